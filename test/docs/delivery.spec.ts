import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { fencesOf, hasShell, runBlocks } from './pages.js';

(hasShell ? describe : describe.skip)('the commands of docs/delivery.md', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ settings: { SEND_TIMEOUT: '1s' } });
  });
  afterAll(() => box.stop());

  it('do what the page says, one after the other', async () => {
    const bash = fencesOf('docs/delivery.md')
      .filter(({ language }) => language === 'bash')
      .map(({ text }) => text);
    const printed = await runBlocks(bash, box, '.');
    const said = (n: number): JsonObject => JSON.parse(printed[n]!) as JsonObject;
    expect(printed).toHaveLength(9);
    expect(said(8)).toEqual({ messages: [] });
    expect(said(1)).toMatchObject({
      channel: 'webhook',
      publicKeys: [expect.stringMatching(/^whpk_/)],
      headers: ['X-Omgeving'],
      settings: { signature: 'v1a', batch: 20 },
    });
    // Nobody is at that address.
    expect(said(2)).toMatchObject({ delivered: false, result: 'later', handshake: 'not-granted' });
    const [lanes, paused, resumed] = printed[3]!
      .split(/(?<=\})(?=\{)/)
      .map((text) => JSON.parse(text) as JsonObject);
    expect(lanes).toMatchObject({ lanes: [{ lane: 'klantsysteem-almelo' }] });
    expect(paused).toMatchObject({ state: 'paused', paused: { reason: 'maintenance' } });
    expect(resumed!['state']).toMatch(/^(open|slowed)$/);
    expect(said(4)).toMatchObject({
      records: [{ recordType: 'vacancy' }],
      offered: [{ recordType: 'vacancy' }],
    });
    expect(said(5)).toEqual({ wanted: true, by: [0], unfitting: [] });
    expect(said(6)).toMatchObject({ preview: true, planned: 0 });
    expect(said(7)).toEqual({ items: [], more: false });
  });
});
