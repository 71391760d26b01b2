import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { acceptDocument, encodeDocument, loadContracts, type Contract, type Limits } from '#contracts';
import { loadMappings, type Loss } from '#translation';

/** Generous: this looks at one file of one's own, not at what a stranger sends. */
const LIMITS: Limits = {
  maxDepth: 64,
  maxStringLength: 1_000_000,
  maxArrayLength: 100_000,
  maxBytes: 50_000_000,
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function sayLosses(losses: Loss[], where: string): void {
  if (losses.length === 0) return say(`Nothing was lost ${where}.`);
  say(`Lost ${where}:`);
  for (const { pointer, reason } of losses) say(`  ${reason.padEnd(15)} ${pointer}`);
}

/** The contract that is meant: `vum/client@3`, or with the folder's own slash `vum/client/3`. */
function contractFrom(
  contracts: { get(ref: string): Contract | undefined; all(): Contract[] },
  name: string,
): Contract {
  const [family, record, version] = name.split(/[/@]/);
  const contract = contracts.get(`${family}/${record}@${version?.replace(/^v/, '')}`);
  if (contract) return contract;
  throw new Error(
    `no contract ${name}; there are: ${contracts
      .all()
      .map(({ ref }) => ref)
      .join(', ')}`,
  );
}

function attempt(name: string, file: string, options: { schemas: string; to?: string }): boolean {
  const contracts = loadContracts(options.schemas);
  const mappings = loadMappings(options.schemas);
  const contract = contractFrom(contracts, name);

  const accepted = acceptDocument(contract, readFileSync(file), LIMITS);
  if (!accepted.ok) {
    const { code, detail, faults = [] } = accepted.refusal;
    say(`${file} is refused by ${contract.ref}: ${code}${detail ? ` (${detail})` : ''}`);
    for (const fault of faults)
      say(`  ${fault.code.padEnd(20)} ${fault.pointer || '(whole)'}  ${fault.detail}`);
    return false;
  }
  say(`${file} honours ${contract.ref}.`);

  const inward = mappings.get(contract.ref)!.toCanonical(accepted.value);
  const canonical = contracts.canonical(contract.recordType);
  say(`As ${canonical.ref}:\n${JSON.stringify(inward.document, null, 2)}`);
  sayLosses(inward.losses, `on the way to ${canonical.ref}`);
  const faults = canonical.validate(inward.document);
  for (const fault of faults) say(`  the canonical form is not honoured: ${fault.code} ${fault.pointer}`);
  if (options.to === undefined) return faults.length === 0;
  return pass(contractFrom(contracts, options.to)) && faults.length === 0;

  function pass(recipient: Contract): boolean {
    const outward = mappings.get(recipient.ref)!.toPartner(inward.document);
    say(`As ${recipient.ref}:\n${encodeDocument(recipient, outward.document).body}`);
    sayLosses(outward.losses, `on the way to ${recipient.ref}`);
    const broken = recipient.validate(outward.document);
    for (const fault of broken) say(`  ${recipient.ref} is not honoured: ${fault.code} ${fault.pointer}`);
    return broken.length === 0;
  }
}

const program = new Command('contract-try')
  .description('Decodes, checks and translates one file, and says what is wrong with it and what is lost.')
  .argument('<contract>', 'family/record@version, such as ggm/client@2.5')
  .argument('<file>', 'a JSON or XML file in the form of that contract')
  .option('--to <contract>', 'also translate to the form of this contract')
  .option('--schemas <folder>', 'where the contracts are', 'schemas')
  .action((contract: string, file: string, options: { schemas: string; to?: string }) => {
    try {
      process.exitCode = attempt(contract, file, options) ? 0 : 1;
    } catch (fault) {
      say(fault instanceof Error ? fault.message : String(fault));
      process.exitCode = 2;
    }
  });

program.parse();
