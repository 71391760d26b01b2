import { isAboutPerson, type RecordType } from '#kernel';
import type { WantedVersion } from '#storage';
import { identityFaults } from './identity.rules.js';

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
  privacyFor?: string[];
  sends: string[];
  receives: { contract: string; recordType: RecordType; parties?: string[]; desk?: string }[];
  basis: Record<'sender' | 'recipient', { kind: string; statute?: string }>;
  categories: string[];
  bsn: boolean;
  processingActivity: { sender: string; recipient: string };
  recordType: RecordType;
  secrecy: string;
  informs: { notice: string };
  notifiesUnasked?: boolean;
  acceptsStatement?: boolean;
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
  const desks = new Set(wanted.filter((v) => v.kind === 'desk').map((v) => v.key));
  const organisations = new Map(
    wanted.filter((v) => v.kind === 'organisation').map((v) => [v.key, v.content as Organisation]),
  );
  const activities = new Set(wanted.filter((v) => v.kind === 'processing-activity').map((v) => v.key));
  const notices = new Set(wanted.filter((v) => v.kind === 'notice').map((v) => v.key));
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
    known(
      name,
      receives.flatMap((r) => r.parties ?? []),
    );
    const mandated = content.mandates.map(({ party }) => party);
    for (const party of content.privacyFor ?? [])
      if (!mandated.includes(party))
        faults.push(`${name}: privacyFor names ${party}, for which it has no mandate`);
    for (const { desk } of receives)
      if (desk && !desks.has(desk)) faults.push(`${name}: there is no desk "${desk}"`);
    for (const { contract, recordType } of receives) {
      if (recordTypeOf(contract) && recordTypeOf(contract) !== recordType) {
        faults.push(`${name}: contract "${contract}" is not for ${recordType}`);
      }
    }
  }
  const membersOf = (kind: string, prefix: string): Map<string, string[]> =>
    new Map(
      of(kind).map(({ name, content }) => [`${prefix}${name.slice(kind.length + 1)}`, content.members]),
    );
  const groupMembers = membersOf('group', 'group:');
  const arrangementMembers = membersOf('arrangement', '');
  const around: Around = {
    known,
    organisations,
    activities,
    notices,
    partiesOf: (names) => [...new Set(names.flatMap((name) => groupMembers.get(name) ?? [name]))],
    withMembers: (names) => names.flatMap((name) => [name, ...(arrangementMembers.get(name) ?? [])]),
  };
  for (const { name, content } of of('clause')) faults.push(...clauseFaults(name, content, around));
  faults.push(...identityFaults(wanted));
  return faults;
}

interface Organisation {
  kind?: string;
  suwi?: boolean;
  bsn?: boolean;
}

interface Around {
  known: (where: string, names: string[]) => void;
  organisations: ReadonlyMap<string, Organisation>;
  activities: ReadonlySet<string>;
  notices: ReadonlySet<string>;
  /** A group is its members. */
  partiesOf: (names: string[]) => string[];
  /** An arrangement and everybody in it. */
  withMembers: (names: string[]) => string[];
}

const EMPLOYERS = ['employer', 'staffing'];

function clauseFaults(name: string, content: Content, around: Around): string[] {
  const { known, organisations, activities, notices, partiesOf, withMembers } = around;
  const faults: string[] = [];
  const { senders, recipients, basis, categories } = content;
  known(name, [...senders, ...recipients]);
  for (const [side, names] of [
    ['sender', senders],
    ['recipient', recipients],
  ] as const) {
    const { kind, statute } = basis[side];
    const isPublic = withMembers(partiesOf(names)).some(
      (party) => organisations.get(party)?.kind === 'public-body',
    );
    if (kind === 'legitimate-interest' && isPublic) {
      faults.push(
        `${name}: a public body cannot rely on a legitimate interest (GDPR 6(1), last sentence); name a task or a duty`,
      );
    }
    if ((kind === 'legal-obligation' || kind === 'public-task') && !statute) {
      faults.push(`${name}: the ${side}'s ${kind} names no statute`);
    }
  }
  if (content.notifiesUnasked && basis.sender.kind !== 'legal-obligation')
    faults.push(
      `${name}: "notifiesUnasked" needs a legal obligation of the sender; a task or a power is none`,
    );
  if (content.acceptsStatement && ![basis.sender.kind, basis.recipient.kind].includes('consent'))
    faults.push(`${name}: "acceptsStatement" is for a clause whose basis is consent`);
  if (content.bsn !== categories.includes('bsn'))
    faults.push(`${name}: "bsn" and the category bsn must say the same`);
  const activity = content.processingActivity;
  for (const key of [activity.sender, activity.recipient]) {
    if (!activities.has(key))
      faults.push(`${name}: there is no processing activity "${key}" in the register`);
  }
  if (!notices.has(content.informs.notice))
    faults.push(`${name}: there is no notice "${content.informs.notice}" in notices/`);
  if (!isAboutPerson(content.recordType) && content.secrecy !== 'none') {
    faults.push(`${name}: a business record knows no duty of secrecy`);
  }
  for (const party of partiesOf([...senders, ...recipients])) {
    const { bsn, suwi } = organisations.get(party) ?? {};
    if (categories.includes('bsn') && !bsn)
      faults.push(`${name}: ${party} may not use the citizen service number`);
    if (categories.includes('target-group') && !suwi) {
      faults.push(
        `${name}: ${party} is no SUWI party: the category target-group may not go there or come from there`,
      );
    }
  }
  for (const party of isAboutPerson(content.recordType) ? partiesOf(recipients) : []) {
    const isEmployer = EMPLOYERS.includes(organisations.get(party)?.kind ?? '');
    if (isEmployer && categories.includes('free-text')) {
      faults.push(`${name}: ${party} is an employer: the category free-text never goes there`);
    }
  }
  return faults;
}
