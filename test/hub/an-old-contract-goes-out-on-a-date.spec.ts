import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractUse, emptyBatches, readRegion } from '#exchange';
import type { Box } from '../../apps/demo/box.js';
import { bakery, batchOf, ended, linesOf, NDJSON, vacancy, type Batch } from '../batches.js';
import { startBox } from '../harness.js';
import { expectProblem, vacancyEvent } from '../http-knocker.js';
import { regionWith } from '../medium/stage.js';

const OLD = 'schema-org/vacancy@30';
const RETIRED = '2026-12-01T00:00:00Z';

const regionThatSays = (contracts: string): string => {
  const folder = regionWith({ 'region.yaml': (text) => `${text}\n# Een contract dat ophoudt.\n` });
  writeFileSync(join(folder, 'contracts.yaml'), contracts);
  return folder;
};
const lifetime = (more: string): string =>
  `- { key: oud, contract: ${OLD}, deprecated: '2026-11-01T00:00:00Z', ${more} }\n`;

describe('a contract that is on its way out', () => {
  let box: Box;
  beforeAll(async () => {
    const region = regionThatSays(lifetime(`retired: '${RETIRED}', replacedBy: hr-open/vacancy@4`));
    box = await startBox({ region, settings: { BATCH_AHEAD: '1' } });
  });
  afterAll(() => box.stop());

  it('is taken, and every answer says until when and what replaces it', async () => {
    const answers = [
      await bakery(box).send(await vacancyEvent(box, { id: 'oud-1', subject: 'OUD-1' })),
      await bakery(box).sendDocument(OLD, JSON.stringify(vacancy('OUD-2')), {
        key: 'oud-2',
        subject: 'OUD-2',
        mediaType: 'application/ld+json',
      }),
      await bakery(box).sendFile(OLD, linesOf([vacancy('OUD-3')]), { key: 'oud-3', mediaType: NDJSON }),
    ];
    for (const { status, headers } of answers) {
      expect(status).toBe(202);
      expect(headers.get('deprecation')).toBe(`@${Date.parse('2026-11-01T00:00:00Z') / 1000}`);
      expect(headers.get('sunset')).toBe('Tue, 01 Dec 2026 00:00:00 GMT');
      expect(headers.get('link')).toBe('<urn:schakel:contract:hr-open/vacancy@4>; rel="successor-version"');
    }
    await ended(bakery(box), (answers[2]!.body as unknown as Batch).batchId);
    await box.settled();
  });

  it('says so in the list of contracts too', async () => {
    const { body } = await bakery(box).request('GET', '/v1/contracts?limit=200');
    const listed = (body as unknown as { contracts: Record<string, unknown>[] }).contracts;
    expect(listed.filter(({ deprecated }) => deprecated !== undefined)).toMatchObject([
      {
        ref: OLD,
        deprecated: '2026-11-01T00:00:00.000Z',
        retired: '2026-12-01T00:00:00.000Z',
        replacedBy: 'hr-open/vacancy@4',
      },
    ]);
  });

  it('says nothing of it with another contract', async () => {
    const { headers, status } = await box
      .client('roc-systeem')
      .sendDocument('ooapi/learning-offer@5', JSON.stringify({ programId: 'x' }), {
        key: 'x',
        subject: 'X',
        mediaType: 'application/json',
      });
    expect([status, headers.get('deprecation'), headers.get('sunset')]).toEqual([400, null, null]);
  });

  it('shows who still speaks it, by when they last did', async () => {
    const uses = await contractUse(box.admin, box.clock.now());
    const old = uses.filter(({ contract }) => contract === OLD);
    expect(old.find(({ connection }) => connection === 'bakkerij-systeem')).toMatchObject({
      way: 'sends',
      lately: 3,
      last: expect.any(Date),
      lifetime: { replacedBy: 'hr-open/vacancy@4' },
    });
    const never = uses.find(({ contract }) => contract === 'ggm/client@2.5');
    expect(never).toMatchObject({ last: undefined, lately: 0, lifetime: undefined });
  });

  it('is refused from its date on', async () => {
    // The door knows the database's clock as it was at its last look, give or take how long that took.
    box.clock.turnTo(new Date(Date.parse(RETIRED) + 1000));
    expectProblem(
      await bakery(box).send(await vacancyEvent(box, { id: 'oud-4', subject: 'OUD-4' })),
      400,
      'contract-retired',
    );
    expectProblem(
      await bakery(box).sendFile(OLD, linesOf([vacancy('OUD-5')]), { key: 'oud-5', mediaType: NDJSON }),
      400,
      'contract-retired',
    );
  });
});

describe('the end of a contract', () => {
  const faultsOf = (contracts: string): string => {
    try {
      readRegion(regionThatSays(contracts), box.hub.contracts);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false, region: regionThatSays(lifetime(`retired: '${RETIRED}'`)) });
  });
  afterAll(() => box.stop());

  it('ends a file of it that still waited', async () => {
    const { body } = await bakery(box).sendFile(OLD, linesOf([vacancy('LAAT')]), {
      key: 'laat',
      mediaType: NDJSON,
    });
    box.clock.turnTo(new Date(RETIRED));
    await emptyBatches(box.hub, 'bakkerij-de-proef');
    expect(await batchOf(bakery(box), (body as unknown as Batch).batchId)).toMatchObject({
      state: 'stopped',
      stop: { code: 'contract-retired' },
      records: { read: 0 },
    });
  });

  it.each([
    ["replacedBy: 'vum/client@3'", 'cannot replace it'],
    [`replacedBy: '${OLD}'`, 'cannot replace it'],
    ["retired: '2026-01-01T00:00:00Z'", 'retired comes before deprecated'],
    ['until: x', 'must NOT have additional properties'],
  ])('is refused with %s', (more, words) => {
    expect(faultsOf(lifetime(more))).toContain(words);
  });

  it('is refused of a contract that there is not', () => {
    expect(faultsOf("- { key: x, contract: a/b@1, deprecated: '2026-01-01T00:00:00Z' }")).toContain(
      'no contract "a/b@1"',
    );
  });
});
