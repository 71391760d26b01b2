import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import jsonata from 'jsonata';
import { canonicalJson, type Json, type JsonObject } from '#kernel';
import { loadContracts } from '#contracts';
import { loadMappings } from '#translation';
import { projectFolder } from '../apps/api/startup.js';
import { clientByHand, type VumClient } from './by-hand.js';
import { CLIENT_IN_JSONATA } from './by-jsonata.js';

const REF = 'vum/client@3';

export interface Pace {
  name: string;
  /** Microseconds a document, of the middle round. */
  microseconds: number;
}

/** One thing measured against another, by turns; the ratio is of the speeds, the middle one of all rounds. */
export interface Comparison {
  name: string;
  ours: Pace;
  other: Pace;
  ratio: number;
  wanted: number;
}

export interface Translation {
  documents: number;
  bytes: number;
  rounds: number;
  comparisons: Comparison[];
}

/** Does its work once on every document, so that a round is this many times over. */
type Work = () => unknown;
type Say = (line: string) => void;

/** Throws when one of the ways gives something else than the examples say that it must. */
export async function measureTranslation(rounds: number, say: Say): Promise<Translation> {
  const schemas = join(projectFolder(), 'schemas');
  const contracts = loadContracts(schemas);
  const contract = contracts.get(REF)!;
  const mapping = loadMappings(schemas).get(REF)!;
  const expression = jsonata(CLIENT_IN_JSONATA);
  const examples = examplesIn(join(contracts.folderOf(REF), 'examples', 'accepted'));
  const texts = examples.map(({ text }) => text);
  const documents = texts.map((text) => JSON.parse(text) as JsonObject);

  for (const { name, text, wanted } of examples) {
    const document = JSON.parse(text) as JsonObject;
    const byHand = clientByHand(document as VumClient) as JsonObject;
    const byJsonata = JSON.parse(JSON.stringify(await expression.evaluate(document))) as JsonObject;
    for (const [way, given] of Object.entries({
      'the table': mapping.toCanonical(document).document,
      'by hand': byHand,
      JSONata: byJsonata,
    })) {
      if (canonicalJson(given) !== canonicalJson(wanted))
        throw new Error(`${way} gives something else for ${name}: ${JSON.stringify(given)}`);
    }
  }
  say(`${documents.length} examples of ${REF}: the table, JSONata and by hand give the same`);

  const bare = bareAjv(contract.schema);
  if (!documents.every((document) => bare(document) && contract.validate(document).length === 0))
    throw new Error('an example does not honour its contract');

  const translated = (): unknown[] => documents.map((document) => mapping.toCanonical(document));
  const pairs: [string, number, string, Work, string, Work][] = [
    [
      'Translation',
      20,
      'by the table',
      translated,
      'in JSONata',
      async () => {
        for (const document of documents) await expression.evaluate(document);
      },
    ],
    [
      'Parsing and translation',
      0.6,
      'by the table',
      () => texts.map((text) => mapping.toCanonical(JSON.parse(text) as Json)),
      'by hand',
      () => texts.map((text) => clientByHand(JSON.parse(text) as VumClient)),
    ],
    [
      'Validation',
      1 / 1.2,
      'against the contract',
      () => documents.map((document) => contract.validate(document)),
      'bare ajv',
      () => documents.map((document) => bare(document)),
    ],
  ];
  const comparisons: Comparison[] = [];
  for (const [name, wanted, ourName, ours, otherName, other] of pairs) {
    const result = await compare(ours, other, documents.length, rounds);
    say(`${name}, ${ourName}: ${result.ratio.toFixed(2)} times the speed of ${otherName}`);
    comparisons.push({
      name,
      wanted,
      ours: { name: ourName, microseconds: result.ours },
      other: { name: otherName, microseconds: result.other },
      ratio: result.ratio,
    });
  }
  const bytes = Math.round(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length);
  return { documents: documents.length, bytes, rounds, comparisons };
}

interface Example {
  name: string;
  text: string;
  wanted: Json;
}

function examplesIn(folder: string): Example[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.canonical.json'))
    .map((name) => {
      const beside = readFileSync(join(folder, name.replace(/\.json$/, '.canonical.json')), 'utf8');
      const { document: wanted } = JSON.parse(beside) as { document: Json };
      // Without the blanks of a file that people read: what comes in over a line has none.
      const text = JSON.stringify(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return { name, text, wanted };
    });
}

/** The same schema and the same thoroughness (every fault), without anything of the hub around it. */
function bareAjv(schema: JsonObject): (document: Json) => boolean {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv);
  const check = ajv.compile(schema);
  return (document) => check(document);
}

const ROUND_MS = 120;

/** How often a work fits in a round; also warms it up. */
async function timesIn(work: Work): Promise<number> {
  let times = 0;
  for (const from = performance.now(); performance.now() - from < 2 * ROUND_MS; times++) await work();
  return Math.max(1, Math.round(times / 2));
}

/** Milliseconds that the processor worked for this process: what else the machine does counts less than on a clock. */
function busy(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function took(work: Work, times: number): Promise<number> {
  const from = busy();
  for (let i = 0; i < times; i++) {
    const result = work();
    // Waiting for what is there already costs a turn of the loop, which is nobody's work.
    if (result instanceof Promise) await result;
  }
  return (busy() - from) / times;
}

const middleOf = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function compare(
  ours: Work,
  other: Work,
  documents: number,
  rounds: number,
): Promise<{ ours: number; other: number; ratio: number }> {
  const times = { ours: await timesIn(ours), other: await timesIn(other) };
  const seen: { ours: number; other: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await took(ours, times.ours);
      seen.push({ ours: first, other: await took(other, times.other) });
    } else {
      const first = await took(other, times.other);
      seen.push({ other: first, ours: await took(ours, times.ours) });
    }
  }
  const each = (of: 'ours' | 'other'): number => (middleOf(seen.map((one) => one[of])) * 1000) / documents;
  return {
    ours: each('ours'),
    other: each('other'),
    ratio: middleOf(seen.map((one) => one.other / one.ours)),
  };
}
