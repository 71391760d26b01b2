import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import { startHub, type StartedHub } from '../../apps/api/start.js';
import { projectFolder, readConfig } from '../../apps/api/startup.js';
import { createTokenVerifier, type TokenVerifier } from '../../apps/api/tokens.js';
import type { Answer } from '../../apps/demo/partner.js';
import { applyRegion, readRegion } from '#exchange';
import { openDatabase } from '#storage';
import { ownDatabase } from '../harness.js';
import { TestIssuer } from '../http-issuer.js';
import { expectHouseRules, expectProblem, knock, type House } from '../http-knocker.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const HOUR = 3600;
const seconds = (): number => Math.floor(Date.now() / 1000);

describe('a token that the right issuer signed', () => {
  const issuer = new TestIssuer();
  const log: string[] = [];
  let started: StartedHub;
  let house: House;

  beforeAll(async () => {
    const databaseUrl = await ownDatabase();
    const config = readConfig({
      PORT: '0',
      DATABASE_URL: databaseUrl,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'schakel-tokens-')),
      OIDC_ISSUER: await issuer.start(),
    });
    const logTo = new Writable({
      write: (chunk: Buffer, _encoding, done) => (log.push(chunk.toString()), done()),
    });
    started = await startHub({ config, parts: { api: true, worker: false }, logTo });
    const region = readRegion(join(projectFolder(), 'config', 'regions', 'twente'), started.hub.contracts);
    await applyRegion(started.hub.db, region, 'config:apply', new Date());
    const admin = openDatabase({ url: databaseUrl, poolSize: 1, asOwner: true });
    house = {
      url: started.url,
      answers: [],
      admin,
      get log() {
        return log.join('');
      },
    };
  });
  afterAll(async () => {
    await house.admin.destroy();
    await started.stop();
    await issuer.stop();
  });

  const good = (): JWTPayload => ({
    aud: 'urn:schakel:api',
    sub: 'bakkerij-systeem',
    client_id: 'bakkerij-systeem',
    scope: 'messages.read',
    jti: randomUUID(),
    iat: seconds(),
    exp: seconds() + HOUR,
  });
  const read = async (payload: JWTPayload): Promise<Answer> =>
    knock(house, 'GET', `/v1/messages/${UNKNOWN}`, {
      headers: { authorization: `Bearer ${await issuer.sign(payload)}` },
    });
  const without = (name: string): JWTPayload =>
    Object.fromEntries(Object.entries(good()).filter(([key]) => key !== name));

  it('gets nobody in while that issuer cannot be reached, and says that it is worth trying again', async () => {
    issuer.setAway(true);
    const answer = await read(good());
    expectProblem(answer, 503, 'busy');
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    // Once: whoever looks after the hub has to see it, and not a line for each request.
    expectProblem(await read(good()), 503, 'busy');
    const told = log.filter((line) => line.includes('the identity provider cannot be used'));
    expect(told.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 40, issuer: issuer.url, code: 'OAUTH_RESPONSE_IS_NOT_CONFORM' }),
    ]);
    issuer.setAway(false);
    expectProblem(await read(good()), 404, 'not-found');
  });

  it('is taken when everything about it is in order', async () => {
    expectProblem(await read(good()), 404, 'not-found');
    expectProblem(await read({ ...without('client_id'), azp: 'bakkerij-systeem' }), 404, 'not-found');
    expectProblem(await read({ ...good(), aud: ['elders', 'urn:schakel:api'] }), 404, 'not-found');
  });

  it.each<[string, () => JWTPayload]>([
    ['expired', () => ({ ...good(), iat: seconds() - 2 * HOUR, exp: seconds() - HOUR })],
    ['not valid yet', () => ({ ...good(), nbf: seconds() + HOUR })],
    ['for somebody else', () => ({ ...good(), aud: 'urn:elders:api' })],
    ['for nobody', () => without('aud')],
    ['said to be of another issuer', () => ({ ...good(), iss: 'https://elders.example' })],
    ['of a client that the hub does not know', () => ({ ...good(), client_id: 'onbekend-systeem' })],
    ['of a client with a name of the machinery', () => ({ ...good(), client_id: '__proto__' })],
    ['without a client', () => without('client_id')],
    ['of a client that is not a text', () => ({ ...good(), client_id: { a: 1 } })],
    ['without an end', () => without('exp')],
    ['without a beginning', () => without('iat')],
    ['without a subject', () => without('sub')],
    ['without an id', () => without('jti')],
    ['of an id that can be guessed', () => ({ ...good(), jti: '17' })],
    ['older than the hub takes, though it lasts', () => ({ ...good(), iat: seconds() - 6 * HOUR - 30 })],
    ['made in the future', () => ({ ...good(), iat: seconds() + 61 })],
    ['to begin in the future', () => ({ ...good(), nbf: seconds() + 61 })],
    ['bound in a way that the hub cannot check', () => ({ ...good(), cnf: { jkt: 'a'.repeat(43) } })],
    ['bound to nothing', () => ({ ...good(), cnf: {} })],
    ['bound to null', () => ({ ...good(), cnf: null as never })],
  ])('is refused when it is %s', async (_, payload) => {
    const answer = await read(payload());
    expectProblem(answer, 401, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token"$/);
  });

  it('is taken from a clock that is a little ahead', async () => {
    expectProblem(await read({ ...good(), iat: seconds() + 8, nbf: seconds() + 8 }), 404, 'not-found');
  });

  it('is refused with the id of another token, and taken itself again', async () => {
    const first = await issuer.sign({ ...good(), jti: 'een-id-dat-al-bekend-is' });
    const second = await issuer.sign({ ...good(), jti: 'een-id-dat-al-bekend-is', scope: 'messages.write' });
    const come = async (token: string): Promise<number> =>
      (
        await knock(house, 'GET', `/v1/messages/${UNKNOWN}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).status;
    expect([await come(first), await come(second), await come(first)]).toEqual([404, 401, 404]);
  });

  it('is refused when it was bound to a certificate, and comes without', async () => {
    const answer = await read({ ...good(), cnf: { 'x5t#S256': 'a'.repeat(43) } });
    expectProblem(answer, 401, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toMatch(
      /^Bearer error="invalid_token", error_description=/,
    );
  });

  it.each(['id_token+jwt', 'logout+jwt', 'dpop+jwt'])('is not another kind of token: %s', async (typ) => {
    const answer = await knock(house, 'GET', `/v1/messages/${UNKNOWN}`, {
      headers: { authorization: `Bearer ${await issuer.sign(good(), typ)}` },
    });
    expectProblem(answer, 401, 'unauthenticated');
  });

  it('is not taken any longer than it lasts, though it was taken before', async () => {
    // Ten seconds of tolerance on the clock: expired nine seconds ago still passes the verifier, and never from memory.
    const short = { ...good(), iat: seconds() - 60, exp: seconds() - 11 };
    expectProblem(await read(short), 401, 'unauthenticated');
    expectProblem(await read(short), 401, 'unauthenticated');
  });

  it('is judged by the clock that the hub goes by, not by that of its machine', async () => {
    const by = (hoursOff: number): TokenVerifier =>
      createTokenVerifier({
        issuers: [issuer.url],
        audience: 'urn:schakel:api',
        maxAge: 6 * HOUR * 1000,
        insecure: true,
        now: () => Date.now() + hoursOff * HOUR * 1000,
        trouble: () => undefined,
      });
    const token = await issuer.sign(good());
    const over = await issuer.sign({ ...good(), iat: seconds() - 3 * HOUR, exp: seconds() - 2 * HOUR });
    const [right, behind, ahead] = [by(0), by(-2.5), by(2.5)];
    const taken = [right.verify(token), behind.verify(over), ahead.verify(token), right.verify(over)];
    expect((await Promise.all(taken)).map((one) => one !== undefined)).toEqual([true, true, false, false]);
  });

  it.each([
    ['none', undefined],
    ['a list', ['messages.read']],
    ['part of a word', 'messages.readall xmessages.read'],
    ['another case', 'Messages.Read'],
  ])('gives no right with a scope that is not exactly the one: %s', async (_, scope) =>
    expectProblem(await read({ ...good(), scope }), 403, 'insufficient-scope'),
  );

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(house));
});
