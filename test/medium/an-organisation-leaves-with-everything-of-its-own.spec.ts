import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { publicKeys } from '#audit';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { memberOf, openOccasion, sayYes, sendClient, type Stage } from '../../apps/demo/play.js';
import { verifyExport } from '../../scripts/audit-verify/main.js';
import { startBox } from '../harness.js';
import { invent, stageOf } from './stage.js';

const KEY = Buffer.alloc(32, 9).toString('base64');
const SCHOOL = 'roc-van-twente';
const PEOPLE = [
  ['enschede', 'klantsysteem-enschede', 'ENS-1'],
  ['enschede', 'klantsysteem-enschede', 'ENS-2'],
  ['hengelo', 'leverancier-midden', 'HEN-1'],
] as const;

/** Read as anybody would who has the files and nothing of the hub. */
const linesIn = (folder: string, file: string): JsonObject[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JsonObject);

describe('an organisation that leaves', () => {
  let box: Box;
  let stage: Stage;
  const folders: Record<string, string> = {};
  beforeAll(async () => {
    box = await startBox({ settings: { MASTER_KEY: KEY } });
    stage = stageOf(box);
    for (const [party, client, recordId] of PEOPLE) {
      const between = { kind: 'referral', purpose: 'learning', source: party, recipient: SCHOOL };
      await openOccasion(stage, client, { ...between, subject: { recordId } });
      await sayYes(stage, client, party, invent(recordId), SCHOOL);
      await sendClient(stage, client, party, invent(recordId));
    }
    await box.settled();
    const officer = box.client('privacy-enschede');
    const asked = {
      kind: 'objection',
      subject: { recordId: 'ENS-2' },
      notedBy: 'team-7',
      how: 'in-writing',
      givenBy: 'person',
    };
    await officer.request('POST', '/v1/rights-requests', asked);
    await officer.request('POST', '/v1/legal-holds', { ground: 'court-order', reference: 'Z-1' });
    const { rows } = await sql<{ id: string }>`
      select id from delivery where kind = 'document' and record_type = 'client'`.execute(box.admin);
    const scope = { deliveries: rows.map(({ id }) => id) };
    const operator = box.client('beheer-regio-systeem');
    const reported = await operator.request('POST', '/v1/incidents', { kind: 'wrong-recipient', scope });
    await operator.request('POST', `/v1/incidents/${memberOf(reported, 'incidentId')}/confirmations`);
    await box.sealed();
    for (const party of ['enschede', SCHOOL]) folders[party] = leave(party);
  });
  afterAll(() => box.stop());

  const taken = (party: string, folder: string) =>
    spawnSync(process.execPath, ['dist/apps/api/organisation-export.js', party, folder], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: box.started.databaseUrl,
        MASTER_KEY: KEY,
        NODE_ENV: 'development',
        DATA_DIR: folder,
      },
    });
  function leave(party: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-leaves-'));
    const { status, stderr } = taken(party, folder);
    expect([status, stderr]).toEqual([0, '']);
    return folder;
  }
  const rowsOf = async (query: string, party = 'enschede'): Promise<JsonObject[]> =>
    (await sql<JsonObject>`${sql.raw(query.replaceAll('$PARTY', party))}`.execute(box.admin)).rows;
  const own = (file: string): JsonObject[] => linesIn(folders['enschede']!, file);
  /** As it comes out of JSON. */
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

  it('has a line for everything, and says how many', () => {
    const about = JSON.parse(readFileSync(join(folders['enschede']!, 'about.json'), 'utf8')) as JsonObject;
    const files = readdirSync(folders['enschede']!).filter((file) => file.endsWith('.jsonl'));
    expect(about['lines']).toEqual(Object.fromEntries(files.map((file) => [file, own(file).length])));
    expect(Object.values(about['lines'] as object).every((count) => count > 0)).toBe(true);
  });

  it('has its configuration: agreements, clauses, connections and tables, in every version', async () => {
    const stored = await rowsOf(
      `select kind, key, version, content from config_version where state = 'approved'`,
    );
    const name = (one: JsonObject): string =>
      `${String(one['kind'])}/${String(one['key'])}/${String(one['version'])}`;
    const contents = new Map(stored.map((one) => [name(one), plain(one['content'])]));
    const out = own('configuration.jsonl');
    for (const one of out) expect([name(one), one['content']]).toEqual([name(one), contents.get(name(one))]);
    const has = new Set(out.map(name));
    // Whatever names it by its key is there; what is between others is not.
    const mine = stored.filter((one) =>
      /"(enschede|party": ?"enschede)"/.test(JSON.stringify(one['content'])),
    );
    expect(mine.length).toBeGreaterThan(10);
    expect(mine.map(name).filter((one) => !has.has(one))).toEqual([]);
    expect(has).toContain('organisation/enschede/1');
    expect(has).not.toContain('organisation/hengelo/1');
  });

  it('has its people, with every consent, declaration and occasion of theirs', async () => {
    const stored = await rowsOf(`select s.record_id as "recordId",
      (select json_agg(c.id order by c.id) from consent c where c.subject_id = s.id) as consents,
      (select json_agg(c.evidence order by c.id) from consent c where c.subject_id = s.id) as evidence,
      (select json_agg(d.id order by d.id) from declaration d where d.subject_id = s.id) as declarations,
      (select json_agg(o.id order by o.id) from occasion o where o.subject_id = s.id) as occasions, s.objected_to as "objectedTo"
      from subject s where s.controller = '$PARTY' order by s.record_id`);
    const idsIn = (list: unknown): string[] => (list as JsonObject[]).map(({ id }) => String(id)).sort();
    const evidenceIn = (list: unknown): unknown[] =>
      (list as JsonObject[])
        .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
        .map(({ evidence }) => evidence);
    const out = own('people.jsonl').map(({ recordId, consents, declarations, occasions, objectedTo }) => ({
      recordId,
      consents: idsIn(consents),
      evidence: evidenceIn(consents),
      declarations: idsIn(declarations),
      occasions: idsIn(occasions),
      objectedTo,
    }));
    expect(out).toHaveLength(2);
    expect(out).toEqual(plain(stored));
  });

  it('has the documents that are still held, as it sent them, and what became of them', async () => {
    const messages = await rowsOf(
      `select id from message where controller = '$PARTY' and document is not null order by id`,
    );
    const documents = own('documents.jsonl');
    expect(documents.map(({ messageId }) => messageId)).toEqual(messages.map(({ id }) => id));
    const clients = documents.filter(({ contract }) => contract === 'ggm/client@2.5');
    expect(clients.map(({ document }) => document)).toEqual(
      clients.map(({ recordId }) => plain(invent(String(recordId)).document)),
    );
    expect(clients.map(({ recordId }) => recordId)).toEqual(['ENS-1', 'ENS-2']);
    const given = await rowsOf(`select id, state from delivery where sender = '$PARTY'
      or (recipient = '$PARTY' and state = 'delivered') order by id`);
    expect(own('deliveries.jsonl').map(({ deliveryId, state }) => ({ id: deliveryId, state }))).toEqual(
      given,
    );
  });

  it('has what people asked, orders and incidents', async () => {
    for (const [file, table] of [
      ['rights-requests.jsonl', 'rights_request'],
      ['legal-holds.jsonl', 'legal_hold'],
      ['incidents.jsonl', 'incident'],
    ] as const) {
      const stored = await rowsOf(`select id from ${table} where controller = '$PARTY' order by 1`);
      expect([file, own(file).map(({ id }) => id)]).toEqual([file, stored.map(({ id }) => id)]);
    }
    const [incident] = own('incidents.jsonl');
    expect((incident!['touched'] as JsonObject[]).map(({ recordId }) => String(recordId)).toSorted()).toEqual(
      ['ENS-1', 'ENS-2'],
    );
  });

  it('has its own lines of the log, with their proof, that somebody else can check', async () => {
    const { size } = own('log.jsonl')[0] as { size: number };
    const stored = await rowsOf(`select e.id from audit_event e join audit_leaf l on l.event_id = e.id
      where '$PARTY' = any(e.organisations) and l.position < ${size}`);
    // Between its header and its end.
    expect(own('log.jsonl').length - 2).toBe(stored.length);
    const file = createReadStream(join(folders['enschede']!, 'log.jsonl'));
    const verdict = await verifyExport(file, { keys: await publicKeys(box.hub.db) });
    expect([verdict.faults, verdict.leaves]).toEqual([[], stored.length]);
  });

  it('takes nothing along of others', () => {
    const all = (party: string): string =>
      readdirSync(folders[party]!)
        .filter((file) => file.endsWith('.jsonl') && file !== 'configuration.jsonl')
        .map((file) => readFileSync(join(folders[party]!, file), 'utf8'))
        .join();
    expect(all('enschede')).not.toMatch(/HEN-1|hengelo/);
    // Who got a record has it under its own name for the person.
    expect(all(SCHOOL)).not.toMatch(/ENS-|HEN-/);
    const got = linesIn(folders[SCHOOL]!, 'deliveries.jsonl').filter(({ side }) => side === 'got');
    const subjects = box.double('roc-systeem').received.map(({ event }) => event['subject']);
    expect(new Set(got.map(({ subject }) => subject))).toEqual(new Set(subjects));
  });

  it('has to be one that takes part', () => {
    const { status, stderr } = taken('niemand', mkdtempSync(join(tmpdir(), 'schakel-leaves-')));
    expect([status, stderr.trim()]).toEqual([1, 'no organisation or arrangement is called niemand']);
  });
});
