import { describe, expect, it } from '@jest/globals';
import { distribute, emptyLane } from '#exchange';
import type { Answer } from '../../apps/demo/partner.js';
import { eventOf } from '../../apps/demo/partner.js';
import { memberOf } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { steadyHeaders } from '../http-knocker.js';
import { choose, countingStatements, normaliser } from '../medium/choices.js';
import { evaluate } from '../medium/play-evaluations.js';
import { invent } from '../medium/stage.js';

const SENDER = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const CHOOSER = 'ENS-KIEST';
const OTHER = 'ENS-ANDER';

/** The first is what a consent clause asks for. */
const CHOICES = ['yes', 'never-asked', 'refused', 'withdrawn', 'no-declaration', 'refused-but'] as const;
type Choice = (typeof CHOICES)[number];

/** What others saw of one run: requests of the sender with their answers and how much work they were, and the school's post. */
interface Seen {
  sender: string[];
  statements: number[];
  school: string[];
}

async function run(choice: Choice): Promise<Seen> {
  const box = await startBox({ worker: false });
  try {
    const seen: Seen = { sender: [], statements: [], school: [] };
    const plain = normaliser();
    const note = (answer: Answer): void =>
      void seen.sender.push(plain(JSON.stringify([answer.status, steadyHeaders(answer), answer.text])));
    const look = async (ask: () => Promise<Answer>): Promise<Answer> => {
      const [answer, statements] = await countingStatements(ask);
      note(answer);
      seen.statements.push(statements);
      return answer;
    };
    const work = async (): Promise<void> => {
      while (await distribute(box.hub.pipeline));
      // Until what was sent is settled too: else that is counted with the next request.
      await emptyLane(box.hub, SCHOOL);
    };
    const client = box.client(SENDER);
    const [source, recipient] = [await box.urn('enschede'), await box.urn('roc-van-twente')];
    const send = async (recordId: string, id: string): Promise<string> => {
      const { document } = invent(recordId);
      const answer = await client.send(
        eventOf({
          id,
          source,
          record: 'client',
          contract: 'ggm/client@2.5',
          subject: { recordId },
          data: document,
        }),
      );
      note(answer);
      return memberOf(answer, 'messageId');
    };
    await client.message('019a0000-0000-7000-8000-000000000000');
    const occasions: string[] = [];
    for (const recordId of [CHOOSER, OTHER]) {
      const occasion = { kind: 'referral', purpose: 'learning', source, recipient, subject: { recordId } };
      const opened = await client.request('POST', '/v1/occasions', occasion);
      note(opened);
      occasions.push(memberOf(opened, 'occasionId'));
    }
    await choose(box, OTHER, 'yes');
    await choose(box, CHOOSER, choice);
    for (const version of [1, 2]) {
      const messages = [await send(CHOOSER, `a-${version}`), await send(OTHER, `b-${version}`)];
      for (const id of messages) await look(() => client.message(id));
      await work();
      for (const id of messages) await look(() => client.message(id));
      for (const id of messages) await look(() => client.request('GET', `/v1/messages/${id}/journey`));
      await look(() => client.request('GET', '/v1/messages?limit=10&recordType=client'));
      await look(() => client.request('GET', '/v1/messages?limit=10&delivery=delivered'));
      for (const recordId of [CHOOSER, OTHER]) {
        const evaluated = await look(() =>
          evaluate(box, SENDER, 'roc-van-twente', 'learning', ['client', recordId]),
        );
        const { decisionId } = (evaluated.body as { context: { decisionId: string } }).context;
        await look(() => client.request('GET', `/v1/decisions/${decisionId}`));
      }
    }
    // What staff see of the register, a question by code, and what it cannot do with others' retractions.
    for (const recordId of [CHOOSER, OTHER]) {
      const base = { subject: { recordId } };
      await look(() => client.request('POST', '/v1/consents/_search', base));
      const asks = {
        ...base,
        purpose: 'learning',
        recipients: [recipient],
        askedBy: 'consulent-17',
        request: 'language',
      };
      await look(() => client.request('POST', '/v1/consent-invitations', asks));
    }
    await look(() => client.request('GET', '/v1/retractions?open=true'));
    // The same id again gives the first receipt; the end of the occasion is answered.
    await send(CHOOSER, 'a-2');
    await look(() => client.request('POST', `/v1/occasions/${occasions[0]!}/closings`));
    await work();
    seen.school = box.double(SCHOOL).received.map(({ event }) => plain(JSON.stringify(event)));
    return seen;
  } finally {
    await box.stop();
  }
}

describe('what one person chose', () => {
  const runs = new Map<Choice, Seen>();

  it('is tried in every way', async () => {
    for (const choice of CHOICES) runs.set(choice, await run(choice));
    // It did count: only who said yes is known at the school beside the other person.
    const arrived = CHOICES.map((choice) => runs.get(choice)!.school.length);
    // And to whoever got something the end of the occasion is told.
    expect(arrived).toEqual([5, 2, 2, 2, 2, 2]);
    expect(runs.get('yes')!.sender.length).toBeGreaterThan(15);
  }, 300_000);

  it.each(CHOICES.slice(1))('gives the sender the same bytes when it is %s as when it is yes', (choice) => {
    expect(runs.get(choice)!.sender).toEqual(runs.get('yes')!.sender);
  });

  it.each(CHOICES.slice(1))(
    'costs as many statements to answer when it is %s as when it is yes',
    (choice) => {
      expect(runs.get(choice)!.statements).toEqual(runs.get('yes')!.statements);
    },
  );

  it.each(CHOICES.slice(2))(
    'gives the recipient the same bytes when it is %s as when nobody asked',
    (choice) => {
      expect(runs.get(choice)!.school).toEqual(runs.get('never-asked')!.school);
    },
  );
});
