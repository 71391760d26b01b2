import {
  consentsOf,
  consentStateAt,
  ownRightsRequest,
  rightsRequestsAbout,
  type Agreements,
  type ConsentState,
  type RegisteredConsent,
  type Right,
  type RightsDecision,
  type RightsState,
} from '#consent';
import {
  CATEGORIES,
  isObject,
  ok,
  refuse,
  type Category,
  type Json,
  type JsonObject,
  type Outcome,
  type RecordType,
} from '#kernel';
import type { Directory, Party } from '#partners';
import { unseal, type Timeline, type Tx } from '#storage';
import type { RunningHub } from './hub.js';
import type { MappingBook } from './mapping-book.js';
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
  type Handed,
  type KeptDocument,
  type OccasionHeld,
} from './person-report.store.js';
import type { Speaker } from './post.js';
import { note } from './rights.js';

const MOST_DOCUMENTS = 100;
const MOST_LINES = 1000;

/** Where a person can turn to; only what the region's configuration says. */
export interface Place {
  key: string;
  name: string;
  urn: string;
  contact?: string;
  address?: string;
}

export interface HandedLine extends Omit<Handed, 'clause'> {
  /** How long the recipient may keep it, as the clause said then. */
  retention?: string;
}

export interface KeptRecord {
  recordType: RecordType;
  receivedAt: Date;
  contract: string;
  data: JsonObject;
  /** The same, for reading: by kind of data, each value with the name of its field. */
  lines: { category: Category; name: string; value: string }[];
}

/** What the hub holds about one person for one controller, and what it did with it. Without employees, and without others' exchanges. */
export interface PersonReport {
  madeAt: Date;
  controller: Place;
  /** Absent: this controller has no entry of the person here. */
  entry?: EntryHeld;
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

const placeOf = (party: Party | undefined, key: string): Place => ({
  key,
  name: party?.name ?? key,
  urn: party?.urn ?? `urn:schakel:${key}`,
  ...(party?.contact ? { contact: party.contact } : {}),
  ...(party?.address ? { address: party.address } : {}),
});

/** For a request for access that was granted, wholly or in part. That it was made is noted. */
export async function personReport(
  hub: RunningHub,
  speaker: Speaker,
  requestId: string,
): Promise<Outcome<PersonReport>> {
  return forRequest(hub, speaker, requestId, 'access', async (tx, subjectId, now) => {
    const { controller } = speaker;
    const { directory: all, agreements, mappings } = await hub.snapshot(tx);
    const directory = all.at(now);
    const base = {
      madeAt: now,
      controller: placeOf(directory.party(controller), controller),
      terms: { document: hub.config.terms.document, log: hub.config.terms.audit },
    };
    const entry = subjectId === null ? undefined : await entryHeld(tx, subjectId);
    if (subjectId === null || !entry) return { ...base, ...NOTHING };
    const kept = await documentsKept(tx, subjectId, controller, MOST_DOCUMENTS);
    const given = await handedOn(tx, subjectId, controller, MOST_LINES);
    const received = await receivedOfOthers(tx, controller, entry.recordId, MOST_LINES);
    const occasions = await occasionsHeld(tx, subjectId, controller, MOST_LINES);
    const consents = await consentsOf(tx, controller, [subjectId], MOST_LINES);
    const declarations = await declarationsHeld(tx, subjectId, MOST_LINES);
    const requests = await rightsRequestsAbout(tx, subjectId);
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

const NOTHING = {
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

const withRetention =
  (agreements: Timeline<Agreements>) =>
  ({ clause, ...one }: Handed, between: { sender: string; recipient: string }): HandedLine => {
    const { recordType, purpose } = one;
    const found = agreements
      .at(one.at)
      .clausesFor({ ...between, recordType, purpose })
      .find(({ key }) => key === clause);
    return { ...one, ...(found ? { retention: found.retention } : {}) };
  };

/** In the words of the canonical form; nothing where it cannot be opened. */
function documentOf(
  { keys, contracts }: RunningHub,
  mappings: MappingBook,
  kept: KeptDocument,
  now: Date,
): KeptRecord | undefined {
  const { id, recordType, contract, acceptedAt, sealed, keyId, wrappedKey } = kept;
  const mapping = mappings.of(contract, mappings.numberAt(contract, now));
  if (!wrappedKey || !mapping) return undefined;
  try {
    const text = unseal(keys.unwrap(keyId, wrappedKey), sealed, `message:${id}`).toString();
    const { document } = mapping.toCanonical(JSON.parse(text) as JsonObject);
    const leavesIn = (...categories: Category[]): Leaf[] =>
      leavesOf(contracts.keepOnly(document, recordType, new Set(categories)).document);
    // The record's own id is kept whatever the category.
    const always = new Set(leavesIn().map(({ name }) => name));
    const lines = CATEGORIES.flatMap((category) =>
      leavesIn(category)
        .filter(({ name }) => category === 'identity' || !always.has(name))
        .map((leaf) => ({ category, ...leaf })),
    );
    return { recordType, receivedAt: acceptedAt, contract, data: document, lines };
  } catch {
    return undefined;
  }
}

interface Leaf {
  name: string;
  value: string;
}

/** Every value with the name of the member that holds it, in the order of the document. */
function leavesOf(value: Json, name = ''): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, name));
  if (isObject(value)) return Object.entries(value).flatMap(([member, inner]) => leavesOf(inner, member));
  return value === null ? [] : [{ name, value: String(value) }];
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
  return forRequest(hub, speaker, requestId, 'portability', async (tx, subjectId, now) => {
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
  make: (tx: Tx, subjectId: string | null, now: Date) => Promise<T>,
): Promise<Outcome<T>> {
  return hub.db.transaction().execute(async (tx) => {
    const one = await ownRightsRequest(tx, speaker.controller, id);
    if (!one || one.kind !== kind) return refuse('not-found');
    if (one.decision !== 'granted' && one.decision !== 'partly') return refuse('other-state');
    const now = await hub.moment(tx);
    await note(tx, speaker, 'rights-report.read', one, 'read', now);
    return ok(await make(tx, one.subjectId, now));
  });
}
