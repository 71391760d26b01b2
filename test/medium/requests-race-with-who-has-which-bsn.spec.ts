import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { entriesFor, lockOccasion, type Right } from '#consent';
import {
  beginHold,
  decideRequest,
  executeRequest,
  liftFromStopList,
  liftRequest,
  openOccasion,
  readStopList,
  receiveRequest,
} from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { Rig } from './rig.js';
import { IN_A_LETTER } from './rights.js';

const ENSCHEDE = 'klantsysteem-enschede';
const ROUNDS = 12;
let serial = 0;
let people = 0;

/** The nth number of the test range that passes the eleven-test. */
function bsnOf(nth: number): string {
  for (let number = 999_990_000, found = 0; ; number++) {
    const digits = [...String(number)].map(Number);
    const sum = digits.reduce((all, digit, place) => all + digit * (place === 8 ? -1 : 9 - place), 0);
    if (sum % 11 === 0 && found++ === nth) return String(number);
  }
}

/** Two processes of one hub: what one is told of who somebody is, while the other is asked something by that person. */
describe('what a person asks at the moment that a BSN comes, changes or goes', () => {
  let rig: Rig;
  let twin: Rig;
  beforeAll(async () => {
    const settings = { ERASURE_JOURNAL_DIR: mkdtempSync(join(tmpdir(), 'schakel-erasures-')) };
    rig = await Rig.start({ settings });
    twin = await rig.twin({ settings });
  });
  afterAll(async () => {
    await twin.stop();
    await rig.stop();
  });

  const officer = () => rig.speaker('enschede');
  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const says = async (where: Rig, recordId: string, subject: JsonObject): Promise<void> => {
    const data = { BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: `Bakker ${(serial += 1)}` }] };
    must(await where.sendClient(ENSCHEDE, 'enschede', recordId, { data, subject }));
  };
  const ask = async (where: Rig, kind: Right, recordId: string): Promise<string> =>
    must(await receiveRequest(where.hub, officer(), { kind, recordId, ...IN_A_LETTER })).id;
  const decide = async (where: Rig, id: string): Promise<unknown> =>
    decideRequest(where.hub, officer(), id, { decision: 'granted' });
  const execute = async (where: Rig, id: string): Promise<unknown> =>
    must(await executeRequest(where.hub, officer(), id));

  /** Almelo asks Enschede about somebody by the BSN, and says by it whom it means. */
  const asksOf = async (where: Rig, recordId: string, bsn: string): Promise<unknown> => {
    const between = {
      kind: 'request',
      purpose: 'guidance',
      source: 'enschede',
      recipient: 'almelo',
    } as const;
    const subject = { recordId: `ALM-${recordId}`, bsn };
    return openOccasion(where.hub, rig.speaker('almelo'), { ...between, subject });
  };

  /** Entries that are not paused or stopped as what was asked about the person says. */
  const wrong = async (round: string): Promise<unknown[]> => {
    const { rows } = await sql`
      with due as (
        select s.id, s.record_id, s.case_restricted, s.objected_to, s.stopped_for,
          coalesce(bool_or(r.kind = 'restriction'), false) as restricted, coalesce(bool_or(r.kind = 'objection'), false) as objected
        from subject s
        left join subject o on o.id = s.id or (o.controller = s.controller and o.bsn_hash = s.bsn_hash)
        left join rights_request r on r.subject_id = o.id and r.kind in ('restriction', 'objection')
          and (r.decision is null or (r.decision <> 'refused' and r.lifted_at is null))
        where s.erased_at is null and s.record_id like ${`%-${round}`} group by s.id)
      select record_id, restricted, objected, case_restricted, objected_to from due
      where case_restricted <> restricted or objected_to <> case when objected then array['*'] else '{}' end`.execute(
      rig.admin,
    );
    return rows;
  };
  const names = (round: string): [string, string, string] => [`A-${round}`, `B-${round}`, `C-${round}`];
  /** All of it at once, round after round, with the order turned; and every time what was asked holds. */
  const rounds = async (
    what: string,
    one: (round: string, bsn: string, other: string) => Promise<(() => Promise<unknown>)[]>,
  ): Promise<void> => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const acts = await one(`${what}-${round}`, bsnOf((people += 1)), bsnOf((people += 1)));
      const turned = [...acts.slice(round % acts.length), ...acts.slice(0, round % acts.length)];
      await Promise.all(turned.map((act) => act()));
      expect(await wrong(`${what}-${round}`)).toEqual([]);
    }
  };

  it('holds for an entry that gets the BSN', () =>
    rounds('gets', async (round, bsn) => {
      const [a, b] = names(round);
      await says(rig, a, { bsn });
      await says(rig, b, {});
      return [() => ask(rig, 'objection', a), () => says(twin, b, { bsn })];
    }));

  it('holds for an entry that is made', () =>
    rounds('made', async (round, bsn) => {
      const [a, b, c] = names(round);
      await says(rig, a, { bsn });
      return [() => ask(rig, 'objection', a), () => says(twin, b, { bsn }), () => says(twin, c, { bsn })];
    }));

  it('holds for both when two get the BSN, and for each its own when two swap', () =>
    rounds('swap', async (round, bsn, other) => {
      const [a, b, c] = names(round);
      await says(rig, a, { bsn });
      await says(rig, b, { bsn: other });
      await says(rig, c, { bsn: other });
      await ask(rig, 'objection', b);
      await ask(rig, 'restriction', a);
      return [() => says(rig, a, { bsn: other }), () => says(twin, b, { bsn })];
    }));

  it('holds when two are asked, and lifted, of two entries', () =>
    rounds('asked', async (round, bsn) => {
      const [a, b, c] = names(round);
      for (const name of [a, b, c]) await says(rig, name, { bsn });
      const id = await ask(rig, 'objection', c);
      await decide(rig, id);
      await execute(rig, id);
      return [
        () => ask(rig, 'objection', a),
        () => ask(twin, 'restriction', b),
        () => liftRequest(twin.hub, officer(), id),
        () => says(rig, c, { bsn, flags: round.endsWith('1') ? ['objection'] : [] }),
      ];
    }));

  it('lifted from the stop-list: stops nobody any more who gets the BSN while that is done', async () => {
    const [a, b] = names('lifted');
    const bsn = bsnOf((people += 1));
    await says(rig, a, { bsn });
    await says(rig, b, {});
    const id = await ask(rig, 'erasure', a);
    await decide(rig, id);
    await execute(rig, id);
    const stop = (await readStopList(rig.hub, officer())).find(({ requestId }) => requestId === id)!.id;
    // Has written who the other is, and commits when the lifting was done or waits for it.
    const lifting = await twin.hub.db.transaction().execute(async (tx) => {
      const named = [{ controller: 'enschede', recordId: b, bsn }];
      await entriesFor(tx, twin.hub.keys, named, await twin.hub.moment(tx));
      const lifted = liftFromStopList(rig.hub, officer(), stop);
      await Promise.race([lifted, pause(500)]);
      return { lifted };
    });
    must(await lifting.lifted);
    const { rows } = await sql`
      select record_id from subject where record_id = ${b} and stopped_for <> '{}'`.execute(rig.admin);
    expect(rows).toEqual([]);
  });

  it('goes together with occasions that are opened, statements and other words of the same people', () =>
    rounds('mixed', async (round, bsn, other) => {
      const [a, b, c] = names(round);
      await says(rig, a, { bsn });
      await says(rig, b, { bsn: other });
      await rig.occasion(a);
      const erasure = await ask(rig, 'erasure', b);
      await decide(rig, erasure);
      return [
        () => asksOf(rig, a, bsn),
        () => asksOf(twin, b, other),
        () => ask(twin, 'objection', a),
        () => execute(rig, erasure),
        () => rig.says('given', a),
        () => twin.says('given', c),
        () => says(twin, a, { bsn: other, flags: ['objection'] }),
        () => rig.distribute(),
        () => twin.distribute(),
        () => twin.deliver('roc-systeem'),
      ];
    }));

  it('erased: both at once, or one while another gets the BSN', () =>
    rounds('erased', async (round, bsn) => {
      const [a, b, c] = names(round);
      await says(rig, a, { bsn });
      await says(rig, b, { bsn });
      await says(rig, c, {});
      const [first, second] = [await ask(rig, 'erasure', a), await ask(rig, 'erasure', b)];
      await decide(rig, first);
      await decide(rig, second);
      return [() => execute(rig, first), () => execute(twin, second), () => says(twin, c, { bsn })];
    }).then(async () => {
      const { rows } = await sql`
        select record_id from subject where record_id like 'C-erased-%' and not '*' = any(stopped_for)`.execute(
        rig.admin,
      );
      expect(rows).toEqual([]);
    }));

  it('erased: not any more when an order to keep was answered', async () => {
    const [a] = names('kept');
    await says(rig, a, { bsn: bsnOf((people += 1)) });
    const occasion = await rig.occasion(a);
    const id = await ask(rig, 'erasure', a);
    await decide(rig, id);
    const order: string[] = [];
    const after = (what: string) => (): void => void order.push(what);
    // The erasure has seen that nothing is kept, and waits for whoever has the occasion.
    const begun = await twin.hub.db.transaction().execute(async (tx) => {
      await lockOccasion(tx, occasion);
      const erased = execute(rig, id).then(after('erased'));
      await pause(300);
      const held = beginHold(twin.hub, officer(), { ground: 'court-order', reference: 'Z-1' }).then(
        after('held'),
      );
      await Promise.race([held, pause(500)]);
      return { erased, held };
    });
    await Promise.all([begun.erased, begun.held]);
    const { rows } = await sql`
      select s.id from subject s, legal_hold h where h.controller = 'enschede' and h.made_at < s.erased_at`.execute(
      rig.admin,
    );
    expect([rows, order.length]).toEqual([[], 2]);
  });
});
