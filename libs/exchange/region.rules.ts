import { serviceClock, type ServiceHours } from '#delivery';
import type { RecordType } from '#kernel';
import type { ConfigKind } from '#storage';
import { clauseFaults, type ClauseContent } from './clause.rules.js';
import { lifetimeFaults, type LifetimeContent } from './lifetime.rules.js';
import { mappingFaults } from './mapping.rules.js';
import { deskFaults, type DeskContent } from './desk.rules.js';
import { certificateFaults, clientFaults, ownersOfClients, roleFaults } from './identity.rules.js';

/** One thing wrong with the configuration: of what, where in it, which rule, and a sentence. */
export interface ConfigFault {
  kind: ConfigKind;
  key: string;
  /** Within the content. */
  pointer: string;
  code: string;
  detail: string;
}

/** A fault as one line. */
export const sentenceOf = ({ kind, key, detail }: ConfigFault): string => `${kind} ${key}: ${detail}`;

/** What is looked at of a version. */
export interface ConfigEntry {
  kind: ConfigKind;
  key: string;
  content: Record<string, unknown>;
}

export interface Organisation {
  kind?: string;
  suwi?: boolean;
  bsn?: boolean;
  oin?: string;
}

/** What stands around an entry: who and what there is at the same moment. */
export interface Around {
  organisations: ReadonlyMap<string, Organisation>;
  agreements: ReadonlyMap<string, ReadonlySet<string>>;
  activities: ReadonlySet<string>;
  notices: ReadonlySet<string>;
  /** A group is its members. */
  partiesOf(names: string[]): string[];
  /** An arrangement and everybody in it. */
  withMembers(names: string[]): string[];
  /** Parties with whoever stands in their place for records of this type, or gets the same beside them. */
  withSuccessors(parties: string[], recordType: RecordType): string[];
}

/** Reports a fault at a place of the entry that is looked at. */
export type Report = (pointer: string, code: string, detail: string) => void;

/** The members that are looked at, whatever the kind; the schema has seen to it that those of a kind are there. */
interface Content {
  members: string[];
  parties: string[];
  senders: string[];
  recipient: string;
  from: string;
  to: string;
  controller: string;
  administrator: string;
  party: string;
  approver: string;
  mandates: { party: string }[];
  serviceHours?: ServiceHours;
  privacyFor?: string[];
  approvesFor?: string[];
  auditsFor?: string[];
  sends: string[];
  receives: { contract: string; recordType: RecordType; parties?: string[]; desk?: string }[];
}

/** What a contract is for, and which way: taken in, sent out, or both. */
export type ContractOf = (
  ref: string,
) => { recordType: RecordType; direction: 'in' | 'out' | 'both' } | undefined;

/**
 * What a schema cannot say: names that lead nowhere, and what the law does not allow whatever the parties agree. Each
 * fault is a sentence for somebody who reads agreements and not code.
 */
export function crossFaults(entries: ConfigEntry[], contractOf: ContractOf): ConfigFault[] {
  const recordTypeOf = (ref: string): RecordType | undefined => contractOf(ref)?.recordType;
  const of = (...kinds: string[]): ConfigEntry[] => entries.filter((one) => kinds.includes(one.kind));
  const parties = new Set(of('organisation', 'arrangement').map(({ key }) => key));
  const groups = new Map(
    of('group').map(({ key, content }) => [`group:${key}`, content['members'] as string[]]),
  );
  const arrangements = new Map(
    of('arrangement').map(({ key, content }) => [key, content['members'] as string[]]),
  );
  const desks = new Set(of('desk').map(({ key }) => key));
  const around: Around = {
    organisations: new Map(of('organisation').map(({ key, content }) => [key, content as Organisation])),
    agreements: new Map(
      of('agreement').map(({ key, content }) => [
        key,
        new Set((content['parties'] as { party: string }[]).map(({ party }) => party)),
      ]),
    ),
    activities: new Set(of('processing-activity').map(({ key }) => key)),
    notices: new Set(of('notice').map(({ key }) => key)),
    partiesOf: (names) => [...new Set(names.flatMap((name) => groups.get(name) ?? [name]))],
    withMembers: (names) => names.flatMap((name) => [name, ...(arrangements.get(name) ?? [])]),
    withSuccessors: successorsIn(of('succession', 'parallel')),
  };
  const owners = ownersOfClients(of('connection'));
  const faults: ConfigFault[] = [];
  for (const { kind, key, content: any } of entries) {
    const content = any as unknown as Content;
    const report: Report = (pointer, code, detail) => faults.push({ kind, key, pointer, code, detail });
    const known = (pointer: string, names: string[], also: ReadonlyMap<string, unknown> = new Map()): void =>
      names.forEach((name, index) => {
        if (parties.has(name) || also.has(name)) return;
        report(pointer.replace('*', String(index)), 'unknown-party', `nobody is called "${name}"`);
      });
    switch (kind) {
      case 'arrangement':
      case 'group':
        known('/members/*', content.members, groups);
        break;
      case 'desk':
        known('/parties/*', content.parties, groups);
        deskFaults(any as unknown as DeskContent, { known, groups, report });
        break;
      case 'route':
        known('/senders/*', content.senders, groups);
        known('/recipient', [content.recipient]);
        break;
      case 'succession':
      case 'parallel':
        known('/from', [content.from]);
        known('/to', [content.to]);
        if (content.from === content.to) report('/to', 'same-party', 'nobody stands in the place of itself');
        break;
      case 'region':
        known('/administrator', [content.administrator]);
        break;
      case 'processing-activity':
        known('/controller', [content.controller]);
        break;
      case 'approval-mandate':
        known('/party', [content.party]);
        known('/approver', [content.approver]);
        if (content.party === content.approver)
          report('/approver', 'same-party', 'nobody needs a mandate of itself');
        break;
      case 'agreement':
        known(
          '/parties/*/party',
          (any['parties'] as { party: string }[]).map(({ party }) => party),
        );
        break;
      case 'connection':
        connectionFaults(content, { report, known, desks, groups, contractOf });
        certificateFaults(any, around.organisations, report);
        clientFaults({ key, content: any }, owners, report);
        break;
      case 'clause':
        known('/senders/*', (any as unknown as ClauseContent).senders, groups);
        known('/recipients/*', (any as unknown as ClauseContent).recipients, groups);
        clauseFaults(any as unknown as ClauseContent, around, report);
        break;
      case 'role-mapping':
        known('/party', [content.party]);
        roleFaults(any, report);
        break;
      case 'contract':
        lifetimeFaults(any as unknown as LifetimeContent, recordTypeOf, report);
        break;
      case 'mapping':
        mappingFaults(key, any['contract'] as string, recordTypeOf, report);
        break;
      case 'organisation':
      case 'notice':
        break;
    }
  }
  return faults;
}

/** One after the other: who succeeds a successor does too. */
const successorsIn = (entries: ConfigEntry[]): Around['withSuccessors'] => {
  const steps = entries.map(
    ({ content }) => content as unknown as { from: string; to: string; recordTypes?: RecordType[] },
  );
  return (parties, recordType) => {
    const reached = new Set(parties);
    // A set goes on over what is added to it on the way.
    for (const party of reached)
      for (const { from, to, recordTypes } of steps)
        if (from === party && (recordTypes?.includes(recordType) ?? true)) reached.add(to);
    return [...reached];
  };
};

interface ConnectionRoom {
  report: Report;
  known(pointer: string, names: string[], also?: ReadonlyMap<string, unknown>): void;
  desks: ReadonlySet<string>;
  groups: ReadonlyMap<string, unknown>;
  contractOf: ContractOf;
}

function connectionFaults(content: Content, { report, known, desks, groups, contractOf }: ConnectionRoom) {
  const mandated = content.mandates.map(({ party }) => party);
  known('/mandates/*/party', mandated);
  const contracts = [
    ...content.sends.map((ref, index) => [ref, `/sends/${index}`] as const),
    ...content.receives.map(({ contract }, index) => [contract, `/receives/${index}/contract`] as const),
  ];
  for (const [ref, pointer] of contracts)
    if (!contractOf(ref)) report(pointer, 'unknown-contract', `there is no contract "${ref}"`);
  content.sends.forEach((ref, index) => {
    if (contractOf(ref)?.direction === 'out')
      report(`/sends/${index}`, 'other-direction', `contract "${ref}" is only for what the hub sends`);
  });
  content.receives.forEach(({ contract }, index) => {
    if (contractOf(contract)?.direction === 'in')
      report(
        `/receives/${index}/contract`,
        'other-direction',
        `contract "${contract}" is only for what the hub takes in`,
      );
  });
  content.receives.forEach(({ parties }, index) =>
    known(`/receives/${index}/parties/*`, parties ?? [], groups),
  );
  for (const name of ['privacyFor', 'approvesFor', 'auditsFor'] as const) {
    (content[name] ?? []).forEach((party, index) => {
      if (mandated.includes(party)) return;
      report(`/${name}/${index}`, 'no-mandate', `${name} names ${party}, for which it has no mandate`);
    });
  }
  const wrong = content.serviceHours && hoursFault(content.serviceHours);
  if (wrong) report('/serviceHours', 'service-hours', `serviceHours: ${wrong}`);
  content.receives.forEach(({ desk }, index) => {
    if (desk && !desks.has(desk))
      report(`/receives/${index}/desk`, 'unknown-desk', `there is no desk "${desk}"`);
  });
  content.receives.forEach(({ contract, recordType }, index) => {
    const one = contractOf(contract);
    if (one && one.recordType !== recordType)
      report(
        `/receives/${index}/recordType`,
        'other-record-type',
        `contract "${contract}" is not for ${recordType}`,
      );
  });
}

function hoursFault(hours: ServiceHours): string | undefined {
  try {
    serviceClock(hours);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
