import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sweep } from '#exchange';
import type { Json, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf, openOccasion, sayYes, sendClient, type Stage } from '../../apps/demo/play.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { expectHouseRules } from '../http-knocker.js';
import { eventsAt, invent, stageOf } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';
const SCHOOL = 'roc-systeem';
const UNKNOWN = '01890000-0000-7000-8000-000000000000';

describe('what a person asks about its own data', () => {
  let box: Box;
  let stage: Stage;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
  });
  afterAll(() => box.stop());

  const ask = (as: string, method: string, path: string, body?: Json): Promise<Answer> =>
    box.client(as).request(method, path, body);
  const bodyFor = (recordId: string, kind: string): JsonObject => ({
    kind,
    subject: { recordId },
    notedBy: 'team-7',
    how: 'at-the-desk',
    givenBy: 'person',
  });
  const received = async (recordId: string, kind: string, as = SYSTEM): Promise<string> =>
    memberOf(await ask(as, 'POST', '/v1/rights-requests', bodyFor(recordId, kind)), 'requestId');
  const codeOf = ({ status, body }: Answer): [number, string] => [
    status,
    String((body as JsonObject)['code']),
  ];

  it('is taken in at the desk, decided and done by the privacy officer, and closed when all have answered', async () => {
    const recordId = 'ENS-WIST';
    const between = {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
    };
    await openOccasion(stage, SYSTEM, { ...between, subject: { recordId } });
    await sayYes(stage, SYSTEM, 'enschede', invent(recordId), 'roc-van-twente');
    await sendClient(stage, SYSTEM, 'enschede', invent(recordId));
    await box.settled();
    expect(eventsAt(box, SCHOOL, 'client.published')).toHaveLength(1);
    const id = await received(recordId, 'erasure');
    const path = `/v1/rights-requests/${id}`;
    expect((await ask(OFFICER, 'GET', path)).body).toMatchObject({
      recordId,
      kind: 'erasure',
      state: 'received',
      signal: 'none',
      notices: { told: 0 },
    });
    expect(codeOf(await ask(OFFICER, 'POST', `${path}/executions`))).toEqual([409, 'other-state']);
    expect((await ask(OFFICER, 'POST', `${path}/decisions`, { decision: 'granted' })).status).toBe(201);
    const executed = await ask(OFFICER, 'POST', `${path}/executions`);
    expect(executed.body).toMatchObject({ state: 'executed', notices: { told: 1 } });
    expect(executed.body).not.toHaveProperty('recordId');
    await box.settled();
    expect(eventsAt(box, SCHOOL, 'client.withdrawn')).toMatchObject([{ data: { action: 'delete' } }]);
    await sweep(box.hub);
    const list = async (open: string): Promise<JsonObject[]> =>
      ((await ask(OFFICER, 'GET', `/v1/rights-requests?open=${open}`)).body as { requests: JsonObject[] })
        .requests;
    expect((await list('false')).map(({ state }) => state)).toEqual(['closed']);
    expect(await list('true')).toEqual([]);
    const { entries } = (await ask(OFFICER, 'GET', '/v1/stop-list')).body as { entries: JsonObject[] };
    expect(entries).toMatchObject([{ requestId: id }]);
    expect(entries[0]).not.toHaveProperty('purposes');
    const lifted = await ask(OFFICER, 'POST', `/v1/stop-list/${String(entries[0]!['stopId'])}/liftings`);
    expect(lifted.status).toBe(201);
  });

  it('is not taken in for a number that is not known where the privacy officer asks for that', async () => {
    await sendClient(stage, SYSTEM, 'enschede', invent('ENS-BEKEND'));
    await box.settled();
    const known = { ...bodyFor('ENS-BEKEND', 'access'), mustBeKnown: true };
    expect((await ask(OFFICER, 'POST', '/v1/rights-requests', known)).status).toBe(201);
    const before = (await ask(OFFICER, 'GET', '/v1/rights-requests')).text;
    const contact = { ...known, subject: { email: 'niemand@bakkerij.voorbeeld' } };
    for (const [body, at] of [
      [{ ...known, subject: { recordId: 'ENS-BEKENT' } }, '/subject/recordId'],
      [{ ...bodyFor('ENS-BEKENT', 'erasure'), mustBeKnown: true }, '/subject/recordId'],
      [contact, '/subject/email'],
    ] as const) {
      const refused = await ask(OFFICER, 'POST', '/v1/rights-requests', body);
      expect([refused.status, refused.body]).toMatchObject([
        400,
        { errors: [{ pointer: at, code: 'not-known' }] },
      ]);
      expect(refused.text).not.toMatch(/BEKENT|niemand@/);
    }
    // Who is on the stop-list is not known any more: that is not for the desk or a system to find out.
    const desk = new Browser(box.url, box.options.onAnswer);
    await desk.login('person-balie-enschede');
    for (const answer of [
      await desk.request('POST', '/v1/rights-requests', known),
      await ask(SYSTEM, 'POST', '/v1/rights-requests', known),
    ])
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/mustBeKnown', code: 'role' }] });
    expect((await ask(OFFICER, 'GET', '/v1/rights-requests')).text).toBe(before);
    await received('ENS-BEKENT', 'access', OFFICER);
    const listed = (await ask(OFFICER, 'GET', '/v1/rights-requests')).body as { requests: JsonObject[] };
    expect(listed.requests.map(({ recordId, known: isKnown }) => [recordId, isKnown])).toEqual(
      expect.arrayContaining([
        ['ENS-BEKENT', false],
        ['ENS-BEKEND', true],
      ]),
    );
  });

  it('is for the privacy officer of that organisation, and for nobody else', async () => {
    const id = await received('ENS-BEZWAAR', 'objection');
    const path = `/v1/rights-requests/${id}`;
    const everything: [string, string, Json?][] = [
      ['GET', '/v1/rights-requests'],
      ['GET', path],
      ['POST', `${path}/decisions`, { decision: 'granted' }],
      ['POST', `${path}/extensions`, { reason: 'complex' }],
      ['POST', `${path}/executions`],
      ['POST', `${path}/liftings`],
      ['GET', '/v1/stop-list'],
      ['POST', `/v1/stop-list/${UNKNOWN}/liftings`],
      ['GET', '/v1/legal-holds'],
      ['POST', '/v1/legal-holds', { ground: 'court-order', reference: 'Z-1' }],
      ['POST', `/v1/legal-holds/${UNKNOWN}/endings`],
    ];
    for (const [method, where, body] of everything)
      for (const as of [SYSTEM, 'klantsysteem-almelo', SCHOOL])
        expect(codeOf(await ask(as, method, where, body))).toEqual([403, 'not-mandated']);
    const officer = new Browser(box.url, box.options.onAnswer);
    await officer.login('person-privacy-hengelo', '?stepUp=true');
    for (const [method, where, body] of everything.filter(([, where]) => where.startsWith(path)))
      expect(codeOf(await officer.request(method, where, body))).toEqual([404, 'not-found']);
    expect((await officer.request('GET', '/v1/rights-requests')).body).toEqual({ requests: [] });
  });

  it('is taken in by an employee of the desk who logged in, and decided only after a strong log-in', async () => {
    const desk = new Browser(box.url, box.options.onAnswer);
    await desk.login('person-balie-enschede');
    const taken = await desk.request('POST', '/v1/rights-requests', bodyFor('ENS-4711', 'restriction'));
    expect(taken.status).toBe(201);
    const path = `/v1/rights-requests/${memberOf(taken, 'requestId')}`;
    expect(codeOf(await desk.request('GET', path))).toEqual([403, 'role-missing']);
    const refuse = { decision: 'refused', ground: 'not-identified' };
    const weak = new Browser(box.url, box.options.onAnswer);
    await weak.login('person-privacy-enschede');
    expect(codeOf(await weak.request('POST', `${path}/decisions`, refuse))).toEqual([401, 'step-up-needed']);
    const strong = new Browser(box.url, box.options.onAnswer);
    await strong.login('person-privacy-enschede', '?stepUp=true');
    const decided = await strong.request('POST', `${path}/decisions`, refuse);
    expect(decided.body).toMatchObject({ state: 'closed', decision: 'refused', ground: 'not-identified' });
  });

  it('is refused with every fault named when it is not in order, and then nothing is kept', async () => {
    const before = (await ask(OFFICER, 'GET', '/v1/rights-requests')).text;
    const wrong: [JsonObject, string[]][] = [
      [{ ...bodyFor('ENS-1', 'erasure'), kind: 'forgetting' }, ['/kind']],
      [{ ...bodyFor('ENS-1', 'access'), purposes: ['learning'] }, ['/purposes']],
      [{ ...bodyFor('ENS-1', 'objection'), purposes: [] }, ['/purposes']],
      [{ ...bodyFor('ENS-1', 'objection'), purposes: ['learning', 'learning'] }, ['/purposes']],
      [{ ...bodyFor('ENS-1', 'access'), notedBy: 'Jan Verzonnen' }, ['/notedBy']],
      [{ ...bodyFor('ENS-1', 'access'), receivedAt: '2099-01-01T00:00:00Z' }, ['/receivedAt']],
      [{ ...bodyFor('ENS-1', 'access'), receivedAt: '2020-01-01T00:00:00Z' }, ['/receivedAt']],
      [{ kind: 'access' }, ['/givenBy', '/how', '/notedBy', '/subject']],
      // It is not a contact person either.
      [
        bodyFor('x'.repeat(101), 'access'),
        ['/subject', '/subject', '/subject/email', '/subject/recordId', '/subject/recordId'],
      ],
    ];
    for (const [body, pointers] of wrong) {
      const answer = await ask(SYSTEM, 'POST', '/v1/rights-requests', body);
      const faults = (answer.body as { errors?: { pointer: string }[] }).errors ?? [];
      expect([answer.status, faults.map(({ pointer }) => pointer).toSorted()]).toEqual([400, pointers]);
    }
    expect((await ask(OFFICER, 'GET', '/v1/rights-requests')).text).toBe(before);
    expect((await ask(OFFICER, 'GET', '/v1/rights-requests?open=maybe')).status).toBe(400);
    expect((await ask(OFFICER, 'GET', '/v1/rights-requests/ENS-1')).status).toBe(404);
  });

  it('leaves nothing personal in answers or log', () => expectHouseRules(box));
});
