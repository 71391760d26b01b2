import { sql } from 'kysely';
import { ok, refuse, type JsonObject, type Outcome } from '#kernel';
import { approvedVersions, holdConfiguration, inForceAt, type ConfigVersion, type Tx } from '#storage';
import { actsFor, type Approver } from './approver.rules.js';
import { afterSteps, baseOf, brokenBy, partiesOfDraft, stepsOf, type DraftChange } from './draft.rules.js';
import { insertDraft, settledDraft } from './draft.store.js';
import { answer, note } from './drafts.js';
import type { RunningHub } from './hub.js';
import { moveDelivery, type Waiting } from './move.store.js';
import { takeSteps } from './put-in-force.js';
import { LONGEST_WAIT_FOR_ROUND_MS } from './statements.js';

export interface TurningBack {
  /** Key of the succession. */
  key: string;
  party: string;
  reason: string;
}

export interface TurnedBack {
  turnedBackAt: Date;
  draftId: string;
  /** What the predecessor has again as it had it: routes, connections and desks that ended when it was succeeded. */
  restored: { kind: string; key: string; version: number }[];
  /** What ended with it and is not restored: only the parties can agree on it again. */
  notRestored: { kind: string; key: string; version: number }[];
  moved: number;
}

interface Content {
  from: string;
  to: string;
  revertibleUntil?: string;
}

const RESTORED: ReadonlySet<string> = new Set(['route', 'connection', 'desk']);
const NOT_RESTORED: ReadonlySet<string> = new Set(['agreement', 'clause', 'group', 'processing-activity']);
const MOVE_AT_ONCE = 200;
const LOOK_AGAIN_MS = 25;

/**
 * Turns a succession back in one step, while its agreed time for that lasts: one of the two, or whoever looks after the
 * region, does it alone. From that moment the predecessor is itself again: routes, connections and desks that ended with
 * it hold anew, open occasions are its own, and what waits for it with the successor goes back.
 */
export async function turnBack(
  hub: RunningHub,
  approver: Approver,
  asked: TurningBack,
): Promise<Outcome<TurnedBack>> {
  const turned = await hub.db.transaction().execute((tx) => recordTurningBack(hub, tx, approver, asked));
  if (!turned.ok) return turned;
  const { content, ...done } = turned.value;
  return ok({ ...done, moved: await movePostBack(hub, content) });
}

async function recordTurningBack(
  hub: RunningHub,
  tx: Tx,
  approver: Approver,
  { key, party, reason }: TurningBack,
): Promise<Outcome<Omit<TurnedBack, 'moved'> & { content: Content }>> {
  await holdConfiguration(tx);
  const now = await hub.moment(tx);
  const versions = await approvedVersions(tx);
  const inForce = inForceAt(versions, now.getTime());
  const own = inForce.find((one) => one.kind === 'succession' && one.key === key);
  if (!own) return refuse('not-found');
  const end: DraftChange = { kind: 'succession', key, base: baseOf(versions, { kind: 'succession', key }) };
  const parties = partiesOfDraft(versions, [end], now);
  if (!parties.includes(party)) return refuse('not-found');
  const acts = actsFor(approver, party, ['succession'], inForce);
  if (!acts) return refuse('not-approver');
  const content = own.content as unknown as Content;
  if (!content.revertibleUntil || new Date(content.revertibleUntil) <= now) return refuse('not-revertible');
  const ended = endedWith(versions, own, now);
  const changes = [
    end,
    ...ended
      .filter(({ kind }) => RESTORED.has(kind))
      .map((one): DraftChange => ({
        kind: one.kind,
        key: one.key,
        content: one.content as JsonObject,
        base: baseOf(versions, one),
      })),
  ];
  const steps = stepsOf(versions, changes, now);
  const faults = brokenBy(versions, afterSteps(versions, steps), changes, now, (ref) =>
    hub.contracts.get(ref),
  );
  if (faults.length > 0) return refuse('draft-outdated', { faults });
  const title = `succession ${key} is turned back`;
  const by = { proposedFor: party, proposedBy: approver.actor };
  const draft = settledDraft({ sort: 'turning-back', title, reason, changes, parties, ...by }, now);
  await insertDraft(tx, draft);
  await answer(tx, draft, approver, { ...acts, party, answer: 'approved', reason: null }, now);
  const on = now.toISOString();
  const approvals = [
    {
      party,
      document: `urn:schakel:draft:${draft.id}`,
      on,
      ...(acts.mandate ? { by: acts.byParty, mandate: acts.mandate } : {}),
    },
  ];
  const { added } = await takeSteps(tx, draft, steps, approvals, now);
  await note(tx, 'succession.reversed', draft, approver.actor, approver.origin, now, {
    key,
    party,
    restored: added,
  });
  const notRestored = ended.filter(({ kind }) => NOT_RESTORED.has(kind));
  return ok({
    content,
    turnedBackAt: now,
    draftId: draft.id,
    restored: added,
    notRestored: notRestored.map(({ kind, key: name, version }) => ({ kind, key: name, version })),
  });
}

/** What is about the predecessor and ended at the moment at which it was succeeded, and did not go on as something else. */
function endedWith(versions: ConfigVersion[], succession: ConfigVersion, now: Date): ConfigVersion[] {
  const { from } = succession.content as unknown as Content;
  return versions.filter(
    (one) =>
      one.validUntil?.getTime() === succession.validFrom.getTime() &&
      partiesOfDraft(
        [one],
        [{ kind: one.kind, key: one.key, base: '' }],
        new Date(one.validUntil.getTime() - 1),
      ).includes(from) &&
      !versions.some(
        (other) =>
          other.kind === one.kind &&
          other.key === one.key &&
          other.version > one.version &&
          (!other.validUntil || other.validUntil > now),
      ),
  );
}

/** A batch at a time; what is under way to the successor is waited for, as long as a send may take. */
async function movePostBack(hub: RunningHub, { from, to }: Content): Promise<number> {
  const giveUp = performance.now() + LONGEST_WAIT_FOR_ROUND_MS + hub.config.deliver.sendTimeout;
  const lanes = new Set<string>();
  let moved = 0;
  for (;;) {
    const batch = await moveBatch(hub, from, to);
    moved += batch.lanes.length;
    for (const lane of batch.lanes) lanes.add(lane);
    if (batch.lanes.length === 0 && (!batch.underWay || performance.now() > giveUp)) break;
    if (batch.lanes.length === 0) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  for (const lane of lanes) hub.pipeline.ring('deliver', lane);
  return moved;
}

async function moveBatch(
  hub: RunningHub,
  from: string,
  to: string,
): Promise<{ lanes: string[]; underWay: boolean }> {
  return hub.db.transaction().execute(async (tx) => {
    const { rows } = await sql<Waiting>`
      select id, kind, sender, recipient, meant_for as "meantFor", contract, mapping_out as "mappingOut",
        record_type as "recordType", trace_id as "traceId"
      from delivery
      where meant_for = ${from} and recipient = ${to} and state = 'planned'
        and (under_way_until is null or under_way_until <= ${await hub.moment(tx)})
      order by id limit ${MOVE_AT_ONCE} for update skip locked`.execute(tx);
    const now = await hub.moment(tx);
    const { directory: timeline, mappings } = await hub.snapshot(tx);
    const directory = timeline.at(now);
    const moving = { directory, mappings, subscriptions: () => hub.subscriptions.current(tx) };
    const lanes: string[] = [];
    for (const one of rows) {
      const recipient = directory.successorOf(from, one.recordType);
      if (recipient !== to) lanes.push(await moveDelivery(tx, one, recipient, moving, now));
    }
    const left = await sql`
      select 1 from delivery where meant_for = ${from} and recipient = ${to} and state = 'planned' and lease_id is null
        and under_way_until > ${now} limit 1`.execute(tx);
    return { lanes, underWay: left.rows.length > 0 };
  });
}
