import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CSV_START, fileFormsOf, toCsvLine, type Contract } from '#contracts';
import {
  BATCH_MODES,
  ENVELOPE_FORMS,
  HUB,
  LINE_FORMS,
  MISSING,
  placeOfRefusal,
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
import {
  isAboutPerson,
  isId,
  mayBeBsn,
  namesItsPerson,
  ok,
  pointerTokens,
  refuse,
  type Fault,
  type Outcome,
} from '#kernel';
import { callerOf, controllersOf, headerOf, must, sourceOf, traceOf } from './caller.js';
import { createCount } from './count.js';
import { sayLifetime } from './lifetimes.js';
import { CSV_TYPE, FILES, NDJSON_TYPE } from './media-types.js';
import { NO_CONTRACT, notTaken, Refused } from './problem.js';
import { bytesInTime, streamedTypeOf, UploadBroken } from './uploads.js';

const DEFAULT_PAGE = 100;
const LONGEST_PAGE = 1000;
const TRY_AGAIN_S = '10';
/** What is not read any further keeps the connection; nothing else can come over it. */
const HANGS_UP = { Connection: 'close' };

type QueryOf = Record<string, string | undefined>;

/** Files of many records. */
@Controller('v1/batches')
export class BatchesController {
  #uploads = 0;
  readonly #ofConnection = createCount();

  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post()
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: QueryOf,
  ): Promise<unknown> {
    const caller = callerOf(request);
    const order = must(this.orderOf(caller, request, query));
    const { uploadsAtOnce } = this.hub.config.batch;
    const { key } = caller.connection;
    // One connection never takes all places, but always one: a file may take its time.
    if (this.#ofConnection.of(key) >= Math.ceil(uploadsAtOnce / 2))
      throw new Refused({ code: 'too-many-requests' }, { 'Retry-After': TRY_AGAIN_S, ...HANGS_UP });
    const isFull = this.#uploads >= uploadsAtOnce;
    if (isFull || (await this.hub.sealLag.isTooLong())) throw new Refused({ code: 'busy' }, HANGS_UP);
    this.#uploads += 1;
    this.#ofConnection.add(key, 1);
    try {
      const idle = this.hub.config.limits.requestTimeout;
      const outcome = await takeUpload(this.hub, order, bytesInTime(request, idle));
      if (!outcome.ok) throw new Refused(outcome.refusal, HANGS_UP);
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
      this.#ofConnection.add(key, -1);
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
    const from = Number(after ?? 0);
    const accept = request.headers.accept ?? '';
    for (const [type, lines] of Object.entries(DOWNLOADS)) {
      if (!accept.includes(type)) continue;
      void reply.header('Content-Type', `${type}; charset=utf-8`);
      return Readable.from(lines(allAfter(this.hub, id, from)));
    }
    const most = limit === undefined ? DEFAULT_PAGE : Number(limit);
    const refusals = await refusalsAfter(this.hub.db, id, from, most + 1);
    const page = refusals.slice(0, most);
    return { refusals: page, ...(refusals.length > most ? { next: placeOfRefusal(page.at(-1)!) } : {}) };
  }

  async #own(request: FastifyRequest, id: string): Promise<{ caller: Caller; view: BatchView }> {
    const caller = callerOf(request);
    const controllers = controllersOf(this.hub, caller);
    const now = await this.hub.moment(this.hub.db);
    const view = isId(id) ? await viewBatch(this.hub.db, id, controllers, now) : undefined;
    if (!view) throw new Refused({ code: 'not-found' });
    return { caller, view };
  }

  /** Everything that can be said before the first byte of the file: who, for whom, in which form, and what is wanted. */
  private orderOf(caller: Caller, request: FastifyRequest, query: QueryOf): Outcome<BatchOrder> {
    const contract = query['contract'] ? this.hub.contracts.get(query['contract']) : undefined;
    if (!contract) return refuse('unknown-contract', query['contract'] ? {} : { detail: NO_CONTRACT });
    const form = FILES[streamedTypeOf(request)!]!;
    const forms = fileFormsOf(contract);
    if (!forms.includes(form)) {
      const types = Object.keys(FILES).filter((type) => forms.includes(FILES[type]!));
      throw notTaken('POST', types);
    }
    const senderId = headerOf(request, 'idempotency-key');
    if (!senderId) return refuse('idempotency-key-missing');
    const source = sourceOf(this.hub, caller, request);
    if (!source.ok) return source;
    const options = optionsOf(contract, query);
    if (!options.ok) return options;
    if (!ENVELOPE_FORMS.id.test(senderId))
      return refuse('invalid-request', {
        faults: [wrong('Idempotency-Key', 'Printable ASCII, at most 200.')],
      });
    if (isAboutPerson(contract.recordType) && mayBeBsn(senderId))
      return refuse('invalid-request', {
        faults: [wrong('Idempotency-Key', 'An id may not be a BSN, nor look like one.')],
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

const wrong = (name: string, detail: string): Fault => ({ pointer: '', code: name, detail });

/** Each is one of its values (the guard saw to that); here is asked whether they go together. */
function optionsOf(contract: Contract, query: QueryOf): Outcome<BatchOptions> {
  const { lines, mode, missing, recordId } = query as Partial<BatchOptions>;
  const options: BatchOptions = {
    lines: lines ?? LINE_FORMS[0],
    mode: mode ?? BATCH_MODES[0],
    missing: missing ?? MISSING[0],
    ...(recordId === undefined ? {} : { recordId }),
  };
  const faults: Fault[] = [];
  if (recordId !== undefined && (contract.table || options.lines === 'events'))
    faults.push(wrong('recordId', 'A pointer into a document; not for a table, nor for lines=events.'));
  if (recordId !== undefined && pointerTokens(recordId).some(mayBeBsn))
    faults.push(wrong('recordId', 'No name in it may be a BSN, nor look like one.'));
  if (options.lines === 'events' && (contract.table || contract.xml))
    faults.push(wrong('lines', 'Only lines of JSON can be events.'));
  if (options.missing !== 'keep' && (options.mode !== 'full' || namesItsPerson(contract.recordType)))
    faults.push(
      wrong('missing', 'Only of a full state (mode=full), and of records that a file can be whole in.'),
    );
  return faults.length > 0 ? refuse('invalid-request', { faults }) : ok(options);
}

async function* allAfter({ db }: RunningHub, id: string, from: number): AsyncGenerator<RefusalView[]> {
  for (let after = from; ;) {
    const page = await refusalsAfter(db, id, after, LONGEST_PAGE);
    if (page.length === 0) return;
    yield page;
    after = placeOfRefusal(page.at(-1)!);
  }
}

/** As a file: a row for each fault, for whoever mends it in a spreadsheet; or a line for each refused line. */
const DOWNLOADS: Record<string, (pages: AsyncGenerator<RefusalView[]>) => AsyncGenerator<string>> = {
  async *[CSV_TYPE](pages) {
    yield CSV_START + toCsvLine(['line', 'code', 'pointer', 'rule', 'what to do', 'record']);
    for await (const page of pages) {
      for (const { line, record, code, errors } of page) {
        const faults = errors.length > 0 ? errors : [{ pointer: '', code, detail: '' }];
        for (const fault of faults)
          yield toCsvLine([line, code, fault.pointer, fault.code, fault.detail, record ?? '']);
      }
    }
  },
  async *[NDJSON_TYPE](pages) {
    for await (const page of pages) for (const one of page) yield `${JSON.stringify(one)}\n`;
  },
};
