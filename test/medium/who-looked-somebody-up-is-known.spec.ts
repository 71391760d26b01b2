import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  decideRequest,
  handedAbout,
  personReport,
  receiveRequest,
  readConsent,
  searchConsents,
  type Speaker,
} from '#exchange';
import { newTraceId, type Outcome } from '#kernel';
import { asked, linesOf } from './auditor.js';
import { Rig } from './rig.js';

const BSN = '999993549';

/** An officer who looks somebody up leaves a line that says about whom: for the auditor, and for the person who asks. */
describe('who looked somebody up', () => {
  let rig: Rig;
  let consentId: string;
  const traceId = newTraceId();
  const officer: Speaker = {
    controller: 'enschede',
    actor: 'person:cafe:privacy-officer:enschede',
    origin: '192.0.2.1',
    traceId,
  };
  beforeAll(async () => {
    rig = await Rig.start();
    await rig.occasion('ENS-1');
    consentId = await rig.says('given', 'ENS-1');
    await rig.sendClient('klantsysteem-enschede', 'enschede', 'ENS-1', { subject: { bsn: BSN } });
    await rig.occasion('ENS-2');
    await rig.says('given', 'ENS-2');
    must(await handedAbout(rig.hub, officer, { recordId: 'ENS-1' }));
    must(await handedAbout(rig.hub, officer, { bsn: BSN }));
    must(await handedAbout(rig.hub, officer, { recordId: 'NOBODY-1' }));
    must(await searchConsents(rig.hub, officer, 'privacy-officer', { recordId: 'ENS-1' }));
    must(await readConsent(rig.hub, officer, 'privacy-officer', consentId));
    const soon = new Date(Date.now() + 800 * 86_400_000);
    must(await searchConsents(rig.hub, officer, 'privacy-officer', { expiresBefore: soon }));
    const more = {
      purposes: [],
      how: 'online',
      notedBy: 'team-7',
      givenBy: 'person',
      representation: null,
    } as const;
    const request = must(
      await receiveRequest(rig.hub, officer, { kind: 'access', recordId: 'ENS-1', ...more, purposes: [] }),
    );
    must(await decideRequest(rig.hub, officer, request.id, { decision: 'granted' }));
    must(await personReport(rig.hub, officer, request.id));
  });
  afterAll(() => rig.stop());

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const readers = async (recordId: string): Promise<unknown[]> =>
    (await linesOf(rig, 'enschede', 'readers-of-person', { person: { recordId } })).map(
      ({ action }) => action,
    );

  it('is told to whoever asks about that person, and about nobody else', async () => {
    expect(await readers('ENS-1')).toEqual([
      'disclosures.read',
      'disclosures.read',
      'consents.read',
      'consents.read',
      'rights-report.read',
    ]);
    expect(await readers('ENS-2')).toEqual([]);
  });

  it('stands among what was done with data about that person, by person and by trace', async () => {
    const lines = async (search: object): Promise<unknown[]> =>
      (await linesOf(rig, 'enschede', 'processing', search))
        .map(({ name }) => name)
        .filter(
          (name) => name === 'Ingezien wie wat kreeg over een persoon' || name === 'Toestemming ingezien',
        );
    const [line] = await linesOf(rig, 'enschede', 'processing', { traceId });
    const code = (line as { attributes: Record<string, string> }).attributes['dpl.core.data_subject_id']!;
    expect(await lines({ traceId })).toHaveLength(4);
    expect(await lines({ dataSubjectId: code })).toHaveLength(4);
    expect(await linesOf(rig, 'hengelo', 'processing', { traceId })).toEqual([]);
  });

  it('is known too where an auditor asks for what is not theirs', async () => {
    const decisionId = '01890000-0000-7000-8000-000000000000';
    const answer = await asked(rig, 'almelo', 'decision-origins', { decisionId });
    expect(answer).toMatchObject({ refusal: { code: 'not-found' } });
    const period = { from: new Date(0), until: new Date(Date.now() + 1000) };
    expect(await linesOf(rig, 'almelo', 'lines', period)).toMatchObject([
      {
        action: 'log.searched',
        object: 'thing:unknown',
        result: 'not-found',
        details: { question: 'decision-origins', reason: 'periodic-check', reference: 'CTRL-1' },
      },
    ]);
  });

  it('names nobody in the log but by a code that only their controller can read', async () => {
    const period = { from: new Date(0), until: new Date(Date.now() + 1000) };
    const lines = await linesOf(rig, 'enschede', 'lines', period);
    const objects = lines
      .filter(({ action }) => action === 'disclosures.read' || action === 'consents.read')
      .map(({ object }) => object);
    expect(objects).toEqual([
      expect.stringMatching(/^person:[0-9a-f]{32}$/),
      expect.stringMatching(/^person:[0-9a-f]{32}$/),
      'person:unknown',
      expect.stringMatching(/^person:[0-9a-f]{32}$/),
      `statement:${consentId}`,
      'consents',
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/ENS-1|NOBODY-1|999993549/);
  });
});
