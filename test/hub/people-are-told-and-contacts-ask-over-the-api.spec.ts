import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { eventOf, type Answer } from '../../apps/demo/partner.js';
import { memberOf, openOccasion, sendClient, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { invent, stageOf } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';
const SAID = { how: 'in-writing', notedBy: 'team-7', givenTo: 'person' };

describe('people who are to be told, and contact persons who ask, over the API', () => {
  let box: Box;
  let stage: Stage;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
    for (const recordId of ['INF-1', 'INF-2', 'INF-3']) {
      const between = { kind: 'referral', purpose: 'guidance', source: 'enschede', recipient: 'almelo' };
      await openOccasion(stage, SYSTEM, { ...between, subject: { recordId } });
      await sendClient(stage, SYSTEM, 'enschede', invent(recordId));
      // The list is in the order in which people came to be told; two who arrive together may stand either way.
      await box.settled();
    }
  });
  afterAll(() => box.stop());

  const ask = (as: string, method: string, path: string, body?: Json, headers?: Record<string, string>) =>
    box.client(as).request(method, path, body, headers);
  const nextOf = ({ headers }: Answer): string | undefined =>
    /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];

  /** Every page of a list, by its links. */
  async function pagesOf(path: string, member: string): Promise<JsonObject[][]> {
    const pages: JsonObject[][] = [];
    for (let next: string | undefined = path; next;) {
      const answer: Answer = await ask(OFFICER, 'GET', next);
      expect(answer.status).toBe(200);
      pages.push((answer.body as Record<string, JsonObject[]>)[member]!);
      next = nextOf(answer);
    }
    return pages;
  }

  it('have a page that says so to whoever opens it and is not logged in any more', async () => {
    const [{ toInformId }] = (await pagesOf('/v1/to-inform', 'lines')).flat() as [JsonObject];
    const open = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${box.url}/v1/to-inform/${String(toInformId)}/notice`, { headers });
    const ended = { cookie: 'schakel_session=of-a-session-that-is-over' };
    for (const who of [{}, ended]) {
      const page = await open({ ...who, accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
      expect([page.status, page.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8']);
      expect(await page.text()).toContain('<a href="/auth/login">Opnieuw inloggen</a>');
    }
    const problem = await open({ ...ended, accept: 'application/json' });
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
  });

  it('are on the list by page, get their notice, and are marked once', async () => {
    const pages = await pagesOf('/v1/to-inform?state=open&limit=2', 'lines');
    expect(pages.map((page) => page.length)).toEqual([2, 1]);
    const lines = pages.flat();
    expect(lines.map(({ person }) => (person as JsonObject)['recordId'])).toEqual([
      'INF-1',
      'INF-2',
      'INF-3',
    ]);
    expect(lines[0]).toMatchObject({ notice: 'gemeente-begeleiding-1', purpose: 'guidance', signal: 'late' });
    const path = `/v1/to-inform/${String(lines[0]!['toInformId'])}`;
    const page = await ask(OFFICER, 'GET', `${path}/notice?language=nl`, undefined, { accept: 'text/html' });
    expect(page.text).toContain('U bent aan de balie geweest.');
    expect(page.text).toContain('Wie gegevens over u kreeg');
    const json = (await ask(OFFICER, 'GET', `${path}/notice`)).body as JsonObject;
    expect(json).toMatchObject({ notice: { ref: 'gemeente-begeleiding-1@1' }, retention: 'P6M' });
    const faulty = await ask(OFFICER, 'POST', `${path}/marks`, { ...SAID, how: 'not-needed' });
    expect([faulty.status, (faulty.body as { errors: JsonObject[] }).errors[0]!['pointer']]).toEqual([
      400,
      '/ground',
    ]);
    const marked = await ask(OFFICER, 'POST', `${path}/marks`, SAID);
    expect([marked.status, (marked.body as JsonObject)['done']]).toEqual([
      201,
      expect.objectContaining({ how: 'in-writing', notedBy: 'team-7', notice: 'gemeente-begeleiding-1@1' }),
    ]);
    expect((await ask(OFFICER, 'POST', `${path}/marks`, SAID)).status).toBe(409);
    expect((await pagesOf('/v1/to-inform?state=done', 'lines')).flat()).toHaveLength(1);
    expect((await ask(SYSTEM, 'GET', '/v1/to-inform')).status).toBe(403);
  });

  it('are told at the desk, which learns nothing of the list', async () => {
    const given = (recordId: string): Promise<Answer> =>
      ask(SYSTEM, 'POST', '/v1/notices-given', {
        ...SAID,
        subject: { recordId },
        notice: 'gemeente-begeleiding-1',
      });
    const [there, notThere] = [await given('INF-2'), await given('NIEMAND')];
    expect([there.status, notThere.status]).toEqual([201, 201]);
    expect(Object.keys(there.body as object)).toEqual(Object.keys(notThere.body as object));
    const open = (await pagesOf('/v1/to-inform', 'lines')).flat();
    expect(open.map(({ person }) => (person as JsonObject)['recordId'])).toEqual(['INF-3']);
  });

  it('ask by their e-mail address, and every list of requests is by page', async () => {
    const visit = JSON.parse(
      readFileSync('schemas/vum/employer-contact/3/examples/accepted/visit-with-everything.json', 'utf8'),
    ) as JsonObject;
    (visit['accountmanager'] as JsonObject)['emailadres'] = 'sanne.voorbeeld@example.org';
    const sent = await box.client('werkgeversteam-enschede').send(
      eventOf({
        source: await box.urn('enschede'),
        record: 'employer-contact',
        contract: 'vum/employer-contact@3',
        subject: 'WCM-2026-0001',
        data: visit,
      }),
    );
    expect([sent.status, (sent.body as JsonObject)['advice']]).toEqual([
      202,
      [{ code: 'function-mailbox', pointers: ['/accountmanager/emailadres'] }],
    ]);
    await box.settled();
    const asked = (subject: JsonObject): Promise<Answer> =>
      ask(SYSTEM, 'POST', '/v1/rights-requests', {
        kind: 'access',
        subject,
        notedBy: 'team-7',
        how: 'in-writing',
        givenBy: 'person',
      });
    const id = memberOf(await asked({ email: 'Sanne.Voorbeeld@example.org' }), 'requestId');
    for (const recordId of ['INF-1', 'INF-2']) expect((await asked({ recordId })).status).toBe(201);
    expect((await asked({ recordId: 'INF-1', email: 'sanne.voorbeeld@example.org' })).status).toBe(400);
    const path = `/v1/rights-requests/${id}`;
    const request = (await ask(OFFICER, 'GET', path)).body as JsonObject;
    expect(request).toMatchObject({ about: 'contact', kind: 'access' });
    expect(JSON.stringify(request)).not.toContain('anne.');
    await ask(OFFICER, 'POST', `${path}/decisions`, { decision: 'granted' });
    const report = (await ask(OFFICER, 'GET', `${path}/report`)).body as JsonObject;
    expect(report['contact']).toMatchObject({ records: [{ recordType: 'employer-contact' }] });
    expect(JSON.stringify(report['documents'])).toContain('sanne.voorbeeld@example.org');
    expect(JSON.stringify(report['documents'])).not.toContain('Bedrijfsleider');
    const html = await ask(OFFICER, 'GET', `${path}/report`, undefined, { accept: 'text/html' });
    expect(html.text).toContain('Waar u als contactpersoon in staat');
    const pages = await pagesOf('/v1/rights-requests?open=true&limit=1', 'requests');
    expect(pages.map((page) => page.length)).toEqual([1, 1, 1]);
    expect(pages.flat().map(({ requestId }) => requestId)).toContain(id);
    const moved = await ask(OFFICER, 'GET', '/v1/rights-requests?cursor=bm9uc2Vuc2U');
    expect(moved.status).toBe(400);
    const { organisations } = (await ask(OFFICER, 'GET', '/v1/retention')).body as {
      organisations: JsonObject[];
    };
    expect(organisations).toMatchObject([{ nothingPastItsTerm: true }]);
  });
});
