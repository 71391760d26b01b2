import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  applyVersions,
  approvedVersions,
  contentHash,
  createTimeline,
  currentRevision,
  openDatabase,
  type Applied,
  type Database,
  type WantedVersion,
} from '#storage';
import { ownDatabase } from '../own-database.js';

const day = (number: number): Date => new Date(Date.UTC(2026, 0, number));
const desk = (key: string, name: string, parts: Partial<WantedVersion> = {}): WantedVersion => ({
  kind: 'desk',
  key,
  content: { name, parties: ['town'] },
  validFrom: day(1),
  validUntil: null,
  ...parts,
});

describe('configuration that is applied', () => {
  const opened: Database[] = [];
  let db: Database;
  beforeEach(async () => {
    db = openDatabase({ url: await ownDatabase(), poolSize: 4 });
    opened.push(db);
  });
  afterAll(() => Promise.all(opened.map((one) => one.destroy())));

  const apply = (wanted: WantedVersion[], now: Date): Promise<Applied> =>
    db.transaction().execute((tx) => applyVersions(tx, wanted, 'admin', now));
  const namesAt = async (moment: Date): Promise<string[]> =>
    createTimeline(await approvedVersions(db), (inForce) =>
      inForce.map((v) => v.content['name'] as string).sort(),
    ).at(moment);

  it('is added once and is the same ever after', async () => {
    const wanted = [desk('one', 'One'), desk('two', 'Two')];
    expect((await apply(wanted, day(2))).added).toHaveLength(2);
    const revision = await currentRevision(db);
    expect(await apply(wanted, day(3))).toEqual({ added: [], ended: [], unchanged: 2 });
    // The same content with its members in another order is the same content.
    const turned = { ...wanted[0]!, content: { parties: ['town'], name: 'One' } };
    expect(await apply([wanted[1]!, turned], day(4))).toEqual({ added: [], ended: [], unchanged: 2 });
    expect(await currentRevision(db)).toBe(revision);
  });

  it('is added once by two who apply it together', async () => {
    const both = await Promise.all([
      apply([desk('one', 'One')], day(2)),
      apply([desk('one', 'One')], day(2)),
    ]);
    expect(both.map(({ added }) => added.length).sort((a, b) => a - b)).toEqual([0, 1]);
  });

  it('ends what is gone from that moment on, and not before', async () => {
    await apply([desk('one', 'One'), desk('two', 'Two')], day(2));
    const revision = await currentRevision(db);
    expect((await apply([desk('one', 'One')], day(5))).ended).toEqual([
      { kind: 'desk', key: 'two', version: 1 },
    ]);
    expect(await currentRevision(db)).not.toBe(revision);
    expect(await namesAt(new Date(day(5).getTime() - 1))).toEqual(['One', 'Two']);
    expect(await namesAt(day(5))).toEqual(['One']);
  });

  it('takes back what would only have begun later', async () => {
    await apply([desk('one', 'One', { validFrom: day(20) })], day(2));
    expect((await apply([], day(5))).ended).toHaveLength(1);
    expect(await namesAt(day(21))).toEqual([]);
  });

  it('leaves what was over as it was, and can bring it back as a new version', async () => {
    await apply([desk('one', 'One')], day(2));
    await apply([], day(5));
    expect(await apply([], day(6))).toEqual({ added: [], ended: [], unchanged: 0 });
    expect((await apply([desk('one', 'One', { validFrom: day(8) })], day(8))).added).toEqual([
      { kind: 'desk', key: 'one', version: 2 },
    ]);
    expect(await Promise.all([day(3), day(7), day(9)].map(namesAt))).toEqual([['One'], [], ['One']]);
  });

  it('is the new content from now on', async () => {
    await apply([desk('one', 'One')], day(2));
    expect(await apply([desk('one', 'Changed')], day(5))).toMatchObject({
      added: [{ version: 2 }],
      ended: [{ version: 1 }],
    });
    expect(await namesAt(day(6))).toEqual(['Changed']);
  });

  it('was the old content until then', async () => {
    await apply([desk('one', 'One')], day(2));
    await apply([desk('one', 'Changed')], day(5));
    expect(await namesAt(day(3))).toEqual(['One']);
  });

  const change = (set: string): Promise<string> =>
    sql
      .raw(`update config_version set ${set} where key = 'one'`)
      .execute(db)
      .then(
        () => 'changed',
        (error: Error) => error.message,
      );

  it.each([
    `content = '{"name":"Other"}'`,
    `content_hash = 'x'`,
    `valid_from = now()`,
    `key = 'other'`,
    `kind = 'group'`,
    `version = 9`,
  ])('cannot be changed once it was approved: %s', async (set) => {
    await apply([desk('one', 'One')], day(2));
    expect(await change(set)).toContain('an approved version never changes');
    const [version] = await approvedVersions(db);
    expect(version!.contentHash).toBe(contentHash(desk('one', 'One').content));
  });

  it('cannot be changed by making it a draft first', async () => {
    await apply([desk('one', 'One')], day(2));
    await change(`state = 'draft'`);
    expect(await change(`content = '{"name":"Other"}'`)).not.toBe('changed');
  });
});
