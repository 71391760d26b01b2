import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sweep } from '#exchange';
import type { Json, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { eventOf, type Answer } from '../../apps/demo/partner.js';
import { until } from '../../apps/demo/play.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { expectHouseRules } from '../http-knocker.js';
import { invent } from '../medium/stage.js';
import { applyTo } from '../region.js';

const DAY = 86_400_000;
const SUPPLIER = 'leverancier-midden';
const TWENTE = 'config/regions/twente';

describe('who has access', () => {
  let box: Box;
  let administrator: Browser;
  let officer: Browser;
  beforeAll(async () => {
    box = await startBox();
    administrator = new Browser(box.url, box.options.onAnswer);
    officer = new Browser(box.url, box.options.onAnswer);
  });
  afterAll(() => box.stop());

  const logIn = async (who: Browser, person: string): Promise<void> =>
    void (await who.login(person, '?stepUp=true'));
  const send = async (party: string): Promise<Answer> => {
    const { recordId, document } = invent(`${party}-1`);
    const source = await box.urn(party);
    const subject = { recordId };
    return box
      .client(SUPPLIER)
      .send(eventOf({ source, record: 'client', contract: 'ggm/client@2.5', subject, data: document }));
  };
  const reviewsOf = async (who: Browser): Promise<JsonObject[]> =>
    ((await who.request('GET', '/v1/access-reviews')).body as { reviews: JsonObject[] }).reviews;
  const entriesOf = (answer: Answer): JsonObject[] => (answer.body as { entries: JsonObject[] }).entries;
  const answer = (path: string, answers: [JsonObject, string][]): Promise<Answer> =>
    administrator.request('POST', `${path}/answers`, {
      answers: answers.map(([entry, said]) => ({
        entryId: entry['entryId'],
        answer: said,
        ...(said === 'removed' ? { reason: 'left' } : {}),
      })),
    } as Json);
  const logged = async (action: string, of: string): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from audit_event where action = ${action} and ${of} = any(organisations)`.execute(
      box.admin,
    );
    return rows[0]!.count;
  };
  let path = '';

  it('is to be looked at when half a year has gone by, and not before', async () => {
    await logIn(officer, 'person-privacy-hengelo');
    await logIn(administrator, 'person-beheer-hengelo');
    expect((await send('hengelo')).status).toBe(202);
    box.clock.turnBy(181 * DAY);
    await sweep(box.hub);
    await logIn(administrator, 'person-beheer-hengelo');
    expect(await reviewsOf(administrator)).toEqual([]);
    box.clock.turnBy(2 * DAY);
    await until('a review was begun', async () => {
      await sweep(box.hub);
      return (await logged('access-review.begun', 'hengelo')) > 0;
    });
    await logIn(administrator, 'person-beheer-hengelo');
    const [review, ...others] = await reviewsOf(administrator);
    expect([review, others]).toMatchObject([
      { organisation: await box.urn('hengelo'), state: 'open', signal: 'none' },
      [],
    ]);
    const { rows } = await sql`
      select 1 from notification where kind = 'access-review-due' and connection = 'party:hengelo'`.execute(
      box.admin,
    );
    expect(rows).toHaveLength(1);
    path = `/v1/access-reviews/${String(review!['reviewId'])}`;
  });

  it('is shown with what gives it and when it was last used', async () => {
    const entries = entriesOf(await administrator.request('GET', path));
    const of = (kind: string): JsonObject[] => entries.filter((entry) => entry['kind'] === kind);
    expect(
      of('role-mapping')
        .map(({ mapping }) => String(mapping))
        .toSorted(),
    ).toEqual(['beheer-hengelo', 'privacy-hengelo']);
    expect(
      of('person')
        .map(({ role }) => String(role))
        .toSorted(),
    ).toEqual(['administrator', 'privacy-officer']);
    for (const entry of [...of('role-mapping'), ...of('person')]) expect(entry).toHaveProperty('lastUsedAt');
    const supplier = of('mandate').find((one) => one['connection'] === SUPPLIER)!;
    expect(supplier).toMatchObject({ operator: expect.any(String), clients: [{ client: SUPPLIER }] });
    expect((supplier['clients'] as JsonObject[])[0]).toHaveProperty('lastUsedAt');
    const auditors = of('mandate').find((one) => one['connection'] === 'controle-hengelo')!;
    expect(auditors).toMatchObject({ offices: ['auditsFor'] });
    expect((auditors['clients'] as JsonObject[])[0]).not.toHaveProperty('lastUsedAt');
  });

  it('ends at once where it is removed, also when the configuration is applied again', async () => {
    const entries = entriesOf(await administrator.request('GET', path));
    const one = (test: (entry: JsonObject) => boolean): JsonObject => entries.find(test)!;
    const person = one((entry) => entry['kind'] === 'person' && entry['role'] === 'privacy-officer');
    const mandate = one((entry) => entry['connection'] === SUPPLIER);
    const self = one((entry) => entry['kind'] === 'person' && entry['role'] === 'administrator');
    await logIn(officer, 'person-privacy-hengelo');
    expect((await officer.request('GET', '/v1/rights-requests')).status).toBe(200);
    const own = await answer(path, [
      [person, 'removed'],
      [self, 'removed'],
    ]);
    expect(own.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/answers/1/answer' }] });
    const body = { answers: [{ entryId: String(person['entryId']), answer: 'removed' }] };
    const without = await administrator.request('POST', `${path}/answers`, body);
    expect(without.body).toMatchObject({ errors: [{ pointer: '/answers/0/reason', code: 'required' }] });
    // All of it or nothing.
    expect((await officer.request('GET', '/v1/rights-requests')).status).toBe(200);
    const removed = await answer(path, [
      [person, 'removed'],
      [mandate, 'removed'],
    ]);
    expect(removed.body).toMatchObject({ state: 'open', removed: 2 });
    await applyTo(box, TWENTE);
    expect((await officer.request('GET', '/v1/rights-requests')).status).toBe(401);
    await logIn(officer, 'person-privacy-hengelo');
    expect((await officer.request('GET', '/v1/rights-requests')).body).toMatchObject({ code: 'no-role' });
    expect((await send('hengelo')).body).toMatchObject({ code: 'not-mandated' });
    expect((await send('borne')).status).toBe(202);
  });

  it('is done when all of it was answered, and given back by whoever answers anew', async () => {
    const entries = entriesOf(await administrator.request('GET', path));
    const open = entries.filter((entry) => entry['answer'] === undefined);
    const done = await answer(
      path,
      open.map((entry) => [entry, 'confirmed']),
    );
    expect(done.body).toMatchObject({ state: 'done', open: 0, removed: 2 });
    expect(entriesOf(done)[0]).toMatchObject({
      answeredBy: 'administrator:hengelo',
    });
    expect(await logged('access-review.done', 'hengelo')).toBe(1);
    const removed = entries.filter((entry) => entry['answer'] === 'removed');
    expect(removed.map((entry) => entry['reason'])).toEqual(['left', 'left']);
    await answer(
      path,
      removed.map((entry) => [entry, 'confirmed']),
    );
    await logIn(officer, 'person-privacy-hengelo');
    expect((await officer.request('GET', '/v1/rights-requests')).status).toBe(200);
    expect((await send('hengelo')).status).toBe(202);
    expect(await logged('access-review.done', 'hengelo')).toBe(1);
  });

  it('is seen by the administrator of that organisation, and of the region', async () => {
    const region = new Browser(box.url, box.options.onAnswer);
    await logIn(region, 'person-beheer-regio');
    const all = await reviewsOf(region);
    expect(all.length).toBeGreaterThan(10);
    const enschede = await box.urn('enschede');
    const other = all.find((one) => one['organisation'] === enschede)!;
    const ask = (id: string) => administrator.request('GET', `/v1/access-reviews/${id}`);
    const [found, nowhere] = [
      await ask(String(other['reviewId'])),
      await ask('01890000-0000-7000-8000-000000000000'),
    ];
    expect([found.status, found.text]).toEqual([404, nowhere.text]);
    const begun = await administrator.request('POST', '/v1/access-reviews', { organisation: enschede });
    expect(begun.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/organisation' }] });
  });

  it('says so when it was not looked at in time, once', async () => {
    box.clock.turnBy(31 * DAY);
    await until('it was said', async () => {
      await sweep(box.hub);
      return (await logged('access-review.late', 'enschede')) > 0;
    });
    box.clock.turnBy(DAY);
    await sweep(box.hub);
    expect([
      await logged('access-review.late', 'enschede'),
      await logged('access-review.late', 'hengelo'),
    ]).toEqual([1, 0]);
  });

  it('leaves nothing personal in answers or log', () => expectHouseRules(box));
});
