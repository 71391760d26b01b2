import { request as httpRequest } from 'node:http';
import { createConnection } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sweep } from '#exchange';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { bakery, batchOf, linesOf, NDJSON, vacancy, XLSX, type Batch } from '../batches.js';
import { until } from '../anomaly-stream.js';
import { startBox } from '../harness.js';
import { expectHouseRules, expectProblem, KIB, knock } from '../http-knocker.js';

const CONTRACT = 'schema-org/vacancy@30';
const TOWN = 'klantsysteem-enschede';
const GOOD = linesOf([vacancy('VAC-1')]);
const REQUEST_TIMEOUT_MS = 800;

describe('bad input in an upload', () => {
  let box: Box;
  let serial = 0;
  beforeAll(async () => {
    box = await startBox({
      worker: false,
      settings: {
        BATCH_MAX_BYTES: '64KiB',
        WORKBOOK_MAX_BYTES: '16KiB',
        UPLOADS_AT_ONCE: '1',
        REQUEST_TIMEOUT: `${REQUEST_TIMEOUT_MS}ms`,
        MAX_BODY: '8KiB',
        MAX_DOCUMENT: '4KiB',
      },
    });
  });
  afterAll(() => box.stop());

  const rows = async (): Promise<unknown> => {
    const { rows: counts } = await sql`
      select (select count(*)::int from batch) as batches, (select count(*)::int from batch_piece) as pieces`.execute(
      box.admin,
    );
    return counts[0];
  };
  const refused = async (
    send: () => Promise<Answer>,
    status: number,
    code: string,
    parameters?: string[],
  ) => {
    const before = await rows();
    const answer = await send();
    expectProblem(answer, status, code);
    const { errors = [] } = answer.body as { errors?: { code: string }[] };
    if (parameters) expect(errors.map((one) => one.code).sort()).toEqual(parameters.toSorted());
    expect(await rows()).toEqual(before);
  };
  const upload = (
    body: string | Buffer,
    more: {
      client?: string;
      contract?: string;
      mediaType?: string;
      query?: Record<string, string>;
      source?: string;
    } = {},
  ): Promise<Answer> => {
    const { client = 'bakkerij-systeem', contract = CONTRACT, mediaType = NDJSON, ...rest } = more;
    return box.client(client).sendFile(contract, body, { key: `slecht-${++serial}`, mediaType, ...rest });
  };

  it('is not in what is in order', async () => {
    expect((await upload(GOOD)).status).toBe(202);
  });

  it('is refused without a token, without a key, and for whom the caller does not speak', async () => {
    const path = `/v1/batches?contract=${encodeURIComponent(CONTRACT)}`;
    await refused(
      () => knock(box, 'POST', path, { body: GOOD, headers: { 'content-type': NDJSON } }),
      401,
      'unauthenticated',
    );
    await refused(
      () => bakery(box).request('POST', path, GOOD, { 'content-type': NDJSON }),
      400,
      'idempotency-key-missing',
    );
    await refused(
      () => bakery(box).request('POST', path, GOOD, { 'content-type': NDJSON, 'idempotency-key': 'a b' }),
      400,
      'invalid-request',
    );
    const urn = await box.urn('enschede');
    await refused(() => upload(GOOD, { source: urn }), 403, 'not-mandated');
    await refused(() => upload(GOOD, { source: 'urn:nld:oin:00000001999999999999' }), 403, 'not-mandated');
    await refused(
      () => upload('[]', { client: 'leverancier-midden', contract: 'ggm/client@2.5' }),
      403,
      'not-mandated',
    );
    await refused(() => upload(GOOD, { client: TOWN }), 403, 'record-type-not-allowed');
  });

  it('is refused in a form or under a contract that there is not', async () => {
    await refused(() => upload(GOOD, { contract: 'schema-org/vacancy@1' }), 400, 'unknown-contract');
    await refused(() => upload(GOOD, { contract: 'setu/introduction@2' }), 400, 'unknown-contract');
    await refused(() => upload(GOOD, { contract: '' }), 400, 'unknown-contract');
    for (const mediaType of ['text/csv', XLSX, 'application/xml'])
      await refused(() => upload(GOOD, { mediaType }), 415, 'unsupported-media-type');
    for (const mediaType of ['application/json', 'application/x-schakel-streamed', 'text/plain'])
      await refused(() => upload(GOOD, { mediaType }), 415, 'unsupported-media-type');
    await refused(
      () =>
        bakery(box).request('POST', '/v1/messages', GOOD, {
          'content-type': 'application/x-schakel-streamed',
        }),
      415,
      'unsupported-media-type',
    );
  });

  it('is refused when it is compressed, and is told so before anything is read', async () => {
    const send = (path: string, coding: string, body: Buffer | string) =>
      bakery(box).request('POST', path, body, {
        'content-type': path.includes('batches') ? NDJSON : 'application/ld+json',
        'idempotency-key': `gepakt-${++serial}`,
        'content-encoding': coding,
      });
    const query = `?contract=${encodeURIComponent(CONTRACT)}`;
    for (const path of [`/v1/batches${query}`, `/v1/messages${query}`]) {
      await refused(() => send(path, 'gzip', gzipSync(GOOD)), 415, 'unsupported-media-type');
      expect((await send(path, 'br', GOOD)).headers.get('accept-encoding')).toBe('identity');
    }
    expect((await send(`/v1/batches${query}`, 'identity', GOOD)).status).toBe(202);
  });

  it.each([
    [{ mode: 'all' }, ['mode']],
    [{ missing: 'withdraw' }, ['missing']],
    [{ mode: 'full', missing: 'delete' }, ['missing']],
    [{ lines: 'rows', mode: 'x', missing: 'y' }, ['lines', 'mode', 'missing']],
    [{ recordId: 'identifier' }, ['recordId']],
    [{ recordId: '/identifier', lines: 'events' }, ['recordId']],
    [{ recordId: `/${'x'.repeat(101)}` }, ['recordId']],
    [{ recordId: '/ids/999991425' }, ['recordId']],
  ])('is refused with the parameters %j', async (query, parameters) => {
    await refused(
      () => upload(GOOD, { query: query as Record<string, string> }),
      400,
      'invalid-request',
      parameters,
    );
  });

  it('is refused where a table or an introduction cannot be asked that', async () => {
    const table = { client: TOWN, contract: 'sonar/client@1', mediaType: 'text/csv' };
    await refused(() => upload('ID_WZ\n', { ...table, query: { lines: 'events' } }), 400, 'invalid-request', [
      'lines',
    ]);
    await refused(
      () => upload('ID_WZ\n', { ...table, query: { recordId: '/idWz' } }),
      400,
      'invalid-request',
      ['recordId'],
    );
    const introductions = { client: TOWN, contract: 'canonical/introduction@1' };
    await refused(
      () => upload('{}', { ...introductions, query: { mode: 'full', missing: 'withdraw' } }),
      400,
      'invalid-request',
      ['missing'],
    );
  });

  it('is taken at its limit of bytes and refused over it, said beforehand or not', async () => {
    const filled = (bytes: number): Buffer => Buffer.alloc(bytes, 0x0a);
    expect((await upload(filled(64 * KIB))).status).toBe(202);
    await refused(() => upload(filled(64 * KIB + 1)), 413, 'body-too-large');
    const table = { client: TOWN, contract: 'sonar/client@1' };
    expect((await upload(filled(16 * KIB), { ...table, mediaType: XLSX })).status).toBe(202);
    await refused(() => upload(filled(16 * KIB + 1), { ...table, mediaType: XLSX }), 413, 'body-too-large');
    await refused(() => upload(''), 400, 'invalid-request');
  });

  /** An upload that has begun: what is written goes, and nothing more is said. */
  const begun = async (body: string, length = 1000, known?: string) => {
    const token = known ?? (await bakery(box).token());
    const socket = createConnection(Number(new URL(box.url).port), '127.0.0.1');
    const chunks: Buffer[] = [];
    const closed = new Promise<string>((resolve) => {
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
    });
    socket.write(
      `POST /v1/batches?contract=${encodeURIComponent(CONTRACT)} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Type: ${NDJSON}\r\nIdempotency-Key: afgebroken-${++serial}\r\nContent-Length: ${length}\r\n\r\n${body}`,
    );
    return { socket, closed, key: `afgebroken-${serial}` };
  };
  const receiving = async (): Promise<number> => {
    const { rows: found } = await sql`select 1 from batch where state = 'receiving'`.execute(box.admin);
    return found.length;
  };

  it('that breaks off leaves nothing behind, and can be sent again under its id', async () => {
    const before = await rows();
    const { socket, key } = await begun(GOOD.slice(0, 100), GOOD.length);
    await until('the upload has begun', async () => (await receiving()) === 1);
    socket.destroy();
    await until('nothing is left of it', async () => (await receiving()) === 0);
    expect(await rows()).toEqual(before);
    const again = await bakery(box).sendFile(CONTRACT, GOOD, { key, mediaType: NDJSON });
    expect(again.status).toBe(202);
  });

  it('that comes to a halt is cut off, however long a file may take', async () => {
    const { closed } = await begun(GOOD.slice(0, 100), GOOD.length);
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
    await until('nothing is left of it', async () => (await receiving()) === 0);
  });

  it('may take longer than any other request, as long as something comes', async () => {
    const { socket, closed, key } = await begun('', GOOD.length);
    const pieces = GOOD.match(/[^]{1,40}/g)!;
    const every = Math.ceil((2 * REQUEST_TIMEOUT_MS) / pieces.length);
    for (const piece of pieces) {
      socket.write(piece);
      await new Promise((resolve) => setTimeout(resolve, every));
    }
    socket.end();
    expect(await closed).toMatch(/^HTTP\/1\.1 202 /);
    const known = await bakery(box).sendFile(CONTRACT, GOOD, { key, mediaType: NDJSON });
    expect(known.status).toBe(202);
  });

  it('of somebody who is not let in has no longer than any other request', async () => {
    const { socket, closed } = await begun('', 1000, 'x'.repeat(40));
    const dripping = setInterval(() => socket.write('x'), 50);
    expect(await closed).toMatch(/^HTTP\/1\.1 401 /);
    clearInterval(dripping);
  });

  it('has to wait when many others are under way, and of one connection half as many', async () => {
    const other = await begun('{', 1000);
    await until('it has begun', async () => (await receiving()) === 1);
    expectProblem(await upload(GOOD), 429, 'too-many-requests');
    const answer = await upload(GOOD, { client: TOWN, contract: 'ggm/client@2.5' });
    expectProblem(answer, 503, 'busy');
    expect(answer.headers.get('retry-after')).toBeTruthy();
    other.socket.destroy();
    await until('it is gone', async () => (await receiving()) === 0);
    expect((await upload(GOOD)).status).toBe(202);
  });

  it('does not hold up other requests, whose own limit is as it was', async () => {
    const token = await bakery(box).token();
    const asked = httpRequest(`${box.url}/v1/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/cloudevents+json',
        'content-length': 100,
      },
    });
    const status = new Promise<number | undefined>((resolve) => {
      asked.on('response', (response) => resolve(response.statusCode));
      asked.on('error', () => resolve(undefined));
    });
    asked.write('{');
    expect(await status).toBe(408);
  });

  it('is forgotten when the hub was killed under it', async () => {
    await sql`
      insert into batch (id, controller, connection, origin, sender_id, record_type, contract, form, options, state, trace_id, made_at)
      values ('019a0000-0000-7000-8000-000000000001', 'bakkerij-de-proef', 'bakkerij-systeem', '', 'half', 'vacancy', ${CONTRACT},
        'ndjson', '{}', 'receiving', 'x', ${new Date(box.clock.now().getTime() - 3600_000)})`.execute(
      box.admin,
    );
    await sql`insert into batch_piece values ('019a0000-0000-7000-8000-000000000001', 0, '\\x00')`.execute(
      box.admin,
    );
    await sweep(box.hub);
    expect(await receiving()).toBe(0);
    const { rows: left } = await sql`
      select 1 from batch_piece where batch_id = '019a0000-0000-7000-8000-000000000001'`.execute(box.admin);
    expect(left).toEqual([]);
  });

  it('leaves what was taken in waiting for a worker', async () => {
    const { body } = await upload(GOOD);
    const { batchId } = body as unknown as Batch;
    expect(await batchOf(bakery(box), batchId)).toMatchObject({ state: 'waiting', records: { read: 0 } });
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
