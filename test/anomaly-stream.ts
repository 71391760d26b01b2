import { randomInt } from 'node:crypto';
import { expect, jest } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../apps/demo/box.js';
import { generateSchemaOrgVacancies } from '../apps/demo/generator.js';
import { eventOf, type Answer } from '../apps/demo/partner.js';
import { checkInvariants } from '../apps/demo/invariants.js';
import type { JsonObject } from '#kernel';

/** Each wait has its own limit and says what it waited for; this one only ends what none of them does, on a busy machine too. */
jest.setTimeout(300_000);

/** Connections that take vacancies by webhook; UWV has an inbox that nobody empties here. */
export const TAKERS = [
  'balie-werkcentrum',
  'klantsysteem-enschede',
  'klantsysteem-almelo',
  'leverancier-midden',
];
export const INBOX = 'uwv-systeem';

/** The same each time for SCHAKEL_TEST_SEED; printed, so that a run that failed can be had again. */
export function seedOf(test: string): number {
  const seed = Number(process.env['SCHAKEL_TEST_SEED'] ?? randomInt(2 ** 31));
  process.stdout.write(`${test}: SCHAKEL_TEST_SEED=${seed}\n`);
  return seed;
}

/** Vacancies of the bakery, each a record of its own. */
export async function vacancies(box: Box, seed: number, count: number): Promise<JsonObject[]> {
  const source = await box.urn('bakkerij-de-proef');
  return generateSchemaOrgVacancies(seed, count).map((data, index) =>
    eventOf({
      source,
      record: 'vacancy',
      contract: 'schema-org/vacancy@30',
      subject: `VAC-${seed}-${index}`,
      id: `stroom-${seed}-${index}`,
      data: { ...data, identifier: `VAC-${seed}-${index}` },
    }),
  );
}

/** For as long as they are wanted: what is waited for comes when it comes, and until then there is post. */
export function* asLongAs<T>(isWanted: () => boolean, all: Iterable<T>): Iterable<T> {
  for (const one of all) {
    if (!isWanted()) return;
    yield one;
  }
  throw new Error('all of it was sent, and more was wanted');
}

export interface Streamed {
  /** Message id by event id. */
  accepted: Map<string, string>;
  /** Statuses other than 202, and requests whose connection broke. */
  failures: (number | 'broken')[];
  retryAfter: (string | null)[];
}

/**
 * Sends as a careful partner does: some at a time, and again under the same id after 503 or a broken connection. Any
 * other answer fails the test.
 */
export async function stream(
  send: (event: JsonObject) => Promise<Answer>,
  events: Iterable<JsonObject>,
  options: { atOnce?: number; limitMs?: number; onAccepted?: (count: number) => void } = {},
): Promise<Streamed> {
  const { atOnce = 10, limitMs = 60_000 } = options;
  const giveUp = Date.now() + limitMs;
  const streamed: Streamed = { accepted: new Map(), failures: [], retryAfter: [] };
  const waiting = events[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const event = next.value;
      while (!(await sentOnce(send, event, streamed))) {
        if (Date.now() > giveUp)
          throw new Error(`not accepted in time: ${JSON.stringify(streamed.failures.slice(-3))}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      options.onAccepted?.(streamed.accepted.size);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return streamed;
}

async function sentOnce(
  send: (event: JsonObject) => Promise<Answer>,
  event: JsonObject,
  streamed: Streamed,
): Promise<boolean> {
  const answer = await send(event).catch(() => undefined);
  if (answer?.status === 202) {
    streamed.accepted.set(String(event['id']), (answer.body as { messageId: string }).messageId);
    return true;
  }
  streamed.failures.push(answer?.status ?? 'broken');
  if (answer && answer.status !== 503) throw new Error(`answered ${answer.status}: ${answer.text}`);
  if (answer) streamed.retryAfter.push(answer.headers.get('retry-after'));
  return false;
}

/** Polls until it holds; for what no event tells of. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 30_000,
): Promise<void> {
  const giveUp = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > giveUp) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Everything that was accepted arrived everywhere exactly once, in one content each, and all invariants hold. */
export async function expectNothingLost(
  box: Box,
  streamed: Streamed,
  options: { takers?: string[]; waiting?: string[] } = {},
): Promise<void> {
  const { takers = TAKERS, waiting = [] } = options;
  const wanted = new Set(streamed.accepted.values());
  const { rows } = await sql<{ id: string; messageId: string; lane: string; state: string }>`
    select id, message_id as "messageId", lane, state from delivery where kind = 'document'`.execute(
    box.admin,
  );
  for (const taker of takers) {
    const double = box.double(taker);
    const here = rows.filter((row) => row.lane === taker && wanted.has(row.messageId));
    const summary = {
      taker,
      planned: here.length,
      notDelivered: here.filter((row) => row.state !== 'delivered').length,
      notThere: here.filter((row) => !double.hasAccepted(row.id)).length,
      conflicts: double.conflicts,
      badSignatures: double.badSignatures,
    };
    expect(summary).toEqual({
      taker,
      planned: wanted.size,
      notDelivered: 0,
      notThere: 0,
      conflicts: [],
      badSignatures: 0,
    });
  }
  const { rows: messages } = await sql<{ accepted: number; stored: number }>`
    select count(*) filter (where state = 'accepted')::int as accepted, count(*)::int as stored from message`.execute(
    box.admin,
  );
  expect(messages[0]).toEqual({ accepted: 0, stored: wanted.size });
  const { faults } = await checkInvariants(box, {
    seeds: [],
    waitingLanes: [INBOX, ...waiting],
    sameAnswers: [],
  });
  expect(faults).toEqual({});
}
