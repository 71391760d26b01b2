import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { expectHouseRules, expectProblem } from '../http-knocker.js';

const KEY = 'vum-vacancy-3';
const SECRET = 'Geheimzinnig verzonnen beroep met een lange naam';

describe('an administrator who changes a mapping table', () => {
  let box: Box;
  let shipped: JsonObject;
  let changed: JsonObject;
  const browsers: Record<string, Browser> = {};
  beforeAll(async () => {
    box = await startBox({ worker: false });
    for (const person of ['beheer-regio', 'beheer-hengelo', 'akkoord-enschede']) {
      browsers[person] = new Browser(box.url, (answer) => box.answers.push(answer));
      await browsers[person].login(`person-${person}`, person.startsWith('akkoord') ? '?stepUp=true' : '');
    }
  });
  afterAll(() => box.stop());

  const admin = (method: string, path: string, body?: JsonObject) =>
    browsers['beheer-regio']!.request(method, path, body);
  const withTitles = (max: number): JsonObject => ({
    ...shipped,
    rows: (shipped['rows'] as JsonObject[]).map((row) =>
      row['partner'] === '/naamVacature' ? { ...row, max: { partner: max } } : row,
    ),
  });

  it('begins with the table as it came with the hub', async () => {
    const { body } = await admin('GET', '/v1/mappings');
    const listed = (body as unknown as { mappings: JsonObject[] }).mappings.find(({ key }) => key === KEY);
    expect(listed).toMatchObject({ inForce: 0, versions: [{ version: 0, hashVerified: true }] });
    const read = await admin('GET', `/v1/mappings/${KEY}`);
    shipped = (read.body as JsonObject)['table'] as JsonObject;
    expect(shipped['contract']).toBe('vum/vacancy@3');
    changed = withTitles(10);
    expectProblem(await admin('GET', `/v1/mappings/${KEY}?version=7`), 404, 'not-found');
    expectProblem(await admin('GET', '/v1/mappings/vum-niets-3'), 404, 'not-found');
  });

  it('sees on a sample what it does, both ways; nothing of the sample stays', async () => {
    const sample = { idVacature: 'VAC-1', naamVacature: SECRET };
    const answer = await admin('POST', '/v1/mapping-previews', { table: changed, from: 'canonical', sample });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        partner: {
          document: { idVacature: 'VAC-1' },
          losses: [{ pointer: '/naamVacature', reason: 'truncated' }],
          coverage: expect.arrayContaining([{ pointer: '/idVacature', inTable: true, inDocument: true }]),
        },
        roundTrip: { same: true, missing: [], added: [] },
      },
    });
    const { partner } = answer.body as { partner: { document: JsonObject; coverage: JsonObject[] } };
    expect(String(partner.document['naamVacature']).length).toBeLessThanOrEqual(10);
    const inward = await admin('POST', '/v1/mapping-previews', {
      table: changed,
      from: 'partner',
      sample: partner.document,
    });
    // The sample lacks what VUM requires: it is refused as the door would, and not repeated.
    expectProblem(inward, 400, 'contract-broken');
    expect(inward.text).toContain('/sample/');
    const { rows } = await sql<{ count: string }>`
      select count(*) from audit_event where details::text like ${`%${SECRET}%`}`.execute(box.admin);
    expect(rows[0]!.count).toBe('0');
    expect(box.log).not.toContain(SECRET);
  });

  it('is told every fault of a table by its place', async () => {
    const rows = [...(shipped['rows'] as JsonObject[]), { canonical: '/nergens', partner: '/idVacature' }];
    const answer = await admin('POST', '/v1/mapping-trials', { table: { ...shipped, rows } });
    expectProblem(answer, 400, 'invalid-request');
    expect((answer.body as JsonObject)['errors']).toEqual([
      expect.objectContaining({ pointer: `/table/rows/${rows.length - 1}`, code: 'no-place' }),
    ]);
  });

  it('tries it on the examples, which leaves a line in the log', async () => {
    const answer = await admin('POST', '/v1/mapping-trials', { table: changed });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        passed: true,
        complete: true,
        broken: [],
        changed: expect.arrayContaining([expect.objectContaining({ partner: ['/naamVacature'] })]),
      },
    });
    const { rows } = await sql<JsonObject>`
      select object, result, details from audit_event where action = 'mapping.tested'`.execute(box.admin);
    expect(rows).toMatchObject([
      { object: 'contract:vum/vacancy@3', result: 'passed', details: { broken: 0 } },
    ]);
    expect(rows[0]!['details']).toMatchObject({ hash: (answer.body as JsonObject)['hash'] });
  });

  it('cannot propose what does not pass', async () => {
    const without = {
      ...shipped,
      rows: (shipped['rows'] as JsonObject[]).map((row) =>
        Array.isArray(row['same']) ? { same: row['same'].filter((place) => place !== '/idVacature') } : row,
      ),
    };
    const tried = await admin('POST', '/v1/mapping-trials', { table: without });
    expect((tried.body as JsonObject)['passed']).toBe(false);
    const refused = await propose(without);
    expectProblem(refused, 400, 'invalid-request');
    expect((refused.body as JsonObject)['errors']).toContainEqual(
      expect.objectContaining({ pointer: '/changes/0/content', code: 'contract-honoured' }),
    );
    const elsewhere = await propose(changed, 'vum-client-3');
    expect((elsewhere.body as JsonObject)['errors']).toEqual([
      expect.objectContaining({ pointer: '/changes/0/content/contract', code: 'other-key' }),
    ]);
  });

  const propose = (content: JsonObject, key = KEY) =>
    admin('POST', '/v1/drafts', { title: 'Kortere titels', changes: [{ kind: 'mapping', key, content }] });

  it('proposes it in words, and another person publishes it', async () => {
    const proposed = await propose(changed);
    expect(proposed.status).toBe(201);
    const { draftId, hash, changes, parties } = proposed.body as unknown as {
      draftId: string;
      hash: string;
      changes: { inWords: { nl: { differences: string[] } } }[];
      parties: JsonObject[];
    };
    expect(changes[0]!.inWords.nl.differences).toEqual([
      'Anders: /naamVacature ↔ /naamVacature: langste tekst was {"partner":120}, wordt {"partner":10}',
    ]);
    expect(parties).toMatchObject([{ party: 'enschede', answer: 'waiting' }]);
    const body = { party: 'enschede', hash };
    const path = `/v1/drafts/${draftId}/approvals`;
    expectProblem(await admin('POST', path, body), 403, 'role-missing');
    const approved = await browsers['akkoord-enschede']!.request('POST', path, body);
    expect(approved).toMatchObject({ status: 201, body: { inForce: [{ kind: 'mapping', version: 1 }] } });
    const read = await admin('GET', `/v1/mappings/${KEY}`);
    expect(read.body).toMatchObject({ inForce: 1, version: 1, table: changed });
    const { rows } = await sql<{ action: string }>`
      select action from audit_event where object = ${`draft:${draftId}`}`.execute(box.admin);
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'config.applied',
      'draft.approved',
      'draft.proposed',
    ]);
  });

  it('compares two versions in words, the one that came with the hub among them', async () => {
    const { body } = await admin('GET', `/v1/configuration/mapping/${KEY}/differences?from=0&until=1`);
    expect(body).toMatchObject({
      nl: [expect.stringMatching(/^Anders:/)],
      en: [expect.stringMatching(/^Changed:/)],
    });
    expectProblem(
      await admin('GET', `/v1/configuration/clause/vacatures/differences?from=0&until=1`),
      404,
      'not-found',
    );
  });

  it('takes back a draft of its own organisation, and nobody of another does', async () => {
    const { draftId } = (await propose(withTitles(30))).body as { draftId: string };
    const path = `/v1/drafts/${draftId}/withdrawals`;
    expectProblem(await browsers['beheer-hengelo']!.request('POST', path, {}), 404, 'not-found');
    expect(await admin('POST', path, {})).toMatchObject({ status: 201, body: { state: 'withdrawn' } });
  });

  it('sees what was lost when it looks after the region, and not for one party', async () => {
    expect(await admin('GET', '/v1/losses?contract=vum/vacancy@3')).toMatchObject({
      status: 200,
      body: { recordType: 'vacancy', items: [], counted: [] },
    });
    const path = '/v1/losses?contract=vum/vacancy@3';
    expectProblem(await browsers['beheer-hengelo']!.request('GET', path), 403, 'role-missing');
    expectProblem(await admin('GET', '/v1/losses?contract=vum/niets@3'), 404, 'not-found');
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
