import { dependsOnChoice, type Clause } from '#consent';
import type { Category, JsonObject } from '#kernel';
import { inForceAt, type ConfigVersion } from '#storage';
import { namesIn } from './draft-view.js';

/** One line of "who may receive what": one sender, one recipient, under one clause. */
export interface MatrixRow {
  sender: string;
  senderName: string;
  recipient: string;
  recipientName: string;
  recordType: string;
  purpose: string;
  categories: Category[];
  clause: string;
  agreement: string;
  agreementTitle: string;
  basis: { sender: string; recipient: string };
  secrecy: string;
  /** Not by the hub when it is another facility. */
  rail: string;
  /** Only when the person chose so, and never told to others. */
  dependsOnChoice: boolean;
  /** The clause is for a group of people only. */
  targetGroup?: JsonObject;
}

/** Who may receive what from whom at a moment, group by group taken apart; what is not in it does not go. */
export function matrixAt(versions: ConfigVersion[], moment: Date): MatrixRow[] {
  const inForce = inForceAt(versions, moment.getTime());
  const nameOf = namesIn(inForce);
  const called = (key: string): string => nameOf(key) ?? key;
  const agreements = new Set(inForce.filter(({ kind }) => kind === 'agreement').map(({ key }) => key));
  const membersOf = membersIn(inForce);
  return inForce
    .filter(({ kind, content }) => kind === 'clause' && agreements.has(content['agreement'] as string))
    .flatMap(({ key, version, content }) => {
      const clause = content as unknown as Clause;
      return clause.senders.flatMap(membersOf).flatMap((sender) =>
        clause.recipients
          .flatMap(membersOf)
          .filter((recipient) => recipient !== sender)
          .map((recipient) => ({
            sender,
            senderName: called(sender),
            recipient,
            recipientName: called(recipient),
            recordType: clause.recordType,
            purpose: clause.purpose,
            categories: clause.categories,
            clause: `${key}@${version}`,
            agreement: clause.agreement,
            agreementTitle: called(clause.agreement),
            basis: { sender: clause.basis.sender.kind, recipient: clause.basis.recipient.kind },
            secrecy: clause.secrecy,
            rail: clause.rail,
            dependsOnChoice: dependsOnChoice(clause),
            ...(clause.targetGroup ? { targetGroup: clause.targetGroup as JsonObject } : {}),
          })),
      );
    })
    .sort((a, b) => placeOf(a).localeCompare(placeOf(b)));
}

const placeOf = ({ sender, recipient, recordType, purpose, clause }: MatrixRow): string =>
  [sender, recipient, recordType, purpose, clause].join(' ');

/** A group is its members; a party is itself. */
export function membersIn(inForce: ConfigVersion[]): (name: string) => string[] {
  const groups = new Map(
    inForce
      .filter(({ kind }) => kind === 'group')
      .map(({ key, content }) => [`group:${key}`, content['members'] as string[]]),
  );
  return (name) => groups.get(name) ?? (name.startsWith('group:') ? [] : [name]);
}
