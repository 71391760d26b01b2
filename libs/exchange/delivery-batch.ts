import { decide, type Agreements, type Decision, type Grounds, type Occasion, type Permit } from '#consent';
import { withNames, type Contract, type Contracts } from '#contracts';
import { isAboutPerson, isObject, type Category, type JsonObject } from '#kernel';
import type { Directory } from '#partners';
import { unseal, type KeyRing, type OrganisationKeys } from '#storage';
import type { Mapping } from '#translation';
import { dutyToTell } from './duty-to-tell.rules.js';
import { factsOf } from './facts.rules.js';
import type { MappingBook } from './mapping-book.js';
import type { Opened, OpenedMemory } from './opened.js';
import { movesOn } from './moves-on.rules.js';
import { occasionNow } from './occasion-of-delivery.js';
import {
  dataOf,
  digestOf,
  documentEvent,
  personPseudonymFor,
  pseudonymFor,
  wordOf,
  thinEvent,
  type Envelope,
} from './outgoing.rules.js';
import type { DeliveryBatch } from './pipeline.js';
import { namedForReader } from './report.rules.js';
import type { DueDelivery, OpenDelivery, Prepared, Ready } from './post.js';
import { SCREEN } from './screen.rules.js';

export interface BatchNeeds {
  keys: KeyRing;
  contracts: Contracts;
  opened: OpenedMemory;
  publicUrl?: string;
}

interface Moment {
  directory: Directory;
  agreements: Agreements;
  mappings: MappingBook;
  grounds: Map<string, Grounds>;
  occasions: Map<string, Occasion>;
  pseudonyms: Map<string, OrganisationKeys>;
  /** By delivery: what is in memory; by message: what had to be read. */
  opened: Map<string, Opened>;
  sealed: Map<string, Buffer>;
  now: Date;
  thin: boolean;
}

/** What a recipient calls a record and the person that it is about. */
interface Names {
  record: string;
  person: string;
}

/** The steps of one round, over values that were read under its locks. */
export function batchAt(needs: BatchNeeds, moment: Moment): DeliveryBatch {
  const { contracts } = needs;
  const unwrap = needs.keys.unwrapOnce();
  const { directory, agreements, mappings, now } = moment;

  const pseudonymKeyOf = (due: DueDelivery): Buffer => moment.pseudonyms.get(due.knownTo)!.pseudonym;
  const envelopeOf = (due: DueDelivery): Envelope => ({
    due,
    senderUrn: directory.party(due.sender)?.urn ?? `urn:schakel:${due.sender}`,
    recipientUrn: directory.party(due.recipient)?.urn ?? `urn:schakel:${due.recipient}`,
    pseudonym: pseudonymFor(pseudonymKeyOf(due), due),
  });
  const namesOf = (due: DueDelivery): Names => ({
    record: pseudonymFor(pseudonymKeyOf(due), due),
    person: personPseudonymFor(pseudonymKeyOf(due), due),
  });

  /** The same id never goes out with two contents: other bytes than last time are another delivery. */
  const readyOrChanged = (
    due: DueDelivery,
    decision: Decision,
    body: string,
    more: Pick<Ready, 'losses' | 'dropped'>,
  ): Prepared => {
    const digest = digestOf(body);
    if (due.bodyDigest && !due.bodyDigest.equals(digest)) return { due, outcome: 'changed', decision };
    return { due, outcome: 'ready', decision, body, digest, ...more };
  };

  const openedWith = (key: Buffer, due: DueDelivery, mapping: Mapping): Opened => {
    const sealed = moment.sealed.get(due.messageId)!;
    const text = unseal(key, sealed, `message:${due.messageId}`).toString();
    const document = JSON.parse(text) as JsonObject;
    const statedBySender = contracts.get(due.senderContract)?.saysYes(document) ?? false;
    const opened = { canonical: mapping.toCanonical(document).document, statedBySender };
    needs.opened.keep(due.messageId, due.mappingIn, opened, sealed.length);
    return opened;
  };

  const textOf = (contract: Contract, document: JsonObject): string =>
    needs.opened.made(document, `text ${contract.ref}`, () => dataOf(contract, document));

  return {
    movedTo(due) {
      const successor = directory.successorOf(due.meantFor ?? due.recipient, due.recordType);
      const connection = directory.connection(due.lane);
      // What is on a screen goes nowhere else, whoever stands in the place of its recipient.
      if (due.lane === SCREEN) return successor === due.recipient ? undefined : successor;
      const isStillTheirs = connection !== undefined && directory.isMandated(connection, successor, now);
      return successor === due.recipient && isStillTheirs ? undefined : successor;
    },

    open(due) {
      const mapping = mappings.of(due.senderContract, due.mappingIn);
      if (!due.hasDocument || !due.wrappedKey || !mapping) return undefined;
      try {
        const key = unwrap(due.keyId, due.wrappedKey);
        const opened = moment.opened.get(due.id) ?? openedWith(key, due, mapping);
        if (due.recordType !== 'correction-report') return opened;
        return { ...opened, canonical: namedForReader(opened.canonical, due.reportedRecordId) };
      } catch {
        return undefined;
      }
    },

    decideAgain(due, opened) {
      const question = {
        sender: due.sender,
        recipient: due.recipient,
        recipientOrPredecessors: directory.countsAs(due.recipient, due.recordType),
        recordType: due.recordType,
        purpose: due.purpose,
        moment: now,
        ...(due.contactWithheld ? { contactWithheld: true } : {}),
        ...(isAboutPerson(due.recordType) ? { person: personOf(due, opened, moment) } : {}),
      };
      const decision = decide(question, agreements.clausesFor(question));
      if (decision.permitted)
        return { ...opened, outcome: 'permitted', due, decision, losses: [], dropped: {} };
      return {
        due,
        outcome: 'stopped',
        decision,
        code: decision.denial.code,
        state: 'withdrawn',
        losses: [],
      };
    },

    minimise(permitted) {
      const { categories, addressSecret } = permitOf(permitted.decision);
      const { due } = permitted;
      const canonical = objectOf(permitted.canonical);
      const name = `only ${due.recordType} ${addressSecret} ${categories.join(' ')}`;
      const { document, dropped } = needs.opened.made(canonical, name, () => {
        const kept = contracts.keepOnly(canonical, due.recordType, new Set<Category>(categories), {
          withoutResidence: addressSecret,
        });
        return { ...kept, dropped: moreThanNone(kept.dropped) };
      });
      return { ...permitted, canonical: document, dropped };
    },

    translate(permitted) {
      const { due, decision } = permitted;
      const mapping = mappings.of(due.contract, due.mappingOut);
      const contract = contracts.get(due.contract);
      if (!mapping || !contract) {
        return { due, outcome: 'stopped', decision, code: 'unknown-contract', state: 'dead', losses: [] };
      }
      const canonical = objectOf(permitted.canonical);
      const named = withNames(contracts, due.recordType, canonical, () => namesOf(due));
      // What bears a name of its recipient's own is of nobody else, and is made for it alone.
      const { document, losses, isHonoured } = needs.opened.made(
        named,
        `as ${due.contract} ${due.mappingOut}`,
        () => {
          const made = mapping.toPartner(named);
          return { ...made, isHonoured: contract.validate(made.document).length === 0 };
        },
      );
      if (isHonoured) return { ...permitted, canonical: document, losses };
      const hidden = permitOf(decision).addressSecret;
      if (due.contactWithheld)
        return { due, outcome: 'stopped', decision, code: 'objection', state: 'withdrawn', losses };
      return hidden
        ? { due, outcome: 'stopped', decision, code: 'address-secrecy', state: 'withdrawn', losses }
        : { due, outcome: 'stopped', decision, code: 'contract-not-honoured', state: 'dead', losses };
    },

    wrap(permitted) {
      const { due, decision, losses, dropped } = permitted;
      const contract = contracts.get(due.contract)!;
      const { occasionId } = permitOf(decision);
      const body = moment.thin
        ? thinEvent(envelopeOf(due), `${needs.publicUrl ?? ''}/v1/deliveries/${due.id}/document`, occasionId)
        : documentEvent(
            envelopeOf(due),
            contract,
            textOf(contract, objectOf(permitted.canonical)),
            occasionId,
          );
      return readyOrChanged(due, decision, body, { losses, dropped });
    },

    /** Telling somebody to delete what they got needs no permit and discloses nothing; it is recorded like any decision. */
    told(due) {
      return readyOrChanged(due, dutyToTell(due), wordOf(envelopeOf(due)), { losses: [], dropped: {} });
    },

    unreadable: (due) => ({
      due,
      outcome: 'stopped',
      decision: { permitted: false, denial: { code: 'not-found' } },
      // Without its key: the person was erased while this waited.
      ...(due.wrappedKey
        ? { code: 'not-found' as const, state: 'dead' as const }
        : { code: 'erased' as const, state: 'withdrawn' as const }),
      losses: [],
    }),
  };
}

const objectOf = (canonical: unknown): JsonObject => (isObject(canonical) ? canonical : {});

const moreThanNone = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

const permitOf = (decision: Decision): Permit => {
  if (!decision.permitted) throw new Error('only what is permitted comes this far');
  return decision.permit;
};

function personOf(
  due: DueDelivery,
  { canonical, statedBySender }: OpenDelivery,
  { grounds, occasions, directory, now }: Moment,
) {
  const of = (due.subjectId ? grounds.get(due.subjectId) : undefined) ?? {
    consents: [],
    declarations: [],
    flags: { restricted: true, objected: false, addressSecret: true },
  };
  const occasion = occasionNow(due, occasions, directory, now);
  const isForIt = occasion !== undefined && movesOn(due.recordType, canonical, occasion);
  return { ...of, ...factsOf(canonical, now), statedBySender, ...(isForIt ? { occasion } : {}) };
}
