import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeJson, isSuwinet, type Contract } from '#contracts';
import {
  HUB,
  readEnvelope,
  readHeaders,
  receive,
  viewMessage,
  type Caller,
  type Incoming,
  type Receipt,
  type RunningHub,
} from '#exchange';
import { isId, refuse, type Json, type JsonObject, type Outcome } from '#kernel';
import { callerOf, controllersOf, headerOf, must, sourceOf, traceOf } from './caller.js';
import { parentSpanOf } from './trace.js';
import { sayLifetime } from './lifetimes.js';
import { NO_CONTRACT, notTaken, problemOf, Refused, type Problem } from './problem.js';
import { mediaTypeOf } from './http.js';
import { CLOUD_EVENT, CLOUD_EVENT_BATCH } from './media-types.js';

type ReceiptView = Pick<Receipt, 'messageId' | 'state' | 'recordType' | 'advice'>;
type ItemAnswer = ({ status: 202 } & ReceiptView) | ({ status: number } & { problem: Problem });

/** An envelope around a document adds two levels of nesting and some text. */
const ENVELOPE_DEPTH = 2;
const ENVELOPE_BYTES = 16 * 1024;

/** How the media type of a document ends, for each form of a contract. */
const ENDINGS: Record<Contract['form'], string> = { json: 'json', xml: 'xml', table: 'csv' };

@Controller('v1/messages')
export class MessagesController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post()
  @HttpCode(202)
  async send(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('contract') contract?: string,
  ): Promise<ReceiptView | ItemAnswer[]> {
    const caller = callerOf(request);
    const { limits } = this.hub.config;
    const isFull = this.hub.accepting.pending() >= limits.maxPending;
    if (isFull || (await this.hub.sealLag.isTooLong())) throw new Refused({ code: 'busy' });
    const bytes = request.body as Buffer | undefined;
    if (!bytes?.length) throw new Refused({ code: 'invalid-json' });
    const type = mediaTypeOf(request.headers['content-type']);
    if (type !== CLOUD_EVENT && type !== CLOUD_EVENT_BATCH) {
      await request.server.door.admitMessages(request, caller.connection, 1);
      const receipt = must(await this.sendDocument(caller, request, contract, bytes));
      sayLifetime(reply, caller, contract!, this.hub.now());
      return viewOf(receipt);
    }
    const isBatch = type === CLOUD_EVENT_BATCH;
    const events = must(
      decodeJson(bytes, {
        maxBytes: isBatch ? limits.maxBody : limits.maxDocument + ENVELOPE_BYTES,
        maxDepth: limits.maxDepth + ENVELOPE_DEPTH + (isBatch ? 1 : 0),
        maxStringLength: limits.maxString,
        maxArrayLength: limits.maxArray,
      }),
    );
    const suspect = isSuwinet(bytes);
    if (!isBatch) {
      await request.server.door.admitMessages(request, caller.connection, 1);
      const receipt = must(await this.sendEvent(caller, request, events, suspect));
      sayLifetime(reply, caller, contractIn(events), this.hub.now());
      return viewOf(receipt);
    }
    if (!Array.isArray(events))
      throw new Refused({ code: 'invalid-envelope', detail: 'A batch is a JSON array of events.' });
    if (events.length > limits.maxBatch)
      throw new Refused({ code: 'body-too-large', detail: `At most ${limits.maxBatch} events in a batch.` });
    await request.server.door.admitMessages(request, caller.connection, events.length);
    return Promise.all(
      events.map(async (event) => itemAnswer(await this.sendEvent(caller, request, event, suspect, true))),
    );
  }

  @Get(':id')
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const caller = callerOf(request);
    const view = isId(id) ? await viewMessage(this.hub.db, id, controllersOf(this.hub, caller)) : undefined;
    if (!view) throw new Refused({ code: 'not-found' });
    const named = (party: string): string => caller.directory.party(party)?.urn ?? `urn:schakel:${party}`;
    return {
      ...view,
      recipients: view.recipients.map((one) => ({ ...one, recipient: named(one.recipient) })),
    };
  }

  private async sendEvent(
    caller: Caller,
    request: FastifyRequest,
    event: Json,
    suspect: boolean,
    oneOfMany = false,
  ): Promise<Outcome<Receipt>> {
    // Only where the whole body made it suspect, or is too large to be one document, is the item looked at by itself.
    const needsText =
      suspect || (oneOfMany && (request.body as Buffer).length > this.hub.config.limits.maxDocument);
    if (needsText) {
      const text = JSON.stringify(event);
      if (isSuwinet(text)) return refuse('wrong-rail');
      if (Buffer.byteLength(text) > this.hub.config.limits.maxDocument + ENVELOPE_BYTES)
        return refuse('body-too-large');
    }
    const incoming = readEnvelope(event, traceOf(request));
    return incoming.ok ? this.receive(caller, request, incoming.value) : incoming;
  }

  private receive(caller: Caller, request: FastifyRequest, incoming: Incoming): Promise<Outcome<Receipt>> {
    return receive(this.hub.pipeline, caller, { ...incoming, ...parentSpanOf(request) });
  }

  /** A document in the partner's own form: the envelope is in headers, the contract in the query. */
  private async sendDocument(
    caller: Caller,
    request: FastifyRequest,
    contractRef: string | undefined,
    bytes: Buffer,
  ): Promise<Outcome<Receipt>> {
    const contract = contractRef ? this.hub.contracts.get(contractRef) : undefined;
    if (!contract) return refuse('unknown-contract', contractRef ? {} : { detail: NO_CONTRACT });
    const type = mediaTypeOf(request.headers['content-type'])!;
    const fits = type.endsWith(ENDINGS[contract.form]) || contract.mediaTypes.includes(type);
    if (!fits) throw notTaken('POST', contract.mediaTypes);
    const source = sourceOf(this.hub, caller, request);
    if (!source.ok) return source;
    const incoming = readHeaders(
      {
        source: source.value,
        idempotencyKey: headerOf(request, 'idempotency-key'),
        subject: headerOf(request, 'schakel-subject'),
        contractRef: contract.ref,
        recordType: contract.recordType,
      },
      bytes,
      traceOf(request),
    );
    return incoming.ok ? this.receive(caller, request, incoming.value) : incoming;
  }
}

/** Of an accepted event. */
const contractIn = (event: Json): string =>
  String((event as JsonObject)['dataschema']).replace('urn:schakel:contract:', '');

const viewOf = ({ messageId, state, recordType, advice }: Receipt): ReceiptView => ({
  messageId,
  state,
  recordType,
  ...(advice ? { advice } : {}),
});

function itemAnswer(outcome: Outcome<Receipt>): ItemAnswer {
  if (outcome.ok) return { status: 202, ...viewOf(outcome.value) };
  const problem = problemOf(outcome.refusal);
  return { status: problem.status, problem };
}
