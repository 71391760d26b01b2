import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { beginHold, endHold, registerConsent, retentionOf, sweep } from '#exchange';
import type { Outcome } from '#kernel';
import type { WantedVersion } from '#storage';
import { EVIDENCE, Rig } from './rig.js';

const DAY = 86_400_000;
const ENSCHEDE = 'klantsysteem-enschede';
const ALMELO = 'klantsysteem-almelo';
const SCHOOL = 'roc-systeem';

/** Recipients may keep what they get for a month; Hengelo keeps its evidence for a month, and not two. */
const region = (wanted: WantedVersion[]): WantedVersion[] =>
  wanted.map((one) => {
    if (one.kind === 'clause') return { ...one, content: { ...one.content, retention: 'P1M' } };
    if (one.kind === 'organisation' && one.key === 'hengelo')
      return { ...one, content: { ...one.content, evidenceTerm: 'P30D' } };
    return one;
  });

describe('what is known of a file, with the clock turned by hand', () => {
  let rig: Rig;
  let serial = 0;
  beforeAll(async () => {
    rig = await Rig.start({
      region,
      settings: { DELIVERY_TERM: '60d', EVIDENCE_TERM: '60d', OCCASION_TERM: '20d', CONSENT_TERM: '20d' },
    });
  });
  afterAll(() => rig.stop());

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const newPerson = (): string => `DOSSIER-${(serial += 1)}`;
  /** Days one by one and together: what goes lets go of something else, that goes a round later. */
  const pass = async (days: number): Promise<void> => {
    rig.clock.turnBy(days * DAY);
    for (let round = 0; round < 3; round += 1) await sweep(rig.hub);
    for (const lane of [SCHOOL, ALMELO, ENSCHEDE]) await rig.deliver(lane);
  };
  const send = async (recordId: string, parts?: object): Promise<string> => {
    const { messageId } = must(await rig.sendClient(ENSCHEDE, 'enschede', recordId, { ...parts }));
    await rig.distribute();
    for (const lane of [SCHOOL, ALMELO]) await rig.deliver(lane);
    return messageId;
  };
  const partOf = async (name: string, party = 'enschede') =>
    (await retentionOf(rig.hub, rig.speaker(party))).parts.find((one) => one.part === name)!;
  /** How many rows are left of a person, in each table that says something of it. */
  const leftOf = async (subjectId: string): Promise<Record<string, number>> => {
    const left: Record<string, number> = {};
    const tables = ['message', 'occasion', 'consent', 'declaration', 'subject', 'delivery'];
    for (const table of tables) {
      const column = sql.ref(table === 'subject' ? 'id' : 'subject_id');
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} where ${column} = ${subjectId}`.execute(rig.admin);
      if (rows[0]!.n > 0) left[table] = rows[0]!.n;
    }
    return left;
  };
  const entryOf = async (recordId: string, party = 'enschede') => {
    const { rows } = await sql<{ id: string; keyId: string }>`
      select id, key_id as "keyId" from subject where controller = ${party} and record_id = ${recordId}`.execute(
      rig.admin,
    );
    return rows[0];
  };
  const isThere = async (table: string, column: string, value: string): Promise<boolean> =>
    (await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(rig.admin)).rows
      .length > 0;

  it('goes with its receipt, its record, its entry and its key when nobody was to get it', async () => {
    const [recordId, id] = [newPerson(), 'een-bericht'];
    const messageId = await send(recordId, { id });
    const { keyId } = (await entryOf(recordId))!;
    await pass(59);
    expect(await isThere('message', 'id', messageId)).toBe(true);
    expect(await partOf('message')).toMatchObject({ overdue: 0 });
    // The proof finds it where the purge does not come by.
    rig.clock.turnBy(2 * DAY);
    expect(await partOf('message')).toMatchObject({ overdue: 1, since: expect.any(Date) });
    await pass(0);
    expect(await partOf('message')).toMatchObject({ readable: 0, overdue: 0, since: null });
    expect(await isThere('message', 'id', messageId)).toBe(false);
    expect(await isThere('receipt', 'sender_id', id)).toBe(false);
    expect(await isThere('record', 'record_id', recordId)).toBe(false);
    expect(await entryOf(recordId)).toBeUndefined();
    expect(await isThere('data_key', 'id', keyId)).toBe(false);
    // The same again after so long is new, with an entry of its own.
    expect(await send(recordId, { id })).not.toBe(messageId);
    expect((await entryOf(recordId))!.keyId).not.toBe(keyId);
  });

  it('goes piece by piece as each is over, and its entry last', async () => {
    const recordId = newPerson();
    const occasion = await rig.occasion(recordId);
    await rig.says('given', recordId);
    await send(recordId);
    const { id } = (await entryOf(recordId))!;
    expect(await leftOf(id)).toMatchObject({
      message: 1,
      occasion: 1,
      consent: 1,
      declaration: 1,
      subject: 1,
    });
    // The consent and the occasion end; the recipient is told and its answer is known as long as the rest.
    await pass(21);
    await pass(58);
    expect(await leftOf(id)).toMatchObject({ occasion: 1, consent: 1, subject: 1 });
    for (let month = 0; month < 4; month += 1) await pass(30);
    // Somebody still has to tell the person: what was to be told, and to whom, stays until that was done.
    expect(await leftOf(id)).toEqual({ subject: 1 });
    await sql`update to_inform set done_at = ${rig.clock.now()} where subject_id = ${id}`.execute(rig.admin);
    await pass(731);
    expect(await leftOf(id)).toEqual({});
    expect(await isThere('link', 'occasion_id', occasion)).toBe(false);
    expect(await isThere('referral', 'id', occasion)).toBe(false);
    for (const part of ['message', 'occasion', 'evidence', 'delivery'])
      expect(await partOf(part)).toMatchObject({ overdue: 0 });
    const { rows } = await sql<{ details: Record<string, number> }>`
      select details from audit_event where action = 'files.purged' order by id desc limit 1`.execute(
      rig.admin,
    );
    expect(Object.keys(rows[0]!.details)).toContain('subject');
  });

  it('keeps a no as long as the yes before it, though its own time is over', async () => {
    const recordId = newPerson();
    const until = (days: number) => ({ validUntil: new Date(rig.clock.now().getTime() + days * DAY) });
    const said = {
      recordId,
      recipients: ['roc-van-twente'],
      includesSuccessors: false,
      evidence: EVIDENCE,
      purpose: 'learning' as const,
      categories: ['qualifications' as const],
    };
    const speaker = rig.speaker('enschede');
    const yes = must(await registerConsent(rig.hub, speaker, { ...said, ...until(300), state: 'given' }));
    rig.clock.turnBy(DAY);
    const no = must(await registerConsent(rig.hub, speaker, { ...said, ...until(10), state: 'refused' }));
    // Whatever a no does to what was said before: the yes stands as it was said.
    await sql`update consent set withdrawn_at = null where id = ${yes}`.execute(rig.admin);
    await pass(80);
    expect(await isThere('consent', 'id', no)).toBe(true);
    expect(await partOf('evidence')).toMatchObject({ overdue: 0 });
    await pass(290);
    expect(await isThere('consent', 'id', yes)).toBe(false);
    expect(await isThere('consent', 'id', no)).toBe(false);
  });

  it('keeps the evidence of a consent as long as its controller says', async () => {
    const recordId = newPerson();
    const consent = async (party: string): Promise<string> =>
      must(
        await registerConsent(rig.hub, rig.speaker(party), {
          recordId,
          recipients: ['roc-van-twente'],
          includesSuccessors: false,
          evidence: { ...EVIDENCE, askedFor: party },
          purpose: 'learning',
          categories: ['qualifications'],
          state: 'given',
        }),
      );
    const [own, ofHub] = [await consent('hengelo'), await consent('enschede')];
    await pass(20 + 29);
    expect(await isThere('consent', 'id', own)).toBe(true);
    rig.clock.turnBy(2 * DAY);
    expect(await partOf('evidence', 'hengelo')).toMatchObject({ overdue: 1 });
    await pass(0);
    expect(await isThere('consent', 'id', own)).toBe(false);
    expect(await isThere('consent', 'id', ofHub)).toBe(true);
    await pass(30);
    expect(await isThere('consent', 'id', ofHub)).toBe(false);
  });

  it('stays with whoever has everything kept by order, until that ends', async () => {
    const recordId = newPerson();
    await send(recordId);
    const { id } = (await entryOf(recordId))!;
    const order = { ground: 'court-order' as const, reference: 'Z-11' };
    const hold = must(await beginHold(rig.hub, rig.speaker('enschede'), order));
    await pass(100);
    expect(await leftOf(id)).toEqual({ message: 1, subject: 1 });
    expect(await partOf('message')).toMatchObject({ overdue: 0, byOrder: 1 });
    must(await endHold(rig.hub, rig.speaker('enschede'), hold.id));
    await pass(0);
    expect(await leftOf(id)).toEqual({});
  });

  it('keeps the entry of whoever said no to everything: it is obeyed whenever something comes again', async () => {
    const recordId = newPerson();
    await send(recordId, { subject: { flags: ['objection'] } });
    const { id } = (await entryOf(recordId))!;
    await pass(100);
    expect(await leftOf(id)).toEqual({ subject: 1 });
  });
});
