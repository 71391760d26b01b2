import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  beginHold,
  decideRequest,
  deliver,
  endHold,
  executeRequest,
  liftFromStopList,
  openOccasion,
  readRequest,
  readStopList,
  receiveRequest,
  sweep,
  viewMessage,
  type MessageView,
} from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { everythingIn } from './everything.js';
import { sessionsWait, whileHeld } from './locks.js';
import { Rig } from './rig.js';
import { IN_A_LETTER } from './rights.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const BSN = '999993549';
const journal = mkdtempSync(join(tmpdir(), 'schakel-erasures-'));
let serial = 0;

describe('a person who was erased', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ settings: { ERASURE_JOURNAL_DIR: journal } });
  });
  afterAll(() => rig.stop());

  const officer = () => rig.speaker('enschede');
  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const send = async (recordId: string, parts: JsonObject = {}): Promise<string> =>
    must(await rig.sendClient(ENSCHEDE, 'enschede', recordId, parts)).messageId;
  const carry = async (): Promise<void> => {
    await rig.distribute();
    await rig.deliver(SCHOOL);
    await rig.deliver(ENSCHEDE);
  };
  const known = async (recordId: string): Promise<void> => {
    await rig.occasion(recordId);
    await rig.says('given', recordId);
    await send(recordId, { subject: { bsn: BSN } });
    await carry();
  };
  const asks = async (recordId: string): Promise<string> => {
    const { id } = must(
      await receiveRequest(rig.hub, officer(), { kind: 'erasure', recordId, ...IN_A_LETTER }),
    );
    must(await decideRequest(rig.hub, officer(), id, { decision: 'granted' }));
    return id;
  };
  const erase = async (recordId: string): Promise<string> => {
    const id = await asks(recordId);
    must(await executeRequest(rig.hub, officer(), id));
    return id;
  };
  const entries = async (recordId: string): Promise<string[]> => {
    const { rows } = await sql<{ id: string }>`select id from subject where record_id = ${recordId}`.execute(
      rig.admin,
    );
    return rows.map(({ id }) => id);
  };
  const everything = () => everythingIn(rig.admin, 'config%');
  const typesSent = (): string[] =>
    rig.sent.map(({ event }) => String(event['type']).replace('nl.schakel.', ''));

  it('is nowhere in the open, under no key, and who got the data is told to delete them', async () => {
    await known('WEG-1');
    const waiting = await send('WEG-1', { data: { BEMIDDELINGSBEROEP: [] } });
    const [subject] = await entries('WEG-1');
    expect(await everything()).toContain('WEG-1');
    rig.sent.length = 0;
    const id = await erase('WEG-1');
    expect(await everything()).not.toContain('WEG-1');
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from message m where m.subject_id = ${subject!} and (m.document is not null or m.state <> 'distributed'))
        + (select count(*) from data_key k where k.owner = ${`subject:${subject!}`} and k.wrapped is not null)
        + (select count(*) from subject s where s.id = ${subject!} and (bsn_hash is not null or bsn_sealed is not null))
        + (select count(*) from occasion o where o.subject_id = ${subject!} and (closed_at is null or bsn_hash is not null))
        + (select count(*) from consent c where c.subject_id = ${subject!} and evidence <> '{}') as left`.execute(
      rig.admin,
    );
    expect(Number(rows[0]!.left)).toBe(0);
    await carry();
    expect(typesSent().toSorted()).toEqual(['client.withdrawn', 'occasion.closed', 'occasion.closed']);
    expect(await viewMessage(rig.hub.db, waiting, ['enschede'])).toMatchObject({ recipients: [] });
    const view = must(await readRequest(rig.hub, officer(), id));
    expect(view).toMatchObject({ state: 'executed', recordId: null, notices: { told: 1, open: 1 } });
    expect(readdirSync(journal)).toEqual([`${subject!}.json`]);
    const written = readFileSync(join(journal, `${subject!}.json`), 'utf8');
    expect(written).not.toMatch(/WEG|99999/);
  });

  it('is not made again by the next file, by its record id or its BSN, and nobody can tell from the answers', async () => {
    await known('WEG-2');
    await erase('WEG-2');
    await carry();
    rig.sent.length = 0;
    const plain = (view: MessageView | undefined): unknown => ({ ...view, messageId: '', acceptedAt: '' });
    const seen = async (recordId: string, parts: JsonObject = {}): Promise<unknown> => {
      const id = await send(recordId, parts);
      const before = plain(await viewMessage(rig.hub.db, id, ['enschede']));
      await carry();
      return [before, plain(await viewMessage(rig.hub.db, id, ['enschede']))];
    };
    const unknown = await seen('NIEMAND-2');
    expect(await seen('WEG-2')).toEqual(unknown);
    expect(await seen('ANDER-2', { subject: { bsn: BSN } })).toEqual(unknown);
    expect([await entries('WEG-2'), await entries('ANDER-2')]).toEqual([[], []]);
    expect((await entries('NIEMAND-2')).length).toBe(1);
    // Nothing is kept of them, and the keys that they had for a moment are gone.
    const { rows } = await sql<{ documents: number; keys: number }>`
      select (select count(*)::int from message where subject_id is null and record_type = 'client' and document is not null) as documents,
        (select count(*)::int from data_key where owner like 'passing:%' and wrapped is not null) as keys`.execute(
      rig.admin,
    );
    expect(rows[0]).toEqual({ documents: 0, keys: 0 });
    expect(rig.sent).toEqual([]);
  });

  it('who is there again in person has an entry, of which nothing goes until the stop is lifted', async () => {
    await known('WEG-3');
    await erase('WEG-3');
    await carry();
    rig.sent.length = 0;
    await rig.occasion('WEG-3');
    await rig.says('given', 'WEG-3');
    expect((await entries('WEG-3')).length).toBe(1);
    await send('WEG-3');
    await carry();
    expect(typesSent()).toEqual([]);
    for (const { id } of await readStopList(rig.hub, officer()))
      must(await liftFromStopList(rig.hub, officer(), id));
    await send('WEG-3', { data: { BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: 'Kok' }] } });
    await carry();
    expect(typesSent()).toEqual(['client.published']);
    const other = await liftFromStopList(
      rig.hub,
      rig.speaker('almelo'),
      (await readStopList(rig.hub, officer()))[0]!.id,
    );
    expect(other.ok).toBe(false);
  });

  it.each(['before', 'after'])(
    'who was not known when it was asked, and came %s it was done, is not kept',
    async (when) => {
      const person = `NIEUW-${when}`;
      const id = await asks(person);
      if (when === 'before') await known(person);
      must(await executeRequest(rig.hub, officer(), id));
      if (when === 'after') await send(person);
      await carry();
      expect(await entries(person)).toEqual([]);
      expect(must(await readRequest(rig.hub, officer(), id))).toMatchObject({ recordId: null });
      const stops = await readStopList(rig.hub, officer());
      expect(stops.some(({ requestId, liftedAt }) => requestId === id && !liftedAt)).toBe(true);
    },
  );

  it('at another controller stays as it is', async () => {
    await known('WEG-4');
    await rig.sendClient('leverancier-midden', 'hengelo', 'HEN-4', { subject: { bsn: BSN } });
    await rig.distribute();
    await erase('WEG-4');
    const { rows } = await sql<{ open: boolean }>`
      select s.erased_at is null and k.wrapped is not null and s.bsn_sealed is not null as open
      from subject s join data_key k on k.id = s.key_id where s.record_id = 'HEN-4'`.execute(rig.admin);
    expect(rows).toEqual([{ open: true }]);
    await rig.sendClient('leverancier-midden', 'borne', 'BOR-4', { subject: { bsn: BSN } });
    expect((await entries('BOR-4')).length).toBe(1);
  });

  it('is not erased while its controller keeps everything by order', async () => {
    await known('WEG-5');
    const id = await asks('WEG-5');
    const hold = must(await beginHold(rig.hub, officer(), { ground: 'legal-claims', reference: 'Z-14' }));
    const refused = await executeRequest(rig.hub, officer(), id);
    expect(refused.ok ? '' : refused.refusal.code).toBe('legal-hold');
    expect((await entries('WEG-5')).length).toBe(1);
    expect((await endHold(rig.hub, rig.speaker('almelo'), hold.id)).ok).toBe(false);
    must(await endHold(rig.hub, officer(), hold.id));
    must(await executeRequest(rig.hub, officer(), id));
    expect(await entries('WEG-5')).toEqual([]);
    expect((await beginHold(rig.hub, officer(), { ground: 'legal-claims', reference: `Z ${BSN}` })).ok).toBe(
      false,
    );
  });

  it('while its post is being claimed: the claim comes first, and then nothing more goes', async () => {
    await carry();
    const person = `WEG-RACE-${(serial += 1)}`;
    await rig.occasion(person);
    await rig.says('given', person);
    await send(person);
    await rig.distribute();
    const id = await asks(person);
    rig.sent.length = 0;
    await whileHeld(rig.admin, 'decision', 'writers', async (going) => {
      going(deliver(rig.hub.pipeline, SCHOOL));
      await sessionsWait(rig.admin, 1);
      going(executeRequest(rig.hub, officer(), id));
      await sessionsWait(rig.admin, 2);
    });
    await carry();
    expect(typesSent().filter((type) => type.startsWith('client.'))).toEqual([
      'client.published',
      'client.withdrawn',
    ]);
  });

  it('while its erasure is being written: a claim takes nothing of it, and nothing is left waiting or dead', async () => {
    await carry();
    const person = `WEG-RACE-${(serial += 1)}`;
    await rig.occasion(person);
    await rig.says('given', person);
    await send(person);
    await rig.distribute();
    const id = await asks(person);
    rig.sent.length = 0;
    await whileHeld(rig.admin, 'stop_list', 'writers', async (going) => {
      going(executeRequest(rig.hub, officer(), id));
      await sessionsWait(rig.admin, 1);
      // It finds nothing that is not in hand already.
      await deliver(rig.hub.pipeline, SCHOOL);
      expect(rig.sent).toEqual([]);
    });
    await carry();
    await sweep(rig.hub);
    expect(typesSent().filter((type) => type.startsWith('client.'))).toEqual([]);
    const { rows } = await sql<{ state: string }>`
      select distinct d.state from delivery d join subject s on s.id = d.subject_id
      where s.erased_at is not null and d.kind = 'document' and d.state in ('planned', 'dead')`.execute(
      rig.admin,
    );
    expect(rows).toEqual([]);
  });

  it('keeps its documents and its lines in the log by order, whatever their term, and those of others go', async () => {
    const documents = async (controller: string): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from message where controller = ${controller} and document is not null`.execute(
        rig.admin,
      );
      return rows[0]!.n;
    };
    await known('BLIJFT-6');
    await rig.sendClient('leverancier-midden', 'hengelo', 'HEN-6', { subject: { bsn: BSN } });
    const referral = {
      kind: 'referral',
      purpose: 'guidance',
      source: 'hengelo',
      recipient: 'enschede',
    } as const;
    must(
      await openOccasion(rig.hub, rig.speaker('hengelo'), { ...referral, subject: { recordId: 'HEN-6' } }),
    );
    await rig.sendClient('leverancier-midden', 'hengelo', 'HEN-6');
    await carry();
    await rig.deliver('balie-werkcentrum');
    expect([(await documents('enschede')) > 0, (await documents('hengelo')) > 0]).toEqual([true, true]);
    const hold = must(await beginHold(rig.hub, officer(), { ground: 'court-order', reference: 'Z-15' }));
    rig.clock.turnBy(rig.hub.config.terms.document + 1000);
    await sweep(rig.hub);
    expect([(await documents('enschede')) > 0, await documents('hengelo')]).toEqual([true, 0]);
    must(await endHold(rig.hub, officer(), hold.id));
    await sweep(rig.hub);
    expect(await documents('enschede')).toBe(0);
  });
});
