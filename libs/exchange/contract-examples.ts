import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptDocument, type Contract, type Contracts, type Limits } from '#contracts';
import type { Json } from '#kernel';

/** A document that a contract accepts, as it stands in its folder. */
export interface ContractExample {
  name: string;
  document: Json;
}

const EXPECTED = '.canonical.json';

/** The accepted examples that come with a contract, by name. */
export function acceptedExamples(
  contracts: Contracts,
  contract: Contract,
  limits: Limits,
): ContractExample[] {
  const folder = join(contracts.folderOf(contract.ref), 'examples', 'accepted');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith(EXPECTED))
    .sort()
    .flatMap((name) => {
      const accepted = acceptDocument(contract, readFileSync(join(folder, name)), limits);
      return accepted.ok ? [{ name, document: accepted.value }] : [];
    });
}
