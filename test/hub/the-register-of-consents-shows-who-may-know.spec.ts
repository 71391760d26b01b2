import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { sql } from 'kysely';
import { sweep } from '#exchange';
import type { Json, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf, sendClient, type Stage } from '../../apps/demo/play.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { EVIDENCE } from '../http-knocker.js';
import { CodePages } from '../medium/code-pages.js';
import { invent, stageOf } from '../medium/stage.js';

const ENSCHEDE = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';

const validReceipt = (formats as unknown as (ajv: Ajv2020) => Ajv2020)(new Ajv2020({ strict: true })).compile(
  JSON.parse(readFileSync('schemas/consent-receipt.schema.json', 'utf8')) as object,
);

describe('the register of consents', () => {
  let box: Box;
  let stage: Stage;
  let pages: CodePages;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
    pages = new CodePages(box);
  });
  afterAll(() => box.stop());

  const search = (as: string, subject: JsonObject): Promise<Answer> =>
    box.client(as).request('POST', '/v1/consents/_search', { subject });
  const found = ({ body }: Answer): JsonObject[] => (body as { consents: JsonObject[] }).consents;

  it('shows the privacy officer what was said, and staff only what a connection registered, never what it was', async () => {
    const evidence = { ...EVIDENCE, askedFor: await box.urn('enschede') };
    const base = {
      purpose: 'learning',
      recipients: [await box.urn('roc-van-twente')],
      categories: ['qualifications'],
      evidence,
    };
    const ids: string[] = [];
    for (const state of ['given', 'refused'])
      ids.push(
        memberOf(
          await box
            .client(ENSCHEDE)
            .request('POST', '/v1/consents', { ...base, subject: { recordId: `DESK-${state}` }, state }),
          'consentId',
        ),
      );
    await pages.yes(await pages.codeFor('ONLINE'));
    const staff = await Promise.all(
      ['DESK-given', 'DESK-refused', 'ONLINE', 'NOBODY'].map((recordId) => search(ENSCHEDE, { recordId })),
    );
    const plain = (text: string): string =>
      text.replace(/"(consentId|recordId|givenAt|validUntil)":"[^"]+"/g, '"$1":""');
    expect(plain(staff[1]!.text)).toBe(plain(staff[0]!.text));
    expect(found(staff[0]!)).toMatchObject([{ state: 'not-shown', purpose: 'learning' }]);
    expect(staff[2]!.text).toBe(staff[3]!.text);
    expect(staff[3]!.body).toEqual({ consents: [] });
    // A number with a slip in it is told to the privacy officer, and to nobody else.
    expect((await search(OFFICER, { recordId: 'NOBODY' })).body).toEqual({ consents: [], known: false });
    expect((await search(OFFICER, { recordId: 'ONLINE' })).body).toMatchObject({ known: true });
    const states = [];
    for (const recordId of ['DESK-given', 'DESK-refused', 'ONLINE'])
      states.push(found(await search(OFFICER, { recordId })).map(({ state }) => state));
    expect(states).toEqual([['given'], ['refused'], ['given']]);
    // A withdrawal by the person changes nothing for staff.
    const before = await box.client(ENSCHEDE).request('GET', `/v1/consents/${ids[0]!}`);
    await box.client(ENSCHEDE).request('POST', `/v1/consents/${ids[0]!}/withdrawals`);
    expect((await box.client(ENSCHEDE).request('GET', `/v1/consents/${ids[0]!}`)).text).toBe(before.text);
    expect((await box.client(OFFICER).request('GET', `/v1/consents/${ids[0]!}`)).body).toMatchObject({
      state: 'withdrawn',
    });
  });

  it('finds by BSN in the body, own entries only, and says the same of a stranger', async () => {
    const bsn = '999991425';
    await sendClient(stage, ENSCHEDE, 'enschede', invent('WITH-BSN', bsn));
    await pages.yes(await pages.codeFor('WITH-BSN'));
    expect(found(await search(OFFICER, { bsn }))).toMatchObject([{ recordId: 'WITH-BSN', state: 'given' }]);
    const stranger = await search(OFFICER, { bsn: '999993549' });
    expect([stranger.status, found(stranger)]).toEqual([200, []]);
    expect((await search(OFFICER, { bsn: '999993548' })).body).toMatchObject({ code: 'invalid-bsn' });
    // Almelo knows the same person: not in what Enschede finds, nor the other way round.
    expect(found(await search('klantsysteem-almelo', { bsn }))).toEqual([]);
    expect((await search('roc-systeem', { bsn })).status).toBe(400);
    expect((await search(OFFICER, {})).status).toBe(400);
  });

  it('gives a receipt in the form of its schema, and as a page to print', async () => {
    const [consent] = found(await search(OFFICER, { recordId: 'ONLINE' })) as [JsonObject];
    const path = `/v1/consents/${String(consent['consentId'])}/receipt`;
    const { body } = await box.client(OFFICER).request('GET', path);
    validReceipt(body);
    expect(validReceipt.errors).toBeNull();
    expect(body).toMatchObject({
      processing: {
        privacy_notice: 'leren-toestemming-1@1',
        lawful_basis: 'https://w3id.org/dpv/legal/eu/gdpr#A6-1-a',
        recipient_third_parties: [{ retention_period: 'P6M' }],
      },
      event: [{ event_state: 'https://w3id.org/dpv#ConsentGiven', entity_id: 'person' }],
    });
    expect((await box.client(ENSCHEDE).request('GET', path)).status).toBe(404);
    const response = await fetch(`${box.url}${path}`, {
      headers: { authorization: `Bearer ${await box.client(OFFICER).token()}`, accept: 'text/html' },
    });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('Uw bewijs');
  });

  it('gives who registered it a copy of that moment, also after the person took it back', async () => {
    const evidence = { ...EVIDENCE, askedFor: await box.urn('enschede') };
    const answer = await box.client(ENSCHEDE).request('POST', '/v1/consents', {
      subject: { recordId: 'COPY' },
      purpose: 'learning',
      recipients: [await box.urn('roc-van-twente')],
      categories: ['qualifications'],
      state: 'given',
      evidence,
    });
    const id = memberOf(answer, 'consentId');
    const receipt = (as: string): Promise<Answer> =>
      box.client(as).request('GET', `/v1/consents/${id}/receipt`);
    const before = await receipt(ENSCHEDE);
    await box.client(ENSCHEDE).request('POST', `/v1/consents/${id}/withdrawals`);
    expect((await receipt(ENSCHEDE)).text).toBe(before.text);
    expect((await receipt('balie-werkcentrum')).status).toBe(404);
    const { event } = (await receipt(OFFICER)).body as { event: Json[] };
    expect(event).toHaveLength(2);
  });

  it('is open to the privacy officer who logged in, for their own organisation, and that is noted', async () => {
    const [consent] = found(await search(OFFICER, { recordId: 'DESK-given' })) as [JsonObject];
    const path = `/v1/consents/${String(consent['consentId'])}`;
    const officerOf = async (person: string): Promise<Browser> => {
      const browser = new Browser(box.url, (answer) => box.answers.push(answer));
      await browser.login(person);
      return browser;
    };
    const own = await officerOf('person-privacy-enschede');
    const of = (recordId: string, more: JsonObject = {}): Promise<Answer> =>
      own.request('POST', '/v1/consents/_search', { subject: { recordId }, ...more });
    expect(found(await of('DESK-given'))).toMatchObject([
      { state: 'withdrawn', categories: ['qualifications'] },
    ]);
    expect((await of('DESK-given', { controller: await box.urn('hengelo') })).body).toMatchObject({
      code: 'not-mandated',
    });
    expect((await own.request('GET', path)).body).toMatchObject({ state: 'withdrawn' });
    expect((await own.request('GET', `${path}/receipt`)).body).toMatchObject({ event: [{}, {}] });
    const retractions = await own.request('GET', '/v1/retractions');
    expect([retractions.status, retractions.body]).toMatchObject([200, { retractions: [] }]);
    const { rows } = await sql<{ action: string; actor: string }>`
      select action, actor from audit_event where action in ('consents.read', 'retractions.read')
      order by id desc limit 2`.execute(box.admin);
    expect(rows.map(({ action }) => action).sort()).toEqual(['consents.read', 'retractions.read']);
    expect(rows.map(({ actor }) => actor).join(' ')).not.toContain('connection:');
    const other = await officerOf('person-privacy-hengelo');
    const unknown = await other.request('GET', '/v1/consents/01890000-0000-7000-8000-000000000000');
    const theirs = await other.request('GET', path);
    expect([theirs.status, theirs.text]).toEqual([404, unknown.text]);
  });

  it('renews, and what was renewed is as it was; an expired one is noted once', async () => {
    const evidence: JsonObject = { ...EVIDENCE, askedFor: await box.urn('enschede') };
    const validUntil = new Date(box.clock.now().getTime() + 60_000).toISOString();
    const first = await box.client(ENSCHEDE).request('POST', '/v1/consents', {
      subject: { recordId: 'RENEWS' },
      purpose: 'learning',
      recipients: [await box.urn('roc-van-twente')],
      categories: ['qualifications', 'languages'],
      state: 'given',
      validUntil,
      evidence,
    });
    const id = memberOf(first, 'consentId');
    const soon = new Date(box.clock.now().getTime() + 120_000).toISOString();
    const expiring = (as: string): Promise<Answer> =>
      box.client(as).request('POST', '/v1/consents/_search', { expiresBefore: soon });
    expect(found(await expiring(OFFICER)).map(({ consentId }) => consentId)).toContain(id);
    expect((await expiring(ENSCHEDE)).status).toBe(403);
    box.clock.turnBy(61_000);
    await sweep(box.hub);
    await sweep(box.hub);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from audit_event
        where action = 'consent.expired' and object = ${`statement:${id}`}`.execute(box.admin);
    expect(rows).toEqual([{ count: 1 }]);
    // Who is to be asked again: those who are about to expire and those who did, until they were asked.
    const expiresAfter = new Date(box.clock.now().getTime() - 3_600_000).toISOString();
    const toAsk = async (more: JsonObject): Promise<unknown[]> =>
      found(
        await box.client(OFFICER).request('POST', '/v1/consents/_search', { expiresBefore: soon, ...more }),
      ).map(({ consentId }) => consentId);
    expect(await toAsk({})).not.toContain(id);
    expect(await toAsk({ expiresAfter })).toContain(id);
    const alone = await box.client(OFFICER).request('POST', '/v1/consents/_search', { expiresAfter });
    expect([alone.status, (alone.body as JsonObject)['code']]).toEqual([400, 'invalid-request']);
    const renewed = await box.client(ENSCHEDE).request('POST', `/v1/consents/${id}/renewals`, { evidence });
    expect(renewed.status).toBe(201);
    expect(await toAsk({ expiresAfter })).not.toContain(id);
    const states = found(await search(OFFICER, { recordId: 'RENEWS' })).map(
      ({ state, categories, renews }) => [state, categories, renews],
    );
    expect(states).toEqual([
      ['renewed', ['qualifications', 'languages'], id],
      ['expired', ['qualifications', 'languages'], undefined],
    ]);
    const wrong = {
      ...evidence,
      notice: { version: 'x', language: 'de' },
      representation: 'for-this-matter',
    };
    const renew = (as: string, how: JsonObject): Promise<Answer> =>
      box.client(as).request('POST', `/v1/consents/${id}/renewals`, { evidence: how });
    const refused = await renew(ENSCHEDE, wrong);
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect((refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
      '/evidence/notice/version',
      '/evidence/notice/language',
      '/evidence/representation',
    ]);
    expect((await renew('klantsysteem-almelo', evidence)).status).toBe(404);
  });

  it('takes from a desk what that desk asks, and nothing of a desk whose organisation gives by law alone', async () => {
    const [desk, other] = [new Browser(box.url), new Browser(box.url)];
    await desk.login('person-balie-enschede');
    await other.login('person-balie-werkcentrum');
    const questions = async (browser: Browser): Promise<JsonObject[]> =>
      ((await browser.request('GET', '/v1/desk-questions')).body as { questions: JsonObject[] }).questions;
    expect(await questions(other)).toEqual([]);
    const asked = await questions(desk);
    expect(asked.map(({ purpose, consent, declaration }) => [purpose, consent, declaration])).toEqual([
      ['matching', true, true],
      ['learning', true, true],
    ]);
    // What the law lets a municipality give (to UWV, to another municipality, about the young to a school) is no question.
    const uwv = await box.urn('uwv');
    expect(JSON.stringify(asked)).not.toContain(uwv);
    const said = {
      subject: { recordId: 'DESK-ASKED' },
      recipients: [await box.urn('roc-van-twente')],
      evidence: { ...EVIDENCE, askedFor: await box.urn('enschede') } as JsonObject,
    };
    const consent = { ...said, purpose: 'learning', categories: ['qualifications'], state: 'refused' };
    const post = async (browser: Browser, path: string, body: JsonObject): Promise<string> => {
      const answer = await browser.request('POST', path, body);
      return answer.status === 201 ? '201' : (answer.body as { code: string }).code;
    };
    expect(await post(desk, '/v1/consents', consent)).toBe('201');
    expect(await post(desk, '/v1/declarations', said)).toBe('201');
    const answers: string[] = [];
    for (const more of [{ purpose: 'guidance' }, { recipients: [uwv] }, { categories: ['support-needs'] }])
      answers.push(await post(desk, '/v1/consents', { ...consent, ...more }));
    const exceptions = [{ categories: ['languages'] }];
    answers.push(await post(desk, '/v1/consents', { ...consent, exceptions }));
    expect(answers).toEqual(answers.map(() => 'no-agreement'));
    expect(await post(desk, '/v1/declarations', { ...said, recipients: [uwv] })).toBe('no-agreement');
    expect(await post(other, '/v1/consents', consent)).toBe('no-agreement');
    expect(await post(other, '/v1/declarations', said)).toBe('no-agreement');
    expect(await post(desk, '/v1/consents/_search', { subject: said.subject })).toBe('role-missing');
    expect(found(await search(OFFICER, said.subject))).toMatchObject([{ state: 'refused' }]);
  });

  it('renews what was refused as what was given: who renews does not learn which it was', async () => {
    const evidence: JsonObject = { ...EVIDENCE, askedFor: await box.urn('enschede') };
    const base = {
      purpose: 'learning',
      recipients: [await box.urn('roc-van-twente')],
      categories: ['qualifications', 'languages'],
      evidence,
    };
    const answers: string[] = [];
    for (const state of ['given', 'refused']) {
      const subject = { recordId: `AGAIN-${state}` };
      const but: JsonObject = state === 'refused' ? { exceptions: [{ categories: ['languages'] }] } : {};
      const first = await box
        .client(ENSCHEDE)
        .request('POST', '/v1/consents', { ...base, ...but, subject, state });
      const id = memberOf(first, 'consentId');
      const again = await box.client(ENSCHEDE).request('POST', `/v1/consents/${id}/renewals`, { evidence });
      answers.push(
        `${again.status} ${again.text.replaceAll(id, 'first').replaceAll(memberOf(again, 'consentId'), 'again')}`,
      );
    }
    expect(answers[1]).toBe(answers[0]);
    // What was refused is given whole by it, and renews nothing.
    const [now] = found(await search(OFFICER, { recordId: 'AGAIN-refused' }));
    expect(now).toMatchObject({ state: 'given', categories: base.categories, exceptions: [] });
    expect(now).not.toHaveProperty('renews');
  });
});
