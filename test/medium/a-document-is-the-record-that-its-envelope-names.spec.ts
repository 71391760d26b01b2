import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { approveDraft, checkHeld, proposeDraft, replayHeld, type Looker } from '#exchange';
import type { JsonObject, Outcome, Refusal } from '#kernel';
import { vacancy } from '../batches.js';
import { documentOf, Rig } from './rig.js';

const BAKERY = 'bakkerij-systeem';
const FORM = 'schema-org/vacancy@30';
const LOOKER: Looker = { actor: 'test', origin: 'test', controllers: null, privacyFor: [], isPerson: false };
const OPERATOR = { actor: 'test', origin: 'test', operates: true, own: '' };

describe('a document of one record in the envelope of another', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  const messages = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from message`.execute(
      rig.admin,
    );
    return rows[0]!.count;
  };
  const refusalOf = (outcome: Outcome<unknown>): Refusal | undefined =>
    outcome.ok ? undefined : outcome.refusal;
  const publish = async (subject: string, data: JsonObject) =>
    (
      await rig.sendBatch(BAKERY, [
        {
          id: `v-${subject}`,
          source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
          type: 'nl.schakel.vacancy.published',
          dataschema: FORM,
          subject,
          data,
        },
      ])
    )[0]!;
  const stateOf = async (id: string): Promise<unknown> => {
    const { rows } = await sql<{ state: string; code: string | null }>`
      select state, held_code as code from message where id = ${id}`.execute(rig.admin);
    return [rows[0]!.state, rows[0]!.code];
  };

  it('is refused: who was asked about is not whose data would go', async () => {
    await rig.occasion('ENS-A');
    const before = await messages();
    const sent = await rig.sendClient('klantsysteem-enschede', 'enschede', 'ENS-A', {
      data: documentOf('ENS-B'),
    });
    expect(refusalOf(sent)).toMatchObject({
      code: 'subject-differs',
      faults: [{ pointer: '/WERKZOEKENDE/IDENTIFICATIE', code: 'subject-differs' }],
    });
    expect(JSON.stringify(refusalOf(sent))).not.toMatch(/ENS-[AB]/);
    expect(await messages()).toBe(before);
    const own = await rig.sendClient('klantsysteem-enschede', 'enschede', 'ENS-A', {
      data: documentOf('ENS-A'),
    });
    expect(refusalOf(own)).toBeUndefined();
  });

  it('is refused about a person whom its envelope does not name', async () => {
    const document = (person: string): JsonObject => ({
      idVerwijzing: 'VER-A',
      idAanleiding: '00000000-0000-4000-8000-0000000000a1',
      betrokkene: { idWerkzoekende: person },
    });
    const refer = async (person: string): Promise<Refusal | undefined> => {
      const [sent] = await rig.sendBatch('klantsysteem-enschede', [
        {
          id: `verwijzing-${person}`,
          source: (await rig.hub.directory()).party('enschede')!.urn,
          type: 'nl.schakel.referral.published',
          dataschema: 'canonical/referral@1',
          subject: { recordId: 'VER-A', person: 'ENS-A' },
          data: document(person),
        },
      ]);
      return refusalOf(sent!);
    };
    expect(await refer('ENS-B')).toMatchObject({
      code: 'subject-differs',
      faults: [{ pointer: '/betrokkene/idWerkzoekende' }],
    });
    expect(await refer('ENS-A')).toBeUndefined();
  });

  it('is held when a table that came meanwhile finds another id in it, and goes on when that is mended', async () => {
    const sent = await publish('VAC-A', { ...vacancy('VAC-A'), title: 'VAC-B' });
    const id = sent.ok ? sent.value.messageId : '';
    const shipped = rig.hub.mappings.table(FORM) as unknown as JsonObject;
    const rows = (shipped['rows'] as JsonObject[]).flatMap((row) => {
      if (row['canonical'] !== '/idVacature') return [row];
      return row['direction'] === 'in' ? [] : [{ ...row, direction: 'out' }];
    });
    const wrong = { canonical: '/idVacature', partner: '/title', with: 'id', direction: 'in' };
    await inForce({ ...shipped, rows: [wrong, ...rows] });
    await rig.distribute();
    expect(await stateOf(id)).toEqual(['held', 'subject-differs']);
    const check = await checkHeld(rig.hub, LOOKER, id);
    expect(check).toMatchObject({
      ok: true,
      value: {
        would: 'be-held',
        because: 'subject-differs',
        faults: [{ pointer: '/idVacature', code: 'subject-differs', from: ['/title'] }],
      },
    });
    expect(refusalOf(await publish('VAC-C', vacancy('VAC-C')))).toMatchObject({
      code: 'subject-differs',
      faults: [{ pointer: '/title' }],
    });
    await inForce(shipped);
    expect(await replayHeld(rig.hub, OPERATOR, [], id)).toMatchObject({ ok: true });
    await rig.distribute();
    expect(await stateOf(id)).toEqual(['distributed', null]);
  });

  const inForce = async (content: JsonObject): Promise<void> => {
    const change = { kind: 'mapping' as const, key: FORM.replace(/[/@]/g, '-'), content };
    const draft = await proposeDraft(rig.hub, rig.speaker('hengelo'), { title: 'Tabel', changes: [change] });
    if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
    const { id, hash } = draft.value;
    const approver = { actor: 'connection:goedkeuring-enschede', origin: 'test', approvesFor: ['enschede'] };
    const approved = await approveDraft(rig.hub, approver, id, { party: 'enschede', hash });
    if (!approved.ok) throw new Error(JSON.stringify(approved.refusal));
  };
});
