import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK, type JWTPayload } from 'jose';
import { ROUTES, SCOPES } from '../../apps/api/routes.js';
import { developmentSecretOf } from '../../apps/api/development-identity.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import {
  CLOUD_EVENT,
  expectHouseRules,
  expectProblem,
  knock,
  nothingStored,
  vacancyEvent,
} from '../http-knocker.js';

const AUDIENCE = 'urn:schakel:api';
const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const HOUR = 3600;
const seconds = (): number => Math.floor(Date.now() / 1000);

describe('an access token', () => {
  let box: Box;
  let foreign: Awaited<ReturnType<typeof generateKeyPair>>;
  /** The public key of the real identity provider. */
  let published: JWK;
  beforeAll(async () => {
    box = await startBox({ worker: false });
    foreign = await generateKeyPair('RS256');
    const keys = (await (await fetch(`${box.started.identity!.issuer}/jwks`)).json()) as { keys: JWK[] };
    published = keys.keys[0]!;
  });
  afterAll(() => box.stop());

  const claims = (more: JWTPayload = {}): JWTPayload => ({
    iss: box.started.identity!.issuer,
    aud: AUDIENCE,
    sub: 'bakkerij-systeem',
    client_id: 'bakkerij-systeem',
    scope: 'messages.write messages.read',
    iat: seconds(),
    exp: seconds() + HOUR,
    ...more,
  });
  const signed = (payload: JWTPayload, kid = published.kid!): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid }).sign(foreign.privateKey);
  const sendWith = async (authorization: string | undefined, path = '/v1/messages'): Promise<Answer> =>
    knock(box, 'POST', path, {
      headers: { ...CLOUD_EVENT, ...(authorization === undefined ? {} : { authorization }) },
      body: JSON.stringify(await vacancyEvent(box)),
    });
  /** A real token of the development provider, asked for as the options say. */
  async function issued(clientId: string, form: Record<string, string>): Promise<string> {
    const response = await fetch(box.started.identity!.tokenUrl, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${developmentSecretOf(clientId)}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }
  async function expect401(send: () => Promise<Answer>, challenge: RegExp): Promise<void> {
    await nothingStored(box, async () => {
      const answer = await send();
      expectProblem(answer, 401, 'unauthenticated');
      expect(answer.headers.get('www-authenticate')).toMatch(challenge);
    });
  }

  it('is needed for every route that is not open', async () => {
    for (const { method, path, takes } of ROUTES.filter((route) => route.scope !== 'open')) {
      const headers: Record<string, string> = takes ? { 'content-type': takes[0]! } : {};
      const answer = await knock(box, method, path.replace(':id', UNKNOWN), { headers });
      expectProblem(answer, 401, 'unauthenticated');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer kort',
    'Basic YmFra2VyaWo6Z2VoZWlt',
    'Bearer a b c',
    `Bearer ${'x'.repeat(9000)}`,
  ])('is not this: %s', (authorization) =>
    expect401(() => sendWith(authorization.slice(0, 9007)), /^Bearer/),
  );

  it('is not read from the query or the body', async () => {
    const token = await box.client('bakkerij-systeem').token();
    await expect401(() => sendWith(undefined, `/v1/messages?access_token=${token}`), /^Bearer$/);
    expect(box.log).not.toContain(token.slice(0, 40));
  });

  it('is refused when it is of another issuer, whatever it says', async () => {
    const of = async (payload: JWTPayload, kid?: string): Promise<string> =>
      `Bearer ${await signed(payload, kid)}`;
    await expect401(async () => sendWith(await of(claims())), /invalid_token/);
    await expect401(async () => sendWith(await of(claims(), 'een-andere-sleutel')), /invalid_token/);
    await expect401(
      async () => sendWith(await of(claims({ iss: 'https://elders.example' }))),
      /invalid_token/,
    );
  });

  it('is refused without a signature', async () => {
    const unsigned = new UnsecuredJWT(claims()).encode();
    await expect401(() => sendWith(`Bearer ${unsigned}`), /^Bearer/);
    await expect401(() => sendWith(`Bearer ${unsigned}AAAAAAAAAAAAAAAAAAAA`), /^Bearer/);
  });

  it('is refused when the public key was used as a secret', async () => {
    const key = createPublicKey({ key: published as JsonWebKey, format: 'jwk' });
    for (const secret of [
      key.export({ type: 'spki', format: 'pem' }) as string,
      JSON.stringify(published),
      published.n!,
    ]) {
      const token = await new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS256', kid: published.kid! })
        .sign(new TextEncoder().encode(secret));
      await expect401(() => sendWith(`Bearer ${token}`), /invalid_token/);
    }
  });

  it('is refused when it brings its own key along', async () => {
    const own = await generateKeyPair('RS256', { extractable: true });
    const token = await new SignJWT(claims())
      .setProtectedHeader({
        alg: 'RS256',
        jwk: await exportJWK(own.publicKey),
        jku: 'http://127.0.0.1:9/jwks',
      })
      .sign(own.privateKey);
    await expect401(() => sendWith(`Bearer ${token}`), /invalid_token/);
  });

  it('is refused when one character was changed', async () => {
    const token = await box.client('bakkerij-systeem').token();
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const more = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload;
    const raised = Buffer.from(JSON.stringify({ ...more, client_id: 'uwv-systeem' })).toString('base64url');
    await expect401(() => sendWith(`Bearer ${header}.${raised}.${signature}`), /invalid_token/);
    const turned = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    await expect401(() => sendWith(`Bearer ${header}.${payload}.${turned}`), /invalid_token/);
  });

  it('403 and the scope that is missing, for every route', async () => {
    const token = await issued('bakkerij-systeem', { scope: 'inbox.read' });
    const reader = await issued('bakkerij-systeem', { scope: 'messages.read' });
    for (const { method, path, scope, takes } of ROUTES.filter((route) => SCOPES.includes(route.scope))) {
      const bearer = scope === 'inbox.read' ? reader : token;
      const headers = { authorization: `Bearer ${bearer}`, ...(takes ? { 'content-type': takes[0]! } : {}) };
      const answer = await knock(box, method, path.replace(':id', UNKNOWN), { headers });
      expectProblem(answer, 403, 'insufficient-scope');
      expect(answer.headers.get('www-authenticate')).toBe(
        `Bearer error="insufficient_scope", scope="${scope}"`,
      );
    }
    const none = await issued('bakkerij-systeem', {});
    expectProblem(await sendWith(`Bearer ${none}`), 403, 'insufficient-scope');
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
