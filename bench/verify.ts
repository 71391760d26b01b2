import { expectedDigestOf, recordIdOf } from './documents.js';
import type { Sent } from './hammer.js';
import type { Arrivals } from './recipients.js';

export interface Verified {
  /** From 202 to arrival at a recipient, in milliseconds, in rising order. */
  latencies: Float64Array;
  lastArrivalAt: number;
  repeats: number;
}

/**
 * Every accepted message arrived at every recipient, once, whole and right, and nothing else arrived. Throws with what
 * is wrong at the first recipient where it is not so.
 */
export function verify(sent: Sent, recipients: Arrivals[]): Verified {
  const expected = new Map<string, { index: number; digest: string }>();
  for (let index = 0; index < sent.messages; index++) {
    expected.set(recordIdOf(sent.series, index), { index, digest: expectedDigestOf(sent.series, index) });
  }
  const latencies = new Float64Array(sent.messages * recipients.length);
  let lastArrivalAt = 0;
  let place = 0;
  recipients.forEach((arrivals, recipient) => {
    const faults = faultsOf(arrivals, expected);
    if (faults.length > 0) throw new Error(`recipient ${recipient + 1}: ${faults.join('; ')}`);
    arrivals.recordIds.forEach((recordId, arrival) => {
      const at = arrivals.at[arrival]!;
      latencies[place++] = at - sent.acceptedAt[expected.get(recordId)!.index]!;
      if (at > lastArrivalAt) lastArrivalAt = at;
    });
  });
  const repeats = recipients.reduce((sum, arrivals) => sum + arrivals.repeats, 0);
  return { latencies: latencies.sort(), lastArrivalAt, repeats };
}

function faultsOf(arrivals: Arrivals, expected: Map<string, { digest: string }>): string[] {
  const seen = new Set<string>();
  const wrong = { unexpected: 0, changed: 0, 'under a second webhook-id': 0 };
  arrivals.recordIds.forEach((recordId, arrival) => {
    const wanted = expected.get(recordId);
    if (!wanted) wrong.unexpected += 1;
    else if (wanted.digest !== arrivals.digests[arrival]) wrong.changed += 1;
    if (seen.has(recordId)) wrong['under a second webhook-id'] += 1;
    seen.add(recordId);
  });
  const counts = {
    ...wrong,
    missing: [...expected.keys()].filter((recordId) => !seen.has(recordId)).length,
    'with other bytes under the same webhook-id': arrivals.conflicts,
    'with a bad signature': arrivals.badSignatures,
  };
  return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
}
