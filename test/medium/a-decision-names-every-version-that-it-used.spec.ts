import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { retract } from '#exchange';
import { Rig } from './rig.js';

const SENDER = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';

interface Row {
  stage: string;
  code: string | null;
  occasion: string | null;
  consent: string | null;
  basis: string | null;
  categories: string[];
  versions: Record<string, unknown>;
}

describe('the record of a decision', () => {
  let rig: Rig;
  let occasion: string;
  let consent: string;
  let declaration: string;
  beforeAll(async () => {
    rig = await Rig.start();
    occasion = await rig.occasion('ENS-1');
    consent = await rig.says('given', 'ENS-1');
    const { rows } = await sql<{ id: string }>`select id from declaration`.execute(rig.admin);
    declaration = rows[0]!.id;
  });
  afterAll(() => rig.stop());

  const send = async (): Promise<void> => {
    await rig.sendClient(SENDER, 'enschede', 'ENS-1');
    await rig.distribute();
    await rig.deliver(SCHOOL);
  };
  const records = async (): Promise<Row[]> => {
    const { rows } = await sql<Row>`
      select stage, code, occasion_id as occasion, consent_id as consent, basis, categories, versions
      from decision where stage in ('distribute', 'deliver') order by moment, stage desc`.execute(rig.admin);
    return rows;
  };
  const used = () => ({
    occasion,
    consent,
    versions: {
      clause: 'volwassene-aan-school@1',
      processingActivity: {
        sender: expect.stringMatching(/^.+@1$/),
        recipient: expect.stringMatching(/^.+@1$/),
      },
      declaration,
      // Table 0 is the one that came with the hub.
      mapping: { from: 'ggm/client@2.5', fromTable: 0, to: 'canonical/client@1', toTable: 0 },
      dependsOnChoice: true,
    },
  });

  it('of a permit names clause, activities, occasion, consent, declaration and mapping, once for each question', async () => {
    await send();
    const permit = {
      ...used(),
      code: null,
      basis: 'consent',
      categories: ['work-preferences', 'qualifications', 'languages'],
    };
    expect(await records()).toEqual([
      { ...permit, stage: 'distribute' },
      { ...permit, stage: 'deliver' },
    ]);
  });

  it('has beside it what was left out, counted by category', async () => {
    const { rows } = await sql<{ dropped: Record<string, number> }>`
      select dropped from delivery where kind = 'document'`.execute(rig.admin);
    // Names and birth date, and a sentence about the occupation; of what was permitted nothing.
    expect(rows).toEqual([{ dropped: { identity: 3, 'free-text': 1 } }]);
    expect(JSON.stringify(rig.sent.map(({ event }) => event))).not.toMatch(/Verzonnen|1990-05-05/);
  });

  it('of a denial names the same, by the last word on it', async () => {
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent);
    await send();
    const denials = (await records()).filter(({ code }) => code !== null);
    expect(denials).toEqual([
      { ...used(), stage: 'distribute', code: 'consent-withdrawn', basis: null, categories: [] },
    ]);
  });
});
