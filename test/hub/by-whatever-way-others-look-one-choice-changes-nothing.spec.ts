import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { distribute, emptyBatches, emptyLane, sweep, tellStatus } from '#exchange';
import type { Json, JsonObject } from '#kernel';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf } from '../../apps/demo/play.js';
import { linesOf, NDJSON } from '../batches.js';
import { startBox } from '../harness.js';
import { EVIDENCE, steadyHeaders } from '../http-knocker.js';
import { choose, countingStatements, normaliser, type Choice } from '../medium/choices.js';
import { invent } from '../medium/stage.js';

const SENDER = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const [CHOOSER, OTHER] = ['ENS-KIEST', 'ENS-ANDER'];
const CHOICES: Choice[] = ['yes', 'never-asked', 'refused', 'withdrawn', 'expired', 'restricted', 'objects'];
const STATUS = ['message.held', 'message.refused', 'message.delivered', 'message.dead', 'lane.paused'];
const NOW = { from: '2020-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z' };

/** What each saw by every way that it has, beside messages and evaluations, and the work that its questions were. */
interface Seen {
  sender: string[];
  recipient: string[];
  statements: number[];
}

async function run(choice: Choice): Promise<Seen> {
  const box = await startBox({ worker: false, settings: { BATCH_SLICE: '4' } });
  try {
    const seen: Seen = { sender: [], recipient: [], statements: [] };
    const plainFor = { [SENDER]: normaliser(), [SCHOOL]: normaliser() };
    const [source, school] = [await box.urn('enschede'), await box.urn('roc-van-twente')];
    const ask = async (
      as: typeof SENDER | typeof SCHOOL,
      method: string,
      path: string,
      body?: Json,
      show: (answer: Answer) => unknown = (answer) => [steadyHeaders(answer), plainFor[as](answer.text)],
    ): Promise<Answer> => {
      const [answer, statements] = await countingStatements(() =>
        box.client(as).request(method, path, body, method === 'PUT' ? { 'if-match': '*' } : {}),
      );
      const shown = JSON.stringify([method, path, answer.status, show(answer)]);
      seen[as === SENDER ? 'sender' : 'recipient'].push(plainFor[as](shown));
      if (as === SENDER) seen.statements.push(statements);
      return answer;
    };
    const work = async (): Promise<void> => {
      await emptyBatches(box.hub, 'enschede');
      while (await distribute(box.hub.pipeline));
      await emptyLane(box.hub, SCHOOL);
      await emptyLane(box.hub, SENDER);
      while ((await tellStatus(box.hub)) > 0);
    };
    for (const who of [SENDER, SCHOOL] as const)
      await ask(who, 'PUT', '/v1/subscriptions', { status: STATUS });

    const occasions: string[] = [];
    const asked: string[] = [];
    for (const recordId of [CHOOSER, OTHER]) {
      const opened = { kind: 'referral', purpose: 'learning', source, recipient: school };
      const answer = await ask(SENDER, 'POST', '/v1/occasions', { ...opened, subject: { recordId } });
      occasions.push(memberOf(answer, 'occasionId'));
      // What the desk asked before, of which it may know that it did.
      const base = { subject: { recordId }, purpose: 'learning', recipients: [school] };
      const said = await box.client(SENDER).request('POST', '/v1/consents', {
        ...base,
        recipients: [await box.urn('werkcentrum-twente')],
        categories: ['languages'],
        state: recordId === CHOOSER && choice === 'refused' ? 'refused' : 'given',
        evidence: { ...EVIDENCE, askedFor: source },
      });
      asked.push(memberOf(said, 'consentId'));
    }
    await choose(box, OTHER, 'yes');
    await choose(box, CHOOSER, choice);

    // The same file twice: what was the same is not sent again, whatever became of it.
    const file = linesOf([CHOOSER, OTHER].map((recordId) => invent(recordId).document));
    const messages: string[] = [];
    for (const night of [1, 2]) {
      const sent = await box.client(SENDER).sendFile('ggm/client@2.5', file, {
        key: `nacht-${night}`,
        mediaType: NDJSON,
        query: { mode: 'full', missing: 'withdraw' },
      });
      await work();
      const path = `/v1/batches/${memberOf(sent, 'batchId')}`;
      await ask(SENDER, 'GET', path, undefined, ({ body }) => ({ ...(body as JsonObject), perSecond: 0 }));
      await ask(SENDER, 'GET', `${path}/refusals`);
    }
    const { rows } = await sql<{ id: string }>`select id from message where batch_id is not null
      order by accepted_at, id limit 2`.execute(box.admin);
    messages.push(...rows.map(({ id }) => id));
    await sweep(box.hub);
    await box.sealed();

    for (const who of [SENDER, SCHOOL] as const) {
      for (const path of ['/v1/held-messages', '/v1/lanes', '/v1/subscriptions', '/v1/retractions'])
        await ask(who, 'GET', path);
      for (const preview of [true, false])
        await ask(who, 'POST', '/v1/deliveries/replays', { ...NOW, preview });
      await ask(who, 'POST', '/v1/consents/_search', { subject: { recordId: CHOOSER } });
      await ask(who, 'GET', '/v1/successions/leerwerkloket-naar-werkcentrum/people-to-ask');
      await ask(who, 'GET', '/v1/inbox?wait=0');
    }
    for (const id of messages) {
      await ask(SENDER, 'POST', `/v1/held-messages/${id}/replays`);
      // Of what is proven which events there are; the tree around them grows with whatever anybody does.
      await ask(SENDER, 'GET', `/v1/messages/${id}/evidence`, undefined, ({ body }) => {
        const { lines, clauses } = body as { lines: { event?: JsonObject }[]; clauses: Json[] };
        return [lines.map(({ event }) => event?.['action']), clauses];
      });
    }
    // Asked again at the desk: what was said then is not told by the answer.
    for (const id of asked)
      await ask(SENDER, 'POST', `/v1/consents/${id}/renewals`, {
        evidence: { ...EVIDENCE, askedFor: source },
      });
    // The school asks about the person itself, and the source ends what it opened.
    const request = { kind: 'request', purpose: 'learning', source, recipient: school };
    for (const recordId of [CHOOSER, 'ENS-NIEMAND'])
      await ask(SCHOOL, 'POST', '/v1/occasions', { ...request, subject: { recordId } });
    await work();
    await ask(SENDER, 'POST', `/v1/occasions/${occasions[0]!}/closings`);
    await work();
    for (const [who, to] of [
      [SENDER, 'sender'],
      [SCHOOL, 'recipient'],
    ] as const)
      seen[to].push(...box.double(who).received.map(({ event }) => plainFor[who](JSON.stringify(event))));
    return seen;
  } finally {
    await box.stop();
  }
}

describe('by whatever way others look', () => {
  const runs = new Map<Choice, Seen>();

  it('is tried with every choice', async () => {
    for (const choice of CHOICES) runs.set(choice, await run(choice));
    // It did count: more came to the school of who said yes.
    const came = CHOICES.map((choice) => runs.get(choice)!.recipient.length);
    expect(Math.max(...came.slice(1))).toBeLessThan(came[0]!);
    expect(new Set(came.slice(1)).size).toBe(1);
  }, 300_000);

  it.each(CHOICES.slice(1))('the sender sees the same when it is %s as when it is yes', (choice) => {
    expect(runs.get(choice)!.sender).toEqual(runs.get('yes')!.sender);
  });

  it.each(CHOICES.slice(1))('it is the same work when it is %s as when it is yes', (choice) => {
    expect(runs.get(choice)!.statements).toEqual(runs.get('yes')!.statements);
  });

  it.each(CHOICES.slice(2))('the recipient sees the same when it is %s as when nobody asked', (choice) => {
    expect(runs.get(choice)!.recipient).toEqual(runs.get('never-asked')!.recipient);
  });
});
