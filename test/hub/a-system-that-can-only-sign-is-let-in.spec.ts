import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { newSecret, newSigningKeys, sign } from '#delivery';
import { sweep } from '#exchange';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import {
  CLOUD_BATCH,
  CLOUD_EVENT,
  expectHouseRules,
  expectProblem,
  knock,
  nothingStored,
  vacancyEvent,
} from '../http-knocker.js';
import { applyTo, over, regionWith } from '../region.js';

const SYSTEM = 'bakkerij-systeem';
/** Acts for Hengelo, Borne and Haaksbergen. */
const SHARED = 'leverancier-midden';
const seconds = (): number => Math.floor(Date.now() / 1000);
let count = 0;

describe('a system that can only sign', () => {
  let box: Box;
  let region: string;
  beforeAll(async () => {
    const signs = { signedMessages: true };
    region = regionWith('connections.yaml', (one) => over(SYSTEM, signs)(over(SHARED, signs)(one)));
    box = await startBox({ worker: false, region });
  });
  afterAll(() => box.stop());

  const makeKey = async (body: JsonObject = { kind: 'v1' }): Promise<{ id: string; secret: string }> => {
    const answer = await box.client(SYSTEM).request('POST', '/v1/signing-keys', body);
    expect(answer.status).toBe(201);
    return answer.body as { id: string; secret: string };
  };
  const send = (
    key: { id: string; secret: string },
    body: string,
    more: Record<string, string> = {},
    at = seconds(),
  ): Promise<Answer> => {
    const id = more['webhook-id'] ?? `sent-${(count += 1)}`;
    return knock(box, 'POST', '/v1/messages', {
      headers: {
        ...CLOUD_EVENT,
        'schakel-key': key.id,
        'webhook-id': id,
        'webhook-timestamp': String(at),
        'webhook-signature': sign([key.secret], id, at, body),
        ...more,
      },
      body,
    });
  };
  const vacancy = async (more: JsonObject = {}): Promise<string> =>
    JSON.stringify(await vacancyEvent(box, more));
  const refused = (work: () => Promise<Answer>): Promise<void> =>
    nothingStored(box, async () => {
      const answer = await work();
      expectProblem(answer, 401, 'unauthenticated');
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer, Signature$|^Bearer$/);
    });

  it('is let in with a secret of the hub, or with a key pair of its own', async () => {
    expect((await send(await makeKey(), await vacancy())).status).toBe(202);
    const pair = newSigningKeys();
    const { id, secret } = await makeKey({ kind: 'v1a', publicKey: pair.publicKey });
    expect(secret).toBeUndefined();
    expect((await send({ id, secret: pair.secretKey }, await vacancy())).status).toBe(202);
    const batch = JSON.stringify([await vacancyEvent(box), await vacancyEvent(box)]);
    expect((await send({ id, secret: pair.secretKey }, batch, CLOUD_BATCH)).status).toBe(202);
  });

  it('shows its secret once: it is kept sealed, and neither logged nor listed', async () => {
    const { secret } = await makeKey();
    const listed = await box.client(SYSTEM).request('GET', '/v1/signing-keys');
    expect(listed.text).not.toContain('whsec_');
    const { rows } = await sql<{ text: string }>`
      select row_to_json(k)::text as text from signing_key k union all select row_to_json(a)::text from audit_event a`.execute(
      box.admin,
    );
    const bare = secret.slice('whsec_'.length);
    const hex = Buffer.from(bare, 'base64').toString('hex');
    expect(rows.filter(({ text }) => text.includes(bare) || text.includes(hex))).toEqual([]);
    expect(box.log).not.toContain(bare);
  });

  it('is refused with anything that does not fit', async () => {
    const [key, body] = [await makeKey(), await vacancy()];
    const pair = newSigningKeys();
    await refused(() => send({ ...key, secret: newSecret() }, body));
    await refused(() => send({ ...key, secret: pair.secretKey }, body));
    await refused(() => send({ ...key, id: '01890000-0000-7000-8000-000000000000' }, body));
    await refused(() => send({ ...key, id: 'geen-id' }, body));
    await refused(() => send(key, body, { 'webhook-signature': 'v1,AAAA' }));
    await refused(() => send(key, body, { 'webhook-signature': '' }));
    const at = seconds();
    const signature = { 'webhook-id': 'x1', 'webhook-signature': sign([key.secret], 'x1', at, body) };
    await refused(() => send(key, `${body} `, signature, at));
    await refused(() => send(key, body, { ...signature, 'webhook-id': 'x2' }, at));
    await refused(() => send(key, body, { ...signature, 'webhook-timestamp': String(at + 1) }, at));
    expect((await send(key, body, signature, at)).status).toBe(202);
  });

  it.each([-301, -3600, 302, 3600])('is refused %d seconds away from now', async (away) => {
    const [key, body] = [await makeKey(), await vacancy()];
    await refused(() => send(key, body, {}, seconds() + away));
    expect((await send(key, body, {}, seconds() + Math.sign(away) * 295)).status).toBe(202);
  });

  it('gets the same answer for the same again, and none for other content under that id', async () => {
    const [key, body] = [await makeKey(), await vacancy()];
    const at = seconds();
    const first = await send(key, body, { 'webhook-id': 'again-1' }, at);
    await nothingStored(box, async () => {
      const again = await send(key, body, { 'webhook-id': 'again-1' }, at);
      expect([again.status, again.body]).toEqual([202, first.body]);
      const changed = await vacancy();
      expectProblem(await send(key, changed, { 'webhook-id': 'again-1' }, at), 422, 'id-reused');
    });
  });

  it('says everything in the body: headers around a document are not signed', async () => {
    const key = await makeKey();
    const body = await vacancy();
    for (const type of ['application/json', 'application/ld+json'])
      await nothingStored(box, async () => {
        const answer = await send(key, body, { 'content-type': type, 'schakel-subject': 'X' });
        expectProblem(answer, 415, 'unsupported-media-type');
        expect(answer.headers.get('accept-post')).toBe(
          'application/cloudevents+json, application/cloudevents-batch+json',
        );
      });
  });

  it('gets nowhere else with its signature', async () => {
    const key = await makeKey();
    for (const path of ['/v1/inbox', '/v1/endpoints', '/v1/signing-keys']) {
      const at = seconds();
      const headers = {
        'schakel-key': key.id,
        'webhook-id': 'elders',
        'webhook-timestamp': String(at),
        'webhook-signature': sign([key.secret], 'elders', at, ''),
      };
      expectProblem(await knock(box, 'GET', path, { headers }), 401, 'unauthenticated');
    }
  });

  it('speaks for whom its connection may, and for nobody else', async () => {
    const key = await makeKey();
    const answer = await send(key, await vacancy({ source: await box.urn('enschede') }));
    expectProblem(answer, 403, 'not-mandated');
  });

  it('goes over to a next key while both hold, and the one before ends when it was said to', async () => {
    const before = await makeKey();
    const othersEndAt = new Date(box.clock.now().getTime() + 3_600_000).toISOString();
    const next = await makeKey({ kind: 'v1', othersEndAt });
    for (const key of [before, next]) expect((await send(key, await vacancy())).status).toBe(202);
    box.clock.turnBy(3_600_000);
    await refused(async () => send(before, await vacancy()));
    expect((await send(next, await vacancy())).status).toBe(202);
  });

  it('is out at once when its key is revoked, and another connection cannot do that', async () => {
    const key = await makeKey();
    const path = `/v1/signing-keys/${key.id}/revocations`;
    const stranger = await box.client('uwv-systeem').request('POST', path);
    const unknown = await box
      .client('uwv-systeem')
      .request('POST', '/v1/signing-keys/01890000-0000-7000-8000-000000000000/revocations');
    expectProblem(stranger, 404, 'not-found');
    expect(stranger.text).toBe(unknown.text);
    expect((await send(key, await vacancy())).status).toBe(202);
    expect((await box.client(SYSTEM).request('POST', path)).status).toBe(201);
    await refused(async () => send(key, await vacancy()));
  });

  it('has keys only where the configuration says that it signs, and loses them with that', async () => {
    const other = await box.client('uwv-systeem').request('POST', '/v1/signing-keys', { kind: 'v1' });
    expectProblem(other, 400, 'invalid-request', ['/connection']);
    const bad = await box.client(SYSTEM).request('POST', '/v1/signing-keys', { kind: 'v1a' });
    expectProblem(bad, 400, 'invalid-request', ['/publicKey']);
    const unreadable = { kind: 'v1a', publicKey: 'whpk_AAAA' };
    expectProblem(
      await box.client(SYSTEM).request('POST', '/v1/signing-keys', unreadable),
      400,
      'invalid-request',
      ['/publicKey'],
    );
    const key = await makeKey();
    await applyTo(box, 'config/regions/twente');
    await refused(async () => send(key, await vacancy()));
    await applyTo(box, region);
  });

  it('has its keys kept by an administrator who logged in strongly and just now', async () => {
    const admin = new Browser(box.url, (answer) => box.answers.push(answer));
    await admin.login('person-beheer-regio');
    const make = { connection: SYSTEM, kind: 'v1' };
    const refusal = await admin.request('POST', '/v1/signing-keys', make);
    expectProblem(refusal, 401, 'step-up-needed');
    expect(refusal.headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_user_authentication", acr_values="http://eidas.europa.eu/LoA/substantial ' +
        'http://eidas.europa.eu/LoA/high", max_age="300"',
    );
    // The provider may say that it was not strong after all: then it is not.
    await admin.login('person-beheer-regio', '?stepUp=true', { weak: 'yes' });
    expectProblem(await admin.request('POST', '/v1/signing-keys', make), 401, 'step-up-needed');
    await admin.login('person-beheer-regio', '?stepUp=true');
    const made = await admin.request('POST', '/v1/signing-keys', make);
    expect(made.status).toBe(201);
    expect((await send(made.body as { id: string; secret: string }, await vacancy())).status).toBe(202);
    expect(box.log).not.toContain((made.body as { secret: string }).secret);
    const { rows } = await sql`
      select actor, details ->> 'connection' as connection from audit_event where action = 'signing-key.made'
      order by id desc limit 1`.execute(box.admin);
    expect(rows[0]).toEqual({
      actor: expect.stringMatching(/^person:[\w-]{22}:administrator:werkcentrum-twente$/),
      connection: SYSTEM,
    });
    box.clock.turnBy(301_000);
    expectProblem(await admin.request('POST', '/v1/signing-keys', make), 401, 'step-up-needed');
    // One of a single organisation keeps the connections that act for it.
    const local = new Browser(box.url);
    await local.login('person-beheer-hengelo', '?stepUp=true');
    expectProblem(await local.request('POST', '/v1/signing-keys', make), 400, 'invalid-request', [
      '/connection',
    ]);
  });

  it('has no keys of an administrator of one of several for whom it acts: who has one speaks for all', async () => {
    const local = new Browser(box.url, (answer) => box.answers.push(answer));
    await local.login('person-beheer-hengelo', '?stepUp=true');
    const make = { connection: SHARED, kind: 'v1' };
    expectProblem(await local.request('POST', '/v1/signing-keys', make), 400, 'invalid-request', [
      '/connection',
    ]);
    const listed = await local.request('GET', `/v1/signing-keys?connection=${SHARED}`);
    expectProblem(listed, 400, 'invalid-request', ['/connection']);
    const own = await box.client(SHARED).request('POST', '/v1/signing-keys', { kind: 'v1' });
    expect(own.status).toBe(201);
    const path = `/v1/signing-keys/${(own.body as { id: string }).id}/revocations`;
    expectProblem(await local.request('POST', path), 404, 'not-found');
    expect((await box.client(SHARED).request('POST', path)).status).toBe(201);
    const { rows } = await sql<{ action: string; organisations: string[] }>`
      select action, organisations from audit_event where details ->> 'connection' = ${SHARED}
        and action like 'signing-key.%' order by id`.execute(box.admin);
    const organisations = ['borne', 'haaksbergen', 'hengelo'];
    expect(rows.map((row) => ({ ...row, organisations: row.organisations.toSorted() }))).toEqual([
      { action: 'signing-key.made', organisations },
      { action: 'signing-key.revoked', organisations },
    ]);
  });

  it('leaves no id of a request behind when no signature can bring it back, and no session that is over', async () => {
    const rows = async (): Promise<unknown> =>
      (
        await sql`select (select count(*)::int from signed_request) as ids, (select count(*)::int from session) as sessions`.execute(
          box.admin,
        )
      ).rows[0];
    await send(await makeKey(), await vacancy());
    await new Browser(box.url).login('person-beheer-regio');
    box.clock.turnBy(14 * 60_000);
    await sweep(box.hub);
    expect(await rows()).toMatchObject({ ids: 1, sessions: expect.any(Number) });
    box.clock.turnBy(2 * 60_000);
    await sweep(box.hub);
    expect(await rows()).toMatchObject({ ids: 0 });
    box.clock.turnBy(10 * 3_600_000);
    await sweep(box.hub);
    expect(await rows()).toEqual({ ids: 0, sessions: 0 });
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
