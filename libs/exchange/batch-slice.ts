import { checkDocument, documentIn, type FileRecord } from '#contracts';
import { passed, refuse, type Json, type Outcome, type Refusal } from '#kernel';
import { isPassing, type Tx } from '#storage';
import type { Mapping } from '#translation';
import { commitAllWithin } from './accept.store.js';
import { ClaimLost, HOLD_MS, type ClaimedBatch } from './batch.js';
import { incomingOf, type NamesOf, type Place, type ReadRecord } from './batch-line.rules.js';
import { keepContents, statedOf, unchangedAmong, type Stated } from './batch-unchanged.js';
import { advance, keepRefusals, lockClaim, noteRecords, type RefusedLine } from './batch-work.store.js';
import type { RunningHub } from './hub.js';
import { mappingNow } from './mapping-book.js';
import { secondsSince } from './observer.js';
import { check } from './pipeline.js';
import type { Caller, Checked } from './post.js';

/** A record that was looked at, by itself: what the counter says of it, and which record it is where that is known. */
interface Looked extends Place {
  recordId?: string;
  outcome: Outcome<Checked>;
  stated?: Stated;
}

/** Takes in some records of a file, through the steps of the pipeline, in one transaction with how far the file is. */
export async function takeSlice(
  hub: RunningHub,
  batch: ClaimedBatch,
  caller: Caller,
  slice: FileRecord[],
): Promise<void> {
  const looked: Looked[] = [];
  const mapping = mappingNow((await hub.snapshot()).mappings, batch.contract, hub.now());
  // Its records would have no names: the file waits, and what is wrong is in the log.
  if (!mapping) throw new Error(`the table of ${batch.contract} cannot be used`);
  for (const record of slice) looked.push(await lookAt(hub, batch, caller, mapping, record));
  const isFull = batch.options.mode === 'full';
  const stated = looked.flatMap((one) => one.stated ?? []);
  const unchanged = isFull ? await unchangedAmong(hub, batch, stated) : new Set<string>();
  const startedAt = performance.now();
  const taken = await hub.db.transaction().execute(async (tx) => {
    const written = await commit(hub, tx, batch, looked, unchanged);
    passed('file.written', undefined, written);
    return written;
  });
  passed('file.committed', undefined, taken);
  if (taken > 0) hub.observer?.committed(taken, secondsSince(startedAt));
}

/** The same for each by itself; what breaks even so is refused as the hub's own fault. */
export async function takeOneByOne(
  hub: RunningHub,
  batch: ClaimedBatch,
  caller: Caller,
  slice: FileRecord[],
): Promise<void> {
  for (const record of slice) {
    try {
      await takeSlice(hub, batch, caller, [record]);
    } catch (error) {
      if (error instanceof ClaimLost || isPassing(error)) throw error;
      hub.report?.(error, 'taking in a record of a file');
      const { line, number } = record;
      await takeSlice(hub, batch, caller, [{ line, number, refusal: { code: 'hub-error' } }]);
    }
  }
}

async function lookAt(
  hub: RunningHub,
  batch: ClaimedBatch,
  caller: Caller,
  mapping: Mapping,
  record: FileRecord,
): Promise<Looked> {
  const { line, number } = record;
  const at = { line, number };
  if (!('document' in record)) return { ...at, outcome: refuseWith(record.refusal) };
  const source = caller.directory.party(batch.controller)!.urn;
  const incoming = incomingOf({ ...batch, source }, record, namesIn(hub, batch, mapping));
  if (!incoming.ok) return { ...at, outcome: whatIsWrong(hub, batch, record, incoming) };
  const { recordId } = incoming.value.subject;
  const checked = check(hub.pipeline, caller, incoming.value);
  if (!checked.ok) return { ...at, recordId, outcome: checked };
  const outcome = { ok: true as const, value: { ...checked.value, batchId: batch.id } };
  const isState = batch.options.mode === 'full' && outcome.value.action === 'publish';
  return {
    ...at,
    recordId,
    outcome,
    ...(isState ? { stated: await statedOf(hub, outcome.value, mapping) } : {}),
  };
}

const refuseWith = ({ code, ...more }: Refusal): Outcome<never> => refuse(code, more);

/** A document that is not in order at all does not say which record it is either: then what is wrong with it is said. */
function whatIsWrong(
  hub: RunningHub,
  batch: ClaimedBatch,
  { document }: ReadRecord,
  nameless: Outcome<never>,
): Outcome<never> {
  const contract = hub.contracts.get(batch.contract);
  if (batch.options.lines === 'events' || !contract) return nameless;
  const found = documentIn(contract, document);
  const honoured = found.ok ? checkDocument(contract, found.value) : found;
  return honoured.ok ? nameless : honoured;
}

/** Ids by the mapping: the record's own, and its person's, as they stand in the canonical form. */
function namesIn(hub: RunningHub, { contract, recordType }: ClaimedBatch, mapping: Mapping): NamesOf {
  const reference = hub.contracts.referenceOf(recordType);
  const person = hub.contracts.personOf(recordType);
  const textIn = (document: Json, place: string | undefined): string | undefined => {
    const value = place === undefined ? undefined : mapping.writtenFor(place, document)?.canonical;
    return typeof value === 'string' ? value : undefined;
  };
  return (document) => {
    const found = documentIn(hub.contracts.get(contract)!, document);
    if (!found.ok) return {};
    const [recordId, ofPerson] = [textIn(found.value, reference), textIn(found.value, person)];
    return { ...(recordId ? { recordId } : {}), ...(ofPerson ? { person: ofPerson } : {}) };
  };
}

/** Gives how many became messages. */
async function commit(
  hub: RunningHub,
  tx: Tx,
  batch: ClaimedBatch,
  looked: Looked[],
  unchanged: ReadonlySet<string>,
): Promise<number> {
  await lockClaim(tx, batch);
  const now = await hub.moment(tx);
  const isFull = batch.options.mode === 'full';
  const twice = isFull ? await noteRecords(tx, batch, namesOf(looked)) : new Set<string>();
  const isDouble = doubles(twice);
  const refused: RefusedLine[] = [];
  const taken: (Looked & { checked: Checked })[] = [];
  let same = 0;
  for (const one of looked) {
    const comesTwice = isFull && one.recordId !== undefined && isDouble(one.recordId);
    if (!one.outcome.ok) refused.push({ ...one, refusal: one.outcome.refusal });
    else if (comesTwice) refused.push({ ...one, refusal: TWICE });
    else if (one.stated && unchanged.has(one.recordId!)) same++;
    else taken.push({ ...one, checked: one.outcome.value });
  }
  const receipts = await commitAllWithin(
    tx,
    hub.keys,
    taken.map(({ checked }) => checked),
    now,
  );
  const kept = taken.filter((one, place) => {
    const receipt = receipts[place]!;
    if (!receipt.ok) refused.push({ ...one, refusal: receipt.refusal });
    return receipt.ok;
  });
  await keepContents(tx, batch, contentsOf(kept));
  await keepRefusals(tx, batch, refused);
  const unnamed = looked.filter(({ outcome, recordId }) => !outcome.ok && recordId === undefined).length;
  await advance(
    tx,
    batch,
    {
      seen: looked.length,
      taken: kept.length,
      unchanged: same,
      refused: refused.length,
      unnamed,
      withdrawn: 0,
    },
    new Date(now.getTime() + HOLD_MS),
  );
  return kept.length;
}

const TWICE: Refusal = {
  code: 'invalid-envelope',
  faults: [
    {
      pointer: '',
      code: 'record-twice',
      detail: 'A full state holds each record once; this one came before.',
    },
  ],
};

const namesOf = (looked: Looked[]): string[] => looked.flatMap(({ recordId }) => recordId ?? []);

/** What came before in the file is double; what comes a second time in the same slice is so from then on. */
function doubles(before: ReadonlySet<string>): (recordId: string) => boolean {
  const here = new Set(before);
  return (recordId) => here.has(recordId) || !here.add(recordId);
}

/** The last version of each: what a file of changes says twice counts by its last word. */
const contentsOf = (
  kept: (Looked & { checked: Checked })[],
): { recordId: string; digest: Buffer | undefined }[] => {
  const last = new Map<string, Buffer | undefined>();
  for (const { checked, stated } of kept)
    if (checked.action === 'publish') last.set(checked.subject.recordId, stated?.digest);
    else last.delete(checked.subject.recordId);
  return [...last].map(([recordId, digest]) => ({ recordId, digest }));
};
