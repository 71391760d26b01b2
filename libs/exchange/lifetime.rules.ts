import type { RecordType } from '#kernel';
import type { Report } from './region.rules.js';

/** Until when a contract is spoken, as a region's contracts.yaml says it; moments in ISO 8601. */
export interface LifetimeContent {
  contract: string;
  deprecated: string;
  retired?: string;
  replacedBy?: string;
}

/** What comes in the place of a contract is there, and says the same kind of record. */
export function lifetimeFaults(
  { contract, deprecated, retired, replacedBy }: LifetimeContent,
  recordTypeOf: (contract: string) => RecordType | undefined,
  report: Report,
): void {
  if (!recordTypeOf(contract)) report('/contract', 'unknown-contract', `there is no contract "${contract}"`);
  if (retired && Date.parse(retired) < Date.parse(deprecated))
    report('/retired', 'wrong-order', 'retired comes before deprecated');
  if (replacedBy === contract || (replacedBy && recordTypeOf(replacedBy) !== recordTypeOf(contract)))
    report(
      '/replacedBy',
      'wrong-contract',
      `"${replacedBy}" cannot replace it: it is not another contract of the same record type`,
    );
}
