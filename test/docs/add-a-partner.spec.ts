import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptDocument } from '#contracts';
import type { Json, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { fencesOf, hasShell, runBlocks } from './pages.js';

const PAGE = 'docs/add-a-partner.md';
const LIMITS = { maxDepth: 32, maxStringLength: 10_000, maxArrayLength: 1000, maxBytes: 100_000 };

/** The page, followed to the letter: its files over a copy of the region and the schemas, its commands against a hub. */
describe('docs/add-a-partner.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-partner-'));
  const fences = fencesOf(PAGE);
  const read = (path: string): Json => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Json;
  let box: Box;

  beforeAll(async () => {
    for (const part of ['config/regions/twente', 'schemas'])
      cpSync(part, join(folder, part), { recursive: true });
    for (const { file, text } of fences) {
      if (!file) continue;
      const path = join(folder, file.path);
      mkdirSync(dirname(path), { recursive: true });
      if (file.action === 'New file') writeFileSync(path, text, { flag: 'wx' });
      else appendFileSync(path, text);
    }
    box = await startBox({
      region: join(folder, 'config/regions/twente'),
      settings: { SCHEMAS_DIR: join(folder, 'schemas') },
    });
  });

  afterAll(async () => {
    await box?.stop();
    rmSync(folder, { recursive: true });
  });

  it('adds files under schemas/ and config/ and nothing else: no program', () => {
    const paths = fences.flatMap(({ file }) => file?.path ?? []);
    expect(paths.length).toBeGreaterThan(8);
    expect(
      paths.filter((path) => !/^(schemas|config\/regions\/twente)\/.+\.(json|yaml)$/.test(path)),
    ).toEqual([]);
  });

  it('has examples that hold', () => {
    const examples = 'schemas/vakmensen/vacancy/1/examples';
    const contract = box.hub.contracts.get('vakmensen/vacancy@1')!;
    const look = (name: string) =>
      acceptDocument(contract, readFileSync(join(folder, examples, name)), LIMITS);

    const accepted = look('accepted/timmerman.json');
    if (!accepted.ok) throw new Error(JSON.stringify(accepted.refusal));
    const mapping = box.hub.mappings.get(contract.ref)!;
    const canonical = mapping.toCanonical(accepted.value);
    expect(canonical).toEqual(read(`${examples}/accepted/timmerman.canonical.json`));
    const { vakblad: _, ...kept } = accepted.value as JsonObject;
    expect(mapping.toPartner(canonical.document)).toEqual({ document: kept, losses: [] });

    const refused = look('refused/no-company.json');
    const expected = read(`${examples}/refused/no-company.expected.json`) as JsonObject;
    expect(refused).toMatchObject({ ok: false, refusal: { code: expected['code'] } });
    if (refused.ok) return;
    const byPlace = (faults: Json[]): string[] => faults.map((fault) => JSON.stringify(fault)).sort();
    const faults = refused.refusal.faults!.map(({ pointer, code }) => ({ pointer, code }));
    expect(byPlace(faults)).toEqual(byPlace(expected['faults'] as Json[]));
  });

  (hasShell ? it : it.skip)('sends its example, which arrives in the form of each recipient', async () => {
    const blocks = fences.filter(({ language }) => language === 'bash').map(({ text }) => text);
    expect(blocks).toHaveLength(4);
    const [, receipt, view, inbox] = await runBlocks(blocks, box, folder);
    expect(JSON.parse(receipt!)).toMatchObject({ state: 'accepted', recordType: 'vacancy' });
    expect(JSON.parse(view!)).toMatchObject({ recordType: 'vacancy' });
    const [event] = (JSON.parse(inbox!) as { events: JsonObject[] }).events;
    expect(event).toMatchObject({
      dataschema: 'urn:schakel:contract:vum/vacancy@3',
      data: {
        naamVacature: 'Timmerman (verzonnen)',
        adres: { postcode: '7511AB' },
        contractvorm: [{ codeTypeArbeidscontract: 'O' }],
      },
    });

    await box.settled();
    const atTheDesk = box.double('balie-werkcentrum').received.map((one) => one.event);
    expect(atTheDesk).toHaveLength(1);
    expect(atTheDesk[0]).toMatchObject({
      dataschema: 'urn:schakel:contract:canonical/vacancy@1',
      data: { idVacature: 'VM-2026-1', adres: { plaats: 'Enschede' } },
    });
    const message = JSON.parse(receipt!) as { messageId: string };
    const seen = await box.client('vakmensen-systeem').message(message.messageId);
    expect(seen.body).toMatchObject({
      state: 'distributed',
      losses: [{ pointer: '/vakblad', reason: 'no-equivalent' }],
    });
    const { recipients } = seen.body as unknown as { recipients: { outcome: string }[] };
    expect(recipients.map(({ outcome }) => outcome).sort()).toEqual(['delivered', 'waiting']);
  });
});
