import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createSealer, createSigner, openCheckpoint, publishTo, TreeBroken } from '#audit';
import { Log, ORIGIN, SIGNER, verify } from './log.js';

describe('the sealer', () => {
  let log: Log;
  beforeEach(async () => {
    log = await Log.start();
  });
  afterEach(() => log.stop());

  it('signs at once where there is work, and again the next day where there was none', async () => {
    const sealer = log.sealer();
    const signed = async (): Promise<[string, string][]> =>
      (
        await sql<{
          number: string;
          size: string;
        }>`select number, size from audit_checkpoint order by number`.execute(log.owner)
      ).rows.map(({ number, size }) => [number, size]);
    await sealer.round();
    expect(await signed()).toEqual([['1', '1']]);
    await sealer.round();
    expect(await signed()).toHaveLength(1);
    await log.append(3);
    await sealer.round();
    expect(await signed()).toEqual([
      ['1', '1'],
      ['2', '4'],
    ]);
    log.clock.turnBy(24 * 3_600_000 + 1000);
    await sealer.round();
    await sealer.round();
    expect(await signed()).toEqual([
      ['1', '1'],
      ['2', '4'],
      ['3', '4'],
    ]);
    const opened = openCheckpoint(await log.latest(), [SIGNER.verifier])!;
    expect(opened.signedAt!.getTime() - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect((await log.verdict()).faults).toEqual([]);
  });

  it('goes over to another key: both sign meanwhile, the log says so, and the old one still opens what it signed', async () => {
    const next = createSigner(ORIGIN, Buffer.alloc(32, 2));
    await log.seal();
    await log.append(3);
    const introduced: string[] = [];
    const sealer = log.sealer({ signers: [next, SIGNER], onIntroduced: (keys) => introduced.push(...keys) });
    await sealer.round();
    await sealer.close();
    expect(introduced).toEqual([next.verifier]);
    const both = await log.latest();
    for (const { verifier } of [next, SIGNER]) expect(openCheckpoint(both, [verifier])).toBeDefined();
    await log.append(3);
    await log.seal({ signers: [next] });
    const lines = await log.lines();
    expect(lines.filter((line) => line.includes('"key.introduced"'))).toHaveLength(2);
    expect(JSON.parse(lines[0]!)).toMatchObject({ keys: [next.verifier, SIGNER.verifier] });
    // The last one is not signed by the old key any more.
    expect((await verify(lines)).faults[0]!.what).toMatch(/not signed with the given key/);
  });

  describe('never signs what is not the continuation of what it signed', () => {
    const broken = async (what: RegExp, more: Parameters<Log['sealer']>[0] = {}): Promise<void> => {
      const before = await log.latest();
      await log.append(3);
      const sealer = log.sealer(more);
      for (let attempt = 0; attempt < 2; attempt++) {
        const failure: unknown = await sealer.round().catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(TreeBroken);
        expect((failure as Error).message).toMatch(what);
      }
      expect(await log.latest()).toBe(before);
      expect(await log.unsealed()).toBeGreaterThanOrEqual(3);
    };
    beforeEach(async () => {
      await log.append(700);
      await log.seal();
    });

    it('when a leaf changed', async () => {
      await log.tamper(`update audit_leaf set hash = decode(repeat('00', 32), 'hex') where position = 690`);
      await broken(/the root at 701 leaves is not that of the last checkpoint/);
    });
    it('when a stored node changed', async () => {
      await log.tamper(`update audit_node set hash = decode(repeat('00', 32), 'hex') where index = 1`);
      await broken(/the root at 701 leaves/);
    });
    it('when leaves are gone', async () => {
      await log.tamper('delete from audit_leaf where position > 600');
      await broken(/the last checkpoint is of 701 leaves and there are 601/);
    });
    it('when nodes are gone', async () => {
      await log.tamper('delete from audit_node');
      await broken(/nodes under 9\/0 are missing/);
    });
    it('when the last checkpoint was changed', async () => {
      await log.tamper(`update audit_checkpoint set note = replace(note, '701', '700')`);
      await broken(/no AUDIT_KEY that this hub was given signed the last checkpoint/);
    });
    it('when it was given another key, which then stands nowhere', async () => {
      const wrong = createSigner(ORIGIN, Buffer.alloc(32, 3));
      await broken(/no AUDIT_KEY that this hub was given signed/, { signers: [wrong] });
      const keys = await sql`select from audit_key`.execute(log.owner);
      expect(keys.rows).toHaveLength(1);
    });
    it('when somebody wrote the past anew, signed it and named the key of that in the database', async () => {
      const theirs = createSigner(ORIGIN, Buffer.alloc(32, 4));
      await log.tamper('delete from audit_leaf where position > 300', 'delete from audit_checkpoint');
      await log.seal({ signers: [theirs] });
      await broken(/no AUDIT_KEY that this hub was given signed the last checkpoint/);
    });
    it('when what is published is not there to be looked at', async () => {
      const sealer = log.sealer({ publication: publishTo(join(tmpdir(), 'schakel-not-mounted')) });
      const before = await log.latest();
      await expect(sealer.round()).rejects.toThrow(/ENOENT/);
      expect(await log.latest()).toBe(before);
    });
    it('when a tree is changed while it holds the office', async () => {
      const sealer = log.sealer();
      await sealer.round();
      const before = await log.latest();
      await log.tamper(`update audit_node set hash = decode(repeat('00', 32), 'hex') where index = 0`);
      await log.append(3);
      await expect(sealer.round()).rejects.toThrow(/does not extend/);
      expect(await log.latest()).toBe(before);
      await log.append(3);
      await expect(sealer.round()).rejects.toThrow(TreeBroken);
      expect(await log.unsealed()).toBe(3);
    });
    it('when the database is an older copy of itself than what was published', async () => {
      const publication = publishTo(mkdtempSync(join(tmpdir(), 'schakel-published-')));
      await log.tamper(
        'create table older as table audit_leaf',
        'create table older_notes as table audit_checkpoint',
      );
      await log.append(50);
      await log.seal({ publication });
      await log.tamper(
        'delete from audit_leaf',
        'insert into audit_leaf select * from older',
        'delete from audit_checkpoint',
        'insert into audit_checkpoint select * from older_notes',
      );
      await broken(/the published checkpoint is of 751 leaves and there are 701/, { publication });
      // Whoever runs it has to say that it is another log now: that is seen by everybody.
      await log.seal({
        publication,
        origin: 'hub.test/audit-log-2',
        signers: [createSigner('hub.test/audit-log-2', Buffer.alloc(32, 1))],
      });
      expect(await log.latest()).toMatch(/^hub.test\/audit-log-2\n/);
    });
  });

  it('publishes whole files: the newest, one for each hour, and the keys', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-published-'));
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const publication = publishTo(folder);
    expect(await publication.latest()).toBeUndefined();
    await log.append(3);
    await log.seal({ publication });
    expect(read('checkpoint')).toBe(await log.latest());
    expect(read('keys')).toBe(`${SIGNER.verifier}\n`);
    await log.append(3);
    await log.seal({ publication });
    expect(read('checkpoint')).toBe(await log.latest());
    expect(await publication.latest()).toBe(await log.latest());
    const hours = readdirSync(join(folder, 'archive'));
    expect(hours.every((name) => /^20\d\d-\d\d-\d\dT\d\dZ$/.test(name))).toBe(true);
    expect(read(`archive/${hours.at(-1)}`)).toBe(await log.latest());
  });

  it('goes on sealing when nothing can be published, says so, and publishes when it can again', async () => {
    const blocked = join(mkdtempSync(join(tmpdir(), 'schakel-published-')), 'file');
    writeFileSync(blocked, '');
    let isBlocked = true;
    const published: string[] = [];
    const failures: unknown[] = [];
    const real = publishTo(join(blocked, 'folder'));
    const sealer = createSealer({
      databaseUrl: log.url,
      origin: ORIGIN,
      signers: [SIGNER],
      clock: log.clock,
      checkpointEvery: 0,
      publication: {
        latest: async () => undefined,
        publish: async (checkpoint, keys) => {
          if (isBlocked) return real.publish(checkpoint, keys);
          published.push(checkpoint.note);
        },
      },
      onUnpublished: (error) => failures.push(error),
    });
    await log.append(3);
    expect(await sealer.round()).toEqual({ isElected: true, sealed: 4 });
    expect(failures.length).toBeGreaterThan(0);
    isBlocked = false;
    await sealer.round();
    await sealer.close();
    expect(published).toEqual([await log.latest()]);
  });
});
