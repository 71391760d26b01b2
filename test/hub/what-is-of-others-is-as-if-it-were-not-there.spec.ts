import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Json, JsonObject } from '#kernel';
import { ROUTES } from '../../apps/api/routes.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf, openOccasion, sayYes, sendClient, type Stage } from '../../apps/demo/play.js';
import { linesOf, sent } from '../batches.js';
import { startBox } from '../harness.js';
import { EVIDENCE } from '../http-knocker.js';
import { countingStatements } from '../medium/choices.js';
import { asked } from '../medium/play-evaluations.js';
import { invent, stageOf, withdraw } from '../medium/stage.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const TOWN = 'klantsysteem-enschede';
const ALMELO = 'klantsysteem-almelo';
/** It has nothing to do with any of it. */
const ASKER = 'uitzendbureau-systeem';
const PERSON = invent('ENS-7001');
/** Whoever names a party of a draft without being its approver is told so; a draft says nothing about people. */
const TOLD = /drafts\/:id\/(approvals|refusals)$/;

describe('what is of others', () => {
  let box: Box;
  let stage: Stage;
  const ids = new Map<string, string>();
  let eventId: string;
  let referral: string;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
    const base = { kind: 'referral', source: 'enschede', subject: { recordId: PERSON.recordId } };
    referral = await openOccasion(stage, TOWN, { ...base, purpose: 'learning', recipient: 'roc-van-twente' });
    const consent = await sayYes(stage, TOWN, 'enschede', PERSON, 'roc-van-twente');
    ids.set('messages', await sendClient(stage, TOWN, 'enschede', PERSON));
    await box.settled();
    const offered = await box
      .client(TOWN)
      .request('POST', '/v1/link-codes', { subject: { recordId: PERSON.recordId } });
    const linked = await box.client(ALMELO).request('POST', '/v1/occasions', {
      kind: 'request',
      purpose: 'guidance',
      source: await box.urn('enschede'),
      recipient: await box.urn('almelo'),
      subject: { recordId: 'ALM-7001', linkCode: memberOf(offered, 'code') },
    });
    const key = await box.client('werkgeversteam-uwv').request('POST', '/v1/signing-keys', { kind: 'v1' });
    const proposed = ROUTES.find(({ operation }) => operation.id === 'proposeDraft')!.operation.examples[0]!;
    const draft = await box.client(proposed.by!).request('POST', '/v1/drafts', proposed.body as Json);
    const file = await sent(box.client(TOWN), 'ggm/client@2.5', linesOf([invent('ENS-7002').document]));
    const made = new Map<string, string>();
    await box.sealed();
    for (const [name, operation, member] of [
      ['announcements', 'announceGroup', 'announcementId'],
      ['referrals', 'reportReferral', 'referralId'],
      ['rights-requests', 'receiveRightsRequest', 'requestId'],
      ['legal-holds', 'beginLegalHold', 'holdId'],
      ['incidents', 'reportIncident', 'incidentId'],
      ['access-reviews', 'beginAccessReview', 'reviewId'],
    ] as const)
      made.set(name, memberOf(await askedAs(operation), member));
    made.set('exports', (await askedAs('exportLog')).headers.get('schakel-export')!);
    expect((await withdraw(box, TOWN, consent)).status).toBe(201);
    await box.settled();
    await sql`insert into stop_list (id, controller, hash, purposes, request_id, made_at)
      select gen_random_uuid(), controller, sha256('iemand'), null, id, now() from rights_request limit 1`.execute(
      box.admin,
    );
    await sql`insert into access_bar (id, kind, key, incident_id, made_at, made_by)
      values (gen_random_uuid(), 'connection', 'controle-hengelo', ${made.get('incidents')!}::uuid, now(), 'iemand')`.execute(
      box.admin,
    );
    const one = async (from: string): Promise<string> =>
      (await sql<{ id: string }>`select id from ${sql.raw(from)} limit 1`.execute(box.admin)).rows[0]!.id;
    eventId = await one("audit_event where action = 'message.accepted'");
    for (const [name, id] of Object.entries({
      batches: file.batchId,
      drafts: memberOf(draft, 'draftId'),
      occasions: referral,
      links: memberOf(linked, 'occasionId'),
      decisions: await one("decision where sender = 'enschede'"),
      deliveries: await one("delivery where kind = 'document' and recipient = 'roc-van-twente'"),
      consents: consent,
      declarations: await one('declaration'),
      'signing-keys': memberOf(key, 'id'),
      'held-messages': ids.get('messages')!,
      lanes: 'roc-systeem',
      retractions: await one("delivery where kind = 'retraction'"),
      // Named by the delivery with which they came.
      introductions: await one("delivery where kind = 'document' and recipient = 'roc-van-twente'"),
      'correction-reports': await one("delivery where kind = 'document' and recipient = 'roc-van-twente'"),
      'stop-list': await one('stop_list'),
      'to-inform': await one('to_inform'),
      revocations: await one('access_bar'),
      ...Object.fromEntries(made),
    }))
      ids.set(name, id);
    await sql`update message set state = 'held', held_code = 'unreadable' where id = ${ids.get('messages')!}`.execute(
      box.admin,
    );
    await box.sealed();
  });
  afterAll(() => box.stop());

  async function askedAs(operation: string): Promise<Answer> {
    const row = ROUTES.find((one) => one.operation.id === operation)!;
    const { by, body } = row.operation.examples.find(
      (one) => one.by !== undefined && one.body !== undefined,
    )!;
    return box.client(by!).request(row.method, row.path, body as Json);
  }
  const ask = (method: string, path: string, body: unknown): Promise<Answer> =>
    box.client(ASKER).request(method, path, body as Json | undefined);
  const plain = ({ status, text }: Answer, id: string): string =>
    `${status} ${text.replaceAll(id, 'ID').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'MOMENT')}`;

  it.each(
    // What is for people only tells a system nothing else than that.
    ROUTES.filter(({ path, scope }) => path.includes(':id') && !TOLD.test(path) && scope !== 'person').map(
      (row) => [row.method, row.path, row] as const,
    ),
  )('is not found by its id: %s %s', async (method, path, { takes, operation }) => {
    const id = ids.get(path.split('/:id')[0]!.split('/').at(-1)!)!;
    expect(id).toBeDefined();
    const of = operation.examples.find(({ body }) => body !== undefined)?.body ?? {};
    const body = takes ? withEvidence(of as JsonObject) : undefined;
    const theirs = await ask(method, path.replace(':id', id), body);
    const unknown = await ask(method, path.replace(':id', UNKNOWN), body);
    expect([id, plain(theirs, id)]).toEqual([id, plain(unknown, UNKNOWN)]);
    // Nothing about the request itself is wrong, so that it is the id that was looked at.
    expect([403, 404]).toContain(theirs.status);
    // And it is the same work: what takes longer for what is there tells that it is.
    const work = (of: string) => countingStatements(() => ask(method, path.replace(':id', of), body));
    let [own, none] = [Infinity, Infinity];
    // Whatever else goes on only adds to it: what is left after a few times is the request's own.
    for (let tries = 0; tries < 3 || (own !== none && tries < 20); tries += 1) {
      own = Math.min(own, (await work(id))[1]);
      none = Math.min(none, (await work(UNKNOWN))[1]);
    }
    expect([path, own]).toEqual([path, none]);
  });

  /** A signature for whoever renews; the example is of a controller that acts here. */
  const withEvidence = (body: JsonObject): JsonObject =>
    'evidence' in body
      ? { ...body, evidence: { ...EVIDENCE, askedFor: (body['evidence'] as JsonObject)['askedFor']! } }
      : body;

  it('is there for whoever it is of: there is something to find', async () => {
    for (const [as, path] of [
      [TOWN, `/v1/messages/${ids.get('messages')}`],
      [TOWN, `/v1/messages/${ids.get('messages')}/evidence`],
      [TOWN, `/v1/batches/${ids.get('batches')}`],
      [TOWN, `/v1/consents/${ids.get('consents')}`],
      ['privacy-enschede', `/v1/decisions/${ids.get('decisions')}`],
    ] as const)
      expect([path, (await box.client(as).request('GET', path)).status]).toEqual([path, 200]);
    const held = await box.client(TOWN).request('GET', '/v1/held-messages');
    expect(held.text).toContain(ids.get('messages'));
  });

  it('is not in any list', async () => {
    for (const { path } of ROUTES.filter(
      ({ method, path, scope }) =>
        method === 'GET' && !path.includes(':') && scope !== 'open' && scope !== 'person',
    )) {
      const { text } = await ask('GET', path.replace('/v1/inbox', '/v1/inbox?wait=0'), undefined);
      for (const name of [
        'messages',
        'batches',
        'decisions',
        'deliveries',
        'consents',
        'signing-keys',
        'retractions',
      ])
        expect([path, name, text.includes(ids.get(name)!)]).toEqual([path, name, false]);
      for (const recordId of ['ENS-7001', 'ENS-7002', 'ALM-7001']) expect(text).not.toContain(recordId);
    }
  });

  it('is not found in what a request says either', async () => {
    const school = await box.urn('roc-van-twente');
    const pair = (
      path: string,
      of: (id: string) => Json,
      id: string,
    ): [string, Json, string, Json, string, string] => [path, of(id), path, of(UNKNOWN), id, UNKNOWN];
    const delivery = ids.get('deliveries')!;
    const request = {
      kind: 'request',
      purpose: 'guidance',
      source: await box.urn('enschede'),
      recipient: await box.urn('uitzendbureau-test'),
    };
    for (const [path, theirs, same, unknown, id, none] of [
      pair('/v1/deliveries/replays', (one) => ({ deliveryIds: [one] }), delivery),
      pair('/v1/deliveries/replays', (one) => ({ recordOf: one }), delivery),
      pair(
        '/v1/inbox/receipts',
        (one) => ({ receipts: [{ deliveryId: one, result: 'accepted' }] }),
        delivery,
      ),
      pair('/v1/inbox/extensions', (one) => ({ deliveryIds: [one] }), delivery),
      pair(
        '/v1/occasions',
        (one) => ({ ...request, subject: { recordId: 'UIT-1', referral: one } }),
        referral,
      ),
    ]) {
      const [one, other] = [await ask('POST', path, theirs), await ask('POST', same, unknown)];
      expect([path, plain(one, id)]).toEqual([path, plain(other, none)]);
    }
    for (const [path, of] of [
      ['/v1/consents/_search', (recordId: string) => ({ subject: { recordId } })],
      ['/v1/access-evaluations', (recordId: string) => asked(school, 'learning', 'client', recordId)],
    ] as const) {
      const [one, other] = [await ask('POST', path, of('ENS-7001')), await ask('POST', path, of('ENS-0000'))];
      const steady = (answer: Answer): string => plain(answer, UNKNOWN).replaceAll(/[0-9a-f-]{36}/g, 'ID');
      expect([path, steady(one)]).toEqual([path, steady(other)]);
    }
    const proof = (id: string): Promise<Answer> =>
      ask('GET', `/v1/audit-log/inclusion-proofs?eventId=${id}`, undefined);
    expect(plain(await proof(eventId), eventId)).toBe(plain(await proof(UNKNOWN), UNKNOWN));
  });
});
