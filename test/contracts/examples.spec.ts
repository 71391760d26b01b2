import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '#kernel';
import { acceptDocument, decodeDocument, encodeDocument } from '#contracts';
import {
  contracts,
  covers,
  examplesOf,
  lacking,
  leavesOf,
  limits,
  lines,
  mappings,
  withOther,
  without,
} from './folders.js';

/** Fewer examples of a form say too little about it. */
const FEWEST = 6;

const partners = contracts.all().filter(({ family }) => family !== 'canonical');

describe.each(contracts.all().map((contract) => [contract.ref, contract] as const))('%s', (ref, contract) => {
  const accepted = examplesOf(contract, 'accepted');
  const refused = examplesOf(contract, 'refused');
  const mapping = mappings.get(ref)!;

  const decoded = (body: Buffer): Json => {
    const outcome = acceptDocument(contract, body, limits);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };

  it('has a mapping, a README for its readers and enough examples', () => {
    expect(mapping).toBeDefined();
    const readme = join(contracts.folderOf(ref), 'README.md');
    expect(contract.family === 'canonical' || existsSync(readme)).toBe(true);
    expect(accepted.length).toBeGreaterThanOrEqual(FEWEST);
    expect(refused.length).toBeGreaterThanOrEqual(FEWEST);
  });

  it.each(accepted)('takes $name and gives the canonical form that is expected', ({ body, expected }) => {
    const { document, losses } = mapping.toCanonical(decoded(body));
    expect({ document, losses }).toEqual(expected);
    expect(contracts.canonical(contract.recordType).validate(document)).toEqual([]);
  });

  it.each(accepted)('uses or reports every value of $name', ({ body }) => {
    const document = decoded(body);
    const { document: whole, losses } = mapping.toCanonical(document);
    const isLost = (leaf: string): boolean => losses.some(({ pointer }) => covers(pointer, leaf));
    // Repeats its neighbours, or only says of what kind they are.
    const isImplied = (pointer: string): boolean => /\/(formattedName|@type)$/.test(pointer);
    const unused = leavesOf(document)
      .filter((pointer) => !isLost(pointer) && !isImplied(pointer))
      .filter((pointer) => {
        const { document: rest } = mapping.toCanonical(without(document, pointer));
        if (JSON.stringify(rest) !== JSON.stringify(whole)) return false;
        // A constant says nothing when it is there; another value in its place is reported.
        const other = mapping.toCanonical(withOther(document, pointer, 'iets heel anders'));
        return JSON.stringify(other) === JSON.stringify({ document: whole, losses });
      });
    expect(unused).toEqual([]);
  });

  it.each(accepted)('gives $name back, but for the losses, where the hub sends it', ({ body }) => {
    if (contract.direction === 'in') return;
    const canonical = mapping.toCanonical(decoded(body)).document;
    const out = mapping.toPartner(canonical);
    expect(contract.validate(out.document)).toEqual([]);
    const sent = decodeDocument(contract, Buffer.from(encodeDocument(contract, out.document).body), limits);
    expect(sent).toEqual({ ok: true, value: out.document });

    const again = mapping.toCanonical(out.document);
    const lost = new Set(out.losses.map(({ pointer }) => pointer));
    expect(lacking(lines(canonical, lost), lines(again.document))).toEqual([]);
    if (lost.size === 0) expect(again).toEqual({ document: canonical, losses: [] });
  });

  it.each(refused)('refuses $name with its code and pointers', ({ body, expected }) => {
    const outcome = acceptDocument(contract, body, limits);
    if (outcome.ok) throw new Error('was accepted');
    const faults = (outcome.refusal.faults ?? []).map(({ pointer, code }) => ({ pointer, code }));
    const byPlace = (list: JsonObject[]): string[] => list.map((fault) => JSON.stringify(fault)).sort();
    expect(outcome.refusal.code).toBe(expected?.['code']);
    expect(byPlace(faults)).toEqual(byPlace((expected?.['faults'] ?? []) as JsonObject[]));
  });

  it.each(refused)('says nothing of what $name holds', ({ body }) => {
    const outcome = acceptDocument(contract, body, limits);
    expect(JSON.stringify(outcome)).not.toMatch(/999993549|999991425|Sanne|Voorbeeld|Bakkerij/);
  });
});

it('finds the contracts that the region speaks', () => {
  expect(partners.map(({ ref }) => ref)).toEqual(
    expect.arrayContaining([
      'ggm/client@2.5',
      'ooapi/learning-offer@5',
      'schema-org/vacancy@30',
      'setu/vacancy@1.1',
      'vum/client@2',
      'vum/client@3',
      'vum/employer-contact@3',
      'vum/vacancy@2',
      'vum/vacancy@3',
    ]),
  );
});
