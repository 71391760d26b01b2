import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { isConsistent, isIncluded, openCheckpoint } from '#audit';
import { newId, type JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient } from '../../apps/demo/play.js';
import { createVerifier } from '../../scripts/audit-verify/verifier.js';
import type { Verdict } from '../../scripts/audit-verify/verdict.js';
import { startBox } from '../harness.js';
import { invent, sayNo, stageOf } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';
const STRANGER = 'bakkerij-systeem';
const bytes = (text: unknown): Buffer => Buffer.from(String(text), 'base64');

describe('the log', () => {
  let box: Box;
  let messageId: string;
  beforeAll(async () => {
    box = await startBox();
    const stage = stageOf(box);
    messageId = await personWith('BEWIJS-1', () =>
      sayYes(stage, SYSTEM, 'enschede', invent('BEWIJS-1'), 'roc-van-twente'),
    );
  });
  afterAll(() => box.stop());

  /** A person at the school's desk, about whom a record is sent after they said something. */
  async function personWith(recordId: string, say: () => Promise<unknown>): Promise<string> {
    const stage = stageOf(box);
    await sendClient(stage, SYSTEM, 'enschede', invent(recordId));
    await openOccasion(stage, SYSTEM, {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
      subject: { recordId },
    });
    await say();
    const id = await sendClient(stage, SYSTEM, 'enschede', invent(recordId));
    await box.settled();
    await box.sealed();
    return id;
  }

  const get = (path: string, client = SYSTEM): Promise<Answer> =>
    box.client(client).request('GET', `/v1${path}`);
  const got = async (path: string, client = SYSTEM): Promise<JsonObject> => {
    const answer = await get(path, client);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.body as JsonObject;
  };
  const eventsOf = async (organisation: string): Promise<string[]> => {
    const { rows } = await sql<{ id: string }>`
      select id from audit_event where organisations @> array[${organisation}] order by id`.execute(
      box.admin,
    );
    return rows.map(({ id }) => id);
  };

  it('shows its latest checkpoint, signed, with the keys, to every partner', async () => {
    for (const client of [SYSTEM, STRANGER]) {
      const shown = await got('/audit-log/checkpoint', client);
      const opened = openCheckpoint(String(shown['checkpoint']), shown['keys'] as string[])!;
      expect(opened).toMatchObject({ origin: 'schakel.localhost/audit-log', size: shown['treeSize'] });
      expect(opened.root.toString('base64')).toBe(shown['rootHash']);
    }
  });

  it('proves to an organisation that its event is in there, under the checkpoint and under earlier trees', async () => {
    const head = await got('/audit-log/checkpoint');
    for (const eventId of (await eventsOf('enschede')).slice(0, 5)) {
      const proof = await got(`/audit-log/inclusion-proofs?eventId=${eventId}`);
      expect(proof).toMatchObject({
        treeSize: head['treeSize'],
        rootHash: head['rootHash'],
        checkpoint: head['checkpoint'],
      });
      const claim = (from: JsonObject) => ({
        position: Number(from['position']),
        size: Number(from['treeSize']),
        leaf: bytes(from['leafHash']),
        root: bytes(from['rootHash']),
      });
      expect(isIncluded(claim(proof), (proof['proof'] as string[]).map(bytes))).toBe(true);
      const earlier = await got(
        `/audit-log/inclusion-proofs?eventId=${eventId}&treeSize=${Number(proof['position']) + 1}`,
      );
      expect(earlier).not.toHaveProperty('checkpoint');
      expect(isIncluded(claim(earlier), (earlier['proof'] as string[]).map(bytes))).toBe(true);
      const { position, leafHash } = proof as { position: number; leafHash: string };
      const byLeaf = `position=${position}&leafHash=${encodeURIComponent(leafHash)}`;
      expect(await got(`/audit-log/inclusion-proofs?${byLeaf}`, STRANGER)).toEqual(proof);
    }
  });

  it('proves that it only grew', async () => {
    const { checkpoints } = (await got('/audit-log/checkpoints')) as { checkpoints: JsonObject[] };
    const last = checkpoints.at(-1)!;
    for (const { treeSize, rootHash } of checkpoints) {
      const shown = await got(
        `/audit-log/consistency-proofs?fromSize=${treeSize}&toSize=${last['treeSize']}`,
      );
      const [older, newer] = [
        { size: Number(treeSize), root: bytes(rootHash) },
        { size: Number(last['treeSize']), root: bytes(last['rootHash']) },
      ];
      expect(isConsistent(older, newer, (shown['proof'] as string[]).map(bytes))).toBe(true);
      expect(shown).toMatchObject({ fromRootHash: rootHash, toRootHash: last['rootHash'] });
    }
  });

  it('gives its checkpoints from one to the next, by date, and waits for the next one', async () => {
    const all = (await got('/audit-log/checkpoints?max=1000')) as { checkpoints: JsonObject[]; next: number };
    const walked: JsonObject[] = [];
    for (let after = 0; ;) {
      const page = (await got(`/audit-log/checkpoints?after=${after}&max=2`)) as typeof all;
      walked.push(...page.checkpoints);
      expect(page.checkpoints.length).toBeLessThanOrEqual(2);
      if (page.checkpoints.length === 0) break;
      after = page.next;
    }
    expect(walked.slice(0, all.checkpoints.length)).toEqual(all.checkpoints);
    const { madeAt } = all.checkpoints[1]!;
    const from = (await got(`/audit-log/checkpoints?from=${String(madeAt)}`)) as typeof all;
    expect(from.checkpoints[0]).toEqual(all.checkpoints[1]);
    const until = (await got(`/audit-log/checkpoints?until=${String(madeAt)}`)) as typeof all;
    expect(until.checkpoints).toEqual(all.checkpoints.slice(0, 1));
    expect(await got('/audit-log/checkpoints?from=2100-01-01T00:00:00Z')).toMatchObject({ checkpoints: [] });
    const waiting = got(`/audit-log/checkpoints?after=${walked.length}&wait=20`);
    await sendClient(stageOf(box), SYSTEM, 'enschede', invent('BEWIJS-9'));
    expect(((await waiting) as typeof all).checkpoints.length).toBeGreaterThan(0);
  });

  it.each([
    '/audit-log/inclusion-proofs',
    '/audit-log/inclusion-proofs?eventId=1',
    '/audit-log/inclusion-proofs?position=1',
    '/audit-log/inclusion-proofs?leafHash=AAAA',
    `/audit-log/inclusion-proofs?position=1&leafHash=${'A'.repeat(43)}&eventId=${newId()}`,
    `/audit-log/inclusion-proofs?eventId=${newId()}&eventId=${newId()}`,
    '/audit-log/consistency-proofs',
    '/audit-log/consistency-proofs?fromSize=-1',
    '/audit-log/consistency-proofs?fromSize=01',
    '/audit-log/consistency-proofs?fromSize=1.5',
    '/audit-log/consistency-proofs?fromSize=1&toSize=99999999',
    '/audit-log/consistency-proofs?fromSize=2&toSize=1',
    '/audit-log/consistency-proofs?fromSize=1&toSize=9007199254740993',
    '/audit-log/checkpoints?max=0',
    '/audit-log/checkpoints?max=1001',
    '/audit-log/checkpoints?wait=21',
    '/audit-log/checkpoints?from=yesterday',
    '/audit-log/checkpoints?until=2026-01-01T00:00:00-00:00',
    '/audit-log/checkpoints?constructor=1',
  ])('refuses %s and names what is wrong', async (path) => {
    const answer = await get(path);
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { code: 'invalid-request', errors: [expect.anything()] },
    ]);
    expect(answer.text).not.toContain('yesterday');
  });

  it('names every fault of a question at once', async () => {
    const { body } = await get('/audit-log/checkpoints?max=0&wait=x&from=1&until=2');
    expect((body as { errors: object[] }).errors).toHaveLength(4);
  });

  it('has no proof for whom an event does not concern, no more than for one that never was', async () => {
    const [eventId] = await eventsOf('enschede');
    const others = await get(`/audit-log/inclusion-proofs?eventId=${eventId}`, STRANGER);
    const never = await get(`/audit-log/inclusion-proofs?eventId=${newId()}`, STRANGER);
    expect([others.status, others.text]).toEqual([404, never.text]);
    const guessed = await get(`/audit-log/inclusion-proofs?position=3&leafHash=${'A'.repeat(43)}`);
    expect(guessed.status).toBe(404);
  });

  it('asks for the scope', async () => {
    for (const path of ['checkpoint', 'checkpoints', 'inclusion-proofs', 'consistency-proofs?fromSize=1'])
      expect((await fetch(`${box.url}/v1/audit-log/${path}`)).status).toBe(401);
  });

  describe('holds the evidence about a message', () => {
    const judge = (evidence: JsonObject, keys: string[]): Verdict => {
      const verifier = createVerifier({ keys });
      verifier.line(Buffer.from(JSON.stringify(evidence)));
      return verifier.end();
    };
    const actionsOf = ({ lines }: JsonObject): string[] =>
      (lines as { event?: { action: string } }[]).flatMap(({ event }) => event?.action ?? []);

    it('to the privacy officer all of it, with the decisions, and what they were made of', async () => {
      const { keys } = (await got('/audit-log/checkpoint')) as { keys: string[] };
      const evidence = await got(`/messages/${messageId}/evidence`, OFFICER);
      expect(evidence).toMatchObject({ isComplete: true });
      expect(judge(evidence, keys)).toMatchObject({ ok: true, faults: [], kind: 'part', decisions: 2 });
      expect(actionsOf(evidence)).toEqual([
        'message.accepted',
        'decision.distribute',
        'decision.deliver',
        'delivery.delivered',
      ]);
      expect(evidence['clauses']).toEqual([
        { key: 'volwassene-aan-school', version: 1, contentHash: expect.any(String) },
      ]);
      expect(evidence['contracts']).toContainEqual({
        ref: 'ggm/client@2.5',
        schema: expect.any(String),
        mapping: expect.any(String),
      });
      const { rows } =
        await sql`select 1 from audit_event where action = 'evidence.read' and object = ${`message:${messageId}`}`.execute(
          box.admin,
        );
      expect(rows).toHaveLength(1);
    });

    it('of which a changed decision is found', async () => {
      const { keys } = (await got('/audit-log/checkpoint')) as { keys: string[] };
      const evidence = await got(`/messages/${messageId}/evidence`, OFFICER);
      const changed = JSON.parse(
        JSON.stringify(evidence).replace(
          '"purpose":"learning","recipient"',
          '"purpose":"matching","recipient"',
        ),
      ) as JsonObject;
      expect(changed).not.toEqual(evidence);
      expect(judge(changed, keys).faults[0]!.what).toMatch(/record of the decision is not what was signed/);
    });

    it('to anybody else of the controller the same, whatever the person chose', async () => {
      const refusedId = await personWith('BEWIJS-2', () =>
        sayNo(stageOf(box), SYSTEM, 'enschede', 'BEWIJS-2'),
      );
      const [yes, no] = [
        await got(`/messages/${messageId}/evidence`),
        await got(`/messages/${refusedId}/evidence`),
      ];
      for (const evidence of [yes, no]) {
        expect(actionsOf(evidence)).toEqual(['message.accepted']);
        expect(Object.keys(evidence).sort()).toEqual([
          'clauses',
          'contracts',
          'header',
          'isComplete',
          'lines',
        ]);
        expect(evidence['clauses']).toEqual([]);
      }
      expect(no['contracts']).toEqual(yes['contracts']);
    });

    it('and to nobody else', async () => {
      for (const client of [STRANGER, 'roc-systeem'])
        expect((await get(`/messages/${messageId}/evidence`, client)).status).toBe(404);
      expect((await get('/messages/1/evidence')).status).toBe(404);
    });
  });
});
