import { sql } from 'kysely';
import type { Contracts } from '#contracts';
import { directoryTimeline, type Lifetime } from '#partners';
import { approvedVersions, type Query } from '#storage';

/** That a connection speaks a contract, and when it last did. */
export interface ContractUse {
  contract: string;
  connection: string;
  way: 'sends' | 'takes';
  /** Undefined: it may, and never did. */
  last: Date | undefined;
  /** In the last thirty days. */
  lately: number;
  lifetime: Lifetime | undefined;
}

interface UseRow {
  contract: string;
  connection: string;
  way: ContractUse['way'];
  last: Date;
  lately: number;
}

/**
 * Who speaks which contract: what the configuration allows at this moment, with what really came and went. Goes through
 * all messages and deliveries: for a command of the administrator, not for a request.
 */
export async function contractUse(db: Query, now: Date): Promise<ContractUse[]> {
  const directory = directoryTimeline(await approvedVersions(db)).at(now);
  const since = new Date(now.getTime() - 30 * 24 * 3600_000);
  const { rows } = await sql<UseRow>`
    select contract, connection, 'sends' as way, max(accepted_at) as last,
      (count(*) filter (where accepted_at > ${since}))::int as lately
    from message group by contract, connection
    union all
    select contract, lane, 'takes', max(coalesce(settled_at, planned_at)),
      (count(*) filter (where planned_at > ${since}))::int
    from delivery where kind = 'document' and contract <> 'none' group by contract, lane`.execute(db);
  const nameOf = (one: Pick<ContractUse, 'contract' | 'connection' | 'way'>): string =>
    `${one.contract}|${one.connection}|${one.way}`;
  const known = new Map(rows.map((row) => [nameOf(row), row]));
  const allowed = directory
    .connections()
    .flatMap(({ key, sends, receives }) => [
      ...sends.map((contract) => ({ contract, connection: key, way: 'sends' as const })),
      ...receives.map(({ contract }) => ({ contract, connection: key, way: 'takes' as const })),
    ]);
  const all = new Map([...allowed, ...rows].map((one) => [nameOf(one), one]));
  return [...all.values()]
    .map(({ contract, connection, way }) => {
      const seen = known.get(nameOf({ contract, connection, way }));
      const lifetime = directory.lifetimes.of(contract);
      return { contract, connection, way, last: seen?.last, lately: seen?.lately ?? 0, lifetime };
    })
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** Which connections in force speak a contract that is not among these, and is not retired: `system: vum/client@3`. */
export async function spokenBeside(
  db: Query,
  contracts: Pick<Contracts, 'get'>,
  now: Date,
): Promise<string[]> {
  const directory = directoryTimeline(await approvedVersions(db)).at(now);
  const isGone = (ref: string): boolean => !contracts.get(ref) && !directory.lifetimes.isRetired(ref, now);
  return directory.connections().flatMap(({ key, sends, receives }) => {
    const spoken = new Set([...sends, ...receives.map(({ contract }) => contract)]);
    return [...spoken].filter(isGone).map((ref) => `${key}: ${ref}`);
  });
}
