import { isEmail, monthsLater, namesAPerson } from '#consent';
import { escapeToken, isObject, type Json, type JsonObject, type RecordType } from '#kernel';

/** Records about business in which people are named as contacts. */
const NAMING: ReadonlySet<RecordType> = new Set<RecordType>(['vacancy', 'employer-contact']);
export const namesContacts = (recordType: RecordType): boolean => NAMING.has(recordType);

/** A vacancy ends; that somebody was in touch with an employer is over when it was. */
export const canClose = (recordType: RecordType): boolean =>
  namesContacts(recordType) && recordType !== 'employer-contact';

const DAY_MS = 86_400_000;
const AFTER_CLOSING_MS = 30 * DAY_MS;
const MONTHS_AFTER_CONTACT = 24;

/** 30 days after it closed. */
export const afterClosing = (closed: Date): Date => new Date(closed.getTime() + AFTER_CLOSING_MS);

/** Until when the contacts of a record may be known; null: it is open, and says no day on which it closes. */
export function contactsEndAt(recordType: RecordType, canonical: JsonObject, now: Date): Date | null {
  if (recordType === 'employer-contact')
    return monthsLater(dayIn(canonical['datum']) ?? now, MONTHS_AFTER_CONTACT);
  const closes = dayIn(canonical['sluitingsdatumVacature']);
  // A day is over at its end.
  return closes ? afterClosing(new Date(closes.getTime() + DAY_MS)) : null;
}

function dayIn(value: Json | undefined): Date | undefined {
  const day = typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : undefined;
  return day && !Number.isNaN(day.getTime()) ? day : undefined;
}

/** Every e-mail address in what a document says of contacts. */
export function emailsIn(contacts: Json): string[] {
  if (typeof contacts === 'string') return isEmail(contacts) ? [contacts] : [];
  if (Array.isArray(contacts)) return contacts.flatMap(emailsIn);
  return isObject(contacts) ? Object.values(contacts).flatMap((one) => emailsIn(one ?? null)) : [];
}

/** The innermost blocks that hold one of these addresses: what is said of that contact, and nothing of others. */
export function blocksWith(contacts: Json, isMeant: (email: string) => boolean): JsonObject[] {
  if (Array.isArray(contacts)) return contacts.flatMap((one) => blocksWith(one, isMeant));
  if (!isObject(contacts)) return [];
  const inner = Object.values(contacts).flatMap((one) =>
    isObject(one) || isListOfBlocks(one) ? blocksWith(one, isMeant) : [],
  );
  if (inner.length > 0) return inner;
  return emailsIn(contacts).some(isMeant) ? [contacts] : [];
}

const isListOfBlocks = (value: Json | undefined): value is Json[] =>
  Array.isArray(value) && value.some(isObject);

/** What a sender could do better; it was accepted as it is. */
export interface Advice {
  code: 'function-mailbox';
  /** Where, by JSON pointer into the document as it was sent; never the value. */
  pointers: string[];
}

const MOST_POINTERS = 20;

/** A mailbox with the name of a person, where one of a function would do: who reads that may change, and nobody is named. */
export function adviceOn(recordType: RecordType, document: Json): { advice?: Advice[] } {
  const pointers = namesContacts(recordType) ? mailboxesOfPeople(document).slice(0, MOST_POINTERS) : [];
  return pointers.length > 0 ? { advice: [{ code: 'function-mailbox', pointers }] } : {};
}

function mailboxesOfPeople(value: Json, pointer = ''): string[] {
  if (typeof value === 'string') return value.includes('@') && namesAPerson(value) ? [pointer] : [];
  if (Array.isArray(value))
    return value.flatMap((one, place) => mailboxesOfPeople(one, `${pointer}/${place}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    mailboxesOfPeople(one ?? null, `${pointer}/${escapeToken(name)}`),
  );
}
