import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  answerRetraction,
  confirmIncident,
  notThisPerson,
  openOccasion,
  previewConfirmation,
  listIncidents,
  readIncident,
  reportIncident,
  retract,
  type Confirmation,
  type IncidentKind,
  type IncidentView,
  type ScopeInput,
} from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const ALMELO = 'klantsysteem-almelo';
const SCHOOL = 'roc-van-twente';
const DESK = 'balie-werkcentrum';
let serial = 0;

describe('who got something wrongly', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    rig.sent.length = 0;
  });

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const OPEN = { onlyOpen: true, limit: 9 };
  const as = (controller: string | null) => ({ controller, actor: 'connection:test', origin: 'test' });
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of ['roc-systeem', DESK, ENSCHEDE, ALMELO]) await rig.deliver(lane);
  };
  /** A record that came to the school. */
  const atSchool = async (): Promise<{ recordId: string; consent: string }> => {
    const recordId = `ENS-${(serial += 1)}`;
    await rig.occasion(recordId);
    const consent = await rig.says('given', recordId);
    must(await rig.sendClient(ENSCHEDE, 'enschede', recordId));
    await carry();
    return { recordId, consent };
  };
  const records = (...ids: string[]): ScopeInput => ({
    records: ids.map((recordId) => ({ recordType: 'client', recordId })),
  });
  const report = async (scope: ScopeInput, kind: IncidentKind = 'wrong-recipient', who = 'enschede') =>
    must(await reportIncident(rig.hub, as(who), { kind, scope })).id;
  const preview = async (id: string, body: Confirmation = {}, who: string | null = 'enschede') =>
    must(await previewConfirmation(rig.hub, as(who), id, body));
  const confirm = async (id: string, body: Confirmation = {}, who: string | null = 'enschede') =>
    confirmIncident(rig.hub, as(who), id, body);
  const seen = async (id: string, who: string | null = 'enschede'): Promise<IncidentView> =>
    (await readIncident(rig.hub, as(who), id))!;
  const toldOf = (host = 'roc-systeem'): JsonObject[] =>
    rig.sent
      .filter(({ url, event }) => url.includes(host) && String(event['type']).endsWith('.withdrawn'))
      .map(({ event }) => event);
  const NOBODY = { deleted: 0, corrected: 0, keptOnOwnBasis: 0, notFound: 0, waiting: 0, escalated: 0 };

  it('is told to delete it when that is confirmed, and its answer stands at the incident', async () => {
    const [one, two] = [await atSchool(), await atSchool()];
    const id = await report(records(one.recordId, two.recordId));
    const before = await preview(id);
    expect(before.deletions).toEqual([{ recipient: SCHOOL, records: 2 }]);
    expect(before.own).toMatchObject({ people: 2, recipients: [SCHOOL] });
    await carry();
    expect(toldOf()).toEqual([]);
    expect(await seen(id)).toMatchObject({ state: 'suspected', people: 0, deletions: [] });

    rig.answer = ({ event }) => ({
      kind: 'delivered',
      status: 200,
      ...(event['subject'] === toldOf()[0]?.['subject'] ? { answer: 'deleted' as const } : {}),
    });
    must(await confirm(id));
    await carry();
    expect(toldOf().map(({ data }) => data)).toEqual(
      [1, 2].map(() => ({ state: 'retracted', action: 'delete' })),
    );
    expect((await seen(id)).deletions).toEqual([
      { ...NOBODY, recipient: SCHOOL, asked: 2, deleted: 1, waiting: 1 },
    ]);
    const last = String(toldOf()[1]!['id']);
    must(await answerRetraction(rig.hub, rig.speaker(SCHOOL), last, 'kept-on-own-basis'));
    expect((await seen(id)).deletions).toEqual([
      { ...NOBODY, recipient: SCHOOL, asked: 2, deleted: 1, keptOnOwnBasis: 1 },
    ]);
  });

  it('and was told before is not told again, and followed at the incident all the same', async () => {
    const { recordId, consent } = await atSchool();
    must(await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent));
    await carry();
    expect(toldOf()).toHaveLength(1);
    const id = await report(records(recordId));
    // Whether it was told before is no part of what is shown first: that could tell what the person chose.
    expect((await preview(id)).deletions).toEqual([{ recipient: SCHOOL, records: 1 }]);
    must(await confirm(id));
    await carry();
    expect(toldOf()).toHaveLength(1);
    expect((await seen(id)).deletions).toEqual([{ ...NOBODY, recipient: SCHOOL, asked: 1, waiting: 1 }]);
  });

  it('is told only where whoever confirms says so, and of other kinds of incidents not at all', async () => {
    const { recordId } = await atSchool();
    const wrong = await report(records(recordId));
    expect(await confirm(wrong, { deleteAt: ['almelo'] })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid-request', faults: [{ pointer: '/deleteAt/0', code: 'unknown' }] },
    });
    expect((await preview(wrong, { deleteAt: [] })).deletions).toEqual([]);
    must(await confirm(wrong, { deleteAt: [] }));
    const lost = await report(records(recordId), 'lost-mail');
    expect((await preview(lost)).deletions).toEqual([]);
    expect(await confirm(lost, { deleteAt: [SCHOOL] })).toMatchObject({ ok: false });
    must(await confirm(lost));
    await carry();
    expect([toldOf(), (await seen(wrong)).deletions, (await seen(lost)).deletions]).toEqual([[], [], []]);
  });

  it('says so itself: each that gave it follows what it gave, and whoever runs the hub no answer', async () => {
    const { recordId } = await atSchool();
    const { rows } = await sql<{ id: string }>`
      select d.id from delivery d join record r on r.pk = d.record_pk
      where r.record_id = ${recordId} and d.recipient = ${SCHOOL} and d.kind = 'document'`.execute(rig.admin);
    const id = await report({ deliveries: rows.map((row) => row.id) }, 'wrong-recipient', SCHOOL);
    expect(await preview(id, {}, null)).toMatchObject({
      controllers: [
        { controller: SCHOOL, hasContact: true },
        { controller: 'enschede', hasContact: true },
      ],
      deletions: [{ recipient: SCHOOL, records: 1 }],
    });
    expect(await preview(id, {}, null)).not.toHaveProperty('own');
    must(await confirm(id, {}, null));
    await carry();
    expect(toldOf()).toHaveLength(1);
    const [own] = (await listIncidents(rig.hub, [as('enschede')], OPEN)).incidents;
    expect(own!.deletions).toEqual([{ ...NOBODY, recipient: SCHOOL, asked: 1, waiting: 1 }]);
    expect((await seen(id, SCHOOL)).deletions).toEqual([]);
    expect(await seen(id, null)).not.toHaveProperty('deletions');
  });

  it('in a mix-up was told when the link was cut, which its incident shows from then on', async () => {
    const recordId = `ALM-${(serial += 1)}`;
    const bsn = '999993549';
    const opened = must(
      await openOccasion(rig.hub, rig.speaker('enschede'), {
        kind: 'request',
        purpose: 'guidance',
        source: 'almelo',
        recipient: 'enschede',
        desk: 'werkcentrum-enschede',
        subject: { recordId: 'BALIE-1', bsn },
      }),
    );
    must(await rig.sendClient(ALMELO, 'almelo', recordId, { subject: { bsn } }));
    await carry();
    must(await notThisPerson(rig.hub, rig.speaker('enschede'), opened.id));
    await carry();
    expect(toldOf(DESK)).toHaveLength(1);
    const [mixUp] = (await listIncidents(rig.hub, [as('almelo')], OPEN)).incidents;
    const followed = [{ ...NOBODY, recipient: 'enschede', asked: 1, waiting: 1 }];
    expect(mixUp).toMatchObject({ kind: 'mix-up', state: 'suspected', deletions: followed });
    must(await confirm(mixUp!.id, {}, 'almelo'));
    await carry();
    expect(toldOf(DESK)).toHaveLength(1);
    expect((await seen(mixUp!.id, 'almelo')).deletions).toEqual(followed);
  });
});
