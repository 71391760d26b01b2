import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { appendEvents, createSealLag, type AuditEvent } from '#audit';
import { eventOf, Log, ORIGIN } from './log.js';
import { randomFrom } from './random.js';

const WRITERS = 6;
const CHAINS = 60;
const KILLS = 5;

describe('the sealer', () => {
  let log: Log;
  beforeEach(async () => {
    log = await Log.start();
  });
  afterEach(() => log.stop());

  const positions = async (): Promise<Map<string, number>> => {
    const { rows } = await sql<{ id: string; position: string }>`
      select event_id as id, position from audit_leaf order by position`.execute(log.owner);
    return new Map(rows.map(({ id, position }) => [id, Number(position)]));
  };

  it('misses nothing and puts no effect before its cause, whatever the clocks of writers that overtake each other', async () => {
    const random = randomFrom(7);
    const chains: AuditEvent[][] = [];
    const written = { all: 0 };
    // A chain goes from writer to writer: each appends after the one before has committed, by a clock of its own.
    const chain = async (): Promise<void> => {
      const events: AuditEvent[] = [];
      for (let link = 0; link < WRITERS; link++) {
        const skewed = new Date(Date.now() + (random() - 0.5) * 10_000);
        await log.hub.transaction().execute(async (tx) => {
          const batch = [eventOf(link, { moment: skewed }), eventOf(link, { moment: skewed })];
          if (random() < 0.5) await pause(random() * 4);
          await appendEvents(tx, batch);
          if (random() < 0.5) await pause(random() * 8);
          events.push(...batch);
        });
        written.all += 2;
      }
      chains.push(events);
    };
    const sealers = [log.sealer(), log.sealer(), log.sealer()];
    let isWriting = true;
    const sealing = sealers.map(async (sealer) => {
      while (isWriting) {
        await sealer.round();
        await pause(random() * 3);
      }
    });
    for (let round = 0; round < CHAINS / WRITERS; round++)
      await Promise.all(Array.from({ length: WRITERS }, chain));
    isWriting = false;
    await Promise.all(sealing);
    for (const sealer of sealers) await sealer.round();
    const placed = await positions();
    const flat = chains.flat();
    expect(flat).toHaveLength(written.all);
    expect(flat.filter(({ id }) => !placed.has(id))).toEqual([]);
    const inversions = chains.filter((events) =>
      events.some(({ id }, at) => at > 0 && placed.get(id)! < placed.get(events[at - 1]!.id)!),
    );
    expect(inversions).toHaveLength(0);
    expect(await log.unsealed()).toBe(0);
    expect(await log.verdict()).toMatchObject({ ok: true, faults: [] });
  });

  it('is one, elected by the database, and another takes over when it has gone', async () => {
    const [first, second] = [log.sealer(), log.sealer()];
    expect(await first.round()).toMatchObject({ isElected: true });
    await log.append(5);
    expect(await second.round()).toEqual({ isElected: false, sealed: 0 });
    expect(await first.round()).toEqual({ isElected: true, sealed: 5 });
    await log.append(5);
    // As when its connection is cut by somebody else.
    await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 7236003
      and database = (select oid from pg_database where datname = current_database())`.execute(log.owner);
    let next = await second.round();
    while (!next.isElected) next = await second.round();
    expect(next).toEqual({ isElected: true, sealed: 5 });
    await expect(first.round()).rejects.toThrow();
    expect(await first.round()).toEqual({ isElected: false, sealed: 0 });
    expect(await log.verdict()).toMatchObject({ ok: true, leaves: 11 });
  });

  it('killed at any moment, leaves a log that the next one goes on with', async () => {
    const program = join(mkdtempSync(join(tmpdir(), 'schakel-sealer-')), 'sealer.mjs');
    writeFileSync(program, KILLED);
    const random = randomFrom(11);
    let isWriting = true;
    const ids: string[] = [];
    const writing = (async () => {
      while (isWriting) {
        ids.push(...(await log.append(50)).map(({ id }) => id));
        await pause(5);
      }
    })();
    let sealedBefore = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const child: ChildProcess = fork(program, [log.url, process.cwd()], { stdio: 'inherit', execArgv: [] });
      await once(child, 'message');
      await pause(random() * 120);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const sealed = (await positions()).size;
      expect(sealed).toBeGreaterThan(sealedBefore);
      sealedBefore = sealed;
    }
    isWriting = false;
    await writing;
    await log.seal();
    const placed = await positions();
    expect(ids.filter((id) => !placed.has(id))).toEqual([]);
    expect(placed.size).toBe(ids.length + 1);
    expect(await log.verdict()).toMatchObject({ ok: true, leaves: placed.size });
  }, 120_000);

  it('takes events from before there was sealing as they stand', async () => {
    const [old] = await log.append(1);
    await log.tamper('update unsealed set hashes = null');
    await log.seal();
    expect((await positions()).get(old!.id)).toBe(0);
    expect(await log.verdict()).toMatchObject({ ok: true, leaves: 2 });
  });

  it('that does not come says how far it is behind', async () => {
    const lag = (): Promise<boolean> => createSealLag(log.hub, 60_000).isTooLong();
    expect(await lag()).toBe(false);
    await log.append(1);
    expect(await lag()).toBe(false);
    await log.tamper(`update unsealed set since = since - interval '61 s'`);
    expect(await lag()).toBe(true);
    await log.seal();
    expect(await lag()).toBe(false);
  });
});

/** A sealer in a process of its own, from dist, that does nothing but seal until it is killed. */
const KILLED = `
const [url, root] = process.argv.slice(2);
const { createSealer, createSigner } = await import(root + '/dist/libs/audit/index.js');
const { systemClock } = await import(root + '/dist/libs/kernel/index.js');
const sealer = createSealer({ databaseUrl: url, origin: '${ORIGIN}', checkpointEvery: 0, clock: systemClock,
  signers: [createSigner('${ORIGIN}', Buffer.alloc(32, 1))] });
let told = false;
for (;;) {
  const { isElected, sealed } = await sealer.round();
  if (isElected && sealed > 0 && !told) { told = true; process.send('sealing'); }
}
`;
