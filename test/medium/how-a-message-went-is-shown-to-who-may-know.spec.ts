import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  checkHeld,
  journeyOf,
  replayMessages,
  searchMessages,
  showHeld,
  type HeldCheck,
  type Journey,
  type Looker,
  type MessageSearch,
} from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from './rig.js';

const SENDER = 'bakkerij-systeem';
const ALMELO = 'klantsysteem-almelo';
const REASON = { kind: 'incident', reference: 'INC-2026-3' } as const;
const ENTITLED = 'Verzonnen';

const looker = (more: Partial<Looker> = {}): Looker => ({
  actor: 'person:p:operator:werkcentrum-twente',
  origin: 'test',
  controllers: null,
  privacyFor: [],
  isPerson: true,
  ...more,
});
const OPERATOR = looker();
const OFFICER = looker({
  actor: 'person:q:privacy-officer:enschede',
  controllers: ['enschede'],
  privacyFor: ['enschede'],
});
const SYSTEM = looker({ controllers: ['enschede'], isPerson: false });
const operator = { own: '', operates: true, actor: OPERATOR.actor, origin: 'test' };

const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};

describe('how a message went', () => {
  let rig: Rig;
  let serial = 0;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  const sendVacancy = async (subject: string, data: JsonObject = vacancyOf(subject)): Promise<string> => {
    serial += 1;
    const [receipt] = await rig.sendBatch(SENDER, [
      {
        id: `v-${serial}`,
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject,
        data,
      },
    ]);
    return must(receipt!).messageId;
  };
  const sendPerson = async (recordId: string): Promise<string> => {
    await rig.occasion(recordId);
    return must(await rig.sendClient('klantsysteem-enschede', 'enschede', recordId)).messageId;
  };
  const journey = async (who: Looker, id: string): Promise<Journey> =>
    must(await journeyOf(rig.hub, who, id));
  const found = (who: Looker, search: MessageSearch = {}, limit = 50, before?: string) =>
    searchMessages(rig.hub.db, who, search, { limit, ...(before ? { before } : {}) });
  const ids = async (who: Looker, search: MessageSearch = {}): Promise<string[]> =>
    (await found(who, search)).found.map(({ messageId }) => messageId);
  /** What the log holds about looking at this message. */
  const looks = async (id: string): Promise<unknown[]> =>
    (
      await sql`select action, actor, details from audit_event where object = ${`message:${id}`}
        and action in ('journey.read', 'held-document.shown') order by id`.execute(rig.admin)
    ).rows;

  let vacancy: string;
  let [yes, no] = ['', ''];
  it('is told with its translation, each decision, each attempt and its proof', async () => {
    vacancy = await sendVacancy('A');
    await rig.distribute();
    let tries = 0;
    rig.answer = () =>
      tries++ === 0 ? { kind: 'later', reason: 'status', status: 503 } : { kind: 'delivered', status: 204 };
    await rig.deliver(ALMELO);
    await rig.deliver(ALMELO);
    const told = await journey(OPERATOR, vacancy);
    expect(told).toMatchObject({
      state: 'distributed',
      sees: 'everything',
      translated: { from: 'schema-org/vacancy@30', table: 0 },
      proof: { sealed: 0 },
    });
    expect(told.proof.events).toBeGreaterThan(2);
    const arrival = told.recipients.find(({ deliveries }) => deliveries.some(({ lane }) => lane === ALMELO))!;
    expect(arrival.decisions[0]!.explanation.nl).toMatch(/\./);
    expect(arrival.deliveries[0]).toMatchObject({
      state: 'delivered',
      attempts: [
        { number: 1, result: 'later', status: 503 },
        { number: 2, result: 'delivered', status: 204 },
      ],
    });
    // About nobody: nothing to write down.
    expect(await looks(vacancy)).toEqual([]);
  });

  it('says of a person to its privacy officer why, and to nobody else what was chosen', async () => {
    yes = await sendPerson('ENS-JA');
    await rig.says('given', 'ENS-JA');
    no = await sendPerson('ENS-NEE');
    await rig.says('refused', 'ENS-NEE');
    await rig.distribute();
    await rig.deliver('roc-systeem');
    const own = await journey(OFFICER, yes);
    expect(own.recipients).toMatchObject([
      { deliveries: [{ state: 'delivered', attempts: [{ number: 1 }] }] },
    ]);
    expect((await journey(OFFICER, no)).recipients[0]!.decisions[0]).toMatchObject({
      outcome: 'refused',
      code: 'no-consent',
    });
    const plain = (told: Journey): string =>
      JSON.stringify(told).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|2026-[^"]+Z/g, '*');
    for (const who of [OPERATOR, SYSTEM]) {
      const told = await journey(who, yes);
      expect(told).toMatchObject({ sees: 'outcome', recipients: [{ deliveries: [] }] });
      expect(told.recipients[0]!.decisions).toMatchObject([{ outcome: 'not-shown' }]);
      expect(plain(told)).toBe(plain(await journey(who, no)));
    }
    expect(await looks(yes)).toMatchObject([
      { action: 'journey.read', actor: OFFICER.actor },
      { action: 'journey.read', actor: OPERATOR.actor },
    ]);
  });

  it('is found by what is asked, within whose it is, and never by what a person chose', async () => {
    expect(await ids(OPERATOR)).toEqual([no, yes, vacancy]);
    expect(await ids(OFFICER)).toEqual([no, yes]);
    expect(await ids(SYSTEM, { id: vacancy })).toEqual([]);
    expect(await ids(OPERATOR, { sender: 'bakkerij-de-proef' })).toEqual([vacancy]);
    expect(await ids(OPERATOR, { recordType: 'client' })).toEqual([no, yes]);
    expect(await ids(OPERATOR, { recipient: 'roc-van-twente', recordType: 'client' })).toEqual([no, yes]);
    expect(await ids(OPERATOR, { delivery: 'delivered' })).toEqual([vacancy]);
    expect(await ids(OFFICER, { delivery: 'delivered' })).toEqual([yes]);
    const [{ deliveryId } = { deliveryId: '' }] = (await journey(OFFICER, yes)).recipients[0]!.deliveries;
    expect(await ids(OFFICER, { id: deliveryId })).toEqual([yes]);
    const { found: seen } = await found(OPERATOR);
    expect(seen.map(({ deliveries }) => deliveries !== undefined)).toEqual([false, false, true]);
    expect(seen.map(({ asked }) => asked)).toEqual([1, 1, expect.any(Number)]);
  });

  it('is found by the page', async () => {
    const first = await found(OPERATOR, {}, 2);
    expect(first).toMatchObject({ last: yes });
    const second = await found(OPERATOR, {}, 2, first.last);
    expect(second.found.map(({ messageId }) => messageId)).toEqual([vacancy]);
    expect(second.last).toBeUndefined();
    expect(await ids(OPERATOR, { until: new Date(rig.hub.now().getTime() - 3_600_000) })).toEqual([]);
    expect(await ids(OPERATOR, { from: new Date(rig.hub.now().getTime() + 1000) })).toEqual([]);
  });

  /** Accepted by a contract, and not in order in canonical form: its table lost what that needs. */
  const heldAs = async (make: () => Promise<string>, contract: string): Promise<string> => {
    const id = await make();
    await sql`update message set contract = ${contract} where id = ${id}`.execute(rig.admin);
    await rig.distribute();
    return id;
  };
  const mend = (id: string, contract: string) =>
    sql`update message set contract = ${contract} where id = ${id}`.execute(rig.admin);

  it('stops at a fault, which is shown by its place; the document only to who may, after a reason', async () => {
    const held = await heldAs(() => sendPerson('ENS-FOUT'), 'vum/client@2');
    const check = must(await checkHeld(rig.hub, OPERATOR, held));
    expect(check).toMatchObject({ code: 'contract-not-honoured', would: 'be-held', table: 0 });
    expect(check.faults.length).toBeGreaterThan(0);
    expect(check.losses).toBeUndefined();
    expect(JSON.stringify(check)).not.toContain(ENTITLED);
    expect(await showHeld(rig.hub, OPERATOR, held, REASON)).toMatchObject({
      ok: false,
      refusal: { code: 'role-missing' },
    });
    const bsn = await showHeld(rig.hub, OFFICER, held, { kind: 'incident', reference: '999993549' });
    expect(bsn).toMatchObject({ ok: false, refusal: { code: 'invalid-request' } });
    expect(await looks(held)).toEqual([]);
    const shown = must(await showHeld(rig.hub, OFFICER, held, REASON)) as HeldCheck & {
      document: JsonObject;
    };
    expect(JSON.stringify(shown.document)).toContain(ENTITLED);
    expect(await looks(held)).toMatchObject([
      { action: 'held-document.shown', details: { reason: 'incident', reference: 'INC-2026-3' } },
    ]);
    const other = looker({ controllers: ['almelo'], privacyFor: ['almelo'] });
    expect(await checkHeld(rig.hub, other, held)).toMatchObject({ refusal: { code: 'not-found' } });
    await mend(held, 'ggm/client@2.5');
    expect(must(await checkHeld(rig.hub, OFFICER, held))).toMatchObject({ would: 'go-on', faults: [] });
  });

  it('goes on and again for chosen ones, after how many and to whom', async () => {
    const held = await heldAs(() => sendVacancy('B'), 'vum/vacancy@3');
    expect(must(await showHeld(rig.hub, OPERATOR, held, REASON))).toMatchObject({
      would: 'be-held',
      document: { title: expect.any(String) },
    });
    await mend(held, 'schema-org/vacancy@30');
    const asked = { messageIds: [vacancy, held, yes, no], preview: true };
    const preview = await replayMessages(rig.hub, operator, asked);
    expect(preview).toMatchObject({ heldOn: 1, heldStay: 0, planned: 1, unknown: 0, aboutPeople: 2 });
    expect(Object.values(preview.recipients)).toEqual([1]);
    expect((await journey(OPERATOR, held)).state).toBe('held');
    expect(await replayMessages(rig.hub, operator, { ...asked, preview: false })).toMatchObject({
      heldOn: 1,
      planned: 1,
    });
    await rig.distribute();
    const told = await journey(OPERATOR, held);
    expect(told.state).toBe('distributed');
    expect(told.acts).toMatchObject([
      { action: 'message.held', by: 'hub' },
      { action: 'message.replayed', by: 'person:operator:werkcentrum-twente' },
    ]);
  });
});
