import type { Contract } from '#contracts';
import { ok, refuse, type JsonObject, type Outcome } from '#kernel';
import { approvedVersions, contentHash, type ConfigVersion } from '#storage';
import type { RunningHub } from './hub.js';
import { SHIPPED } from './mapping-book.js';
import { mappingKeyOf } from './mapping.rules.js';

/** The table of one contract: which version is in force, and which there are. */
export interface ListedMapping {
  key: string;
  contract: string;
  canonical: string;
  /** As the hub sees them: `in` is what it takes, `out` what it gives. */
  direction: Contract['direction'];
  canonicalDirection: Contract['direction'];
  /** 0: as it came with the hub. */
  inForce: number;
  versions: MappingVersionView[];
}

export interface MappingVersionView {
  version: number;
  hash: string;
  /** False: no longer what was approved; nothing is translated by it. */
  hashVerified: boolean;
  /** Absent of the table that came with the hub: it is there wherever no other is in force. */
  validFrom?: Date;
  validUntil?: Date | null;
}

/** Every table there is, by its contract. */
export async function listMappings(hub: RunningHub): Promise<ListedMapping[]> {
  const versions = await approvedVersions(hub.db);
  const now = await hub.moment(hub.db);
  const { mappings } = await hub.snapshot();
  return hub.mappings
    .all()
    .flatMap(({ ref }) => hub.mappings.table(ref) ?? [])
    .map((table) => ({
      key: mappingKeyOf(table.contract),
      contract: table.contract,
      canonical: table.canonical,
      direction: hub.contracts.get(table.contract)!.direction,
      canonicalDirection: hub.contracts.get(table.canonical)!.direction,
      inForce: mappings.numberAt(table.contract, now),
      versions: [
        { version: SHIPPED, hash: contentHash(shippedContent(hub, table.contract)!), hashVerified: true },
        ...publishedOf(versions, table.contract).map(viewOf),
      ],
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** One table, as it was published or as it came: to read, and to begin a change with. */
export async function readMappingVersion(
  hub: RunningHub,
  key: string,
  version: number | undefined,
): Promise<Outcome<ListedMapping & { version: number; table: JsonObject }>> {
  const listed = (await listMappings(hub)).find((one) => one.key === key);
  if (!listed) return refuse('not-found');
  const number = version ?? listed.inForce;
  const table =
    number === SHIPPED
      ? shippedContent(hub, listed.contract)
      : (publishedOf(await approvedVersions(hub.db), listed.contract).find((one) => one.version === number)
          ?.content as JsonObject | undefined);
  return table ? ok({ ...listed, version: number, table }) : refuse('not-found');
}

/** The table of a contract as it came with the hub. */
export const shippedContent = (
  { mappings }: Pick<RunningHub, 'mappings'>,
  contract: string,
): JsonObject | undefined => mappings.table(contract) as unknown as JsonObject | undefined;

/** The same by key, as configuration names it. */
export const shippedByKey = (hub: Pick<RunningHub, 'mappings'>, key: string): JsonObject | undefined =>
  hub.mappings
    .all()
    .filter(({ ref }) => mappingKeyOf(ref) === key)
    .map(({ ref }) => shippedContent(hub, ref))
    .at(0);

const publishedOf = (versions: ConfigVersion[], contract: string): ConfigVersion[] =>
  versions.filter(({ kind, content }) => kind === 'mapping' && content['contract'] === contract);

const viewOf = ({ version, content, intact, validFrom, validUntil }: ConfigVersion): MappingVersionView => ({
  version,
  hash: contentHash(content),
  hashVerified: intact !== false,
  validFrom,
  validUntil,
});
