import type { FastifyRequest } from 'fastify';
import type { RunningHub } from '#exchange';
import { isUuid7 } from '#kernel';
import type { Connection } from '#partners';
import { Refused } from './problem.js';
import { traceOf } from './trace.js';

/**
 * What is asked of every request once it is known which connection it is of: that there is room for it, and that its FSC
 * transaction is written down before anything is done. What cannot be written down is refused.
 */
export async function letIn(hub: RunningHub, request: FastifyRequest, connection: Connection): Promise<void> {
  await request.server.door.admit(request, connection);
  const transaction = request.headers['fsc-transaction-id'];
  if (transaction === undefined && connection.fsc !== 'required') return;
  if (typeof transaction !== 'string' || !isUuid7(transaction))
    throw new Refused({ code: 'invalid-transaction-id' });
  await hub.recordTransaction({
    transactionId: transaction,
    connection: connection.key,
    organisations: connection.mandates.map((mandate) => mandate.party),
    origin: request.ip,
    operation: `${request.method} ${request.routeOptions.url ?? ''}`,
    traceId: traceOf(request),
  });
}
