import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import { TestIssuer } from '../http-issuer.js';
import { CLOUD_EVENT, expectProblem, knock, refused, vacancyEvent } from '../http-knocker.js';
import { applyTo, over, regionWith } from '../region.js';

const SYSTEM = 'bakkerij-systeem';
const TWENTE = 'config/regions/twente';
const seconds = (): number => Math.floor(Date.now() / 1000);

describe('a client of a connection', () => {
  const trusted = new TestIssuer();
  const stranger = new TestIssuer();
  let box: Box;
  beforeAll(async () => {
    const OIDC_TRUSTED_ISSUERS = await trusted.start();
    await stranger.start();
    box = await startBox({ worker: false, settings: { OIDC_TRUSTED_ISSUERS } });
  });
  afterAll(async () => {
    await box.stop();
    await trusted.stop();
    await stranger.stop();
  });

  const tokenOf = (client: string, more: JWTPayload = {}, issuer = trusted): Promise<string> =>
    issuer.sign({
      aud: 'urn:schakel:api',
      sub: client,
      client_id: client,
      jti: randomUUID(),
      scope: 'messages.write messages.read keys.write',
      iat: seconds(),
      exp: seconds() + 3600,
      ...more,
    });
  const send = async (token: string): Promise<Answer> =>
    knock(box, 'POST', '/v1/messages', {
      headers: { ...CLOUD_EVENT, authorization: `Bearer ${token}` },
      body: JSON.stringify(await vacancyEvent(box)),
    });
  const isOut = (token: string): Promise<Answer> => refused(box, () => send(token), 401, 'unauthenticated');
  const isIn = async (token: string): Promise<void> => expect((await send(token)).status).toBe(202);
  const withClients = (...clients: (string | Record<string, string>)[]): string =>
    regionWith('connections.yaml', over(SYSTEM, { clients }));

  it('comes in with a token of each issuer on the list, and of no other', async () => {
    await isIn(await tokenOf(SYSTEM));
    await isIn(await box.client(SYSTEM).token());
    await isOut(await tokenOf(SYSTEM, {}, stranger));
    // Signed by one and said to be of the other.
    await isOut(await tokenOf(SYSTEM, { iss: box.started.identity!.issuer }));
    await isOut(await tokenOf(SYSTEM, { iss: trusted.url }, stranger));
  });

  it('is out when its connection no longer names it, also with a token that was taken a moment ago', async () => {
    const token = await tokenOf(SYSTEM);
    await isIn(token);
    await applyTo(box, withClients('bakkerij-nieuw'));
    await isOut(token);
    await isIn(await tokenOf('bakkerij-nieuw'));
    await applyTo(box, TWENTE);
    await isIn(token);
  });

  it('goes over to a next one while both hold', async () => {
    const now = box.clock.now().getTime();
    const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
    const [before, next] = [await tokenOf(SYSTEM), await tokenOf('bakkerij-2')];
    await applyTo(box, withClients({ id: SYSTEM, until: at(2) }, { id: 'bakkerij-2', from: at(1) }));
    await isIn(before);
    await isOut(next);
    box.clock.turnBy(1.5 * 3_600_000);
    await isIn(before);
    await isIn(next);
    box.clock.turnBy(3_600_000);
    await isOut(before);
    await isIn(next);
    await applyTo(box, TWENTE);
  });

  it('is out when its connection ends', async () => {
    const token = await tokenOf(SYSTEM);
    await isIn(token);
    await applyTo(
      box,
      regionWith('connections.yaml', (entry) => (entry.key === SYSTEM ? undefined : entry)),
    );
    await isOut(token);
    await applyTo(box, TWENTE);
  });

  it('speaks for nobody any more when the mandate ends', async () => {
    const until = new Date(box.clock.now().getTime() + 60_000).toISOString();
    const mandates = [{ party: 'bakkerij-de-proef', document: 'voor even (verzonnen)', until }];
    await applyTo(box, regionWith('connections.yaml', over(SYSTEM, { mandates })));
    const token = await tokenOf(SYSTEM);
    await isIn(token);
    box.clock.turnBy(60_000);
    await refused(box, () => send(token), 403, 'not-mandated');
    await applyTo(box, TWENTE);
  });

  it('cannot be one of two connections at once', () => {
    const region = regionWith('connections.yaml', over('uwv-systeem', { clients: [SYSTEM] }));
    return expect(applyTo(box, region)).rejects.toThrow(
      `connection ${SYSTEM}: client ${SYSTEM} is one of connection uwv-systeem already`,
    );
  });

  it('of another connection sees and changes nothing of this one', async () => {
    const { body } = await send(await tokenOf(SYSTEM));
    const { messageId } = body as { messageId: string };
    const other = { authorization: `Bearer ${await tokenOf('uwv-systeem')}` };
    const unknown = '01890000-0000-7000-8000-000000000000';
    const [theirs, nobodys] = [
      await knock(box, 'GET', `/v1/messages/${messageId}`, { headers: other }),
      await knock(box, 'GET', `/v1/messages/${unknown}`, { headers: other }),
    ];
    expectProblem(theirs, 404, 'not-found');
    expect(theirs.text).toBe(nobodys.text);
    const keys = await knock(box, 'GET', `/v1/signing-keys?connection=${SYSTEM}`, { headers: other });
    expectProblem(keys, 400, 'invalid-request', ['/connection']);
    const made = await knock(box, 'GET', '/v1/signing-keys?connection=bestaat-niet', { headers: other });
    expect(made.text).toBe(keys.text);
  });
});
