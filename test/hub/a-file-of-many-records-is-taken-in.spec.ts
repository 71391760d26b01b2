import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { generateSetuVacancies } from '../../apps/demo/generator.js';
import { until } from '../../apps/demo/play.js';
import { bakery, batchOf, ended, linesOf, refusalsOf, sent, vacancy, XLSX, type Batch } from '../batches.js';
import { workbook } from '../contracts/workbook.js';
import { startBox } from '../harness.js';

const CONTRACT = 'schema-org/vacancy@30';
const TOWN = 'klantsysteem-enschede';

describe('a file of many records', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ settings: { BATCH_SLICE: '7', UPLOADS_AT_ONCE: '8' } });
  });
  afterAll(() => box.stop());

  const subjectsAt = (connection: string): Set<unknown> =>
    new Set(box.double(connection).received.map((one) => one.event['subject']));
  const leftOf = async (table: 'batch_piece' | 'batch_record'): Promise<number> => {
    const { rows } = await sql<{
      many: number;
    }>`select count(*)::int as many from ${sql.table(table)}`.execute(box.admin);
    return rows[0]!.many;
  };

  it('is taken in record by record, and one bad record refuses only itself', async () => {
    const documents = Array.from({ length: 40 }, (_, place) => vacancy(`VAC-${place}`));
    const broken: unknown[] = [...documents];
    broken.splice(11, 0, { ...vacancy('VAC-X'), title: 7 });
    const text = `\ufeff${linesOf(broken)}\r\n{"half": \n${JSON.stringify(vacancy('VAC-LAST'))}`;
    const batch = await sent(bakery(box), CONTRACT, text);
    expect(batch).toMatchObject({ state: 'finished', records: { read: 43, accepted: 41, refused: 2 } });
    expect(batch).toMatchObject({
      source: await box.urn('bakkerij-de-proef'),
      bytes: Buffer.byteLength(text),
    });
    expect(batch.perSecond).toBeGreaterThan(0);
    const refusals = await refusalsOf(bakery(box), batch);
    expect(refusals.map(({ line, code }) => [line, code])).toEqual([
      [12, 'contract-broken'],
      [43, 'invalid-json'],
    ]);
    expect(refusals[0]!.errors).toEqual([{ pointer: '/title', code: 'type', detail: expect.any(String) }]);
    await box.settled();
    expect(subjectsAt('balie-werkcentrum').size).toBe(41);
    expect(await leftOf('batch_piece')).toBe(0);
  });

  it('leaves an event for each record, and one for itself', async () => {
    const batch = await sent(bakery(box), CONTRACT, linesOf([vacancy('VAC-A'), vacancy('VAC-B')]));
    const { rows } = await sql<{ action: string; many: number }>`
      select action, count(*)::int as many from audit_event
      where trace_id = (select trace_id from batch where id = ${batch.batchId}) and action like any(array['message.acc%', 'batch.%'])
      group by action order by action`.execute(box.admin);
    expect(rows).toEqual([
      { action: 'batch.accepted', many: 1 },
      { action: 'batch.finished', many: 1 },
      { action: 'message.accepted', many: 2 },
    ]);
  });

  it('is one file, however often it is sent again under its id', async () => {
    const send = (body: string, query: Record<string, string> = {}) =>
      bakery(box).sendFile(CONTRACT, body, { key: 'nacht-1', mediaType: 'application/x-ndjson', query });
    const body = linesOf([vacancy('VAC-EENS')]);
    const answers = await Promise.all([send(body), send(body), send(body)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map((answer) => (answer.body as unknown as Batch).batchId)).size).toBe(1);
    expect(answers[0]!.headers.get('location')).toBe(
      `/v1/batches/${(answers[0]!.body as unknown as Batch).batchId}`,
    );
    for (const other of [send(`${body}\n`), send(body, { mode: 'full' })]) {
      const answer = await other;
      expect([answer.status, answer.body]).toEqual([422, expect.objectContaining({ code: 'id-reused' })]);
    }
    await ended(bakery(box), (answers[0]!.body as unknown as Batch).batchId);
    const { rows } = await sql`select 1 from record where record_id = 'VAC-EENS' and last_seq > 1`.execute(
      box.admin,
    );
    expect(rows).toEqual([]);
  });

  it('of one sender comes after the file before it, line by line', async () => {
    const versions = [1, 2, 3].map((version) =>
      linesOf(
        Array.from({ length: 20 }, (_, place) => vacancy(`VAC-V${place}`, { title: `Versie ${version}` })),
      ),
    );
    const batches = await Promise.all(
      versions.map(async (body, place) => {
        const answer = await bakery(box).sendFile(CONTRACT, body, {
          key: `versie-${place}`,
          mediaType: 'application/jsonl',
        });
        return ended(bakery(box), (answer.body as unknown as Batch).batchId);
      }),
    );
    expect(batches.map(({ records }) => records.accepted)).toEqual([20, 20, 20]);
    await box.settled();
    // Which of them came first is for who uploaded them side by side; within each record it is the same for all.
    const { rows } = await sql<{ orders: number }>`
      select count(distinct ids)::int as orders from (
        select array_agg(m.batch_id order by m.seq) as ids from message m join record r on r.pk = m.record_pk
        where r.record_id like 'VAC-V%' group by r.pk) o`.execute(box.admin);
    expect(rows).toEqual([{ orders: 1 }]);
  });

  it('may be XML in an element around its records', async () => {
    const client = box.client('uitzendbureau-systeem');
    const records = generateSetuVacancies(20261102, 9).map((one) =>
      one.replace(/^<\?xml[^>]*\?>\s*/, '').replaceAll(/\s*\n\s*/g, ''),
    );
    records[4] = records[4]!.replace('<Status>', '<Status>geheim');
    const file = `<?xml version="1.0" encoding="UTF-8"?>\n<Vacatures>\n${records.join('\n')}\n</Vacatures>`;
    const batch = await sent(client, 'setu/vacancy@1.1', file, { mediaType: 'application/xml' });
    expect(batch).toMatchObject({ state: 'finished', records: { read: 9, accepted: 8, refused: 1 } });
    const [refusal] = await refusalsOf(client, batch);
    expect(refusal).toMatchObject({ line: 7, record: 5, code: 'contract-broken' });
    expect(JSON.stringify(refusal)).not.toContain('geheim');
    // On one line as well, which is how most systems write it: each record is one, and each refusal is told.
    for (const at of [2, 6]) records[at] = records[4];
    const one = file
      .replaceAll('\n', '')
      .replace(/<Vacatures>.*/, () => `<Vacatures>${records.join('')}</Vacatures>`);
    const whole = await sent(client, 'setu/vacancy@1.1', one, { mediaType: 'application/xml' });
    expect(whole).toMatchObject({ state: 'finished', records: { read: 9, accepted: 6, refused: 3 } });
    expect((await refusalsOf(client, whole)).map(({ line, record }) => [line, record])).toEqual(
      [3, 5, 7].map((place) => [1, place]),
    );
    const next = await client.request('GET', `/v1/batches/${whole.batchId}/refusals?limit=1&after=3`);
    expect(next.body).toMatchObject({ refusals: [{ record: 5 }], next: 5 });
  });

  it('may be a spreadsheet, as CSV in any of its encodings or as a workbook', async () => {
    const rows = [
      ['ID_WZ', 'Bemiddelingsberoep', 'Toestemming'],
      ['WZ-1', 'Café-eigenaar', 'Ja'],
      ['WZ-2', 'Kok', 'Misschien'],
      ['WZ-3', 'Kok', 'Nee'],
    ];
    const csv = (sign: string): string => rows.map((row) => `${row.join(sign)}\r\n`).join('');
    const files: [string, string | Buffer][] = [
      ['text/csv', `\ufeff${csv(';')}`],
      ['text/csv', csv(',')],
      ['text/csv', Buffer.from(csv(';'), 'latin1')],
      [XLSX, workbook(rows)],
    ];
    for (const [mediaType, body] of files) {
      const batch = await sent(box.client(TOWN), 'sonar/client@1', body, { mediaType });
      expect(batch).toMatchObject({ state: 'finished', records: { read: 3, accepted: 2, refused: 1 } });
      expect(await refusalsOf(box.client(TOWN), batch)).toMatchObject([
        { line: 3, code: 'contract-broken', errors: [{ pointer: '/toestemming', code: 'enum' }, {}] },
      ]);
    }
    // The no in the third line is obeyed at once.
    const { rows: flags } =
      await sql`select record_id, objected from subject where record_id like 'WZ-%' order by 1`.execute(
        box.admin,
      );
    expect(flags).toEqual([
      { record_id: 'WZ-1', objected: false },
      { record_id: 'WZ-3', objected: true },
    ]);
  });

  it('that cannot be read to its end stops there; what came before it stays', async () => {
    const head = 'ID_WZ;Toestemming\n';
    const good = Array.from({ length: 20 }, (_, place) => `WZ-S${place};Ja\n`).join('');
    const broken = await sent(box.client(TOWN), 'sonar/client@1', `${head}${good}"WZ-X;Ja\nWZ-Y;Ja\n`, {
      mediaType: 'text/csv',
    });
    expect(broken).toMatchObject({
      state: 'stopped',
      records: { read: 20, accepted: 20, refused: 0 },
      stop: { code: 'invalid-table', line: 23 },
    });
    const moved = await sent(box.client(TOWN), 'sonar/client@1', `Geslacht;${head}v;WZ-1;Ja\n`, {
      mediaType: 'text/csv',
    });
    expect(moved).toMatchObject({
      state: 'stopped',
      stop: { code: 'never-carried', line: 1 },
      records: { read: 0 },
    });
    expect(await refusalsOf(box.client(TOWN), moved)).toMatchObject([{ line: 1, code: 'never-carried' }]);
  });

  it('is shown to who may act for its controller, and to nobody else', async () => {
    const { batchId } = await sent(bakery(box), CONTRACT, linesOf([vacancy('VAC-OWN')]));
    for (const path of [`/v1/batches/${batchId}`, `/v1/batches/${batchId}/refusals`]) {
      const other = await box.client(TOWN).request('GET', path);
      const unknown = await box
        .client(TOWN)
        .request('GET', path.replace(batchId, '019a0000-0000-7000-8000-000000000001'));
      expect([other.status, other.body]).toEqual([404, unknown.body]);
    }
    expect((await batchOf(bakery(box), batchId)).state).toBe('finished');
  });

  it('has its refused lines by page, and as files in which nothing is a formula', async () => {
    const broken = Array.from({ length: 25 }, (_, place) => ({
      ...vacancy(`VAC-${place}`),
      title: 7,
      '=cmd()': 1,
    }));
    const batch = await sent(bakery(box), CONTRACT, linesOf(broken));
    expect(batch.records).toMatchObject({ read: 25, accepted: 0, refused: 25 });
    const lines: number[] = [];
    let path: string | undefined = `/v1/batches/${batch.batchId}/refusals?limit=10`;
    for (let pages = 0; path; pages++) {
      const { body } = await bakery(box).request('GET', path);
      const page = body as unknown as { refusals: { line: number }[]; next?: number };
      expect(page.refusals.length).toBe(pages < 2 ? 10 : 5);
      lines.push(...page.refusals.map(({ line }) => line));
      path = page.next ? `/v1/batches/${batch.batchId}/refusals?limit=10&after=${page.next}` : undefined;
    }
    expect(lines).toEqual(Array.from({ length: 25 }, (_, place) => place + 1));

    const get = (accept: string) =>
      bakery(box).request('GET', `/v1/batches/${batch.batchId}/refusals`, undefined, { accept });
    const ndjson = (await get('application/x-ndjson')).text.trim().split('\n');
    expect(ndjson.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual(lines);
    const csv = await get('text/csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.text.startsWith('line;code;pointer;rule;what to do;record\r\n1;contract-broken;')).toBe(true);
    expect(csv.text).not.toMatch(/(^|;)"?[=+@-]/m);
    expect((await get('text/html')).status).toBe(406);
    for (const query of ['limit=0', 'limit=1001', 'limit=x', 'after=-1'])
      expect(
        (await bakery(box).request('GET', `/v1/batches/${batch.batchId}/refusals?${query}`)).status,
      ).toBe(400);
  });

  it('finds the id of a record where it is told to', async () => {
    const documents = ['A1', 'A2'].map((id) =>
      vacancy('VAC-ELDERS', { identifier: { '@type': 'PropertyValue', value: id } }),
    );
    const batch = await sent(bakery(box), CONTRACT, linesOf([...documents, vacancy('VAC-Z')]), {
      query: { recordId: '/identifier/value' },
    });
    expect(batch.records).toMatchObject({ accepted: 2, refused: 1 });
    expect(await refusalsOf(bakery(box), batch)).toMatchObject([
      { line: 3, code: 'invalid-envelope', errors: [{ pointer: '/identifier/value' }] },
    ]);
  });

  it('may have its subjects beside its documents, and take records back', async () => {
    const line = (subject: unknown, more: object): unknown => ({ subject, ...more });
    const batch = await sent(
      bakery(box),
      CONTRACT,
      linesOf([
        line('VAC-E1', { data: vacancy('VAC-E1') }),
        line({ recordId: 'VAC-E2' }, { data: vacancy('VAC-E2') }),
        line('VAC-E1', { type: 'nl.schakel.vacancy.withdrawn' }),
        line('VAC-E3', { type: 'nl.schakel.client.published', data: vacancy('VAC-E3') }),
        line('VAC-E3', { data: vacancy('VAC-E3'), source: 'urn:x' }),
        line('VAC-E3', {}),
        line({ recordId: '/' }, { data: vacancy('VAC-E3') }),
        line('VAC-E4', { data: vacancy('VAC-E3') }),
        vacancy('VAC-E4'),
        7,
      ]),
      { query: { lines: 'events' } },
    );
    expect(batch.records).toMatchObject({ read: 10, accepted: 3, refused: 7 });
    const refusals = await refusalsOf(bakery(box), batch);
    expect(refusals.map(({ line: at, errors }) => [at, errors.map(({ pointer }) => pointer)])).toEqual([
      [4, ['/type']],
      [5, ['']],
      [6, ['/data']],
      [7, ['/subject/recordId']],
      [8, ['/identifier']],
      [9, ['/subject', '/data', '']],
      [10, ['']],
    ]);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(
      new Set(['invalid-envelope', 'subject-differs']),
    );
  });

  it('keeps its refused lines for their term only', async () => {
    const batch = await sent(bakery(box), CONTRACT, '1\n');
    expect(await refusalsOf(bakery(box), batch)).toHaveLength(1);
    box.clock.turnBy(15 * 24 * 3600_000);
    await until('they are gone', async () => (await refusalsOf(bakery(box), batch)).length === 0);
    expect((await batchOf(bakery(box), batch.batchId)).records.refused).toBe(1);
  });
});
