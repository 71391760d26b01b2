import type { JsonObject } from '#kernel';
import type { ConfigVersion } from '#storage';
import type { Mapping, Mappings } from '#translation';

/** The number of the table that came with the hub. */
export const SHIPPED = 0;

/** By which tables it is translated: as shipped, until a version was published. */
export interface MappingBook {
  /** The version in force at a moment. */
  numberAt(contract: string, moment: Date): number;
  /**
   * One version, whether or not it is in force now: what was planned with it goes out with it. Undefined when it cannot be
   * used: it is not what was approved any more, or names what this hub does not have.
   */
  of(contract: string, number: number): Mapping | undefined;
}

/** The version in force, to translate with now. */
export const mappingNow = (book: MappingBook, contract: string, moment: Date): Mapping | undefined =>
  book.of(contract, book.numberAt(contract, moment));

/** Compiled once for each content, however often the configuration is read. */
export function createMappingBooks(
  mappings: Mappings,
  report: (error: unknown, doing: string) => void,
): (versions: ConfigVersion[]) => MappingBook {
  const compiled = new Map<string, Mapping | undefined>();

  function compile({ key, version, content, contentHash }: ConfigVersion): Mapping | undefined {
    if (compiled.has(contentHash)) return compiled.get(contentHash);
    const { mapping, faults } = mappings.read(content as JsonObject);
    const [fault] = faults;
    if (fault)
      report(
        new Error(`mapping ${key} version ${version}: ${fault.pointer} ${fault.code}`),
        'reading a table',
      );
    compiled.set(contentHash, mapping);
    return mapping;
  }

  return (versions) => {
    const byContract = new Map<string, ConfigVersion[]>();
    for (const version of versions) {
      if (version.kind !== 'mapping') continue;
      const contract = String(version.content['contract']);
      // Newest first: of those that are in force together the newest counts.
      byContract.set(contract, [version, ...(byContract.get(contract) ?? [])]);
    }
    return {
      numberAt(contract, moment) {
        // One that is not what was approved counts here: what it should have translated waits, and does not go another way.
        const found = byContract
          .get(contract)
          ?.find(({ validFrom, validUntil }) => validFrom <= moment && (!validUntil || moment < validUntil));
        return found?.version ?? SHIPPED;
      },
      of(contract, number) {
        if (number === SHIPPED) return mappings.get(contract);
        const found = byContract.get(contract)?.find(({ version }) => version === number);
        return found && found.intact !== false ? compile(found) : undefined;
      },
    };
  };
}
