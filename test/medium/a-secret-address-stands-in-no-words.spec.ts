import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerConsent } from '#exchange';
import type { WantedVersion } from '#storage';
import { EVIDENCE, Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const WORDS = 'Bakker; woont nu bij haar zus aan de Proefstraat in Hengelo';

/** The clause by which an adult goes to school, with words of their own. */
const withWords = (one: WantedVersion): WantedVersion =>
  one.kind === 'clause' && one.key === 'volwassene-aan-school'
    ? { ...one, content: { ...one.content, categories: ['qualifications', 'free-text', 'address'] } }
    : one;

describe('what is said in words of somebody', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ region: (wanted) => wanted.map(withWords) });
  });
  afterAll(() => rig.stop());

  const toSchool = async (recordId: string, flags: string[]): Promise<string> => {
    rig.sent.length = 0;
    await rig.occasion(recordId);
    await rig.says('given', recordId);
    const said = {
      recordId,
      recipients: ['roc-van-twente'],
      includesSuccessors: false,
      purpose: 'learning' as const,
      categories: ['qualifications' as const, 'free-text' as const, 'address' as const],
      state: 'given' as const,
      evidence: EVIDENCE,
    };
    expect((await registerConsent(rig.hub, rig.speaker('enschede'), said)).ok).toBe(true);
    const data = { BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: WORDS }] };
    await rig.sendClient(ENSCHEDE, 'enschede', recordId, { subject: { flags }, data });
    await rig.distribute();
    await rig.deliver(SCHOOL);
    return JSON.stringify(rig.sent.map(({ event }) => event['data']));
  };

  it('goes where it is agreed on', async () => {
    expect(await toSchool('ENS-1', [])).toContain('Proefstraat');
  });

  it('does not go of who has a secret address: where somebody lives may stand in it', async () => {
    const sent = await toSchool('ENS-2', ['address-secrecy']);
    expect(sent).toContain('opleiding');
    expect(sent).not.toMatch(/Proefstraat|Hengelo/);
  });
});
