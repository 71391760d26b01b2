import type { Schemas } from '../hub';
import type { Faults } from '../parts/forms';
import { signedBy, type Papers } from './papers';
import type { Thing } from './use-things';

/** What is filled in, step by step. */
export interface Filled {
  name: string;
  key: string;
  kind: string;
  numberKind: 'oin' | 'kvk';
  number: string;
  contact: string;
  signed: string;
  signedOn: string;
  system: string;
  operator: string;
  client: string;
  mandate: string;
  channel: 'webhook' | 'inbox' | 'broker';
  email: string;
  signs: boolean;
  sends: string[];
  receives: string[];
  /** `kind key` of what it joins. */
  joins: string[];
  /** What those signed who have nobody in the hub to approve, by party. */
  papers: Papers;
}

export const EMPTY: Filled = {
  name: '',
  key: '',
  kind: 'public-body',
  numberKind: 'oin',
  number: '',
  contact: '',
  signed: '',
  signedOn: '',
  system: '',
  operator: '',
  client: '',
  mandate: '',
  channel: 'webhook',
  email: '',
  signs: false,
  sends: [],
  receives: [],
  joins: [],
  papers: {},
};

export const STEPS = ['who', 'system', 'forms', 'joins', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** What a partner can come into. */
export const JOINABLE = ['group', 'agreement', 'clause', 'route'] as const;
export type Joinable = Thing & { kind: (typeof JOINABLE)[number] };

/** As a recipient somebody joins what its system takes; groups and agreements are for everybody. */
export const fits = ({ kind, content }: Joinable, { receives }: Pick<Filled, 'receives'>): boolean =>
  (kind !== 'clause' && kind !== 'route') || receives.map(recordOf).includes(String(content['recordType']));

export interface Change {
  kind: 'organisation' | 'connection' | Joinable['kind'];
  key: string;
  content: Record<string, unknown>;
  validUntil?: string;
}

const KEY = /^[a-z0-9][a-z0-9-]{0,50}$/;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const recordOf = (contract: string): string => contract.split('/')[1]!.split('@')[0]!;
/** A short name out of a long one. */
export const keyFrom = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);

/** What is wrong with one step, by field. */
export function faultsOf(step: Step, filled: Filled, taken: string[]): Faults {
  const faults: Faults = {};
  const need = (name: keyof Filled, label: string): void => {
    if (!String(filled[name]).trim()) faults[name] = (t) => t('forms.required', { field: t(label) });
  };
  if (step === 'who') {
    for (const name of ['name', 'key', 'number', 'signed', 'signedOn'] as const)
      need(name, `joining.${name}`);
    if (filled.key && !KEY.test(filled.key)) faults['key'] = (t) => t('joining.keyFault');
    else if (taken.includes(filled.key)) faults['key'] = (t) => t('joining.keyTaken');
    const digits = filled.numberKind === 'oin' ? /^\d{20}$/ : /^\d{8}$/;
    if (filled.number && !digits.test(filled.number))
      faults['number'] = (t) => t(`joining.${filled.numberKind}Fault`);
    if (filled.contact && !MAIL.test(filled.contact)) faults['contact'] = (t) => t('joining.emailFault');
  }
  if (step === 'system') {
    for (const name of ['system', 'operator', 'client', 'mandate'] as const) need(name, `joining.${name}`);
    if (/\s/.test(filled.client)) faults['client'] = (t) => t('joining.clientFault');
    if (filled.email && !MAIL.test(filled.email)) faults['email'] = (t) => t('joining.emailFault');
  }
  if (step === 'forms') {
    const records = filled.receives.map(recordOf);
    if (filled.sends.length + filled.receives.length === 0) faults['sends'] = (t) => t('joining.formsFault');
    if (new Set(records).size < records.length) faults['receives'] = (t) => t('joining.receivesTwice');
  }
  return faults;
}

/** The whole proposal, as the hub takes it; `alone`: who signs on paper besides the new partner. */
export const proposalOf = (
  filled: Filled,
  joinable: Joinable[],
  title: string,
  alone: Schemas['Standing'][] = [],
) => ({
  title,
  changes: changesOf(filled, joinable) as never,
  signed: [
    { party: filled.key, document: filled.signed, on: filled.signedOn },
    ...signedBy(alone, filled.papers),
  ],
});

/** The proposal: the partner, its system, and a next version of everything that it joins. */
export function changesOf(filled: Filled, joinable: Joinable[]): Change[] {
  const { key, name, kind, numberKind, number, contact, email } = filled;
  const joins = joinable.filter((one) => filled.joins.includes(`${one.kind} ${one.key}`));
  return [
    {
      kind: 'organisation',
      key,
      content: { name, kind, [numberKind]: number, ...(contact ? { contact } : {}) },
    },
    {
      kind: 'connection',
      key: `${key}-systeem`,
      content: {
        name: filled.system,
        operator: filled.operator,
        clients: [filled.client],
        mandates: [{ party: key, document: filled.mandate }],
        sends: filled.sends,
        receives: filled.receives.map((contract) => ({ recordType: recordOf(contract), contract })),
        channel: filled.channel,
        ...(email ? { contact: { email } } : {}),
        ...(filled.signs ? { signedMessages: true } : {}),
      },
    },
    ...joins.map((one) => joined(one, filled)),
  ];
}

function joined({ kind, key, content, validUntil }: Joinable, filled: Filled): Change {
  const until = validUntil ? { validUntil } : {};
  const more = (name: string, item: unknown): Record<string, unknown> => ({
    ...content,
    [name]: [...((content[name] as unknown[] | undefined) ?? []), item],
  });
  switch (kind) {
    case 'group':
      return { kind, key, content: more('members', filled.key), ...until };
    case 'agreement':
      return {
        kind,
        key,
        content: more('parties', {
          party: filled.key,
          contact: filled.contact || filled.email || filled.name,
        }),
        ...until,
      };
    case 'clause':
      return { kind, key, content: more('recipients', filled.key), ...until };
    case 'route':
      return {
        kind,
        key: `${String(content['recordType'])}-naar-${filled.key}`,
        content: { ...content, recipient: filled.key },
        ...until,
      };
  }
}
