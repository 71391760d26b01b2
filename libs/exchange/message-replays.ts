import { sql } from 'kysely';
import { isAboutPerson, type RecordType } from '#kernel';
import type { Query } from '#storage';
import { replayHeld } from './held.js';
import { isOvertaken } from './held.store.js';
import type { RunningHub } from './hub.js';
import type { LaneActor } from './lanes.js';
import { replayDeliveries } from './replays.js';

export interface MessagesReplay {
  /** True: nothing was planned, this is what would be. */
  preview: boolean;
  /** Held messages that go on. */
  heldOn: number;
  /** Held messages that cannot: their record went on without them, or their document is gone. */
  heldStay: number;
  /** Deliveries that go again, and how many to whom, by urn. */
  planned: number;
  recipients: Record<string, number>;
  /** Something newer about the record is on its way already. */
  waiting: number;
  /** The document is not there any more. */
  impossible: number;
  /** Under these ids there is no message. */
  unknown: number;
  /** Distributed and about a person: to whom they went is nobody's to know here. Have those of a lane and period go again. */
  aboutPeople: number;
}

interface Row {
  id: string;
  state: string;
  recordType: RecordType;
  hasDocument: boolean;
  overtaken: boolean;
}

/** Lets chosen messages go on or again, for who looks after the region: first how many and to whom, then for real. */
export async function replayMessages(
  hub: RunningHub,
  who: LaneActor,
  { messageIds, preview }: { messageIds: string[]; preview: boolean },
): Promise<MessagesReplay> {
  const rows = await chosenMessages(hub.db, messageIds);
  const held = rows.filter(({ state }) => state === 'held');
  const canGoOn = held.filter(({ overtaken, hasDocument }) => !overtaken && hasDocument);
  const distributed = rows.filter(({ state }) => state === 'distributed');
  const business = distributed.filter(({ recordType }) => !isAboutPerson(recordType));
  const answer: MessagesReplay = {
    preview,
    heldOn: canGoOn.length,
    heldStay: held.length - canGoOn.length,
    planned: 0,
    recipients: {},
    waiting: 0,
    impossible: 0,
    unknown: new Set(messageIds).size - rows.length,
    aboutPeople: distributed.length - business.length,
  };
  const lanes = await lanesOf(
    hub.db,
    business.map(({ id }) => id),
  );
  for (const [lane, ids] of lanes) {
    const replayed = await replayDeliveries(hub, who, { lane, selection: { ids }, preview });
    if (!replayed.ok) continue;
    const { planned, recipients, waiting, impossible } = replayed.value;
    answer.planned += planned;
    answer.waiting += waiting;
    answer.impossible += impossible.count;
    for (const [urn, count] of Object.entries(recipients))
      answer.recipients[urn] = (answer.recipients[urn] ?? 0) + count;
  }
  if (!preview)
    for (const { id } of canGoOn) {
      const on = await replayHeld(hub, who, [], id);
      // Somebody else was first, or something newer came in the meantime.
      if (!on.ok) [answer.heldOn, answer.heldStay] = [answer.heldOn - 1, answer.heldStay + 1];
    }
  return answer;
}

async function chosenMessages(db: Query, ids: string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.id, m.state, m.record_type as "recordType", m.document is not null as "hasDocument",
      m.state = 'held' and ${isOvertaken} as overtaken
    from message m where m.id = any(${ids}::uuid[]) order by m.id`.execute(db);
  return rows;
}

/** What of these messages was handed over or given up, by lane. */
async function lanesOf(db: Query, messageIds: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ lane: string; ids: string[] }>`
    select lane, array_agg(id order by id) as ids from delivery
    where message_id = any(${messageIds}::uuid[]) and state in ('delivered', 'dead') and replay_of is null
    group by lane order by lane`.execute(db);
  return new Map(rows.map(({ lane, ids }) => [lane, ids]));
}
