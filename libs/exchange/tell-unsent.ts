import { stemsFromPerson, type RecordType, type RefusalCode } from '#kernel';
import type { Tx } from '#storage';
import type { PlannedDelivery } from './distribute.store.js';
import type { DueDelivery } from './post.js';
import { tellOfRefusals, tellOfSettled, type Decided, type Settled } from './status.store.js';
import type { Subscriptions } from './subscription.store.js';

/** What does not go any more without an attempt that says so, as far as its sender is told of it. */
export type Unsent = Pick<
  DueDelivery,
  'messageId' | 'recipient' | 'purpose' | 'recordType' | 'kind' | 'replayOf'
> & { state: 'dead' | 'withdrawn'; code: RefusalCode };

/** Of a business record, like what is refused or tried at once: of a person never, whatever became of it. */
export async function tellOfUnsent(tx: Tx, to: Subscriptions, unsent: Unsent[], now: Date): Promise<void> {
  const dead = unsent.filter(({ state }) => state === 'dead');
  await tellOfSettled(tx, to, dead.map(settled), now);
  const ended = unsent.filter((one) => one.state === 'withdrawn' && one.kind === 'document' && !one.replayOf);
  await tellOfRefusals(tx, to, ended.map(refused), now);
}

const settled = (due: Unsent): Settled => ({ due, state: 'dead', code: due.code });

const refused = ({ messageId, recordType, recipient, purpose, code }: Unsent): Decided => ({
  candidate: {
    message: { id: messageId, recordType },
    recipient,
    question: { purpose },
    decision: { permitted: false, denial: { code: stemsFromPerson(code) ? 'not-permitted' : code } },
  },
});

/** Permitted, and with nowhere to go: dead as it was planned. */
export const nowhereToGo = (planned: PlannedDelivery[]): Unsent[] =>
  planned.flatMap(({ candidate: { message, recipient, question, decision }, receiver }) =>
    decision.permitted && !receiver
      ? [
          {
            messageId: message.id,
            recordType: message.recordType as RecordType,
            recipient,
            purpose: question.purpose,
            kind: 'document',
            replayOf: null,
            state: 'dead',
            code: 'no-endpoint',
          },
        ]
      : [],
  );
