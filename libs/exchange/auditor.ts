import { appendEvents, auditEvent } from '#audit';
import { bsnHash, ownSubject } from '#consent';
import { isBsn, ok, refuse, type Fault, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import { codeOfId, idOfCode, type Tx } from '#storage';
import { namesSomebody, type Auditor, type Found, type Page } from './auditor.rules.js';
import type { RunningHub } from './hub.js';
import { calledBy, NOBODY } from './looked-up.js';

/** Whom a search is about, as the auditor's own organisation names them. */
export type NamedPerson = { bsn: string } | { recordId: string } | { code: string };

/** What every question is asked with. */
export interface Asking {
  hub: RunningHub;
  tx: Tx;
  own: string;
  now: Date;
  directory: Directory;
  /** What this organisation calls somebody in what it reads here. */
  codeOf(subjectId: string): string;
  urnOf(party: string): string;
}

/** What was asked, for the line in the log. */
export interface Answered<T> extends Found<T> {
  object: string;
  details?: Record<string, unknown>;
}

/**
 * Searches, and writes down that it was done, by whom, why, and about what, in the transaction of the search: what cannot
 * be written down is not shown. A BSN is turned into a code before anything is looked up or written.
 */
export async function searchLog<T>(
  hub: RunningHub,
  auditor: Auditor,
  question: string,
  search: (asking: Asking) => Promise<Outcome<Answered<T>>>,
): Promise<Outcome<Found<T>>> {
  const wrong = reasonFaults(auditor);
  if (wrong.length > 0) return refuse('invalid-request', { faults: wrong });
  return hub.db.transaction().execute(async (tx) => {
    const outcome = await search(await askingOf(hub, tx, auditor.controller));
    if (!outcome.ok) {
      // What is not there for them may be another's: that it was tried is written down, and not what it was.
      if (outcome.refusal.code === 'not-found')
        await note(hub, tx, auditor, 'log.searched', NOTHING, 'not-found', { question, lines: 0 });
      return outcome;
    }
    const { object, details = {}, ...found } = outcome.value;
    await note(hub, tx, auditor, 'log.searched', object, 'answered', {
      ...details,
      question,
      lines: found.lines.length,
    });
    return ok(found);
  });
}

export const reasonFaults = ({ reason }: Pick<Auditor, 'reason'>): Fault[] =>
  namesSomebody(reason.reference)
    ? [{ pointer: '/reason/reference', code: 'bsn', detail: 'Holds a number that may be that of a person.' }]
    : [];

export async function askingOf(hub: RunningHub, tx: Tx, own: string): Promise<Asking> {
  const directory = await hub.directory();
  const now = await hub.moment(tx);
  const { processing } = await hub.keys.ofOrganisation(tx, own, now);
  return {
    hub,
    tx,
    own,
    now,
    directory,
    codeOf: (subjectId) => codeOfId(processing, subjectId),
    urnOf: (party) => directory.party(party)?.urn ?? `urn:schakel:${party}`,
  };
}

export async function note(
  hub: RunningHub,
  tx: Tx,
  { controller, actor, origin, reason, traceId }: Auditor,
  action: 'log.searched' | 'log.export-begun' | 'log.export-ended',
  object: string,
  result: string,
  details: Record<string, unknown>,
): Promise<void> {
  await appendEvents(tx, [
    auditEvent({
      moment: await hub.moment(tx),
      log: 'audit',
      action,
      actor,
      origin,
      object,
      result,
      organisations: [controller],
      details: { ...details, reason: reason.kind, reference: reason.reference },
      traceId,
    }),
  ]);
}

export interface KnownPerson {
  /** Entries of this organisation; a BSN may stand in several. */
  subjects: string[];
  object: string;
}

const NOTHING = 'thing:unknown';

/** The entries of a person at the auditor's own organisation. One that it does not know is nobody, and that is no fault. */
export async function personOf(
  { hub, tx, own, now, directory, codeOf }: Asking,
  person: NamedPerson,
): Promise<Outcome<KnownPerson>> {
  const fault = (detail: string): Fault[] => [{ pointer: '/person/bsn', code: 'bsn', detail }];
  const subjects: string[] = [];
  if ('bsn' in person) {
    if (!directory.party(own)?.bsn)
      return refuse('invalid-request', {
        faults: fault('This organisation may not use the citizen service number.'),
      });
    if (!isBsn(person.bsn)) return refuse('invalid-bsn', { faults: fault('Does not pass the eleven test.') });
    const hash = await bsnHash(tx, hub.keys, own, person.bsn, now);
    const rows = await tx
      .selectFrom('subject')
      .select('id')
      .where('controller', '=', own)
      .where('bsn_hash', '=', hash)
      .orderBy('id')
      .execute();
    subjects.push(...rows.map(({ id }) => id));
  } else if ('recordId' in person) {
    subjects.push(...[(await ownSubject(tx, own, person.recordId)) ?? []].flat());
  } else {
    const { processing } = await hub.keys.ofOrganisation(tx, own, now);
    const id = idOfCode(processing, person.code);
    const row = await tx
      .selectFrom('subject')
      .select('id')
      .where('id', '=', id)
      .where('controller', '=', own)
      .executeTakeFirst();
    subjects.push(...[row?.id ?? []].flat());
  }
  const [first] = subjects;
  return ok({ subjects, object: first === undefined ? NOBODY : calledBy(codeOf(first)) });
}

export type { Page };
