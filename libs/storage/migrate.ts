import { Kysely, Migrator, PostgresDialect, sql, type Migration, type MigrationResultSet } from 'kysely';
import pg from 'pg';
import { makeBeside, oneAtATime, type IndexBeside } from './indexes.js';
import { applicationName, judgeSchema, tooOld, type SchemaFloor } from './schema.rules.js';
import { QuietClient } from './statements.js';

/** Without `needs` a migration only adds (CONTRIBUTING.md): processes that do not know it yet go on beside it. */
export interface SchemaStep {
  up(db: Kysely<unknown>): Promise<void>;
  /** A contract: what it takes away is used by no process that knows the migration of this name. */
  needs?: string;
  /** What `up` makes is made while others work, where they do (indexesBeside). */
  indexes?: readonly IndexBeside[];
}
export type SchemaSteps = Record<string, SchemaStep>;

/** Others work meanwhile: whoever waits for a lock holds up all who come after, so it waits for a moment and tries again. */
const LOCK_LIMIT = '-c lock_timeout=3000';
const TRIES = 40;
const RETRY_MS = 250;
const IN_THE_WAY: ReadonlySet<unknown> = new Set(['55P03', '40P01']);

export interface Migrated {
  /** Of a schema that is newer than this process: what it does not know of it. */
  unknown: string[];
}

/**
 * Brings the schema to this version under a lock; throws with the name of the migration that failed. A schema that is newer
 * stays as it is where it only got more; where this version may not work on it any more, that is said.
 */
export async function bringUp(url: string, steps: SchemaSteps, version: string): Promise<Migrated> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: 10_000,
    application_name: applicationName(version),
    options: LOCK_LIMIT,
    Client: QuietClient,
  });
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    for (let tries = 1; ; tries += 1) {
      const verdict = judgeSchema(Object.keys(steps), await migrationsRun(db), await floorOf(db));
      if (verdict.kind === 'refused') throw new Error(verdict.why);
      if (verdict.kind === 'newer') return { unknown: verdict.unknown };
      if (verdict.kind === 'current') return { unknown: [] };
      const failure = await runAll(db, steps);
      if (!failure) return { unknown: [] };
      if (tries === TRIES || !IN_THE_WAY.has((failure.cause as { code?: unknown }).code)) throw failure;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  } finally {
    await db.destroy();
  }
}

async function runAll(db: Kysely<unknown>, steps: SchemaSteps): Promise<Error | undefined> {
  const migrations = Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      { up: (tx) => runOne(tx, name, step) } satisfies Migration,
    ]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const run = await migrationsRun(db);
  const slow = waitingOf(steps, run).some((name) => steps[name]!.indexes);
  if (slow && run.length > 0) return oneAtATime(db, () => runBeside(db, migrator, steps));
  return failureOf(await migrator.migrateToLatest());
}

const waitingOf = (steps: SchemaSteps, run: readonly string[]): string[] =>
  Object.keys(steps)
    .filter((name) => !run.includes(name))
    .toSorted();

/** What stands before an index is committed first: it is made outside a transaction, and noted when it is there. */
async function runBeside(
  db: Kysely<unknown>,
  migrator: Migrator,
  steps: SchemaSteps,
): Promise<Error | undefined> {
  let before: string | undefined;
  // Read again: whoever was first may have done it.
  for (const name of waitingOf(steps, await migrationsRun(db))) {
    const { indexes } = steps[name]!;
    if (indexes) {
      const failure = before && failureOf(await migrator.migrateTo(before));
      if (failure) return failure;
      try {
        await makeBeside(db, indexes);
      } catch (error) {
        return failureOf({ error, results: [{ migrationName: name, direction: 'Up', status: 'Error' }] });
      }
    }
    before = name;
  }
  return failureOf(await migrator.migrateToLatest());
}

function failureOf({ error, results }: MigrationResultSet): Error | undefined {
  if (!error) return undefined;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  const reason = error instanceof Error ? error.message : 'unknown';
  return new Error(
    failed ? `migration ${failed} failed: ${reason}` : `the database cannot be brought up to date: ${reason}`,
    { cause: error },
  );
}

async function runOne(tx: Kysely<unknown>, name: string, step: SchemaStep): Promise<void> {
  if (step.needs !== undefined) await close(tx, name, step.needs);
  await step.up(tx);
}

/** No process starts any more that is older than this, and none may be at work. */
async function close(tx: Kysely<unknown>, name: string, needs: string): Promise<void> {
  await sql`update schema_floor set needs = ${needs}, set_by = ${name} where needs < ${needs} collate "C"`.execute(
    tx,
  );
  const { rows } = await sql<{ name: string }>`
    select distinct application_name as name from pg_stat_activity where datname = current_database()`.execute(
    tx,
  );
  const old = tooOld(
    rows.map((row) => row.name),
    needs,
  );
  if (old.length > 0)
    throw new Error(
      `it takes away what processes of version ${old.join(', ')} use, which are at work: first bring all of them to ${needs} or later`,
    );
}

async function migrationsRun(db: Kysely<unknown>): Promise<string[]> {
  if (!(await isThere(db, 'kysely_migration'))) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

async function floorOf(db: Kysely<unknown>): Promise<SchemaFloor | undefined> {
  if (!(await isThere(db, 'schema_floor'))) return undefined;
  const { rows } = await sql<SchemaFloor>`select needs, set_by as "setBy" from schema_floor`.execute(db);
  return rows[0];
}

async function isThere(db: Kysely<unknown>, table: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
    db,
  );
  return rows[0]!.there;
}
