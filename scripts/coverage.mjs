/** What of a record goes over from each contract to each other: made from the mapping tables, checked against the examples. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadContracts, decodeDocument } from '#contracts';
import { loadMappings } from '#translation';
import { CONVERTERS } from '../dist/libs/translation/converters/index.js';

const LIMITS = { maxDepth: 64, maxStringLength: 1_000_000, maxArrayLength: 100_000, maxBytes: 50_000_000 };
const [NOTHING, CHANGED, WHOLE] = [0, 1, 2];

/** One page a record type: from each contract that is read to each that is written. */
export function coveragePages(schemas, { page, table, code }) {
  const list = (fields) => (fields.length === 0 ? 'none' : fields.join('; '));
  const pages = coverageOf(schemas).map(({ recordType, pairs }) => {
    const counts = pairs.map(({ from, to, whole, changed, lost }) => [
      code(from),
      code(to),
      whole.length,
      changed.length,
      lost.length,
    ]);
    const sections = pairs.flatMap(({ from, to, whole, changed, lost }) => [
      `## From ${from} to ${to}`,
      table(
        ['', 'fields'],
        [
          [`as it is (${whole.length})`, list(whole)],
          [`may change (${changed.length})`, list(changed)],
          [`lost (${lost.length})`, list(lost)],
        ],
      ),
    ]);
    const text = page(
      `What goes over of a ${recordType}`,
      'the mapping tables under schemas/',
      'For each pair of contracts: the fields of the canonical form that the first can give, and what becomes of them in the ' +
        'second. **As it is**: the value, or a code that means exactly the same. **May change**: through a converter or a code ' +
        'list with codes that do not match exactly, cut at a length, or only of some items; each message says what it lost. ' +
        '**Lost**: the second form cannot say it. A permit may leave out more. Checked against every accepted example.',
      ...(pairs.length === 0
        ? ['There is no pair of contracts yet: nothing is translated.']
        : [table(['from', 'to', 'as it is', 'may change', 'lost'], counts), ...sections]),
    );
    return [`docs/formats/coverage/${recordType}.md`, text];
  });
  return Object.fromEntries(pages);
}

/** Record type to its page's parts: a sentence a contract, and for each pair the fields. */
function coverageOf(schemas) {
  const contracts = loadContracts(schemas);
  const mappings = loadMappings(schemas);
  const partners = contracts.all().filter(({ family }) => family !== 'canonical');
  const tables = new Map(partners.map((contract) => [contract.ref, statesOf(contract)]));
  for (const contract of partners) checkExamples(contract);

  return [...new Set(partners.map(({ recordType }) => recordType))].map((recordType) => {
    const own = partners.filter((contract) => contract.recordType === recordType);
    const labels = labelsOf(contracts.canonical(recordType).schema);
    const givers = own.filter(({ direction }) => direction !== 'out');
    const takers = own.filter(({ direction }) => direction !== 'in');
    const pairs = givers.flatMap((from) =>
      takers
        .filter((to) => to !== from)
        .map((to) => ({ from: from.ref, to: to.ref, ...between(from, to, labels) })),
    );
    return { recordType, pairs };
  });

  /** Every canonical leaf with how it comes in and how it goes out. */
  function statesOf({ ref, recordType }) {
    const leaves = [...contracts.categoriesOf(recordType).keys()];
    const table = parse(readFileSync(join(contracts.folderOf(ref), 'mapping.yaml'), 'utf8'));
    const states = { in: new Map(), out: new Map() };
    const set = (way, pattern, state) => {
      for (const leaf of leaves) {
        const isBelow = leaf === pattern || leaf.startsWith(`${pattern}/`);
        if (isBelow && (states[way].get(leaf) ?? NOTHING) < state) states[way].set(leaf, state);
      }
    };
    const waysOf = ({ direction = 'both' }) => (direction === 'both' ? ['in', 'out'] : [direction]);
    const field = (row, prefix, partial) => {
      const { canonical } = row;
      const { parts } = CONVERTERS[row.with] ?? {};
      const patterns = parts ? parts.map((part) => `${prefix}${canonical}/${part}`) : [prefix + canonical];
      const isSame = row.with === undefined && (row.codes === undefined || isExact(row.codes));
      for (const way of waysOf(row)) {
        const target = way === 'in' ? 'canonical' : 'partner';
        const isWhole = isSame && !partial && !row.append && row.max?.[target] === undefined && !row.fallback;
        for (const pattern of patterns) set(way, pattern, isWhole ? WHOLE : CHANGED);
      }
    };
    const walk = (rows, prefix, partial) => {
      for (const row of rows) {
        if (row.same) for (const same of row.same) field({ ...row, canonical: same }, prefix, partial);
        else if (row.rows) {
          const place =
            prefix + (row.each ?? row.one).canonical + (row.each || row.list === 'canonical' ? '/*' : '');
          for (const condition of Object.keys(row.where?.canonical ?? {}))
            for (const way of ['in', 'out']) set(way, place + condition, CHANGED);
          // Some items only, or the first of them.
          const isSome = Boolean(row.where ?? row.needs) || row.one !== undefined;
          walk(
            row.rows.map((one) => ({ ...(row.direction && { direction: row.direction }), ...one })),
            place,
            partial || isSome,
          );
        } else if (row.canonical !== undefined) field(row, prefix, partial || 'value' in row);
      }
    };
    walk(table.rows, '', false);
    return states;
  }

  function isExact(name) {
    const { entries, passes } = parse(readFileSync(join(schemas, 'code-lists', `${name}.yaml`), 'utf8'));
    return (
      !passes &&
      entries.every(
        ({ match, partner, canonical }) =>
          match === 'exact' && partner !== undefined && canonical !== undefined,
      )
    );
  }

  function between(from, to, labels) {
    const gives = tables.get(from.ref).in;
    const takes = tables.get(to.ref).out;
    const fields = { whole: [], changed: [], lost: [] };
    for (const [leaf, label] of labels) {
      const given = gives.get(leaf) ?? NOTHING;
      const taken = takes.get(leaf) ?? NOTHING;
      if (given === NOTHING) continue;
      const kind = taken === NOTHING ? 'lost' : Math.min(given, taken) === WHOLE ? 'whole' : 'changed';
      fields[kind].push(label);
    }
    return fields;
  }

  /** Throws when an example shows something else than the tables say. */
  function checkExamples(contract) {
    const folder = join(contracts.folderOf(contract.ref), 'examples', 'accepted');
    if (contract.direction === 'out' || !existsSync(folder)) return;
    const others = partners.filter(
      ({ recordType, direction }) => recordType === contract.recordType && direction !== 'in',
    );
    for (const name of readdirSync(folder).filter((one) => !one.endsWith('.canonical.json'))) {
      const decoded = decodeDocument(contract, readFileSync(join(folder, name)), LIMITS);
      if (!decoded.ok) throw new Error(`${contract.ref} ${name} cannot be read`);
      const { document } = mappings.get(contract.ref).toCanonical(decoded.value);
      const leaves = leavesOf(document, '', '');
      for (const { pattern } of leaves)
        if (!tables.get(contract.ref).in.get(pattern))
          throw new Error(`${contract.ref} ${name} gives ${pattern}, its table does not`);
      for (const other of others) {
        const { losses } = mappings.get(other.ref).toPartner(document);
        const lost = (exact) =>
          losses.find(({ pointer }) => exact === pointer || exact.startsWith(`${pointer}/`));
        for (const { exact, pattern } of leaves) {
          const state = tables.get(other.ref).out.get(pattern) ?? NOTHING;
          const loss = lost(exact);
          if (state === NOTHING && loss?.reason === undefined)
            throw new Error(`${name} takes ${pattern} to ${other.ref}, its table does not`);
          if (state === WHOLE && loss)
            throw new Error(`${name} loses ${pattern} on the way to ${other.ref}, its table does not`);
        }
      }
    }
  }
}

function leavesOf(value, exact, pattern) {
  if (Array.isArray(value))
    return value.flatMap((item, i) => leavesOf(item, `${exact}/${i}`, `${pattern}/*`));
  if (typeof value !== 'object' || value === null) return value === '' ? [] : [{ exact, pattern }];
  return Object.entries(value).flatMap(([name, member]) =>
    leavesOf(member, `${exact}/${name}`, `${pattern}/${name}`),
  );
}

/** Every leaf of a canonical schema with what an administrator calls it: its titles, or its names in words. */
function labelsOf(schema) {
  const labels = new Map();
  const inWords = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const walk = (part, pattern, names) => {
    if (part.properties) {
      for (const [name, member] of Object.entries(part.properties))
        walk(member, `${pattern}/${name}`, [...names, member.title ?? inWords(name)]);
    } else if (part.items) walk(part.items, `${pattern}/*`, names);
    else labels.set(pattern, names.slice(-2).join(': '));
  };
  walk(schema, '', []);
  return labels;
}
