import { isObject, type Json, type JsonObject } from '#kernel';
import type { RecordedApproval } from '#storage';

const DAY = /^\d{4}-\d{2}-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:\d{2}))?$/;
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 200;

/**
 * Who signed an agreement that comes from a file, and what: `signed` is a day on which all parties signed the document
 * that the agreement names, or a list that says it for each. A sentence when a party is missing: nobody is bound by what
 * it did not sign.
 */
export function signedBy(agreement: JsonObject, signed: Json | undefined): RecordedApproval[] | string {
  const parties = Array.isArray(agreement['parties'])
    ? agreement['parties'].flatMap((one) => (isObject(one) && isText(one['party']) ? [one['party']] : []))
    : [];
  const { document } = agreement;
  if (isDay(signed)) {
    return parties.map((party) => ({ party, document: isText(document) ? document : '', on: signed }));
  }
  if (!Array.isArray(signed)) return 'does not say in "signed" who signed it and when';
  const found = signed.map((one) => approvalOf(one, document));
  if (found.some((one) => !one))
    return 'each of "signed" has a party, a day and, where it is another, a document';
  const approvals = found as RecordedApproval[];
  const missing = parties.filter((party) => !approvals.some((one) => one.party === party));
  return missing.length > 0 ? `is not signed by ${missing.join(', ')}` : approvals;
}

function approvalOf(one: Json, standard: Json | undefined): RecordedApproval | undefined {
  if (!isObject(one)) return undefined;
  const { party, on, document = standard, by, mandate } = one;
  if (!isText(party) || !isDay(on) || !isText(document)) return undefined;
  return {
    party,
    document,
    on,
    ...(isText(by) ? { by } : {}),
    ...(isText(mandate) ? { mandate } : {}),
  };
}
