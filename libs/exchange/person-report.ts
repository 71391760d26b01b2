import {
  consentsOf,
  consentStateAt,
  ownRightsRequest,
  rightsRequestsAbout,
  type ConsentState,
  type RegisteredConsent,
  type Right,
  type RightsDecision,
  type RightsRequest,
  type RightsState,
} from '#consent';
import { ok, refuse, type Category, type JsonObject, type Outcome, type RecordType } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import {
  broughtBy,
  declarationsHeld,
  documentsKept,
  entryHeld,
  givenUnder,
  handedOn,
  occasionsHeld,
  receivedOfOthers,
  type DeclarationHeld,
  type EntryHeld,
  type OccasionHeld,
} from './person-report.store.js';
import { contactPart, type ContactHeld } from './contact-report.js';
import type { Speaker } from './post.js';
import {
  documentOf,
  placeOf,
  withRetention,
  type HandedLine,
  type KeptRecord,
  type Place,
} from './report-parts.js';

import { note } from './rights.js';

const MOST_DOCUMENTS = 100;
const MOST_LINES = 1000;

/** What the hub holds about one person for one controller, and what it did with it. Without employees, and without others' exchanges. */
export interface PersonReport {
  madeAt: Date;
  controller: Place;
  /** Absent: this controller has no entry of the person here. */
  entry?: EntryHeld;
  /** Of a contact person of an employer: in which records it is named. */
  contact?: ContactHeld;
  /** Names of the systems by which its records came. */
  sources: string[];
  documents: KeptRecord[];
  consents: {
    purpose: string;
    recipients: string[];
    categories: string[];
    state: ConsentState;
    givenAt: Date;
    validUntil: Date;
    withdrawnAt: Date | null;
  }[];
  declarations: DeclarationHeld[];
  occasions: OccasionHeld[];
  given: HandedLine[];
  received: HandedLine[];
  requests: { kind: Right; receivedAt: Date; state: RightsState; decision: RightsDecision | null }[];
  /** In milliseconds: how long a document stays after it is final, and a line of the log. */
  terms: { document: number; log: number };
  /** Every other organisation that is named: it has a register of its own. */
  others: Place[];
  /** There was more than fits. */
  isCut: boolean;
}

/** For a request for access that was granted, wholly or in part. That it was made is noted. */
export async function personReport(
  hub: RunningHub,
  speaker: Speaker,
  requestId: string,
): Promise<Outcome<PersonReport>> {
  return forRequest(hub, speaker, requestId, 'access', async (tx, { subjectId, contactId }, now) => {
    const { controller } = speaker;
    const { directory: all, agreements, mappings } = await hub.snapshot(tx);
    const directory = all.at(now);
    const base = {
      madeAt: now,
      controller: placeOf(directory.party(controller), controller),
      terms: { document: hub.config.terms.document, log: hub.config.terms.audit },
    };
    if (contactId !== null)
      return { ...base, ...NOTHING, ...(await contactPart(hub, tx, speaker, contactId, now)) };
    const entry = subjectId === null ? undefined : await entryHeld(tx, subjectId);
    if (subjectId === null || !entry) return { ...base, ...NOTHING };
    const kept = await documentsKept(tx, subjectId, controller, MOST_DOCUMENTS);
    const given = await handedOn(tx, subjectId, controller, MOST_LINES);
    const received = await receivedOfOthers(tx, controller, entry.recordId, MOST_LINES);
    const occasions = await occasionsHeld(tx, subjectId, controller, MOST_LINES);
    const consents = await consentsOf(tx, controller, [subjectId], MOST_LINES);
    const declarations = await declarationsHeld(tx, subjectId, MOST_LINES);
    const requests = await rightsRequestsAbout(tx, { subjectId });
    const line = withRetention(agreements);
    const named = [
      ...given.map(({ other }) => other),
      ...received.map(({ other }) => other),
      ...occasions.map(({ recipient }) => recipient),
      ...[...consents, ...declarations].flatMap(({ recipients }) => recipients),
    ].filter((key) => key !== controller);
    return {
      ...base,
      entry,
      sources: await sourcesOf(tx, subjectId, controller, directory),
      documents: kept.flatMap((one) => documentOf(hub, mappings, one, now) ?? []),
      consents: consents.map((one) => consentShown(one, now)),
      declarations,
      occasions,
      given: given.map((one) => line(one, { sender: controller, recipient: one.other })),
      received: received.map((one) => line(one, { sender: one.other, recipient: controller })),
      requests: requests.map(({ kind, receivedAt, state, decision }) => ({
        kind,
        receivedAt,
        state,
        decision,
      })),
      others: [...new Set(named)].toSorted().map((key) => placeOf(directory.party(key), key)),
      isCut: kept.length === MOST_DOCUMENTS || given.length === MOST_LINES || received.length === MOST_LINES,
    };
  });
}

/** Without the evidence: it names who asked. */
function consentShown(consent: RegisteredConsent, now: Date): PersonReport['consents'][number] {
  const { purpose, recipients, categories, givenAt, validUntil, withdrawnAt } = consent;
  const state = consentStateAt(consent, now);
  return { purpose, recipients, categories, state, givenAt, validUntil, withdrawnAt };
}

const NOTHING: Omit<PersonReport, 'madeAt' | 'controller' | 'terms'> = {
  sources: [],
  documents: [],
  consents: [],
  declarations: [],
  occasions: [],
  given: [],
  received: [],
  requests: [],
  others: [],
  isCut: false,
};

async function sourcesOf(
  tx: Tx,
  subjectId: string,
  controller: string,
  directory: Directory,
): Promise<string[]> {
  const keys = await broughtBy(tx, subjectId, controller);
  return keys.map((key) => directory.connection(key)?.name ?? key);
}

/** What the person gave under consent or a contract, and nothing else, to take along (GDPR 20). */
export interface PortableCopy {
  madeAt: Date;
  controller: Place;
  records: { recordType: RecordType; receivedAt: Date; data: JsonObject }[];
}

export async function portableCopy(
  hub: RunningHub,
  speaker: Speaker,
  requestId: string,
): Promise<Outcome<PortableCopy>> {
  return forRequest(hub, speaker, requestId, 'portability', async (tx, { subjectId }, now) => {
    const { controller } = speaker;
    const { directory, mappings } = await hub.snapshot(tx);
    const kept = subjectId === null ? [] : await documentsKept(tx, subjectId, controller, MOST_DOCUMENTS);
    const under = await givenUnder(
      tx,
      kept.map(({ id }) => id),
    );
    const records = kept.flatMap((one) => {
      const permit = under.get(one.id);
      const opened = permit && documentOf(hub, mappings, one, now);
      if (!permit || !opened) return [];
      const categories = new Set(permit.categories as Category[]);
      const { document } = hub.contracts.keepOnly(opened.data, one.recordType, categories);
      return [{ recordType: one.recordType, receivedAt: one.acceptedAt, data: document as JsonObject }];
    });
    return { madeAt: now, controller: placeOf(directory.at(now).party(controller), controller), records };
  });
}

async function forRequest<T>(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
  kind: Right,
  make: (tx: Tx, one: RightsRequest, now: Date) => Promise<T>,
): Promise<Outcome<T>> {
  return hub.db.transaction().execute(async (tx) => {
    const one = await ownRightsRequest(tx, speaker.controller, id);
    if (!one || one.kind !== kind) return refuse('not-found');
    if (one.decision !== 'granted' && one.decision !== 'partly') return refuse('other-state');
    const now = await hub.moment(tx);
    await note(tx, speaker, 'rights-report.read', one, 'read', now);
    return ok(await make(tx, one, now));
  });
}
