import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import {
  expectNothingLost,
  seedOf,
  stream,
  TAKERS,
  until,
  vacancies,
  type Streamed,
} from '../anomaly-stream.js';
import { startBox } from '../harness.js';

const GONE = 'klantsysteem-enschede';
const FAILS_TWICE = 'klantsysteem-almelo';
const REACHABLE = TAKERS.filter((taker) => taker !== GONE);
const COUNT = 100;
const RECORDS = 6;
const VERSIONS = 5;

describe('a partner that fails', () => {
  let box: Box;
  let streamed: Streamed;
  const seed = seedOf('a partner that fails');
  beforeAll(async () => {
    box = await startBox({
      opensAt: new Date(),
      settings: { SEND_TIMEOUT: '60s', LANE_BACKOFF: '200ms,500ms,1s' },
      behaviours: { [GONE]: { kind: 'gone' }, [FAILS_TWICE]: { kind: 'fail-first', times: 2, status: 503 } },
    });
  });
  afterAll(() => box.stop());

  const send = (event: JsonObject) => box.client('bakkerij-systeem').send(event);

  it('and is gone for the whole run: its post waits, and its neighbours notice nothing', async () => {
    streamed = await stream(send, await vacancies(box, seed, COUNT));
    await box.settled(90_000, [GONE]);
    await expectNothingLost(box, streamed, { takers: REACHABLE, waiting: [GONE] });
    expect(box.double(GONE).accepted).toBe(0);
    const { rows } = await sql<{ waiting: number; attempts: number; neighbours: number }>`
      select count(*) filter (where lane = ${GONE} and state = 'planned')::int as waiting,
        coalesce(sum(attempts) filter (where lane = ${GONE}), 0)::int as attempts,
        coalesce(max(attempts) filter (where lane in ('balie-werkcentrum', 'leverancier-midden')), 0)::int as neighbours
      from delivery`.execute(box.admin);
    expect(rows[0]).toMatchObject({ waiting: COUNT, neighbours: 1 });
    // It is knocked at now and then, not once for each delivery again and again.
    expect(rows[0]!.attempts).toBeLessThan(2 * COUNT);
  });

  it('and fails twice recovers by itself', () => {
    expect(box.double(FAILS_TWICE).attempts).toBeGreaterThanOrEqual(COUNT + 2);
    expect(box.double(FAILS_TWICE).accepted).toBe(COUNT);
  });

  it('and comes back gets everything that waited, once', async () => {
    box.double(GONE).setBehaviour({ kind: 'accept' });
    await box.settled(90_000);
    await expectNothingLost(box, streamed);
  });

  it('and is slow gets versions of a record in order, like everybody else', async () => {
    box.double(GONE).setBehaviour({ kind: 'slow', delayMs: 150 });
    box.double(FAILS_TWICE).setBehaviour({ kind: 'fail-first', times: 2, status: 503 });
    const before = new Map(TAKERS.map((taker) => [taker, box.double(taker).received.length]));
    const records = await vacancies(box, seed + 1, RECORDS);
    const versions = Array.from({ length: VERSIONS }, (_, version) =>
      records.map((event) => ({
        ...event,
        id: `${String(event['id'])}-${version}`,
        data: { ...(event['data'] as JsonObject), title: `Versie ${version} (verzonnen)` },
      })),
    ).flat();
    const sent = await stream(send, versions, { atOnce: versions.length });
    expect(sent.accepted.size).toBe(RECORDS * VERSIONS);
    await box.settled(90_000);

    const { rows } = await sql<{ seq: string; messageId: string }>`
      select seq, id as "messageId" from message where id = any(${[...sent.accepted.values()]}::uuid[])`.execute(
      box.admin,
    );
    expect(rows.filter((row) => Number(row.seq) === VERSIONS)).toHaveLength(RECORDS);
    for (const taker of TAKERS) {
      const got = box
        .double(taker)
        .received.slice(before.get(taker))
        .map(({ event }) => event);
      const last = new Map<string, number>();
      for (const event of got) {
        const record = `${String(event['recipient'])} ${String(event['subject'])}`;
        const sequence = Number(event['sequence']);
        expect({ taker, inOrder: sequence > (last.get(record) ?? 0) }).toEqual({ taker, inOrder: true });
        last.set(record, sequence);
      }
      // Whatever was superseded on the way, the newest version is the one that everybody has in the end.
      expect({ taker, last: [...last.values()] }).toEqual({
        taker,
        last: Array.from({ length: RECORDS }, () => VERSIONS),
      });
    }
  });

  it('hangs without an answer, and the lane of another goes on', async () => {
    const hanging: ServerResponse[] = [];
    box
      .double(GONE)
      .setBehaviour({ kind: 'own', takes: false, answer: (response) => void hanging.push(response) });
    const neighbour = box.double('balie-werkcentrum');
    const before = neighbour.accepted;
    await stream(send, await vacancies(box, seed + 2, 20));
    await until('the hanging partner was tried', () => hanging.length > 0);
    // Sooner than the hanging one is given up.
    await neighbour.waitFor(before + 20, 50_000);
    box.double(GONE).setBehaviour({ kind: 'accept' });
    for (const response of hanging) response.destroy();
    await box.settled(90_000);
  });
});
