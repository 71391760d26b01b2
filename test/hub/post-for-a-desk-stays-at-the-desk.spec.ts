import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { eventOf } from '../../apps/demo/partner.js';
import { openOccasion, sendClient, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { eventsAt, invent, regionWith, stageOf } from '../medium/stage.js';

const ALMELO = 'klantsysteem-almelo';
const DESK = 'balie-werkcentrum';
const TOWN = 'klantsysteem-enschede';

describe('post for a desk', () => {
  let box: Box;
  let stage: Stage;
  // The town of the desk takes records about people in its own system too.
  const region = regionWith({
    'connections.yaml': (text) =>
      text.replace(
        /(key: klantsysteem-enschede[\s\S]*?receives:\n)/,
        '$1    - { recordType: client, contract: canonical/client@1 }\n',
      ),
  });
  beforeAll(async () => {
    box = await startBox({ region });
    stage = stageOf(box);
  });
  afterAll(async () => {
    await box.stop();
    rmSync(region, { recursive: true });
  });

  const opened = (recordId: string, desk?: string): Promise<string> =>
    openOccasion(stage, ALMELO, {
      kind: 'referral',
      purpose: 'guidance',
      source: 'almelo',
      recipient: 'enschede',
      subject: { recordId },
      ...(desk ? { desk } : {}),
    });
  const send = async (recordId: string): Promise<void> => {
    await sendClient(stage, ALMELO, 'almelo', invent(recordId));
    await box.settled();
  };
  const takeBack = async (recordId: string): Promise<void> => {
    const source = await box.urn('almelo');
    const event = eventOf({
      source,
      record: 'client',
      contract: 'ggm/client@2.5',
      subject: recordId,
      withdrawn: true,
    });
    expect((await box.client(ALMELO).send(event)).status).toBe(202);
    await box.settled();
  };
  /** How many documents and how many words to delete each of the two has. */
  const counts = (): Record<string, [number, number]> =>
    Object.fromEntries(
      [DESK, TOWN].map((lane) => [
        lane,
        [eventsAt(box, lane, 'client.published').length, eventsAt(box, lane, 'client.withdrawn').length],
      ]),
    );

  it('comes to the desk, in every version, and the word to delete it too', async () => {
    await opened('DESK-1', 'werkcentrum-enschede');
    await send('DESK-1');
    await send('DESK-1');
    expect(counts()).toEqual({ [DESK]: [2, 0], [TOWN]: [0, 0] });
    await takeBack('DESK-1');
    expect(counts()).toEqual({ [DESK]: [2, 1], [TOWN]: [0, 0] });
  });

  it('that names no desk comes to the system of the town, and the word to delete it too', async () => {
    await opened('TOWN-1');
    await send('TOWN-1');
    await takeBack('TOWN-1');
    expect(counts()).toEqual({ [DESK]: [2, 1], [TOWN]: [1, 1] });
  });

  it('is opened by a desk that says for whom it acts, and for nobody else', async () => {
    const body = {
      kind: 'request',
      purpose: 'guidance',
      source: await box.urn('almelo'),
      recipient: await box.urn('enschede'),
      subject: { recordId: 'BALIE-1' },
    };
    const as = async (party: string): Promise<number> =>
      (await box.client(DESK).request('POST', '/v1/occasions', { ...body, controller: await box.urn(party) }))
        .status;
    expect(await as('enschede')).toBe(201);
    expect(await as('hengelo')).toBe(403);
    // It acts for this arrangement too, which is no party to this occasion.
    expect(await as('werkcentrum-twente')).toBe(403);
  });

  it('leaves every invariant true', async () => {
    await box.settled();
    const expected = { seeds: ['Verzonnen'], waitingLanes: [], sameAnswers: [] };
    expect((await checkInvariants(box, expected)).faults).toEqual({});
  });
});
