import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Json, JsonObject } from '#kernel';
import { ROUTES } from '../../apps/api/routes.js';
import { ACCESS_REVIEW_ROUTES } from '../../apps/api/routes/access-reviews.js';
import { INCIDENT_ROUTES } from '../../apps/api/routes/incidents.js';
import { RIGHTS_ROUTES } from '../../apps/api/routes/rights.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf, openOccasion, sayYes, sendClient, type Stage } from '../../apps/demo/play.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { expectHouseRules } from '../http-knocker.js';
import { invent, stageOf } from '../medium/stage.js';
import { regionWith } from '../region.js';

const TOWN = 'klantsysteem-enschede';
const OWN = 'privacy-enschede';
const OTHER = 'privacy-hengelo';
const OPERATOR = 'beheer-regio-systeem';
const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const WALK = ROUTES.filter((row) =>
  [...RIGHTS_ROUTES, ...INCIDENT_ROUTES, ...ACCESS_REVIEW_ROUTES].includes(row),
);
const BY_ID = WALK.filter(({ path }) => path.includes(':id'));
const LISTS = WALK.filter(({ method, path }) => method === 'GET' && !path.includes(':id'));

/** The other controller has a work place for its officer, like the first. */
const region = (): string =>
  regionWith('connections.yaml', (entry) => entry, [
    {
      key: OTHER,
      name: 'Werkplek privacyfunctionaris Hengelo (verzonnen)',
      operator: 'Gemeente Hengelo (voorbeeld)',
      clients: [OTHER],
      mandates: [{ party: 'hengelo', document: 'eigen systeem' }],
      sends: [],
      receives: [],
      channel: 'inbox',
      privacyFor: ['hengelo'],
    },
  ]);

describe('of another controller', () => {
  let box: Box;
  let stage: Stage;
  let person: Browser;
  let before: string[];
  const ids = new Map<string, string>();
  const others: [name: string, ask: (method: string, path: string, body?: Json) => Promise<Answer>][] = [
    ['its privacy officer', (method, path, body) => person.request(method, path, body)],
    [
      'the work place of its privacy officer',
      (method, path, body) => box.client(OTHER).request(method, path, body),
    ],
  ];

  beforeAll(async () => {
    box = await startBox({ region: region() });
    stage = stageOf(box);
    person = new Browser(box.url, box.options.onAnswer);
    await person.login('person-privacy-hengelo', '?stepUp=true');
    before = await listed();
    await happen();
  });
  afterAll(() => box.stop());

  const ask = (as: string, method: string, path: string, body?: Json): Promise<Answer> =>
    box.client(as).request(method, path, body);
  const asked = async (recordId: string, kind: string): Promise<string> => {
    const body = { kind, subject: { recordId }, notedBy: 'team-7', how: 'in-writing', givenBy: 'person' };
    return memberOf(await ask(OWN, 'POST', '/v1/rights-requests', body), 'requestId');
  };
  const known = async (recordId: string, consents = true): Promise<void> => {
    const occasion = {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
    };
    await openOccasion(stage, TOWN, { ...occasion, subject: { recordId } });
    if (consents) await sayYes(stage, TOWN, 'enschede', invent(recordId), 'roc-van-twente');
  };

  /** Something of each kind, at the one controller. */
  async function happen(): Promise<void> {
    for (const recordId of ['ENS-1', 'ENS-2']) {
      await known(recordId);
      await sendClient(stage, TOWN, 'enschede', invent(recordId));
    }
    await box.settled();
    const access = await asked('ENS-1', 'access');
    await ask(OWN, 'POST', `/v1/rights-requests/${access}/decisions`, { decision: 'granted' });
    const erasure = await asked('ENS-2', 'erasure');
    await ask(OWN, 'POST', `/v1/rights-requests/${erasure}/decisions`, { decision: 'granted' });
    await ask(OWN, 'POST', `/v1/rights-requests/${erasure}/executions`);
    const stops = await ask(OWN, 'GET', '/v1/stop-list');
    const hold = await ask(OWN, 'POST', '/v1/legal-holds', { ground: 'court-order', reference: 'Z-1' });
    const { rows } = await sql<{ id: string }>`
      select id from delivery where kind = 'document' and sender = 'enschede' and recipient = 'roc-van-twente'`.execute(
      box.admin,
    );
    const scope = { deliveries: rows.map(({ id }) => id) };
    const reported = await ask(OWN, 'POST', '/v1/incidents', { kind: 'wrong-recipient', scope });
    const incident = memberOf(reported, 'incidentId');
    const revoked = await ask(OWN, 'POST', `/v1/incidents/${incident}/revocations`, {
      connection: 'privacy-enschede-2',
    });
    expect(revoked.status).toBe(404);
    const leaked = await ask(OPERATOR, 'POST', '/v1/incidents', { kind: 'lost-mail', scope });
    const stopped = await ask(
      OPERATOR,
      'POST',
      `/v1/incidents/${memberOf(leaked, 'incidentId')}/revocations`,
      {
        connection: 'klantsysteem-almelo',
      },
    );
    const organisation = await box.urn('enschede');
    const review = await ask(OPERATOR, 'POST', '/v1/access-reviews', { organisation });
    for (const [name, id] of Object.entries({
      'rights-requests': access,
      'stop-list': String((stops.body as { entries: JsonObject[] }).entries[0]!['stopId']),
      'legal-holds': memberOf(hold, 'holdId'),
      incidents: incident,
      revocations: memberOf(stopped, 'revocationId'),
      'access-reviews': memberOf(review, 'reviewId'),
    }))
      ids.set(name, id);
    expect((await ask(OWN, 'POST', `/v1/incidents/${incident}/confirmations`)).status).toBe(201);
  }

  const plain = ({ status, text, headers }: Answer, id: string): string =>
    [status, text, [...headers.keys()].sort(), headers.get('content-length')].join('\n').replaceAll(id, 'ID');
  const listed = async (): Promise<string[]> => {
    const answers = [];
    for (const [name, other] of others)
      for (const { path } of LISTS) {
        const { status, text } = await other('GET', path);
        answers.push(`${name} ${path} ${status} ${text}`);
      }
    return answers;
  };

  it.each(
    others.flatMap(([name, other]) => BY_ID.map((row) => [name, row.method, row.path, other, row] as const)),
  )('%s gets what is nowhere: %s %s', async (_, method, path, other, { takes, operation }) => {
    const id = ids.get(path.split('/')[2]!)!;
    const example = operation.examples.find(({ body }) => body !== undefined)?.body ?? {};
    const body = takes ? (example as Json) : undefined;
    const theirs = await other(method, path.replace(':id', id), body);
    const unknown = await other(method, path.replace(':id', UNKNOWN), body);
    expect(plain(theirs, id)).toBe(plain(unknown, UNKNOWN));
    expect([403, 404]).toContain(theirs.status);
  });

  it('every list is as it was before anything happened', async () => {
    expect(LISTS.length).toBeGreaterThan(4);
    expect(await listed()).toEqual(before);
  });

  it('the log holds no line that it may read, and no line of its own names the other', async () => {
    const { rows } = await sql<{ action: string }>`
      select action from audit_event where 'hengelo' = any(organisations)
        and (action like 'incident.%' or action like 'rights-request.%' or action like 'legal-hold.%')`.execute(
      box.admin,
    );
    expect(rows).toEqual([]);
  });

  it('everything is there for the controller itself', async () => {
    for (const [path, status] of [
      [`/v1/rights-requests/${ids.get('rights-requests')}/report`, 200],
      [`/v1/incidents/${ids.get('incidents')}/people`, 200],
      [`/v1/incidents/${ids.get('incidents')}`, 200],
    ] as const)
      expect([path, (await ask(OWN, 'GET', path)).status]).toEqual([path, status]);
    for (const [path, member] of [
      ['/v1/legal-holds', 'legal-holds'],
      ['/v1/stop-list', 'stop-list'],
      ['/v1/incidents', 'incidents'],
    ] as const)
      expect((await ask(OWN, 'GET', path)).text).toContain(ids.get(member));
  });

  it('a sender sees the same of an objection, a restriction and a no that was never a yes', async () => {
    const seen = [];
    for (const [recordId, kind] of [
      ['ENS-11', undefined],
      ['ENS-12', 'objection'],
      ['ENS-13', 'restriction'],
    ] as const) {
      await known(recordId, kind !== undefined);
      if (kind) await asked(recordId, kind);
      const messageId = await sendClient(stage, TOWN, 'enschede', invent(recordId));
      await box.settled();
      const { status, text } = await ask(TOWN, 'GET', `/v1/messages/${messageId}`);
      seen.push(
        `${status} ${text}`.replaceAll(/[0-9a-f-]{36}|[0-9a-f]{32}|event-\d+|\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'X'),
      );
    }
    expect(seen[0]).toMatch(/not-permitted|not-shown/);
    expect(new Set(seen).size).toBe(1);
  });

  it('leaves nothing personal in answers or log', () =>
    expectHouseRules({
      url: box.url,
      admin: box.admin,
      log: box.log,
      // A report is made for the person.
      answers: box.answers.filter(({ asked: at }) => !at?.path.endsWith('/report')),
    }));
});
