import type { Faults, Words } from '../parts/forms';
import { isBsn } from './bsn';
import { dayAfter, dayStart } from './days';
import { ID } from './ids';

export const QUESTIONS = [
  'receipts-about-person',
  'receipts-between-parties',
  'refusals-for-consent',
  'readers-of-person',
  'decision-origins',
  'agreement-changes',
  'lines',
] as const;
export type Question = (typeof QUESTIONS)[number];

type Part = 'person' | 'parties' | 'period' | 'decision' | 'thing';
export const FIELDS: Record<Question, Part[]> = {
  'receipts-about-person': ['person'],
  'receipts-between-parties': ['parties', 'period'],
  'refusals-for-consent': ['period'],
  'readers-of-person': ['person'],
  'decision-origins': ['decision'],
  'agreement-changes': ['thing'],
  lines: ['period'],
};

/** What was filled in, whichever question it is for. */
export interface Asked {
  reasonKind: string;
  reference: string;
  personBy: 'recordId' | 'bsn' | 'code';
  person: string;
  sender: string;
  recipient: string;
  from: string;
  until: string;
  decisionId: string;
  kind: 'agreement' | 'clause';
  key: string;
}

/** Whoever is named stands in the body, never in an address. */
export function bodyFor(question: Question, asked: Asked): object {
  const fields = FIELDS[question];
  return {
    reason: { kind: asked.reasonKind, reference: asked.reference },
    ...(fields.includes('person') ? { person: { [asked.personBy]: asked.person } } : {}),
    ...(fields.includes('parties') ? { sender: asked.sender, recipient: asked.recipient } : {}),
    ...(fields.includes('period') ? { from: dayStart(asked.from), until: dayAfter(asked.until) } : {}),
    ...(fields.includes('decision') ? { decisionId: asked.decisionId } : {}),
    ...(fields.includes('thing') ? { kind: asked.kind, key: asked.key } : {}),
  };
}

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9./-]{0,59}$/;

export function faultsFor(question: Question, asked: Asked): Faults {
  const fields = FIELDS[question];
  const required =
    (field: string): Words =>
    (t) =>
      t('forms.required', { field: t(field) });
  const found: Faults = {};
  if (fields.includes('person')) {
    if (!asked.person) found['person'] = required(`audit.by.${asked.personBy}`);
    else if (asked.personBy === 'bsn' && !isBsn(asked.person)) found['person'] = (t) => t('forms.bsn');
  }
  if (fields.includes('parties')) {
    if (!asked.sender) found['sender'] = (t) => t('forms.choose', { field: t('audit.sender') });
    if (!asked.recipient) found['recipient'] = (t) => t('forms.choose', { field: t('audit.recipient') });
  }
  if (fields.includes('period')) {
    if (!asked.from) found['from'] = required('audit.from');
    if (!asked.until) found['until'] = required('audit.until');
    else if (asked.from > asked.until) found['until'] = (t) => t('forms.period');
  }
  if (fields.includes('decision') && !ID.test(asked.decisionId))
    found['decisionId'] = required('audit.decision');
  if (fields.includes('thing') && !asked.key) found['key'] = required('audit.key');
  if (!REFERENCE.test(asked.reference))
    found['reference'] = asked.reference ? (t) => t('forms.reference') : required('audit.reference');
  return found;
}

/** Why somebody looks: it stands in the log. */
export const REASONS = [
  'periodic-check',
  'complaint',
  'access-request',
  'incident',
  'investigation',
] as const;
