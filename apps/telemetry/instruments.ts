import type { Meter } from '@opentelemetry/api';
import type { Observer } from '#exchange';
import type { Answered } from './telemetry.js';

const SECONDS = {
  unit: 's',
  advice: { explicitBucketBoundaries: [0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30] },
};

/**
 * Counts what happens. Labels are closed lists: operations, codes, stages, results, and lanes, which are connections that
 * somebody configured.
 */
export function createInstruments(meter: Meter): Observer & { answered(answered: Answered): void } {
  const counter = (name: string, description: string) => meter.createCounter(name, { description });
  const duration = (name: string, description: string) =>
    meter.createHistogram(name, { description, ...SECONDS });

  const requests = counter('schakel_http_requests', 'Requests answered, by operation, status and refusal');
  const requestSeconds = duration('schakel_http_request_seconds', 'From request to answer');
  const accepted = counter('schakel_messages_accepted', 'Messages committed, first or again');
  const commitSeconds = duration('schakel_commit_seconds', 'Committing a batch of messages');
  const distributed = counter('schakel_messages_distributed', 'Messages distributed');
  const distributeSeconds = duration('schakel_distribute_seconds', 'Distributing a batch of messages');
  const decisions = counter('schakel_decisions', 'Decisions, by what an operator may know of them');
  const attempts = counter('schakel_delivery_attempts', 'Attempts to deliver, by what came of them');
  const attemptSeconds = duration('schakel_delivery_attempt_seconds', 'From sending to the answer');

  return {
    answered({ operation, status, code, seconds }) {
      requests.add(1, { operation, status: String(status), code: code ?? '' });
      requestSeconds.record(seconds, { operation });
    },
    committed(messages, seconds) {
      accepted.add(messages);
      commitSeconds.record(seconds);
    },
    distributed(messages, seconds) {
      distributed.add(messages);
      distributeSeconds.record(seconds);
    },
    decided: (stage, outcome) => decisions.add(1, { stage, outcome }),
    attempted(lane, _delivery, result, _startedAtMs, seconds) {
      const reason = result.kind === 'later' ? result.reason : '';
      attempts.add(1, { lane, result: result.kind, reason });
      attemptSeconds.record(seconds);
    },
  };
}
