import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { openOccasion, sayYes } from '../../apps/demo/play.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { invent, stageOf } from '../medium/stage.js';

const ENSCHEDE = 'klantsysteem-enschede';
const DESK = 'goedkeuring-leerwerkloket';
const PATH = '/v1/successions/leerwerkloket-naar-werkcentrum';
const MIDNIGHT = new Date('2027-01-01T00:00:00+01:00');

describe('a succession over the API', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ opensAt: new Date(MIDNIGHT.getTime() - 3_600_000) });
    const stage = stageOf(box);
    for (const [recordId, goesAlong] of [
      ['STAYS', false],
      ['GOES-ON', true],
    ] as const) {
      const between = {
        kind: 'referral',
        purpose: 'learning',
        source: 'enschede',
        recipient: 'leerwerkloket',
      };
      await openOccasion(stage, ENSCHEDE, { ...between, subject: { recordId } });
      await sayYes(stage, ENSCHEDE, 'enschede', invent(recordId), 'leerwerkloket', goesAlong);
    }
  });
  afterAll(() => box.stop());
  const codeOf = (body: unknown): unknown => (body as JsonObject)['code'];

  it('lists whom to ask again for the privacy officer of the controller, and for nobody else', async () => {
    const officer = async (party: string, query = ''): Promise<Answer> => {
      const browser = new Browser(box.url, (answer) => box.answers.push(answer));
      await browser.login(`person-privacy-${party}`);
      return browser.request('GET', `${PATH}/people-to-ask${query}`);
    };
    const { status, body } = await box.client('privacy-enschede').request('GET', `${PATH}/people-to-ask`);
    expect([status, body]).toMatchObject([
      200,
      {
        predecessor: 'leerwerkloket',
        successor: 'werkcentrum-twente',
        people: [{ recordId: 'STAYS', purposes: ['learning'], declaration: true }],
      },
    ]);
    expect((await officer('enschede')).body).toEqual(body);
    expect((await officer('hengelo')).body).toMatchObject({ people: [] });
    // Who is not on it any more took something back: a desk and its systems are told nothing of that.
    const desk = await box.client(ENSCHEDE).request('GET', `${PATH}/people-to-ask`);
    expect([desk.status, codeOf(desk.body)]).toEqual([403, 'not-mandated']);
    const foreign = await officer('hengelo', `?controller=${encodeURIComponent(await box.urn('enschede'))}`);
    expect([foreign.status, codeOf(foreign.body)]).toEqual([403, 'not-mandated']);
  });

  it('is turned back by one of the two, and only with a body that is in order', async () => {
    box.clock.turnTo(new Date(MIDNIGHT.getTime() + 1000));
    const faulty = await box.client(DESK).request('POST', `${PATH}/reversals`, { party: 'leerwerkloket' });
    expect([faulty.status, codeOf(faulty.body)]).toEqual([400, 'invalid-request']);
    const asked = { party: 'leerwerkloket', reason: 'Het nieuwe loket is nog niet open.' };
    const foreign = await box.client('goedkeuring-roc').request('POST', `${PATH}/reversals`, asked);
    expect([foreign.status, codeOf(foreign.body)]).toEqual([403, 'not-approver']);
    const turned = await box.client(DESK).request('POST', `${PATH}/reversals`, asked);
    expect([turned.status, turned.body]).toMatchObject([201, { moved: 0, notRestored: [] }]);
    const again = await box.client(DESK).request('POST', `${PATH}/reversals`, asked);
    expect(again.status).toBe(404);
    const { body } = await box.client(DESK).request('GET', '/v1/drafts?state=approved');
    expect((body as { drafts: JsonObject[] }).drafts[0]).toMatchObject({
      sort: 'turning-back',
      reason: 'Het nieuwe loket is nog niet open.',
    });
  });

  it('has no numbers of a parallel period that there is not', async () => {
    expect((await box.client(DESK).request('GET', '/v1/parallels/nothing/differences')).status).toBe(404);
  });
});
