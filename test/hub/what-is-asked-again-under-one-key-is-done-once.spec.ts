import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sweep } from '#exchange';
import { newId, type Json, type JsonObject } from '#kernel';
import { ROUTES } from '../../apps/api/routes.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf, until } from '../../apps/demo/play.js';
import { linesOf, NDJSON, vacancy } from '../batches.js';
import { startBox } from '../harness.js';
import { documentOfTests } from '../http-document.js';
import { expectHouseRules, expectProblem, locked, VACANCY } from '../http-knocker.js';

const TOWN = 'klantsysteem-enschede';
const MINUTE = 60_000;
/** An answer that holds a secret is not kept: who lost it makes another, and the first is worth nothing to anybody. */
const GIVES_A_SECRET = ['/v1/signing-keys', '/v1/consent-invitations', '/v1/link-codes', '/v1/announcements'];
/** Makes nothing: it may be asked as often as one likes. */
const MAKES_NOTHING =
  /_search$|\/tests$|mapping-(previews|trials)$|draft-previews$|access-evaluations$|processing-activities$|audit-log\//;

describe('what is asked again under one Idempotency-Key', () => {
  let box: Box;
  let consent: JsonObject;
  beforeAll(async () => {
    box = await startBox({ worker: false });
    const shown = ROUTES.find(({ operation }) => operation.id === 'registerConsent')!.operation.examples[0]!;
    consent = shown.body as JsonObject;
  });
  afterAll(() => box.stop());

  const register = (key: string, body: Json = consent, by = TOWN): Promise<Answer> =>
    box.client(by).request('POST', '/v1/consents', body, { 'idempotency-key': key });
  const consents = async (): Promise<number> =>
    (await box.admin.selectFrom('consent').select('id').execute()).length;

  it('gives the first answer, and is done once', async () => {
    const before = await consents();
    const answers = [await register('een'), await register('een'), await register('een')];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await consents()).toBe(before + 1);
  });

  it('is refused when it is something else, at whichever route, and is a name of one caller only', async () => {
    const first = memberOf(await register('twee'), 'consentId');
    const other = { ...consent, categories: ['languages'] };
    expectProblem(await register('twee', other), 422, 'id-reused');
    const declaration = ROUTES.find(({ operation }) => operation.id === 'registerDeclaration')!;
    const elsewhere = await box
      .client(TOWN)
      .request('POST', '/v1/declarations', declaration.operation.examples[0]!.body as Json, {
        'idempotency-key': 'twee',
      });
    expectProblem(elsewhere, 422, 'id-reused');
    // What another caller has under that name is nobody else's business.
    const theirs = await register('twee', consent, 'privacy-enschede');
    expect(theirs.status).not.toBe(422);
    expect(theirs.text).not.toContain(first);
  });

  it('waits while the first is being done', async () => {
    const before = await consents();
    const lock = await locked(box, 'consent');
    const first = register('drie');
    await until('it has begun', async () => {
      const { rows } = await sql`select 1 from kept_answer where status is null`.execute(box.admin);
      return rows.length === 1;
    });
    const second = await register('drie');
    expectProblem(second, 409, 'id-under-way');
    expect(second.headers.get('retry-after')).toBe('1');
    expectProblem(await register('drie', { ...consent, state: 'refused' }), 422, 'id-reused');
    await lock.release();
    const { text } = await first;
    expect((await register('drie')).text).toBe(text);
    expect(await consents()).toBe(before + 1);
  });

  it('is free again when it was refused', async () => {
    expectProblem(await register('vier', { ...consent, state: 'misschien' }), 400, 'invalid-request', [
      '/state',
    ]);
    expect((await register('vier')).status).toBe(201);
    for (const key of ['', 'een sleutel', 'x'.repeat(201)]) {
      const answer = await register(key);
      expectProblem(answer, 400, 'invalid-request');
      expect(answer.body).toMatchObject({ errors: [{ pointer: '', code: 'Idempotency-Key' }] });
    }
  });

  it('goes on where a process stopped in the middle, after a while', async () => {
    const first = memberOf(await register('vijf'), 'consentId');
    await sql`update kept_answer set status = null, sealed = null`.execute(box.admin);
    expectProblem(await register('vijf'), 409, 'id-under-way');
    box.clock.turnBy(3 * MINUTE);
    expect(memberOf(await register('vijf'), 'consentId')).not.toBe(first);
  });

  it('is kept for a day, and nothing of it can be read', async () => {
    const first = memberOf(await register('zes'), 'consentId');
    const { rows } = await sql<{
      text: string;
    }>`select row_to_json(k)::text as text from kept_answer k`.execute(box.admin);
    const inHex = (text: string): string => Buffer.from(text).toString('hex');
    for (const { text } of rows)
      for (const one of [first, inHex(first), inHex('zes')]) expect(text).not.toContain(one);
    box.clock.turnBy(23 * 60 * MINUTE);
    await sweep(box.hub);
    expect(memberOf(await register('zes'), 'consentId')).toBe(first);
    box.clock.turnBy(2 * 60 * MINUTE);
    await sweep(box.hub);
    expect(memberOf(await register('zes'), 'consentId')).not.toBe(first);
  });

  it('of a document or a file gives the first receipt for ever, also of two at once', async () => {
    const bakery = box.client('bakkerij-systeem');
    const document = (key: string, title: string): Promise<Answer> =>
      bakery.sendDocument('schema-org/vacancy@30', JSON.stringify({ ...VACANCY, title }), {
        key,
        subject: 'VAC-001',
        mediaType: 'application/ld+json',
      });
    const file = (key: string, id: string): Promise<Answer> =>
      bakery.sendFile('schema-org/vacancy@30', linesOf([vacancy(id)]), { key, mediaType: NDJSON });
    for (const send of [document, file]) {
      const key = newId();
      const same = await Promise.all([send(key, 'BROOD-1'), send(key, 'BROOD-1')]);
      expect(same.map(({ status }) => status)).toEqual([202, 202]);
      expect(new Set(same.map(({ text }) => text)).size).toBe(1);
      expectProblem(await send(key, 'BROOD-2'), 422, 'id-reused');
      const one = newId();
      const both = await Promise.all([send(one, 'BROOD-1'), send(one, 'BROOD-2')]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 422]);
    }
  });

  it('is described where it counts, which is wherever something is made', () => {
    const paths = (documentOfTests() as JsonObject)['paths'] as Record<string, Record<string, JsonObject>>;
    const named = Object.entries(paths).flatMap(([path, { post }]) =>
      ((post?.['parameters'] ?? []) as JsonObject[]).some(({ name }) => name === 'Idempotency-Key')
        ? [path]
        : [],
    );
    expect(named).toEqual(expect.arrayContaining(['/messages', '/batches', '/consents', '/rights-requests']));
    const makes = ROUTES.filter(
      ({ method, path, scope, operation }) =>
        method === 'POST' &&
        path.startsWith('/v1/') &&
        !path.includes('/:') &&
        scope !== 'inbox.read' &&
        !MAKES_NOTHING.test(path) &&
        !GIVES_A_SECRET.includes(path) &&
        operation.body !== undefined,
    );
    expect(makes.filter(({ keyed }) => !keyed).map(({ path }) => path)).toEqual([]);
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
