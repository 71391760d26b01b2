import { expect } from '@jest/globals';
import { sql } from 'kysely';
import { listReferrals, viewMessage } from '#exchange';
import type { Rig } from './rig.js';
import { TOWNS } from './year-region.js';

export const DESKS = ['enschede', 'almelo', 'leerwerkloket', 'werkcentrum-twente'];

/** What must hold on every day of the year: of what is new that day, where the past does not change. */
export class Holds {
  readonly #last = new Map<string, string>();
  #sent = 0;
  #since = new Date(0);

  constructor(
    private readonly rig: Rig,
    /** What of people may stand nowhere but in documents. */
    private readonly seeds: string[],
  ) {}

  async rows<T = unknown>(query: ReturnType<typeof sql>): Promise<T[]> {
    return (await query.execute(this.rig.admin)).rows as T[];
  }

  async today(messages: { id: string; town: string }[]): Promise<void> {
    const since = this.#since;
    this.#since = this.rig.clock.now();
    await this.#isPermitted(since);
    this.#goesInOrder();
    await this.#isNotLost();
    await this.#saysNothingOfPeople(since);
    await this.#looksTheSame(messages);
    await this.#hasAnOwner();
  }

  /** a, g: nothing about a person without a permit of the moment, an open occasion, and a consent that was not taken back. */
  async #isPermitted(since: Date): Promise<void> {
    const wrong = await this.rows(sql`
      select d.id from delivery d left join decision x on x.delivery_id = d.id and x.stage = 'deliver' and x.permitted
      left join occasion o on o.id = x.occasion_id left join consent c on c.id = x.consent_id
      where d.kind = 'document' and d.state = 'delivered' and d.subject_id is not null and d.settled_at >= ${since}
        and (x.id is null or o.id is null or x.moment < o.opened_at or x.moment >= coalesce(o.closed_at, o.ends_at)
          or x.moment >= c.withdrawn_at)`);
    expect(wrong).toEqual([]);
  }

  /** b, e: no address and no number of a person, whatever was in the record; in order at each recipient and of each record. */
  #goesInOrder(): void {
    for (const { url, event } of this.rig.sent.slice(this.#sent)) {
      if (event['type'] !== 'nl.schakel.vacancy.published')
        expect(JSON.stringify(event['data'])).not.toMatch(/"bsn"|"adres"|"postcode"/);
      const thing = `${url} ${String(event['recipient'])} ${String(event['subject'])} ${String(event['type']).split('.')[2]}`;
      expect(String(event['sequence']) > (this.#last.get(thing) ?? '')).toBe(true);
      this.#last.set(thing, String(event['sequence']));
    }
    this.#sent = this.rig.sent.length;
  }

  /** c, d: each message and each delivery came to an end, and each decision has one line of the log. */
  async #isNotLost(): Promise<void> {
    expect(await this.rows(sql`select id from message where state <> 'distributed'`)).toEqual([]);
    expect(await this.rows(sql`select id, lane from delivery where state in ('planned', 'dead')`)).toEqual(
      [],
    );
    expect(
      await this.rows(
        sql`select (select count(*) from decision) - (select count(*) from audit_event where log = 'decision') as more`,
      ),
    ).toEqual([{ more: '0' }]);
    // Between predecessor and successor nobody's post is lost, and none goes to both.
    const twice = await this.rows(sql`
      select message_id from delivery where kind = 'document' and state = 'delivered'
        and recipient in ('leerwerkloket', 'werkcentrum-twente') and record_type in ('client', 'referral')
      group by message_id having count(distinct recipient) > 1`);
    expect(twice).toEqual([]);
  }

  /** f: nothing of a person stands in what was logged, decided or planned. */
  async #saysNothingOfPeople(since: Date): Promise<void> {
    for (const table of ['audit_event', 'decision'])
      this.#finds(
        table,
        await this.rows<{ row: string }>(
          sql`select t::text as row from ${sql.table(table)} t where moment >= ${since}`,
        ),
      );
  }

  /** f, of everything there is: what is encrypted shows nothing, and nothing else holds anything. */
  async nowhereInTheDatabase(): Promise<void> {
    const tables = await this.rows<{ name: string }>(sql`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`);
    for (const { name } of tables)
      this.#finds(
        name,
        await this.rows<{ row: string }>(sql`select t::text as row from ${sql.table(name)} t`),
      );
  }

  #finds(place: string, rows: { row: string }[]): void {
    const text = rows.map(({ row }) => row).join('\n');
    expect([place, this.seeds.filter((seed) => text.includes(seed))]).toEqual([place, []]);
  }

  /** h: what a sender sees of its own message is the same for whoever said yes, said no, or changed their mind. */
  async #looksTheSame(messages: { id: string; town: string }[]): Promise<void> {
    const seen = new Set<string>();
    for (const { id, town } of messages) {
      const view = await viewMessage(this.rig.hub.db, id, [town]);
      const { acceptedAt, messageId, ...rest } = view as unknown as Record<string, unknown>;
      expect([acceptedAt, messageId].every(Boolean)).toBe(true);
      seen.add(JSON.stringify(rest));
    }
    expect([...seen]).toHaveLength(messages.length > 0 ? 1 : 0);
  }

  /** Every open referral has an open occasion, and one desk or else its reporter to see to it. */
  async #hasAnOwner(): Promise<void> {
    const ended = sql`select r.id from referral r join occasion o on o.id = r.id
      where (r.state = 'closed') <> (o.closed_at is not null)`;
    expect(await this.rows(ended)).toEqual([]);
    const seen = new Map<string, string[]>();
    for (const party of new Set([...DESKS, ...TOWNS])) {
      let after: string | undefined;
      do {
        const asked = { open: true, overdue: false, limit: 200, ...(after ? { after } : {}) };
        const { referrals, last: more } = await listReferrals(this.rig.hub, this.rig.speaker(party), asked);
        for (const { referral, side } of referrals)
          seen.set(referral.id, [...(seen.get(referral.id) ?? []), side]);
        after = more;
      } while (after);
    }
    for (const { id } of await this.rows<{ id: string }>(
      sql`select id from referral where state <> 'closed'`,
    )) {
      const sides = seen.get(id) ?? [];
      expect([id, sides.filter((side) => side === 'reporter').length]).toEqual([id, 1]);
      expect([id, sides.filter((side) => side === 'desk').length <= 1]).toEqual([id, true]);
    }
  }
}
