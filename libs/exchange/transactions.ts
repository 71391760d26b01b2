import { appendEvents, auditEvent } from '#audit';
import type { Database } from '#storage';
import { createCoalescer } from './coalesce.js';

/** A request that came through an FSC Inway, as it is written down. */
export interface Transaction {
  /** Fsc-Transaction-Id. */
  transactionId: string;
  connection: string;
  organisations: string[];
  origin: string;
  /** Method and pattern of the route, never the address itself. */
  operation: string;
  /** Joins it to what the request led to. */
  traceId: string;
}

const TOGETHER = { batch: 200, linger: 2, atOnce: 2 };

/** Writes transactions down, those that come together in one statement. Resolves when it is committed, or rejects. */
export function createTransactionLog(db: Database, now: () => Date): (one: Transaction) => Promise<void> {
  const log = createCoalescer<Transaction, void>(async (transactions) => {
    await db.transaction().execute((tx) =>
      appendEvents(
        tx,
        transactions.map((one) =>
          auditEvent({
            moment: now(),
            log: 'audit',
            action: 'transaction.received',
            actor: `connection:${one.connection}`,
            origin: one.origin,
            object: `transaction:${one.transactionId}`,
            result: 'received',
            organisations: one.organisations,
            details: { operation: one.operation },
            traceId: one.traceId,
          }),
        ),
      ),
    );
    return transactions.map(() => undefined);
  }, TOGETHER);
  return (one) => log.add(one);
}
