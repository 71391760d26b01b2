import { dependsOnChoice, isByConsent, noticeNamed, type Clause, type Notice } from '#consent';
import { ok, PURPOSES, refuse, type Category, type Outcome, type Purpose, type RecordType } from '#kernel';
import type { RunningHub } from './hub.js';

/** What a desk asks of the person in front of it, in one go: with one text, for one purpose. */
export interface DeskQuestion {
  purpose: Purpose;
  notice: Notice;
  /** Whether a yes gives the basis, and whether a declaration lifts secrecy: two questions, and never one answer for both. */
  consent: boolean;
  declaration: boolean;
  recipients: { party: string; categories: Category[] }[];
}

const ABOUT_PEOPLE: RecordType[] = ['client', 'referral', 'introduction'];

/**
 * What this party may ask of people at its desk: what clauses leave to the person. Where all that it gives rests on the law
 * there is nothing to ask: who works there has no such questions, and cannot register answers to them.
 */
export async function deskQuestions(hub: RunningHub, party: string): Promise<DeskQuestion[]> {
  const now = await hub.moment(hub.db);
  const snapshot = await hub.snapshot();
  const directory = snapshot.directory.at(now);
  const agreements = snapshot.agreements.at(now);
  const others = new Set(directory.connections().flatMap((one) => one.mandates.map((one) => one.party)));
  others.delete(party);
  const found = new Map<string, DeskQuestion>();
  const add = (clause: Clause, recipient: string): void => {
    const { purpose, categories, informs } = clause;
    const notice = noticeNamed(snapshot.notices, informs.notice, now);
    if (!notice) return;
    const name = `${purpose} ${notice.ref}`;
    const question = found.get(name) ?? {
      purpose,
      notice,
      consent: false,
      declaration: false,
      recipients: [],
    };
    const known = question.recipients.find((one) => one.party === recipient);
    const all = [...new Set([...(known?.categories ?? []), ...categories])];
    found.set(name, {
      ...question,
      consent: question.consent || isByConsent(clause),
      declaration: question.declaration || clause.secrecy === 'declaration',
      recipients: [
        ...question.recipients.filter((one) => one !== known),
        { party: recipient, categories: all },
      ],
    });
  };
  for (const purpose of PURPOSES)
    for (const recordType of ABOUT_PEOPLE)
      for (const recipient of others)
        for (const clause of agreements.clausesFor({ sender: party, recipient, recordType, purpose }))
          if (clause.rail === 'hub' && dependsOnChoice(clause)) add(clause, recipient);
  return [...found.values()];
}

/** What is answered at a desk has been asked there: for such a purpose, of such recipients, about such data. */
export async function wasAskedAtDesk(
  hub: RunningHub,
  party: string,
  said: { purpose?: string; recipients: string[]; categories?: string[]; exceptions?: unknown[] },
): Promise<Outcome<true>> {
  // A no that says yes in part, or a yes with a no in it, is no answer to what a desk asks.
  if (said.exceptions?.length) return refuse('no-agreement');
  const questions = (await deskQuestions(hub, party)).filter(({ purpose, consent, declaration }) =>
    said.purpose === undefined ? declaration : consent && purpose === said.purpose,
  );
  const mayGet = (recipient: string): Set<string> =>
    new Set(
      questions.flatMap(({ recipients }) =>
        recipients.flatMap((one) => (one.party === recipient ? one.categories : [])),
      ),
    );
  const isAsked = said.recipients.every((recipient) => {
    const may = mayGet(recipient);
    return may.size > 0 && (said.categories ?? []).every((category) => may.has(category));
  });
  return isAsked ? ok(true) : refuse('no-agreement');
}
