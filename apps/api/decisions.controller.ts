import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  evaluateAccess,
  explainDecision,
  explained,
  HUB,
  type AccessQuestion,
  type Caller,
  type ExplainedDecision,
  type RunningHub,
} from '#exchange';
import { isId, type Fault, type RecordType } from '#kernel';
import { bodyOf, callerOf, must, partiesOf, readerOf, readersOf, speakerOf, traceOf } from './caller.js';
import { Refused } from './problem.js';

/** A question in the words of AuthZEN; in a batch what stands above the evaluations goes for each that does not say it. */
interface Asked {
  subject?: { type: 'organisation'; id: string };
  action?: { name: 'receive'; properties: { purpose: string } };
  resource?: { type: RecordType; id: string };
}
type Body = Asked & { controller?: string; evaluations?: Asked[] };

interface Evaluation {
  decision: boolean;
  context: ExplainedDecision;
}

const PARTS = ['subject', 'action', 'resource'] as const;

/** What would be decided, and why something was. */
@Controller('v1')
export class DecisionsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post('access-evaluations')
  @HttpCode(200)
  async evaluate(@Req() request: FastifyRequest): Promise<Evaluation | { evaluations: Evaluation[] }> {
    const caller = callerOf(request);
    const body = must(bodyOf<Body>(this.hub, request, 'AccessEvaluations'));
    const speaker = must(speakerOf(this.hub, caller, body.controller));
    const questions = questionsOf(caller, body);
    const decisions = await evaluateAccess(this.hub, speaker, questions, traceOf(request));
    const reader = readerOf(caller, speaker.controller);
    const answers = decisions.map((decision) => {
      const context = explained(this.hub, caller.directory, reader, decision);
      return { decision: context.outcome === 'permitted', context };
    });
    return body.evaluations ? { evaluations: answers } : answers[0]!;
  }

  @Get('decisions/:id')
  async decision(@Req() request: FastifyRequest, @Param('id') id: string): Promise<ExplainedDecision> {
    for (const { speaker, reader } of isId(id) ? readersOf(this.hub, request) : []) {
      const found = await explainDecision(this.hub, speaker, reader, id);
      if (found.ok) return found.value;
    }
    throw new Refused({ code: 'not-found' });
  }
}

/** Throws Refused with every part that is missing and every party that takes no part. */
function questionsOf(caller: Caller, body: Body): AccessQuestion[] {
  const asked = (body.evaluations ?? [body]).map((one) => ({
    subject: one.subject ?? body.subject,
    action: one.action ?? body.action,
    resource: one.resource ?? body.resource,
  }));
  const at = (index: number): string => (body.evaluations ? `/evaluations/${index}` : '');
  const faults: Fault[] = asked.flatMap((one, index) =>
    PARTS.filter((part) => !one[part]).map((part) => ({
      pointer: `${at(index)}/${part}`,
      code: 'required',
      detail: 'Neither here nor for all evaluations together.',
    })),
  );
  if (faults.length > 0) throw new Refused({ code: 'invalid-request', faults });
  const recipients = partiesOf(
    caller,
    asked.map(({ subject }, index) => [
      subject!.id,
      `${body.evaluations?.[index]?.subject ? at(index) : ''}/subject/id`,
    ]),
  );
  return asked.map(({ action, resource }, index) => ({
    recipient: recipients[index]!,
    purpose: action!.properties.purpose,
    recordType: resource!.type,
    recordId: resource!.id,
  }));
}
