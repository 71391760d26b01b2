import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sweep } from '#exchange';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import type { Answer } from '../../apps/demo/partner.js';
import { sendClient, until, type Stage } from '../../apps/demo/play.js';
import type { JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import { steadyHeaders } from '../http-knocker.js';
import { eventsAt, invent, stageOf } from '../medium/stage.js';

const ALMELO = 'klantsysteem-almelo';
const DESK = 'balie-werkcentrum';
const BSN = '999993549';
const OTHER_BSN = '999991425';
const BSNS = [BSN, OTHER_BSN, '999990019', '999990020', '999990032'];

interface MessageRow {
  state: string;
  document: Buffer | null;
  purged_at: Date | null;
}

describe('without an open occasion', () => {
  let box: Box;
  let stage: Stage;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
  });
  afterAll(() => box.stop());

  /** The desk, for Enschede, has somebody in front of it whom Almelo may know. */
  const open = async (subject: JsonObject, parts: JsonObject = {}): Promise<Answer> =>
    box.client(DESK).request('POST', '/v1/occasions', {
      kind: 'request',
      purpose: 'guidance',
      source: await box.urn('almelo'),
      recipient: await box.urn('enschede'),
      controller: await box.urn('enschede'),
      desk: 'werkcentrum-enschede',
      subject,
      ...parts,
    });
  const idOf = ({ status, body }: Answer): string => {
    expect(status).toBe(201);
    return (body as { occasionId: string }).occasionId;
  };
  const send = (recordId: string, bsn?: string): Promise<string> =>
    sendClient(stage, ALMELO, 'almelo', invent(recordId, bsn));
  const atDesk = (): JsonObject[] => eventsAt(box, DESK, 'client.published');
  const rowOf = async (id: string): Promise<MessageRow> =>
    (
      await sql<MessageRow>`select state, document, purged_at from message where id = ${id}`.execute(
        box.admin,
      )
    ).rows[0]!;

  it('a record is accepted and checked, goes to nobody, and is not kept', async () => {
    const id = await send('NOBODY');
    await box.settled();
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: 'distributed', document: null });
    expect(row.purged_at).not.toBeNull();
    expect((await box.client(ALMELO).message(id)).body).toMatchObject({
      state: 'distributed',
      recipients: [],
    });
    const { rows } = await sql`select 1 from delivery where message_id = ${id}
      union all select 1 from decision where message_id = ${id}`.execute(box.admin);
    expect(rows).toEqual([]);
  });

  it('a person who was sent before is found when she is sent again', async () => {
    await send('BEFORE', BSN);
    await box.settled();
    const before = atDesk().length;
    const occasion = idOf(await open({ recordId: 'BALIE-1', bsn: BSN }));
    await send('BEFORE', BSN);
    await box.settled();
    expect(
      atDesk()
        .slice(before)
        .map((event) => event['occasion']),
    ).toEqual([occasion]);
  });

  it('a person who is sent for the first time is found by her BSN, and nobody else is', async () => {
    const before = atDesk().length;
    const occasion = idOf(await open({ recordId: 'BALIE-2', bsn: OTHER_BSN }));
    await send('STRANGER');
    await send('LATER', OTHER_BSN);
    await box.settled();
    expect(
      atDesk()
        .slice(before)
        .map((event) => event['occasion']),
    ).toEqual([occasion]);
    const { rows } = await sql<{ record_id: string }>`
      select s.record_id from occasion o join subject s on s.id = o.subject_id where o.id = ${occasion}`.execute(
      box.admin,
    );
    expect(rows).toEqual([{ record_id: 'LATER' }]);
  });

  it('nobody learns by opening one whether the source knows the person', async () => {
    const known = await open({ recordId: 'BALIE-3', bsn: BSN });
    const unknown = await open({ recordId: 'BALIE-4', bsn: '999990019' });
    const seen = [known, unknown].map((answer) => {
      const { occasionId, endsAt } = answer.body as { occasionId: string; endsAt: string };
      return [
        answer.status,
        steadyHeaders(answer),
        answer.text.replace(occasionId, 'ID').replace(endsAt, 'END'),
      ];
    });
    expect(seen[1]).toEqual(seen[0]);
    await box.settled();
    // The source is told of both in the same form.
    const told = eventsAt(box, ALMELO, 'occasion.opened').slice(-2);
    expect(told.map((event) => Object.keys(event['data'] as JsonObject))).toEqual([
      Object.keys(told[0]!['data'] as JsonObject),
      Object.keys(told[0]!['data'] as JsonObject),
    ]);
  });

  it('a closed one stops the post that waits, and what comes after', async () => {
    const double = box.double(DESK);
    const occasion = idOf(await open({ recordId: 'BALIE-5', bsn: '999990020' }));
    const before = atDesk().length;
    double.setBehaviour({ kind: 'status', status: 503 });
    const tried = double.attempts;
    const id = await send('CLOSING', '999990020');
    await until('it was tried', () => double.attempts > tried);
    const close = (client: string): Promise<Answer> =>
      box.client(client).request('POST', `/v1/occasions/${occasion}/closings`);
    expect((await close('leverancier-midden')).status).toBe(404);
    expect((await close(DESK)).status).toBe(201);
    double.setBehaviour({ kind: 'accept' });
    await box.settled();
    expect(atDesk()).toHaveLength(before);
    const { rows } = await sql<{ state: string; code: string }>`
      select state, code from delivery where message_id = ${id}`.execute(box.admin);
    expect(rows).toEqual([{ state: 'withdrawn', code: 'no-occasion' }]);
    expect((await close(DESK)).status).toBe(201);
    await send('CLOSING', '999990020');
    await box.settled();
    expect(atDesk()).toHaveLength(before);
  });

  it('one that is over is over, though nobody closed it', async () => {
    const until = new Date(box.clock.now().getTime() + 60_000).toISOString();
    idOf(await open({ recordId: 'BALIE-6', bsn: '999990032' }, { until }));
    await box.settled();
    const before = atDesk().length;
    box.clock.turnBy(60_001);
    const id = await send('OVER', '999990032');
    await box.settled();
    expect(atDesk()).toHaveLength(before);
    expect((await rowOf(id)).document).toBeNull();
  });

  it('none is opened where no agreement lets the data go, and the source hears nothing', async () => {
    const told = eventsAt(box, ALMELO, 'occasion.opened').length;
    const answer = await open({ recordId: 'BALIE-7', bsn: BSN }, { purpose: 'matching' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'no-agreement' } });
    await box.settled();
    expect(eventsAt(box, ALMELO, 'occasion.opened')).toHaveLength(told);
  });

  it('nor with a BSN of somebody who may not use it, or that is none', async () => {
    const school = { source: await box.urn('roc-van-twente'), purpose: 'learning' };
    expect((await open({ recordId: 'BALIE-8', bsn: BSN }, school)).status).toBe(400);
    expect((await open({ recordId: 'BALIE-8', bsn: '999993548' })).body).toMatchObject({
      code: 'invalid-bsn',
    });
  });

  it('the BSN reaches who may have it, in its own place, and never comes along with a record', () => {
    const holdsOne = (value: unknown): boolean =>
      BSNS.some((bsn) => JSON.stringify(value ?? null).includes(bsn));
    const withBsn: string[] = [];
    for (const [connection, double] of box.doubles) {
      for (const { event } of double.received) {
        const { data, ...attributes } = event;
        expect(holdsOne(attributes)).toBe(false);
        if (holdsOne(data)) withBsn.push(`${connection} ${String(event['type'])}`);
      }
    }
    expect(new Set(withBsn)).toEqual(new Set([`${ALMELO} nl.schakel.occasion.opened`]));
    expect(atDesk().length).toBeGreaterThan(1);
  });

  it('every invariant is true', async () => {
    // Whichever worker looks next tells that the occasion of before is over: now.
    await sweep(box.hub);
    await box.settled();
    const expected = { seeds: [...BSNS, 'Verzonnen'], waitingLanes: [], sameAnswers: [] };
    expect((await checkInvariants(box, expected)).faults).toEqual({});
  });
});
