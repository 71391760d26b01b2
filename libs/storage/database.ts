import type { Socket } from 'node:net';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import * as house from './migrations/0001-house.js';
import * as reports from './migrations/0002-reports.js';
import * as decision from './migrations/0006-decision.js';
import * as post from './migrations/0007-post.js';
import * as seal from './migrations/0010-seal.js';
import * as identity from './migrations/0020-identity.js';
import * as batches from './migrations/0030-batches.js';
import * as lifetimes from './migrations/0031-contract-lifetimes.js';
import * as drafts from './migrations/0040-drafts.js';
import * as succession from './migrations/0041-succession.js';
import * as occasions from './migrations/0043-occasions.js';
import * as consentRegister from './migrations/0044-consent-register.js';
import * as links from './migrations/0045-links.js';
import * as retractions from './migrations/0046-retractions.js';
import * as lanes from './migrations/0050-lanes.js';
import * as replays from './migrations/0051-replays.js';
import * as subscriptions from './migrations/0052-subscriptions.js';
import * as mappings from './migrations/0060-mappings.js';
import * as readers from './migrations/0070-readers.js';
import * as expiring from './migrations/0080-expiring.js';
import * as told from './migrations/0081-told.js';
import * as underWay from './migrations/0082-under-way.js';
import * as referrals from './migrations/0095-referrals.js';
import * as announcements from './migrations/0096-announcements.js';
import * as answers from './migrations/0097-answers.js';
import { NamingClient, QuietClient } from './statements.js';
import * as rights from './migrations/0100-rights.js';
import * as heldEnds from './migrations/0101-held-ends.js';
import * as bars from './migrations/0110-bars.js';
import * as accessReviews from './migrations/0112-access-reviews.js';
import * as incidents from './migrations/0111-incidents.js';
import * as terms from './migrations/0120-terms.js';
import * as toInform from './migrations/0121-to-inform.js';
import * as contacts from './migrations/0122-contacts.js';
import * as contactsToInform from './migrations/0123-contacts-to-inform.js';
import * as deskViews from './migrations/0130-desk-views.js';
import * as totalsInSteps from './migrations/0131-totals-in-steps.js';
import * as keptAnswers from './migrations/0140-kept-answers.js';
import * as providerSession from './migrations/0141-session-of-provider.js';
import * as sealedInBatches from './migrations/0142-sealed-in-batches.js';
import * as logbookExports from './migrations/0143-exports-for-a-logbook.js';
import * as schemaFloor from './migrations/0150-schema-floor.js';
import * as incidentDeletions from './migrations/0170-deletions-of-incidents.js';
import * as postTerm from './migrations/0171-post-has-a-term.js';
import * as referralSteps from './migrations/0180-steps-of-referrals.js';
import * as introductionsBySide from './migrations/0190-introductions-by-side.js';
import * as messagesByRecord from './migrations/0195-messages-by-record.js';
import * as filesHaveATerm from './migrations/0200-files-have-a-term.js';
import * as whatWasToldHasATerm from './migrations/0201-what-was-told-has-a-term.js';
import * as filesAreGivenUp from './migrations/0205-files-are-given-up.js';
import * as leasesOfStatus from './migrations/0206-leases-of-status.js';
import * as referralsByRecord from './migrations/0215-referrals-by-record.js';
import * as incidentsHaveATerm from './migrations/0216-incidents-have-a-term.js';
import * as unmatchedOccasions from './migrations/0217-unmatched-occasions.js';
import * as occasionOfAVacancy from './migrations/0218-occasion-of-a-vacancy.js';
import * as refusalsByRecord from './migrations/0225-refusals-by-record.js';
import * as onePersonTwoEntries from './migrations/0226-one-person-two-entries.js';
import * as accessReviewsInOrder from './migrations/0230-access-reviews-in-order.js';
import { bringUp, type Migrated, type SchemaSteps } from './migrate.js';
import { applicationName, newestOf } from './schema.rules.js';
import { SESSION } from './pooler.client.js';
import type { Tables } from './tables.js';

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;
/** What a store takes: the database or a transaction of it. */
export type Query = Kysely<Tables>;

const pools = new WeakMap<Database, pg.Pool>();

/** How the connections of this database are used now. */
export function poolOfDatabase(db: Database): { open: number; idle: number; waiting: number } {
  const pool = pools.get(db);
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

/** Forward only, in this order, by name; a migration that has run is never edited. What each may do: CONTRIBUTING.md. */
export const MIGRATIONS: SchemaSteps = {
  '0001-house': { up: house.up },
  '0002-reports': { up: reports.up },
  '0006-decision': { up: decision.up },
  '0007-post': { up: post.up },
  '0010-seal': { up: seal.up },
  '0020-identity': { up: identity.up },
  '0030-batches': { up: batches.up },
  '0031-contract-lifetimes': { up: lifetimes.up },
  '0040-drafts': { up: drafts.up },
  '0041-succession': { up: succession.up },
  '0043-occasions': { up: occasions.up },
  '0044-consent-register': { up: consentRegister.up },
  '0045-links': { up: links.up },
  '0046-retractions': { up: retractions.up },
  '0050-lanes': { up: lanes.up },
  '0051-replays': { up: replays.up },
  '0052-subscriptions': { up: subscriptions.up },
  '0060-mappings': { up: mappings.up },
  '0070-readers': { up: readers.up },
  '0080-expiring': { up: expiring.up },
  '0081-told': { up: told.up },
  '0082-under-way': { up: underWay.up },
  '0095-referrals': { up: referrals.up },
  '0096-announcements': { up: announcements.up },
  '0097-answers': { up: answers.up },
  '0100-rights': { up: rights.up },
  '0101-held-ends': { up: heldEnds.up },
  '0110-bars': { up: bars.up },
  '0111-incidents': { up: incidents.up },
  '0112-access-reviews': { up: accessReviews.up },
  '0120-terms': { up: terms.up },
  '0121-to-inform': { up: toInform.up },
  '0122-contacts': { up: contacts.up },
  '0123-contacts-to-inform': { up: contactsToInform.up },
  '0130-desk-views': { up: deskViews.up },
  '0131-totals-in-steps': { up: totalsInSteps.up },
  '0140-kept-answers': { up: keptAnswers.up },
  '0141-session-of-provider': { up: providerSession.up },
  '0142-sealed-in-batches': { up: sealedInBatches.up },
  '0143-exports-for-a-logbook': { up: logbookExports.up },
  '0150-schema-floor': { up: schemaFloor.up },
  '0170-deletions-of-incidents': { up: incidentDeletions.up },
  '0171-post-has-a-term': { up: postTerm.up },
  '0180-steps-of-referrals': { up: referralSteps.up },
  '0190-introductions-by-side': { up: introductionsBySide.up },
  '0195-messages-by-record': { up: messagesByRecord.up, indexes: messagesByRecord.indexes },
  '0200-files-have-a-term': filesHaveATerm,
  '0201-what-was-told-has-a-term': whatWasToldHasATerm,
  '0205-files-are-given-up': filesAreGivenUp,
  '0206-leases-of-status': leasesOfStatus,
  '0215-referrals-by-record': referralsByRecord,
  '0216-incidents-have-a-term': incidentsHaveATerm,
  '0217-unmatched-occasions': unmatchedOccasions,
  '0218-occasion-of-a-vacancy': occasionOfAVacancy,
  '0225-refusals-by-record': refusalsByRecord,
  '0226-one-person-two-entries': onePersonTwoEntries,
  '0230-access-reviews-in-order': accessReviewsInOrder,
};

/** Of this process: the newest migration that it knows. */
const VERSION = newestOf(Object.keys(MIGRATIONS));

/**
 * A network that went silent says nothing. The database lets go of such a session, and of what it had locked, within half a
 * minute; the hub of a connection that has not answered for longer than any statement may take.
 */
const SILENT = {
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '30000',
};
const SILENT_FOR_MS = 75_000;
/** A plan is kept for as long as its connection, and was made for what lay there then. */
const RENEWED_AFTER_S = 300;
const KEEP_ALIVE_AFTER_MS = 10_000;

const OPTIONS = Object.entries({ ...SESSION, ...SILENT })
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

const poolOf = (url: string, size: number, how: 'direct' | 'pooled' | 'owner'): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    // A process that is at work is seen there at any moment, also when it has been idle: a migration that takes away asks for it.
    min: 1,
    connectionTimeoutMillis: 10_000,
    maxLifetimeSeconds: RENEWED_AFTER_S,
    application_name: applicationName(VERSION),
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    // A pooler gives each transaction another connection: what is kept on one is not there for the next.
    Client: how === 'pooled' ? QuietClient : NamingClient,
    ...(how === 'direct' ? { options: OPTIONS } : {}),
  });
  // An idle connection that is cut (a restart of PostgreSQL) must not end the process: the pool opens another.
  pool.on('error', () => undefined);
  if (how !== 'owner') pool.on('connect', breakOffWhenSilent);
  return pool;
};

/** The limit of pg leaves the connection, which never answers, to whoever comes next. */
function breakOffWhenSilent(client: pg.PoolClient): void {
  const waiting = client as unknown as { readyForQuery: boolean; connection: { stream: Socket } };
  const { stream } = waiting.connection;
  stream.setTimeout(SILENT_FOR_MS).on('timeout', () => {
    if (!waiting.readyForQuery) stream.destroy();
  });
}

/**
 * Opens a pool under the run-time role, which can only append to the logs. The schema must be there (see migrate).
 * `asOwner` keeps the role of the URL: for looking at everything, never for a running hub. `pooled`: the URL is that of a pooler by
 * transaction, whose own connections are as SESSION says (checkPooler).
 */
export function openDatabase(options: {
  url: string;
  poolSize: number;
  asOwner?: boolean;
  pooled?: boolean;
}): Database {
  const how = options.asOwner ? 'owner' : options.pooled ? 'pooled' : 'direct';
  const pool = poolOf(options.url, options.poolSize, how);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

/** Brings the schema to this version, or says why this version may not work on it (see bringUp). */
export async function migrate(url: string): Promise<Migrated> {
  return bringUp(url, MIGRATIONS, VERSION);
}

/** True when the database answers and this version may work on its schema. Within `timeoutMs`. */
export async function isReady(db: Database, timeoutMs: number): Promise<boolean> {
  const asked = sql`select 1 from schema_floor where needs <= ${VERSION} collate "C"`.execute(db).then(
    ({ rows }) => rows.length > 0,
    () => false,
  );
  const limit = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), timeoutMs).unref());
  return Promise.race([asked, limit]);
}

/**
 * The moment of whoever asks, by the clock that all processes of a hub share: milliseconds, turned by `offset`. Moments that
 * are compared to decide something (given, withdrawn, opened, closed, decided) come from here, taken after the locks: what
 * was committed before is never later, whatever the clock of the machine says on which it was done. Within a transaction it
 * also keeps the configuration as it is until the end of it: a change waits for whoever is deciding, and is waited for.
 */
export async function databaseMoment(db: Query, offset = 0): Promise<Date> {
  // A case keeps the order: the lock first, the moment after it.
  const { rows } = await sql<{ now: Date }>`
    select case when pg_advisory_xact_lock_shared(${CONFIGURATION_LOCK}::bigint)::text is not null
      then clock_timestamp() end as now`.execute(db);
  return new Date(rows[0]!.now.getTime() + offset);
}

const CONFIGURATION_LOCK = 7236001;

/** For whoever changes the configuration: one at a time, and nobody who is deciding is half way by the time it is held. */
export async function holdConfiguration(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${CONFIGURATION_LOCK}::bigint)`.execute(tx);
}
