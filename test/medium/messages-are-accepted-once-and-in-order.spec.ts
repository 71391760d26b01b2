import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Receipt } from '#exchange';
import { newId, type JsonObject, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import { sessionsWait } from './locks.js';
import { randomFrom } from './random.js';
import { documentOf, Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SEED = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);

const vacancyOf = (identifier: string): JsonObject => ({
  '@context': 'https://schema.org/',
  '@type': 'JobPosting',
  title: 'Bakker (verzonnen)',
  description: '<p>Brood bakken.</p>',
  identifier,
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: 'Enschede' } },
});

const idOf = (outcome: Outcome<Receipt>): string =>
  outcome.ok ? outcome.value.messageId : outcome.refusal.code;

describe('messages that come together', () => {
  let rig: Rig;
  let twin: Rig;
  beforeAll(async () => {
    // Small batches, so that many of them are under way at once.
    const settings = { ACCEPT_BATCH: '8' };
    rig = await Rig.start({ settings });
    twin = await rig.twin({ settings });
  });
  afterAll(async () => {
    await twin.stop();
    await rig.stop();
  });

  /** The sender's ids of a record in the order in which they were accepted. */
  const orderOf = async (recordId: string): Promise<[string, string][]> => {
    const { rows } = await sql<{ seq: string; id: string }>`
      select m.seq, m.sender_id as id from message m join record r on r.pk = m.record_pk
      where r.record_id = ${recordId} order by m.seq`.execute(rig.hub.db);
    return rows.map(({ seq, id }) => [seq, id]);
  };
  const send = (by: Rig, recordId: string, parts: JsonObject = {}): Promise<Outcome<Receipt>> =>
    by.sendClient(ENSCHEDE, 'enschede', recordId, parts);

  it('about one record get the places 1 to 5 in the order in which they were said', async () => {
    const batch = async (...numbers: number[]): Promise<void> => {
      const events = await Promise.all(
        numbers.map((n) => rig.clientEvent('enschede', 'FIVE', { id: `five-${n}` })),
      );
      expect((await rig.sendBatch(ENSCHEDE, events)).every(({ ok }) => ok)).toBe(true);
    };
    await batch(1, 2, 3, 4, 5);
    expect(await orderOf('FIVE')).toEqual([1, 2, 3, 4, 5].map((n) => [String(n), `five-${n}`]));
    await batch(6, 7);
    expect((await orderOf('FIVE')).slice(-2)).toEqual([6, 7].map((n) => [String(n), `five-${n}`]));
  });

  it('with one id are one message, whichever process they reach', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(n % 2 ? rig : twin, 'ONCE', { id: 'once' })),
    );
    expect(new Set(outcomes.map(idOf)).size).toBe(1);
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.value.repeated)).toHaveLength(1);
    expect(await orderOf('ONCE')).toEqual([['1', 'once']]);
    const events = await sql<{ n: string }>`
      select count(*) as n from audit_event where object = ${`message:${idOf(outcomes[0]!)}`}`.execute(
      rig.hub.db,
    );
    expect(events.rows[0]!.n).toBe('1');
  });

  it('with one id and other content are refused, at once and later', async () => {
    const other = { data: { ...documentOf('OTHER'), HULPVRAAG: 'language' } };
    const outcomes = await Promise.all([
      send(rig, 'OTHER', { id: 'other' }),
      send(rig, 'OTHER', { id: 'other', ...other }),
    ]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false]);
    expect(idOf(await send(twin, 'OTHER', { id: 'other', ...other }))).toBe('id-reused');
    expect(idOf(await send(twin, 'ANOTHER', { id: 'other' }))).toBe('id-reused');
    expect(idOf(await send(twin, 'OTHER', { id: 'other', subject: { flags: ['objection'] } }))).toBe(
      'id-reused',
    );
    expect(idOf(await send(twin, 'OTHER', { id: 'other' }))).toBe(idOf(outcomes[0]));
    expect(await orderOf('OTHER')).toHaveLength(1);
  });

  it('with one id of two controllers are two messages', async () => {
    const hengelo = await rig.sendClient('leverancier-midden', 'hengelo', 'SAME', { id: 'same' });
    const borne = await rig.sendClient('leverancier-midden', 'borne', 'SAME', { id: 'same' });
    expect(hengelo.ok && borne.ok && idOf(hengelo) !== idOf(borne)).toBe(true);
  });

  /** Lets two batches run into the same row in the middle of theirs, and then lets them go on. */
  const meetAt = async (
    hold: (tx: Tx) => Promise<unknown>,
    batches: (() => Promise<Outcome<Receipt>[]>)[],
  ) => {
    const going: Promise<Outcome<Receipt>[]>[] = [];
    await rig.admin.transaction().execute(async (tx) => {
      await sql`savepoint held`.execute(tx);
      await hold(tx);
      going.push(...batches.map((batch) => batch()));
      for (const one of going) one.catch(() => undefined);
      await sessionsWait(rig.admin, batches.length);
      await sql`rollback to savepoint held`.execute(tx);
    });
    return Promise.all(going);
  };
  const numbers = [0, 1, 2, 3, 4, 5, 6, 7];

  it('with the same ids, said by two processes in opposite order, do not wait for each other in a ring', async () => {
    const ids = numbers.map((n) => `opposite-${n}`);
    const events = await Promise.all(
      ids.map((id, n) => rig.clientEvent('enschede', `OPPOSITE-${n}`, { id })),
    );
    const [here, there] = await meetAt(
      (tx) => sql`insert into receipt values ('enschede', 'opposite-4', ${newId()}, '')`.execute(tx),
      [() => rig.sendBatch(ENSCHEDE, events), () => twin.sendBatch(ENSCHEDE, events.toReversed())],
    );
    expect(there!.toReversed().map(idOf)).toEqual(here!.map(idOf));
    expect(new Set(here!.map(idOf)).size).toBe(ids.length);
  });

  it('about the same records, said by two processes in opposite order, do not wait for each other in a ring', async () => {
    const source = (await rig.hub.directory()).party('bakkerij-de-proef')!.urn;
    const vacancies = (by: string): JsonObject[] =>
      numbers.map((n) => ({
        id: `${by}-${n}`,
        source,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject: `VAC-${n}`,
        data: vacancyOf(`VAC-${n}`),
      }));
    const send = (by: Rig, events: JsonObject[]) => by.sendBatch('bakkerij-systeem', events);
    await send(rig, vacancies('first'));
    for (const round of numbers) {
      const outcomes = await meetAt(
        (tx) => sql`select 1 from record where record_id = ${`VAC-${round}`} for update`.execute(tx),
        [
          () => send(rig, vacancies(`here-${round}`)),
          () => send(twin, vacancies(`there-${round}`).toReversed()),
        ],
      );
      expect(outcomes.flat().every(({ ok }) => ok)).toBe(true);
    }
    expect((await orderOf('VAC-3')).map(([seq]) => Number(seq))).toEqual(
      Array.from({ length: 17 }, (_, n) => n + 1),
    );
  });

  it('in 200 batches with crossed records, ids and flags all get through, and every record counts on without a gap', async () => {
    const random = randomFrom(SEED);
    const one = (count: number): number => Math.floor(random() * count);
    const flags = ['restricted', 'objection', 'address-secrecy'];
    const batches = Array.from({ length: 200 }, (_, batch) =>
      Array.from({ length: 1 + one(8) }, (_, n) => ({
        // Every tenth message is said twice, to whichever process.
        id: random() < 0.1 && batch > 0 ? `crossed-${one(batch)}-0` : `crossed-${batch}-${n}`,
        record: `CROSSED-${one(12)}`,
        flags: random() < 0.5 ? [flags[one(3)]!] : [],
        by: random() < 0.5 ? rig : twin,
      })),
    );
    const outcomes = await Promise.all(
      batches.map((batch) =>
        Promise.all(
          batch.map(({ id, record, flags: said, by }) => send(by, record, { id, subject: { flags: said } })),
        ),
      ),
    );
    const codes = new Set(outcomes.flat().map((outcome) => (outcome.ok ? 'accepted' : outcome.refusal.code)));
    expect({
      seed: SEED,
      codes: [...codes].filter((code) => !['accepted', 'id-reused'].includes(code)),
    }).toEqual({ seed: SEED, codes: [] });
    const { rows } = await sql<{ gaps: string; many: string }>`
      select count(*) filter (where seq <> place) as gaps, count(*) as many from (
        select seq, row_number() over (partition by record_pk order by seq) as place from message) m`.execute(
      rig.hub.db,
    );
    expect(rows[0]!.gaps).toBe('0');
    expect(Number(rows[0]!.many)).toBeGreaterThan(200);
  });
});
