import { setImmediate as giveWay } from 'node:timers/promises';
import { appendEvents, auditEvent } from '#audit';
import { ok, refuse, type Fault, type JsonObject, type Outcome } from '#kernel';
import { contentHash } from '#storage';
import { lacking, lines, placesOf, type Mapping, type Table } from '#translation';
import { acceptedExamples, type ContractExample } from './contract-examples.js';
import type { RunningHub } from './hub.js';
import { brokenLaws, thereAndBack, type BrokenLaw, type LawRoom } from './mapping-laws.rules.js';
import { mappingNow } from './mapping-book.js';

/** What became of a table that was tried on the accepted examples of its contract. */
export interface Trial {
  contract: string;
  /** Of the table: what is proposed afterwards is the same one. */
  hash: string;
  passed: boolean;
  /** False when the time was over before everything was tried; it has not passed then. */
  complete: boolean;
  examples: number;
  broken: (BrokenLaw & { example: string })[];
  /** Where an example translates otherwise than by the table in force: what the change is for, or what it breaks. */
  changed: { example: string; canonical: string[]; partner: string[] }[];
}

/** However large a table is: whoever waits for the answer, and whoever waits for this process, waits no longer. */
export const TRIAL_MS = 5_000;
const MOST_SHOWN = 50;

/** One at a time in a process: it is work that holds up everything else. */
let isTrying = false;

/** A table, read, or everything that is wrong with it. */
export function readMapping(
  hub: Pick<RunningHub, 'mappings'>,
  content: JsonObject,
): Outcome<{ table: Table; mapping: Mapping }> {
  const { faults, ...read } = hub.mappings.read(content);
  if (!read.mapping) return refuse('invalid-request', { faults: faults.map(inTable) });
  return ok({ table: read.table, mapping: read.mapping });
}

const inTable = (fault: Fault): Fault => ({ ...fault, pointer: `/table${fault.pointer}` });

/** Tries a table on the examples of its contract, and of the canonical form; leaves a line in the log, and nothing else. */
export async function tryMapping(
  hub: RunningHub,
  by: { actor: string; origin: string },
  content: JsonObject,
): Promise<Outcome<Trial>> {
  const read = readMapping(hub, content);
  if (!read.ok) return read;
  const tried = await trialOf(hub, read.value);
  if (!tried.ok) return tried;
  const { contract, hash, passed, complete, examples } = tried.value;
  await appendEvents(hub.db, [
    auditEvent({
      moment: await hub.moment(hub.db),
      log: 'audit',
      action: 'mapping.tested',
      ...by,
      object: `contract:${contract}`,
      result: passed ? 'passed' : 'failed',
      organisations: [],
      details: { hash, complete, examples, broken: tried.value.broken.length },
    }),
  ]);
  return tried;
}

export async function trialOf(
  hub: RunningHub,
  read: { table: Table; mapping: Mapping },
  within = TRIAL_MS,
): Promise<Outcome<Trial>> {
  if (isTrying) return refuse('busy');
  isTrying = true;
  try {
    return ok(await run(hub, read, within));
  } finally {
    isTrying = false;
  }
}

async function run(
  hub: RunningHub,
  { table, mapping }: { table: Table; mapping: Mapping },
  within: number,
): Promise<Trial> {
  const { contracts } = hub;
  const contract = contracts.get(table.contract)!;
  const canonical = contracts.canonical(contract.recordType);
  const limits = limitsOf(hub);
  const room = { contract, canonical, mapping };
  const snapshot = await hub.snapshot();
  const current = mappingNow(snapshot.mappings, contract.ref, await hub.moment(hub.db));
  const trial: Trial = {
    contract: contract.ref,
    hash: contentHash(table as unknown as Record<string, unknown>),
    passed: false,
    complete: true,
    examples: 0,
    broken: [],
    changed: [],
  };
  const isOut = contract.direction !== 'in';
  const work = [
    ...acceptedExamples(contracts, contract, limits).map((one) => () => onPartner(room, current, one)),
    ...(isOut ? acceptedExamples(contracts, canonical, limits) : []).map(
      (one) => () => onCanonical(room, current, one),
    ),
  ];
  const until = performance.now() + within;
  for (const step of work) {
    if (performance.now() > until) {
      trial.complete = false;
      break;
    }
    const { example, broken, changed } = step();
    trial.examples++;
    trial.broken.push(...broken.map((one) => ({ example, ...one })));
    if (changed.canonical.length + changed.partner.length > 0) trial.changed.push({ example, ...changed });
    await giveWay();
  }
  trial.passed = trial.complete && trial.broken.length === 0;
  return { ...trial, broken: trial.broken.slice(0, MOST_SHOWN), changed: trial.changed.slice(0, MOST_SHOWN) };
}

export const limitsOf = ({ config }: RunningHub) => ({
  maxBytes: config.limits.maxDocument,
  maxDepth: config.limits.maxDepth,
  maxStringLength: config.limits.maxString,
  maxArrayLength: config.limits.maxArray,
});

interface Step {
  example: string;
  broken: BrokenLaw[];
  changed: { canonical: string[]; partner: string[] };
}

function onPartner(room: LawRoom, current: Mapping | undefined, { name, document }: ContractExample): Step {
  const { mapping, contract } = room;
  const canonical = mapping.toCanonical(document).document;
  const was = current?.toCanonical(document).document ?? {};
  const out = (one: Mapping | undefined, from: JsonObject): JsonObject =>
    contract.direction === 'in' ? {} : (one?.toPartner(from).document ?? {});
  return {
    example: name,
    broken: brokenLaws(room, document),
    changed: {
      canonical: different(was, canonical),
      // From the same canonical form, so that each direction shows its own change.
      partner: different(out(current, was), out(mapping, was)),
    },
  };
}

/** A form need not say every canonical record; but what it could say before it can still say. */
function onCanonical(room: LawRoom, current: Mapping | undefined, { name, document }: ContractExample): Step {
  const { mapping, contract } = room;
  const from = document as JsonObject;
  const couldBefore = current && contract.validate(current.toPartner(from).document).length === 0;
  const laws = thereAndBack(room, from).filter(
    ({ law, places }) => places.length > 0 && law !== 'there-and-back',
  );
  return {
    example: `canonical ${name}`,
    broken: couldBefore ? laws : [],
    changed: {
      canonical: [],
      partner: different(current?.toPartner(from).document ?? {}, mapping.toPartner(from).document),
    },
  };
}

const different = (before: JsonObject, after: JsonObject): string[] =>
  placesOf([...lacking(lines(before), lines(after)), ...lacking(lines(after), lines(before))]);
