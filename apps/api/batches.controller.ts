import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CSV_START, fileFormsOf, toCsvLine, type Contract } from '#contracts';
import {
  BATCH_MODES,
  HUB,
  LINE_FORMS,
  MESSAGE_ID,
  MISSING,
  refusalsAfter,
  takeUpload,
  viewBatch,
  type BatchOptions,
  type BatchOrder,
  type BatchView,
  type Caller,
  type RefusalView,
  type RunningHub,
} from '#exchange';
import { isId, namesItsPerson, ok, refuse, type Fault, type Outcome } from '#kernel';
import { callerOf, controllersOf, headerOf, must, sourceOf, traceOf } from './caller.js';
import { streamedTypeOf } from './http.js';
import { sayLifetime } from './lifetimes.js';
import { Refused } from './problem.js';
import { FILE_TYPES } from './routes.js';
import { TOKENS } from './tokens.module.js';
import type { TokenVerifier } from './tokens.js';
import { bytesInTime, UploadBroken } from './uploads.js';

const DEFAULT_PAGE = 100;
const LONGEST_PAGE = 1000;
const POINTER = /^(?:\/[^/]{1,100}){1,10}$/;

type QueryOf = Record<string, string | undefined>;

/** Files of many records. */
@Controller('v1/batches')
export class BatchesController {
  #uploads = 0;

  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
  ) {}

  @Post()
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: QueryOf,
  ): Promise<unknown> {
    const caller = await callerOf(this.hub, this.tokens, request, 'messages.write');
    const order = must(this.orderOf(caller, request, query));
    if (this.#uploads >= this.hub.config.batch.uploadsAtOnce) throw new Refused({ code: 'busy' });
    this.#uploads += 1;
    try {
      const idle = this.hub.config.limits.requestTimeout;
      const outcome = await takeUpload(
        this.hub,
        order,
        bytesInTime(request.raw, request.body as Readable, idle),
      );
      // What is not read any further keeps the connection; nothing else can come over it.
      if (!outcome.ok) throw new Refused(outcome.refusal, { Connection: 'close' });
      const { batchId, state } = outcome.value;
      sayLifetime(reply, caller, order.contract, this.hub.now());
      void reply.status(202).header('Location', `/v1/batches/${batchId}`);
      return { batchId, state };
    } catch (error) {
      if (error instanceof UploadBroken)
        throw new Refused({ code: 'invalid-request', detail: 'The upload broke off.' });
      throw error;
    } finally {
      this.#uploads -= 1;
    }
  }

  @Get(':id')
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { caller, view } = await this.#own(request, id);
    const { controller, ...rest } = view;
    const source = caller.directory.party(controller)?.urn ?? `urn:schakel:${controller}`;
    return { ...rest, source, refusals: `/v1/batches/${id}/refusals` };
  }

  @Get(':id/refusals')
  async refusals(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query('after') after?: string,
    @Query('limit') limit?: string,
  ): Promise<unknown> {
    await this.#own(request, id);
    const from = must(numberOf('after', after, 0, Number.MAX_SAFE_INTEGER)) ?? 0;
    const accept = request.headers.accept ?? '';
    for (const [type, lines] of Object.entries(DOWNLOADS)) {
      if (!accept.includes(type)) continue;
      void reply.header('Content-Type', `${type}; charset=utf-8`);
      return Readable.from(lines(allAfter(this.hub, id, from)));
    }
    const most = must(numberOf('limit', limit, 1, LONGEST_PAGE)) ?? DEFAULT_PAGE;
    const refusals = await refusalsAfter(this.hub.db, id, from, most + 1);
    const page = refusals.slice(0, most);
    return { refusals: page, ...(refusals.length > most ? { next: page.at(-1)!.line } : {}) };
  }

  async #own(request: FastifyRequest, id: string): Promise<{ caller: Caller; view: BatchView }> {
    const caller = await callerOf(this.hub, this.tokens, request, 'messages.read');
    const controllers = controllersOf(this.hub, caller);
    const now = await this.hub.moment(this.hub.db);
    const view = isId(id) ? await viewBatch(this.hub.db, id, controllers, now) : undefined;
    if (!view) throw new Refused({ code: 'not-found' });
    return { caller, view };
  }

  /** Everything that can be said before the first byte of the file: who, for whom, in which form, and what is wanted. */
  private orderOf(caller: Caller, request: FastifyRequest, query: QueryOf): Outcome<BatchOrder> {
    const contract = query['contract'] ? this.hub.contracts.get(query['contract']) : undefined;
    if (!contract) return refuse('unknown-contract');
    const form = FILE_TYPES[streamedTypeOf(request)]!;
    if (!fileFormsOf(contract).includes(form)) return refuse('unsupported-media-type');
    const senderId = headerOf(request, 'idempotency-key');
    if (!senderId) return refuse('idempotency-key-missing');
    const source = sourceOf(this.hub, caller, request);
    if (!source.ok) return source;
    const options = optionsOf(contract, query);
    if (!options.ok) return options;
    if (!MESSAGE_ID.test(senderId))
      return refuse('invalid-request', {
        faults: [wrong('', 'Idempotency-Key: printable ASCII, at most 200.')],
      });
    const traceId = traceOf(request);
    const recognised = this.hub.pipeline.recognise(caller, {
      senderId,
      source: source.value,
      recordType: contract.recordType,
      action: 'publish',
      contractRef: contract.ref,
      subject: { recordId: 'any' },
      body: { value: null },
      traceId,
    });
    if (!recognised.ok) return recognised;
    const { controller, connection, origin } = recognised.value;
    const { recordType } = contract;
    return ok({
      controller,
      connection,
      origin,
      senderId,
      contract: contract.ref,
      recordType,
      form,
      options: options.value,
      traceId,
    });
  }
}

const wrong = (pointer: string, detail: string): Fault => ({ pointer, code: 'parameter', detail });

function optionsOf(contract: Contract, query: QueryOf): Outcome<BatchOptions> {
  const faults: Fault[] = [];
  const oneOf = <T extends string>(name: string, values: readonly T[]): T => {
    const value = query[name] ?? values[0]!;
    if (!values.includes(value as T)) faults.push(wrong(`/${name}`, `One of ${values.join(', ')}.`));
    return value as T;
  };
  const options: BatchOptions = {
    lines: oneOf('lines', LINE_FORMS),
    mode: oneOf('mode', BATCH_MODES),
    missing: oneOf('missing', MISSING),
  };
  const { recordId } = query;
  if (recordId !== undefined) options.recordId = recordId;
  if (recordId !== undefined && (!POINTER.test(recordId) || contract.table || options.lines === 'events'))
    faults.push(wrong('/recordId', 'A JSON Pointer into a document; not for a table, nor for lines=events.'));
  if (options.lines === 'events' && (contract.table || contract.xml))
    faults.push(wrong('/lines', 'Only lines of JSON can be events.'));
  if (options.missing !== 'keep' && (options.mode !== 'full' || namesItsPerson(contract.recordType)))
    faults.push(
      wrong('/missing', 'Only of a full state (mode=full), and of records that a file can be whole in.'),
    );
  return faults.length > 0 ? refuse('invalid-request', { faults }) : ok(options);
}

function numberOf(
  name: string,
  text: string | undefined,
  least: number,
  most: number,
): Outcome<number | undefined> {
  if (text === undefined) return ok(undefined);
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return ok(value);
  return refuse('invalid-request', { faults: [wrong(`/${name}`, `A number from ${least} to ${most}.`)] });
}

async function* allAfter({ db }: RunningHub, id: string, from: number): AsyncGenerator<RefusalView[]> {
  for (let after = from; ;) {
    const page = await refusalsAfter(db, id, after, LONGEST_PAGE);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)!.line;
  }
}

/** As a file: a row for each fault, for whoever mends it in a spreadsheet; or a line for each refused line. */
const DOWNLOADS: Record<string, (pages: AsyncGenerator<RefusalView[]>) => AsyncGenerator<string>> = {
  async *'text/csv'(pages) {
    yield CSV_START + toCsvLine(['line', 'code', 'pointer', 'rule', 'what to do']);
    for await (const page of pages) {
      for (const { line, code, errors } of page) {
        const faults = errors.length > 0 ? errors : [{ pointer: '', code, detail: '' }];
        for (const fault of faults) yield toCsvLine([line, code, fault.pointer, fault.code, fault.detail]);
      }
    }
  },
  async *'application/x-ndjson'(pages) {
    for await (const page of pages) for (const one of page) yield `${JSON.stringify(one)}\n`;
  },
};
