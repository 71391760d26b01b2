import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient } from '../../apps/demo/play.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { evaluate } from '../medium/play-evaluations.js';
import { invent, stageOf } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('why something was decided', () => {
  let box: Box;
  const decisions = new Map<string, string>();
  beforeAll(async () => {
    box = await startBox();
    const stage = stageOf(box);
    await sendClient(stage, SYSTEM, 'enschede', invent('REDEN-1'));
    await box.settled();
    await openOccasion(stage, SYSTEM, {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
      subject: { recordId: 'REDEN-1' },
    });
    await sayYes(stage, SYSTEM, 'enschede', invent('REDEN-1'), 'roc-van-twente');
    await sendClient(stage, SYSTEM, 'enschede', invent('REDEN-1'));
    await box.settled();
    await evaluate(box, SYSTEM, 'uwv', 'matching', ['client', 'REDEN-1']);
    const { rows } = await sql<{ id: string; stage: string }>`select id, stage from decision`.execute(
      box.admin,
    );
    for (const row of rows) decisions.set(row.stage, row.id);
  });
  afterAll(() => box.stop());

  const read = (clientId: string, id: string): Promise<Answer> =>
    box.client(clientId).request('GET', `/v1/decisions/${id}`);

  it('has a record for each stage', () => {
    expect([...decisions.keys()].sort()).toEqual(['deliver', 'distribute', 'evaluate', 'open']);
  });

  it('is told the privacy officer in two languages, with all it stands on, and that it was read is logged', async () => {
    const answer = await read(OFFICER, decisions.get('deliver')!);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      {
        stage: 'deliver',
        outcome: 'permitted',
        basis: 'consent',
        versions: {
          clause: 'volwassene-aan-school@1',
          processingActivity: { sender: 'verstrekken-leren@1', recipient: 'adviseren-leren@1' },
          mapping: { from: 'ggm/client@2.5', to: 'canonical/client@1' },
          declaration: expect.stringMatching(ID),
        },
        consentId: expect.stringMatching(ID),
        occasionId: expect.stringMatching(ID),
      },
    ]);
    const { explanation } = answer.body as { explanation: JsonObject };
    expect(explanation['nl']).toContain('toestemming');
    expect(explanation['en']).toContain('consented');
    const { rows } = await sql`select 1 from audit_event where action = 'explanation.read'`.execute(
      box.admin,
    );
    expect(rows).toHaveLength(1);
  });

  it('is told a privacy officer who logged in, for their own controller only, and who read it is logged', async () => {
    const id = decisions.get('deliver')!;
    const officer = new Browser(box.url, (answer) => box.answers.push(answer));
    await officer.login('person-privacy-enschede');
    const answer = await officer.request('GET', `/v1/decisions/${id}`);
    expect([answer.status, answer.body]).toMatchObject([200, { outcome: 'permitted', basis: 'consent' }]);
    const { rows } = await sql`
      select actor, object, organisations from audit_event where action = 'explanation.read' order by id desc limit 1`.execute(
      box.admin,
    );
    expect(rows[0]).toEqual({
      actor: expect.stringMatching(/^person:[\w-]{22}:privacy-officer:enschede$/),
      object: `decision:${id}`,
      organisations: ['enschede'],
    });
    const other = new Browser(box.url, (one) => box.answers.push(one));
    await other.login('person-privacy-hengelo');
    const theirs = await other.request('GET', `/v1/decisions/${id}`);
    const nobodys = await other.request('GET', '/v1/decisions/01890000-0000-7000-8000-000000000000');
    expect([theirs.status, theirs.text]).toEqual([404, nobodys.text]);
  });

  it('is told the sender without what the person chose', async () => {
    for (const made of ['open', 'distribute', 'evaluate']) {
      const { status, text } = await read(SYSTEM, decisions.get(made)!);
      expect([made, status]).toEqual([made, 200]);
      expect(text).not.toMatch(/toestemming|consent/);
    }
    expect((await read(SYSTEM, decisions.get('distribute')!)).body).toMatchObject({ outcome: 'not-shown' });
  });

  it('is not found by who may not know that it was decided at all', async () => {
    // That it was decided again at the moment of sending shows that it was permitted before.
    expect((await read(SYSTEM, decisions.get('deliver')!)).status).toBe(404);
    for (const other of ['roc-systeem', 'klantsysteem-almelo', 'uwv-systeem'])
      for (const id of decisions.values()) expect((await read(other, id)).status).toBe(404);
    for (const id of ['x', '019a0000-0000-7000-8000-000000000000'])
      expect((await read(OFFICER, id)).status).toBe(404);
  });

  it('was written for every question exactly once, with one event', async () => {
    const { rows } = await sql`
      select c.stage, (select count(*)::int from audit_event e where e.decision_id = c.id) as events
      from decision c where c.stage <> 'open' order by c.stage`.execute(box.admin);
    expect(rows).toEqual([
      { stage: 'deliver', events: 1 },
      { stage: 'distribute', events: 1 },
      { stage: 'evaluate', events: 1 },
    ]);
  });
});
