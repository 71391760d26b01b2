import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { deliver, registerConsent, registerDeclaration, retract, turnBack } from '#exchange';
import { TurnableClock } from '#kernel';
import { saveEndpoint } from '#partners';
import { until } from '../../apps/demo/until.js';
import { EVIDENCE } from '../http-knocker.js';
import { Rig } from './rig.js';

const MIDNIGHT = new Date('2027-01-01T00:00:00+01:00');
const [OLD, NEW] = ['leerwerkloket-systeem', 'balie-werkcentrum'];
let serial = 0;

describe('a successor never gets what is older after what is newer', () => {
  const clock = new TurnableClock();
  let rig: Rig;
  let person: string;
  let consent: string;
  beforeAll(async () => {
    clock.turnTo(new Date(MIDNIGHT.getTime() - 3_600_000));
    // The clock turns while something is on its way, which takes no longer than it may.
    rig = await Rig.start({ clock, settings: { SEND_TIMEOUT: '60s' } });
    const { db, keys } = rig.hub;
    const url = `https://${OLD}.example/webhook`;
    await saveEndpoint(db, keys, { connection: OLD, url, secrets: ['whsec_x'], changedAt: clock.now() });
  });
  afterAll(() => rig.stop());
  /** Somebody who said yes, to the successor too, and whose first version waits for the predecessor. */
  beforeEach(async () => {
    clock.turnTo(new Date(MIDNIGHT.getTime() - 3_600_000));
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    rig.sent.length = 0;
    person = `GOES-${(serial += 1)}`;
    await rig.occasion(person, { recipient: 'leerwerkloket' });
    consent = await saysYes();
    await send();
    await rig.distribute();
  });

  async function saysYes(): Promise<string> {
    const evidence = { ...EVIDENCE, askedFor: 'urn:nld:oin:00000001001589623000' } as never;
    const base = { recordId: person, recipients: ['leerwerkloket'], includesSuccessors: true, evidence };
    await registerDeclaration(rig.hub, rig.speaker('enschede'), base);
    const said = await registerConsent(rig.hub, rig.speaker('enschede'), {
      ...base,
      purpose: 'learning',
      categories: ['work-preferences'],
      state: 'given',
    });
    if (!said.ok) throw new Error(said.refusal.code);
    return said.value;
  }
  const send = () => rig.sendClient('klantsysteem-enschede', 'enschede', person);
  /** Where it came, as which version or the word to delete (W), and at which place there. */
  async function got(): Promise<string[]> {
    const { rows } = await sql<{ id: string; kind: string; seq: string }>`
      select id, kind, seq from delivery where record_pk in (
        select pk from record where record_id = ${person})`.execute(rig.admin);
    const sent = new Map(rows.map((row) => [row.id, row]));
    return rig.sent.map(({ url, event }) => {
      const { kind, seq } = sent.get(String(event['id']))!;
      const what = kind === 'document' ? `version ${seq}` : 'W';
      return `${url.includes(OLD) ? 'old' : 'new'}: ${what} at ${Number(event['sequence'])}`;
    });
  }

  it('when a newer version goes to it before the older has moved', async () => {
    clock.turnTo(MIDNIGHT);
    await send();
    await rig.distribute();
    await rig.deliver(NEW);
    await rig.deliver(OLD);
    await rig.deliver(NEW);
    expect(await got()).toEqual(['new: version 2 at 2']);
  });

  it('when what the predecessor was to delete is still to be told', async () => {
    await rig.deliver(OLD);
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent);
    clock.turnTo(MIDNIGHT);
    await saysYes();
    await send();
    await rig.distribute();
    await rig.deliver(NEW);
    await rig.deliver(OLD);
    await rig.deliver(NEW);
    expect(await got()).toEqual(['old: version 1 at 1', 'new: W at 1', 'new: version 3 at 2']);
  });

  /** What is on its way in a lane while something else is done, and then does not arrive. */
  async function onItsWay(lane: string, work: () => Promise<unknown>): Promise<void> {
    let fail = (): void => undefined;
    const failed = new Promise<void>((resolve) => (fail = resolve));
    const isSent = new Promise<void>((resolve) => {
      rig.answer = async () => {
        resolve();
        await failed;
        return { kind: 'later', reason: 'status', status: 503 };
      };
    });
    const delivering = deliver(rig.hub.pipeline, lane);
    await isSent;
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    await work();
    fail();
    await delivering;
  }

  it('when the older was on its way to the predecessor, and did not arrive', async () => {
    clock.turnTo(new Date(MIDNIGHT.getTime() - 20_000));
    await onItsWay(OLD, async () => {
      clock.turnTo(MIDNIGHT);
      await send();
      await rig.distribute();
      await rig.deliver(NEW);
    });
    await rig.deliver(OLD);
    await rig.deliver(NEW);
    expect(await got()).toEqual(['old: version 1 at 1', 'new: version 2 at 1']);
  });

  it('when the word to delete was on its way to the predecessor, and did not arrive', async () => {
    await rig.deliver(OLD);
    clock.turnTo(new Date(MIDNIGHT.getTime() - 20_000));
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent);
    await onItsWay(OLD, async () => {
      clock.turnTo(MIDNIGHT);
      await saysYes();
      await send();
      await rig.distribute();
      await rig.deliver(NEW);
    });
    await rig.deliver(OLD);
    await rig.deliver(NEW);
    expect(await got()).toEqual(['old: version 1 at 1', 'old: W at 2', 'new: W at 1', 'new: version 3 at 2']);
  });

  // The last: whoever was succeeded is itself again afterwards.
  it('nor does whoever is itself again, when the word to delete was on its way to the successor', async () => {
    await rig.deliver(OLD);
    clock.turnTo(MIDNIGHT);
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent);
    let turning: Promise<unknown> = Promise.resolve();
    await onItsWay(NEW, async () => {
      turning = turnBack(
        rig.hub,
        { actor: 'connection:goedkeuring-leerwerkloket', origin: 'test', approvesFor: ['leerwerkloket'] },
        { key: 'leerwerkloket-naar-werkcentrum', party: 'leerwerkloket', reason: 'verzonnen' },
      );
      const isBack = async (): Promise<boolean> =>
        (await rig.hub.snapshot()).directory.at(rig.hub.now()).successorOf('leerwerkloket', 'client') ===
        'leerwerkloket';
      await until('the predecessor is itself again', isBack);
      await saysYes();
      await send();
      await rig.distribute();
      await rig.deliver(OLD);
    });
    await turning;
    await rig.deliver(NEW);
    await rig.deliver(OLD);
    expect(await got()).toEqual(['old: version 1 at 1', 'new: W at 1', 'old: W at 2', 'old: version 3 at 3']);
  });
});
