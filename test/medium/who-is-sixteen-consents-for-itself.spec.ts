import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerConsent } from '#exchange';
import type { JsonObject } from '#kernel';
import { EVIDENCE, Rig } from './rig.js';

const SCHOOL = 'roc-systeem';
const [SEVENTEEN, EIGHTEEN] = ['2009-05-05', '2008-05-05'];

describe('a yes of a representative', () => {
  let rig: Rig;
  let serial = 0;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  /** What comes to the school of somebody who was born then, when these said yes, one after the other. */
  const comes = async (born: string, ...said: ('person' | 'representative')[]): Promise<number> => {
    const recordId = `ENS-${(serial += 1)}`;
    rig.sent.length = 0;
    await rig.occasion(recordId);
    // With it the declaration: the consent is refused, and given again by whom it is about.
    await rig.says('refused', recordId);
    for (const givenBy of said) {
      const consent = await registerConsent(rig.hub, rig.speaker('enschede'), {
        recordId,
        recipients: ['roc-van-twente'],
        includesSuccessors: false,
        purpose: 'learning',
        categories: ['qualifications', 'languages'],
        state: 'given',
        evidence: { ...EVIDENCE, givenBy },
      });
      expect(consent.ok).toBe(true);
    }
    const data: JsonObject = {
      IDENTITEIT: { VOORNAMEN: 'Verzonnen', ACHTERNAAM: 'Persoon', GEBOORTEDATUM: born },
    };
    await rig.sendClient('klantsysteem-enschede', 'enschede', recordId, { data });
    await rig.distribute();
    await rig.deliver(SCHOOL);
    return rig.sent.length;
  };

  it('does not count for who is seventeen, whose own yes does', async () => {
    expect(await comes(SEVENTEEN, 'representative')).toBe(0);
    expect(await comes(SEVENTEEN, 'representative', 'person')).toBe(1);
  });

  it('counts for who is eighteen', async () => {
    expect(await comes(EIGHTEEN, 'representative')).toBe(1);
  });
});
