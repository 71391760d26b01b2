import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  applyRegion,
  approveDraft,
  draftHash,
  proposeDraft,
  readRegion,
  regionFiles,
  viewLosses,
  wantedTableFaults,
  writeRegion,
} from '#exchange';
import type { JsonObject } from '#kernel';
import { approvedVersions } from '#storage';
import { vacancy } from '../batches.js';
import { Rig } from './rig.js';

const LANE = 'klantsysteem-enschede';
const OUT = 'vum/vacancy@3';
const IN = 'schema-org/vacancy@30';
const REGION = { actor: 'connection:goedkeuring-enschede', origin: 'test', approvesFor: ['enschede'] };

/** A partner that speaks an old version gets what was planned for it, whatever is published in between. */
describe('a message that is under way when a table is published', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  const table = (ref: string, change: (rows: JsonObject[]) => JsonObject[]): JsonObject => {
    const shipped = structuredClone(rig.hub.mappings.table(ref)) as unknown as JsonObject;
    return { ...shipped, rows: change(shipped['rows'] as JsonObject[]) };
  };
  /** The title is cut at so many characters. */
  const shortTitles = (max: number): JsonObject =>
    table(OUT, (rows) =>
      rows.map((row) => (row['partner'] === '/naamVacature' ? { ...row, max: { partner: max } } : row)),
    );
  const publish = async (content: JsonObject, validFrom?: Date): Promise<void> => {
    const change = {
      kind: 'mapping' as const,
      key: String(content['contract']).replace(/[/@]/g, '-'),
      content,
      ...(validFrom ? { validFrom: validFrom.toISOString() } : {}),
    };
    const draft = await proposeDraft(rig.hub, rig.speaker('hengelo'), { title: 'Tabel', changes: [change] });
    if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
    const { id, hash, changes } = draft.value;
    expect(hash).toBe(draftHash(changes, []));
    const approved = await approveDraft(rig.hub, REGION, id, { party: 'enschede', hash });
    if (!approved.ok) throw new Error(JSON.stringify(approved.refusal));
  };
  const send = async (subject: string, more: JsonObject = {}): Promise<void> => {
    const [outcome] = await rig.sendBatch('bakkerij-systeem', [
      {
        id: `bericht-${subject}`,
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: IN,
        subject,
        data: vacancy(subject, more),
      },
    ]);
    if (!outcome!.ok) throw new Error(outcome!.refusal.code);
  };
  const titles = (): unknown[] =>
    rig.sent
      .filter(({ url }) => url.includes(LANE))
      .map(({ event }) => (event['data'] as JsonObject)['naamVacature']);
  const tablesOf = async (recordId: string): Promise<unknown[]> => {
    const { rows } = await sql`
      select c.stage, c.versions #> '{mapping,fromTable}' as "from", c.versions #> '{mapping,toTable}' as "to",
        d.mapping_in as "in", d.mapping_out as "out"
      from decision c join delivery d on d.id = c.delivery_id join record r on r.pk = d.record_pk
      where r.record_id = ${recordId} and d.lane = ${LANE} order by c.id`.execute(rig.admin);
    return rows;
  };
  const by = (from: number, to: number) => ({ from, to, in: from, out: to });

  it('goes out by the table with which it was planned, also when it is tried again', async () => {
    await send('EEN');
    await rig.distribute();
    rig.answer = () => ({ kind: 'later', reason: 'status', status: 503 });
    await rig.deliver(LANE);
    await publish(shortTitles(9));
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    await rig.deliver(LANE);
    const [first, ...again] = titles();
    expect(first).toBe('Bakker EEN (verzonnen)');
    expect(new Set(again)).toEqual(new Set([first]));
    expect(again.length).toBeGreaterThan(0);
    const named = await tablesOf('EEN');
    expect(named.length).toBeGreaterThan(2);
    for (const one of named) expect(one).toMatchObject(by(0, 0));
  });

  it('is translated by the new one when it is planned afterwards, by every process', async () => {
    rig.sent.length = 0;
    await send('TWEE');
    const twin = await rig.twin();
    await twin.distribute();
    await twin.stop();
    await rig.deliver(LANE);
    expect(titles()).toEqual([expect.stringMatching(/^Bakker.{0,3}$/)]);
    expect(await tablesOf('TWEE')).toMatchObject([by(0, 1), by(0, 1)]);
  });

  it('is read by a new table of the sender, and named so', async () => {
    await publish(
      table(IN, (rows) =>
        rows.map((row) =>
          row['canonical'] === '/omschrijvingVacature' ? { ...row, max: { canonical: 12 } } : row,
        ),
      ),
    );
    rig.sent.length = 0;
    await send('DRIE');
    await rig.distribute();
    await rig.deliver(LANE);
    const [sent] = rig.sent.filter(({ url }) => url.includes(LANE));
    expect(String((sent!.event['data'] as JsonObject)['omschrijvingVacature']).length).toBeLessThanOrEqual(
      12,
    );
    expect(await tablesOf('DRIE')).toMatchObject([by(1, 1), by(1, 1)]);
    const lost = await viewLosses(rig.hub, IN, 'in', { limit: 1 });
    expect(lost).toMatchObject({
      ok: true,
      value: { items: [{ fromTable: 1, losses: [{ pointer: '/description', reason: 'truncated' }] }] },
    });
  });

  it('shows what was lost by delivery to those who look after the tables, never what it was', async () => {
    const found = await viewLosses(rig.hub, OUT, 'out', { limit: 2 });
    if (!found.ok) throw new Error(found.refusal.code);
    const { items, counted, last } = found.value;
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ from: IN, fromTable: 1, to: OUT, toTable: 1 });
    expect(items[0]!.losses).toContainEqual({ pointer: '/naamVacature', reason: 'truncated' });
    expect(counted).toContainEqual({
      pointer: '/naamVacature',
      reason: 'truncated',
      translations: expect.any(Number),
    });
    expect(JSON.stringify(found)).not.toContain('verzonnen');
    const next = await viewLosses(rig.hub, OUT, 'out', { limit: 2, before: last! });
    expect(next.ok && next.value.items.map(({ id }) => id)).not.toContain(items[0]!.id);
    expect(await viewLosses(rig.hub, 'canonical/vacancy@1', 'out', { limit: 2 })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
  });

  it('is translated by a table from its moment on, not earlier', async () => {
    const from = new Date('2026-11-03T00:00:00Z');
    await publish(shortTitles(8), from);
    const at = async (subject: string, moment: string): Promise<unknown> => {
      rig.clock.turnTo(new Date(moment));
      await send(subject);
      await rig.distribute();
      return (await tablesOf(subject))[0];
    };
    expect(await at('VIER', '2026-11-02T23:59:00Z')).toMatchObject({ out: 1 });
    expect(await at('VIJF', '2026-11-03T00:00:01Z')).toMatchObject({ out: 2 });
  });

  it('is not published by the one person who drafted it, in whatever role', async () => {
    const role = (name: string) => `person:p-17:${name}:enschede`;
    const speaker = { ...rig.speaker('enschede'), actor: role('administrator') };
    const change = { kind: 'mapping' as const, key: 'vum-vacancy-3', content: shortTitles(7) };
    const draft = await proposeDraft(rig.hub, speaker, { title: 'Tabel', changes: [change] });
    if (!draft.ok) throw new Error(draft.refusal.code);
    const { id, hash } = draft.value;
    const approve = (actor: string) =>
      approveDraft(rig.hub, { ...REGION, actor }, id, { party: 'enschede', hash });
    expect(await approve(role('approver'))).toMatchObject({ ok: false, refusal: { code: 'four-eyes' } });
    expect(await approve('person:p-18:approver:enschede')).toMatchObject({ ok: true });
  });

  it('stands in the files of the region, which say the same again', async () => {
    const now = rig.clock.now();
    const folder = mkdtempSync(join(tmpdir(), 'schakel-export-'));
    writeRegion(folder, regionFiles(await approvedVersions(rig.admin), now));
    const wanted = readRegion(folder, rig.hub.contracts, now);
    rmSync(folder, { recursive: true });
    const tables = wanted.filter(({ kind }) => kind === 'mapping');
    expect(tables.map(({ key }) => key).sort()).toEqual(['schema-org-vacancy-30', 'vum-vacancy-3']);
    expect(wantedTableFaults(rig.hub.mappings, wanted)).toEqual([]);
    const broken = { ...tables[0]!, content: { ...tables[0]!.content, rows: [{ same: ['/nergens'] }] } };
    expect(wantedTableFaults(rig.hub.mappings, [broken])).toEqual([
      expect.stringMatching(/^mapping \S+: \/rows\/0 .*has no \/nergens$/),
      expect.stringMatching(/^mapping \S+: \/rows\/0 .*has no \/nergens$/),
    ]);
    const again = await applyRegion(rig.hub.db, wanted, 'config:apply', now);
    expect([again.added, again.ended, again.forParties ?? []]).toEqual([[], [], []]);
  });

  it('waits where the table is not what was approved any more, and never goes by another', async () => {
    await send('ZES');
    await rig.distribute();
    await rig.admin.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`update config_version set content = jsonb_set(content, '{rows}', '[]') where kind = 'mapping'`.execute(
        tx,
      );
      await sql`update config_revision set revision = revision + 1`.execute(tx);
    });
    rig.sent.length = 0;
    await send('ZEVEN');
    await rig.distribute();
    await rig.deliver(LANE);
    // Of the two that were planned before, nothing can be said any more.
    expect(titles()).toEqual([]);
    const { rows } = await sql`select held_code from message where state = 'held'`.execute(rig.admin);
    expect(rows).toEqual([{ held_code: 'unknown-contract' }]);
  });
});
