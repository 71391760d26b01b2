import type { RecordType } from '#kernel';
import type { Report } from './region.rules.js';

/** A table is known by its contract, also where keys are plain: `vum/client@3` is `vum-client-3`. */
export const mappingKeyOf = (contract: string): string => contract.replace(/[/@]/g, '-');

/** One table for each contract: the key says which. */
export function mappingFaults(
  key: string,
  contract: string,
  recordTypeOf: (contract: string) => RecordType | undefined,
  report: Report,
): void {
  if (!recordTypeOf(contract)) report('/contract', 'unknown-contract', `there is no contract "${contract}"`);
  else if (key !== mappingKeyOf(contract))
    report('/contract', 'other-key', `the table of ${contract} has the key ${mappingKeyOf(contract)}`);
}
