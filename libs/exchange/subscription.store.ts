import { sql } from 'kysely';
import type { Query, Tx } from '#storage';
import type { StatusEvent, Subscription } from './subscription.rules.js';

export async function saveSubscription(
  tx: Tx,
  connection: string,
  content: Subscription,
  changedAt: Date,
): Promise<void> {
  const row = { connection, content: JSON.stringify(content), changed_at: changedAt };
  await tx
    .insertInto('subscription')
    .values(row)
    .onConflict((conflict) => conflict.column('connection').doUpdateSet(row))
    .execute();
}

export interface SavedSubscription {
  content: Subscription;
  changedAt: Date;
}

export async function loadSubscription(
  db: Query,
  connection: string,
  why?: 'to-change',
): Promise<SavedSubscription | undefined> {
  const asked = db.selectFrom('subscription').selectAll().where('connection', '=', connection);
  const row = await (why ? asked.forUpdate() : asked).executeTakeFirst();
  return row && { content: row.content as Subscription, changedAt: row.changed_at };
}

/** What all partners want, by connection. */
export class Subscriptions {
  constructor(private readonly all: ReadonlyMap<string, Subscription>) {}

  of(connection: string): Subscription | undefined {
    return this.all.get(connection);
  }

  /** Whether anybody narrows what routes offer. */
  get narrow(): boolean {
    return [...this.all.values()].some(({ records }) => records !== undefined);
  }

  /** Who wants to be told of this. */
  toldOf(event: StatusEvent): string[] {
    return [...this.all]
      .filter(([, { status }]) => status?.includes(event))
      .map(([connection]) => connection);
  }

  tellsAnything(connection: string): boolean {
    return (this.all.get(connection)?.status?.length ?? 0) > 0;
  }
}

const KNOWN_FOR_MS = 1000;

export interface SubscriptionMemory {
  /** As they were at most a second ago. */
  current(db: Query): Promise<Subscriptions>;
  forget(): void;
}

/** Subscriptions change seldom and are asked for with every batch: known for a second, also to the other processes. */
export function subscriptionMemory(): SubscriptionMemory {
  let known: { subscriptions: Subscriptions; until: number } | undefined;
  return {
    async current(db) {
      if (known && performance.now() < known.until) return known.subscriptions;
      const { rows } = await sql<{ connection: string; content: Subscription }>`
        select connection, content from subscription`.execute(db);
      const subscriptions = new Subscriptions(new Map(rows.map((row) => [row.connection, row.content])));
      known = { subscriptions, until: performance.now() + KNOWN_FOR_MS };
      return subscriptions;
    },
    forget() {
      known = undefined;
    },
  };
}

/** Which of these records each recipient got already: it goes on getting their newer versions. */
export async function receivedRecords(tx: Tx, recordPks: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ recordPk: string; recipient: string }>`
    select distinct record_pk as "recordPk", recipient from delivery
    where record_pk = any(${recordPks}::bigint[]) and kind = 'document' and (attempts > 0 or state = 'delivered')`.execute(
    tx,
  );
  return new Set(rows.map(({ recordPk, recipient }) => `${recordPk}|${recipient}`));
}
