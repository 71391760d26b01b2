import { exportLog } from '#audit';
import { consentsOf, type RegisteredConsent } from '#consent';
import type { JsonObject } from '#kernel';
import { approvedVersions, unseal, type Database, type KeyRing } from '#storage';
import { partiesConcerned } from './concerned.rules.js';
import {
  deliveriesAfter,
  entriesAfter,
  holdsAll,
  incidentsAll,
  messagesAfter,
  openedOccasionsOf,
  requestsAll,
  saidDeclarationsOf,
} from './organisation-export.store.js';
import { pseudonymFor } from './outgoing.rules.js';
import type { DueDelivery } from './post.js';

const AT_ONCE = 500;
const MOST_OF_ONE = 10_000;

/** What an export is read from; the master key opens what is sealed. */
export interface ExportNeeds {
  db: Database;
  keys: KeyRing;
  /** The name of the log that is exported. */
  origin: string;
  now: Date;
}

export type Lines = AsyncGenerator<object | string>;

/**
 * Everything that one organisation may take along, a file for each kind: lines of JSON, in words that stand in
 * docs/adoption/exit.md. Only its own: its side of each agreement, its people, what it sent and received, its lines of the log.
 */
export const organisationFiles = (needs: ExportNeeds, party: string): Record<string, () => Lines> => ({
  'configuration.jsonl': () => configuration(needs, party),
  'people.jsonl': () => people(needs, party),
  'documents.jsonl': () => documents(needs, party),
  'deliveries.jsonl': () => deliveries(needs, party),
  'rights-requests.jsonl': () => each(requestsAll(needs.db, party)),
  'legal-holds.jsonl': () => each(holdsAll(needs.db, party)),
  'incidents.jsonl': () => each(incidentsAll(needs.db, party)),
  'log.jsonl': () => exportLog(needs.db, { origin: needs.origin, organisation: party }),
});

async function* each(rows: Promise<JsonObject[]>): Lines {
  yield* await rows;
}

/** Every version of what concerns it, past ones too; tables, lifetimes and notices are of the whole region. */
async function* configuration({ db }: ExportNeeds, party: string): Lines {
  const versions = await approvedVersions(db);
  const entries = versions.map(({ kind, key, content }) => ({ kind, key, content, where: '' }));
  for (const { kind, key, version, content, validFrom, validUntil, approvals } of versions) {
    const isOfAll = ['mapping', 'contract', 'notice', 'region'].includes(kind);
    const isApprover = content['approver'] === party;
    if (
      isOfAll ||
      isApprover ||
      partiesConcerned(kind, key, [content], { entries: entries as never }).includes(party)
    )
      yield { kind, key, version, validFrom, validUntil, content, ...(approvals ? { approvals } : {}) };
  }
}

/** Each of its people under its own record id, with what they said and why something could go. */
async function* people({ db }: ExportNeeds, party: string): Lines {
  for (let after = ''; ;) {
    const page = await entriesAfter(db, party, after, AT_ONCE);
    for (const { subjectId, ...entry } of page) {
      const consents = await consentsOf(db, party, [subjectId], MOST_OF_ONE);
      yield {
        ...entry,
        consents: consents.map(consentOf),
        declarations: await saidDeclarationsOf(db, subjectId),
        occasions: await openedOccasionsOf(db, subjectId),
      };
    }
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return;
    after = last.recordId;
  }
}

/** Of a person whose line it stands in. */
const consentOf = (one: RegisteredConsent) => {
  const { id, purpose, recipients, includesSuccessors, categories, said, givenAt, validUntil } = one;
  const { withdrawnAt, renews, registeredBy, exceptions, evidence } = one;
  const given = { id, purpose, recipients, includesSuccessors, categories, said, givenAt, validUntil };
  return { ...given, withdrawnAt, renews, registeredBy, exceptions, evidence };
};

/** What it sent and is still held, as it was sent: the hub forgets it at its term. */
async function* documents({ db, keys }: ExportNeeds, party: string): Lines {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await messagesAfter(db, party, after, AT_ONCE);
    for (const { sealed, keyId, wrappedKey, ...message } of page) {
      const text = unseal(keys.unwrap(keyId, wrappedKey), sealed, `message:${message.messageId}`).toString();
      yield { ...message, document: JSON.parse(text) as unknown };
    }
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return;
    after = last.messageId;
  }
}

/** What it gave and what it got: of its own records by its own name, of others by the name under which it got them. */
async function* deliveries({ db, keys, now }: ExportNeeds, party: string): Lines {
  const { pseudonym } = await keys.ofOrganisation(db, party, now);
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await deliveriesAfter(db, party, after, AT_ONCE);
    for (const { recordId, subjectId, recordPk, ...delivery } of page) {
      const due = { subjectId, recordPk, recordType: delivery.recordType as DueDelivery['recordType'] };
      yield {
        ...delivery,
        ...(delivery.side === 'gave' ? { recordId } : { subject: pseudonymFor(pseudonym, due) }),
      };
    }
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return;
    after = last.deliveryId;
  }
}
