import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { readConfig } from '../apps/api/read-config.js';
import { CATEGORIES, refuse, type Category, type Fault, type JsonObject } from '#kernel';
import {
  acceptDocument,
  encodeDocument,
  loadContracts,
  withNames,
  type Contract,
  type Limits,
} from '#contracts';
import { loadMappings, type Loss, type LossReason } from '#translation';
import { linesOfJson, linesOfXml, type LineOf } from './source-lines.js';

/** As the hub takes a document at its door, by the settings here: what is tried fits there too. */
function limitsHere(): Limits {
  const { maxDocument, maxDepth, maxString, maxArray } = readConfig(process.env).limits;
  return { maxBytes: maxDocument, maxDepth, maxStringLength: maxString, maxArrayLength: maxArray };
}
/** In the form of every pseudonym: 32 letters, digits, `-` and `_`. */
const PSEUDONYM = 'voorbeeld-Naam-van-Ontvanger_012';
const DONE = 0;
const REFUSED = 1;
const MISUSED = 2;

/** How a form says on which line something stands; a form that is not here is shown without lines. */
const LINES: Partial<Record<string, (text: string) => LineOf>> = { json: linesOfJson, xml: linesOfXml };

const REASONS: Record<LossReason, string> = {
  'no-equivalent': 'nothing on the other side says this',
  truncated: 'cut at the length that the other side takes',
  'unmapped-code': 'a code without a counterpart',
  'ambiguous-code': 'more than one code could be meant, so none was chosen',
  'partial-value': 'only a part of it went over, or another value went before it',
  more: 'there were more than are listed',
};

interface Options {
  schemas?: string;
  to?: string;
  categories?: Category[];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const shown = (document: JsonObject): string => JSON.stringify(document, null, 2);

function sayFaults(faults: Fault[], lineOf?: LineOf): void {
  for (const { pointer, code, detail } of faults) {
    // What concerns the whole stands nowhere in particular.
    const line = pointer === '' ? undefined : lineOf?.(pointer);
    say(`  ${line === undefined ? '' : `line ${line}  `}${pointer || '(whole)'}  ${code}: ${detail}`);
  }
}

function sayLosses(losses: Loss[], where: string): void {
  if (losses.length === 0) return say(`Nothing was lost ${where}.`);
  say(`Lost ${where}:`);
  for (const { pointer, reason } of losses) say(`  ${pointer || '(whole)'}  ${reason}: ${REASONS[reason]}`);
}

function acceptAtDoor(contract: Contract, body: Buffer, limits: Limits): ReturnType<typeof acceptDocument> {
  const { maxBytes } = limits;
  if (body.length <= maxBytes) return acceptDocument(contract, body, limits);
  return refuse('body-too-large', { detail: `${body.length} bytes; a document has ${maxBytes} at most` });
}

class Misuse extends Error {}

/** The contract that is meant: `vum/client@3`, or with the folder's own slash `vum/client/3`. */
function contractFrom(contracts: ReturnType<typeof loadContracts>, name: string): Contract {
  const [family, record, version] = name.replace(/\/$/, '').split(/[/@]/);
  const contract = contracts.get(`${family}/${record}@${version?.replace(/^v/, '')}`);
  if (contract) return contract;
  const all = contracts.all().map(({ ref }) => ref);
  throw new Misuse(`no contract ${name}; there are: ${all.join(', ')}`);
}

function read(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (fault) {
    throw new Misuse(`${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

function attempt(name: string, file: string, options: Options): number {
  const { to, categories, schemas = readConfig(process.env).schemasDir } = options;
  const contracts = loadContracts(schemas);
  const mappings = loadMappings(schemas);
  const contract = contractFrom(contracts, name);
  const recipient = to === undefined ? undefined : contractFrom(contracts, to);
  if (recipient && recipient.recordType !== contract.recordType)
    throw new Misuse(
      `${contract.ref} is a ${contract.recordType}, ${recipient.ref} a ${recipient.recordType}`,
    );
  const body = read(file);
  const source = file === '-' ? 'standard input' : file;

  const accepted = acceptAtDoor(contract, body, limitsHere());
  if (!accepted.ok) {
    const { code, detail, faults = [] } = accepted.refusal;
    say(`${source} is refused by ${contract.ref}: ${code}${detail ? ` (${detail})` : ''}`);
    sayFaults(faults, LINES[contract.form]?.(body.toString('utf8')));
    return REFUSED;
  }
  say(`${source} honours ${contract.ref}.`);

  const canonical = contracts.canonical(contract.recordType);
  const inward = mappings.get(contract.ref)!.toCanonical(accepted.value);
  say(`As ${canonical.ref}:\n${shown(inward.document)}`);
  sayLosses(inward.losses, `on the way to ${canonical.ref}`);
  const faults = canonical.validate(inward.document);
  if (faults.length > 0) {
    say(`${canonical.ref} is not honoured: the hub would hold it.`);
    sayFaults(faults);
    return REFUSED;
  }

  const kept = categories ? minimised(categories) : inward.document;
  return recipient ? handOver(recipient) : DONE;

  function minimised(permitted: Category[]): JsonObject {
    const { document, dropped } = contracts.keepOnly(
      inward.document,
      contract.recordType,
      new Set(permitted),
    );
    say(`What a permit for ${permitted.join(', ')} leaves:\n${shown(document as JsonObject)}`);
    const left = Object.entries(dropped).filter(([, count]) => count > 0);
    say(`Left out: ${left.map(([category, count]) => `${count} of ${category}`).join(', ') || 'nothing'}.`);
    return document as JsonObject;
  }

  function handOver(to: Contract): number {
    const names = { record: PSEUDONYM, person: PSEUDONYM };
    const outward = mappings
      .get(to.ref)!
      .toPartner(withNames(contracts, to.recordType, kept as JsonObject, () => names));
    say(`As ${to.ref}:\n${encodeDocument(to, outward.document).body}`);
    sayLosses(outward.losses, `on the way to ${to.ref}`);
    const broken = to.validate(outward.document);
    if (broken.length === 0) return DONE;
    say(`${to.ref} is not honoured: the hub would not send it.`);
    sayFaults(broken);
    return REFUSED;
  }
}

function categoriesFrom(list: string): Category[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !CATEGORIES.includes(name as Category));
  if (unknown.length > 0)
    throw new Misuse(`no category ${unknown.join(', ')}; there are: ${CATEGORIES.join(', ')}`);
  return names as Category[];
}

const program = new Command('contract-try')
  .description('Decodes, checks and translates one file, and says what is wrong with it and what is lost.')
  .argument('<contract>', 'family/record@version, such as ggm/client@2.5')
  .argument('<file>', 'a file in the form of that contract; - reads standard input')
  .option('--to <contract>', 'also translate to the form of this contract')
  .option(
    '--categories <list>',
    'keep only these categories of data, as a permit would; separated by commas',
    categoriesFrom,
  )
  .option('--schemas <folder>', 'where the contracts are; SCHEMAS_DIR where it is not said')
  .addHelpText(
    'after',
    '\nExits with 0 when all is well, 1 when a contract is not honoured, 2 when it was asked wrongly.',
  )
  .exitOverride()
  .action((contract: string, file: string, options: Options) => {
    process.exitCode = attempt(contract, file, options);
  });

try {
  program.parse();
} catch (fault) {
  if (fault instanceof CommanderError) process.exitCode = fault.exitCode === 0 ? DONE : MISUSED;
  else {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = MISUSED;
  }
}
