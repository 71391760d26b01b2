import { sql } from 'kysely';
import { appendEvents, auditEvent } from '#audit';
import {
  isAboutPerson,
  ok,
  pointerTokens,
  refuse,
  type Fault,
  type JsonObject,
  type Outcome,
  type RecordType,
} from '#kernel';
import { isState } from '#storage';
import { rowsOf, type Loss, type Table } from '#translation';
import { reasonFaults } from './auditor.js';
import type { SearchReason } from './auditor.rules.js';
import { openDocument, type ClaimedMessage } from './distribute.store.js';
import { isOvertaken, type HeldCode } from './held.store.js';
import type { RunningHub } from './hub.js';
import { mappingKeyOf } from './mapping.rules.js';
import { readMappingVersion } from './mapping-view.js';
import type { Looker } from './message-search.store.js';
import { subjectFaults } from './subject.rules.js';

/** A place in the canonical form that is not as it has to be, and where in the sender's document that comes from. */
export interface HeldFault extends Fault {
  /** Pointers into the document, `*` for any item; none: nothing in it leads there. */
  from: string[];
}

/** What would become of a held message now: by the table in force now, without letting it go on. */
export interface HeldCheck {
  messageId: string;
  recordType: RecordType;
  controller: string;
  contract: string;
  /** Of the table that would translate it now. */
  table: number;
  /** Why it was held. */
  code: HeldCode;
  would: 'go-on' | 'be-held' | 'stay';
  /** Why it would be held, or cannot go on at all. */
  because?:
    | 'contract-not-honoured'
    | 'subject-differs'
    | 'unreadable'
    | 'unknown-contract'
    | 'newer-version'
    | 'document-purged';
  faults: HeldFault[];
  /** Not of a record about somebody for others than its privacy officer: that something went can be what was chosen. */
  losses?: Loss[];
}

interface Row extends ClaimedMessage {
  code: HeldCode;
  overtaken: boolean;
}

interface Opened {
  check: HeldCheck;
  document?: JsonObject;
}

/** Places and codes only: for whoever has to mend it, and may not see what it says. */
export async function checkHeld(hub: RunningHub, looker: Looker, id: string): Promise<Outcome<HeldCheck>> {
  const opened = await openHeld(hub, looker, id);
  return opened.ok ? ok(opened.value.check) : opened;
}

/**
 * The document itself, for the privacy officer of whoever sent it, or for who looks after the region when it is about nobody;
 * after a reason, which stands in the log before anything is shown.
 */
export async function showHeld(
  hub: RunningHub,
  looker: Looker,
  id: string,
  reason: SearchReason,
): Promise<Outcome<HeldCheck & { document?: JsonObject }>> {
  const faults = reasonFaults({ reason });
  if (faults.length > 0) return refuse('invalid-request', { faults });
  const opened = await openHeld(hub, looker, id);
  if (!opened.ok) return opened;
  const { check, document } = opened.value;
  if (isAboutPerson(check.recordType) && !looker.privacyFor.includes(check.controller))
    return refuse('role-missing');
  await appendEvents(hub.db, [
    auditEvent({
      moment: await hub.moment(hub.db),
      log: 'audit',
      action: 'held-document.shown',
      actor: looker.actor,
      origin: looker.origin,
      object: `message:${id}`,
      result: document ? 'shown' : 'nothing',
      organisations: [check.controller],
      details: { recordType: check.recordType, reason: reason.kind, reference: reason.reference },
    }),
  ]);
  return ok({ ...check, ...(document ? { document } : {}) });
}

async function openHeld(hub: RunningHub, looker: Looker, id: string): Promise<Outcome<Opened>> {
  const { controllers } = looker;
  const { rows } = await sql<Row>`
    select m.id, m.controller, m.record_type as "recordType", m.action, m.contract, m.record_pk as "recordPk", m.seq,
      m.subject_id as "subjectId", m.key_id as "keyId", m.document as sealed, m.trace_id as "traceId",
      m.batch_id as "batchId", r.record_id as "recordId", k.wrapped as "wrappedKey", m.held_code as code, ${isOvertaken} as overtaken
    from message m join record r on r.pk = m.record_pk join data_key k on k.id = m.key_id
    where m.id = ${id} and ${isState('m.state', 'held')}
      and (${controllers}::text[] is null or m.controller = any(${controllers}::text[]))`.execute(hub.db);
  const [row] = rows;
  if (!row) return refuse('not-found');
  const now = await hub.moment(hub.db);
  const number = (await hub.snapshot()).mappings.numberAt(row.contract, now);
  const { recordType, controller, contract, code } = row;
  const base = { messageId: id, recordType, controller, contract, table: number, code };
  const held = (because: HeldCheck['because'], would: HeldCheck['would'] = 'be-held'): Outcome<Opened> =>
    ok({ check: { ...base, would, ...(because ? { because } : {}), faults: [] } });
  if (!row.sealed) return held('document-purged', 'stay');
  const document = openDocument(hub.keys.unwrapOnce(), row);
  if (!document) return held('unreadable');
  const stored = await readMappingVersion(hub, mappingKeyOf(contract), number);
  const read = stored.ok ? hub.mappings.read(stored.value.table) : undefined;
  if (!read?.mapping) {
    const none = held('unknown-contract');
    return none.ok ? ok({ ...none.value, document }) : none;
  }
  const { document: canonical, losses } = read.mapping.toCanonical(document);
  const misfits = hub.contracts
    .canonical(recordType)
    .validate(canonical)
    .map((fault) => ({ ...fault, from: placesFor(read.table, fault.pointer) }));
  const differing = subjectFaults(hub.contracts, read.mapping, recordType, document, row).map((fault) => ({
    ...fault,
    pointer: hub.contracts.referenceOf(recordType),
    from: [fault.pointer],
  }));
  const faults = misfits.length > 0 ? misfits : differing;
  const fits = faults.length === 0;
  const check: HeldCheck = {
    ...base,
    would: row.overtaken ? 'stay' : fits ? 'go-on' : 'be-held',
    ...(row.overtaken
      ? { because: 'newer-version' as const }
      : fits
        ? {}
        : {
            because: misfits.length > 0 ? ('contract-not-honoured' as const) : ('subject-differs' as const),
          }),
    faults,
    ...(isAboutPerson(recordType) && !looker.privacyFor.includes(controller) ? {} : { losses }),
  };
  return ok({ check, document });
}

/** Where in the sender's document a place of the canonical form comes from, by the table: it, or what it is a part of. */
export function placesFor(table: Table, pointer: string): string[] {
  const wanted = pointerTokens(pointer).map((token) => (/^\d+$/.test(token) ? '*' : token));
  const found = rowsOf(table).flatMap(({ canonical, partner, says }) => {
    if (canonical === undefined || partner === undefined) return [];
    if (says['direction'] === 'out' || says['group'] !== undefined) return [];
    const own = pointerTokens(canonical).map((token) => (token === '0' ? '*' : token));
    const shortest = Math.min(own.length, wanted.length);
    return own.slice(0, shortest).every((token, index) => token === wanted[index]) ? [partner] : [];
  });
  return [...new Set(found)].slice(0, 20);
}
