import { isAboutPerson, type RecordType } from '#kernel';
import type { WantedVersion } from '#storage';

/** The members that are looked at, whatever the kind; the schema has seen to it that those of a kind are there. */
interface Content {
  members: string[];
  parties: string[];
  senders: string[];
  recipients: string[];
  recipient: string;
  from: string;
  to: string;
  mandates: { party: string }[];
  sends: string[];
  receives: { contract: string; recordType: RecordType }[];
  basis: Record<'sender' | 'recipient', { kind: string; statute?: string }>;
  categories: string[];
  bsn: boolean;
  processingActivity: { sender: string; recipient: string };
  recordType: RecordType;
  secrecy: string;
}

type Entry = { name: string; content: Content };

/**
 * What a schema cannot say: names that lead nowhere, and what the law does not allow whatever the parties agree. Each
 * fault is a sentence for somebody who reads agreements and not code.
 */
export function crossFaults(
  wanted: WantedVersion[],
  recordTypeOf: (contract: string) => RecordType | undefined,
): string[] {
  const of = (kind: string): Entry[] =>
    wanted
      .filter((v) => v.kind === kind)
      .map((v) => ({ name: `${kind} ${v.key}`, content: v.content as unknown as Content }));
  const parties = new Set(
    wanted.filter((v) => v.kind === 'organisation' || v.kind === 'arrangement').map((v) => v.key),
  );
  const groups = new Set(wanted.filter((v) => v.kind === 'group').map((v) => `group:${v.key}`));
  const publicBodies = new Set(
    wanted.filter((v) => (v.content as { kind?: string }).kind === 'public-body').map((v) => v.key),
  );
  const activities = new Set(wanted.filter((v) => v.kind === 'processing-activity').map((v) => v.key));
  const faults: string[] = [];
  const known = (where: string, names: string[]): void => {
    for (const name of names)
      if (!parties.has(name) && !groups.has(name)) faults.push(`${where}: nobody is called "${name}"`);
  };

  for (const { name, content } of [...of('arrangement'), ...of('group')]) known(name, content.members);
  for (const { name, content } of of('desk')) known(name, content.parties);
  for (const { name, content } of of('route')) known(name, [...content.senders, content.recipient]);
  for (const { name, content } of of('succession')) known(name, [content.from, content.to]);
  for (const { name, content } of of('connection')) {
    known(
      name,
      content.mandates.map((mandate) => mandate.party),
    );
    const receives = content.receives;
    for (const ref of [...content.sends, ...receives.map((r) => r.contract)]) {
      if (!recordTypeOf(ref)) faults.push(`${name}: there is no contract "${ref}"`);
    }
    for (const { contract, recordType } of receives) {
      if (recordTypeOf(contract) && recordTypeOf(contract) !== recordType) {
        faults.push(`${name}: contract "${contract}" is not for ${recordType}`);
      }
    }
  }
  for (const { name, content } of of('clause'))
    faults.push(...clauseFaults(name, content, { known, publicBodies, activities }));
  return faults;
}

interface Around {
  known(where: string, names: string[]): void;
  publicBodies: ReadonlySet<string>;
  activities: ReadonlySet<string>;
}

function clauseFaults(name: string, content: Content, { known, publicBodies, activities }: Around): string[] {
  const faults: string[] = [];
  const { senders, recipients, basis, categories } = content;
  known(name, [...senders, ...recipients]);
  for (const [side, names] of [
    ['sender', senders],
    ['recipient', recipients],
  ] as const) {
    const { kind, statute } = basis[side];
    if (kind === 'legitimate-interest' && names.some((party) => publicBodies.has(party))) {
      faults.push(
        `${name}: a public body cannot rely on a legitimate interest (GDPR 6(1), last sentence); name a task or a duty`,
      );
    }
    if ((kind === 'legal-obligation' || kind === 'public-task') && !statute) {
      faults.push(`${name}: the ${side}'s ${kind} names no statute`);
    }
  }
  if (content.bsn !== categories.includes('bsn'))
    faults.push(`${name}: "bsn" and the category bsn must say the same`);
  const activity = content.processingActivity;
  for (const key of [activity.sender, activity.recipient]) {
    if (!activities.has(key))
      faults.push(`${name}: there is no processing activity "${key}" in the register`);
  }
  if (!isAboutPerson(content.recordType) && content.secrecy !== 'none') {
    faults.push(`${name}: a business record knows no duty of secrecy`);
  }
  return faults;
}
