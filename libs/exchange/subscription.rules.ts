import { isObject, pointerTokens, type Json, type RecordType } from '#kernel';

/** By what business records may be filtered, and where it stands in their canonical form. */
export const FILTER_FIELDS: Partial<Record<RecordType, Record<string, string>>> = {
  vacancy: {
    postcode: '/adres/postcode',
    place: '/adres/plaats',
    occupation: '/beroep/codeBeroepsnaam',
    isco: '/beroep/codeIsco',
    sector: '/sector/codeSbi',
    level: '/codeWerkEnDenkniveauMinimaal',
  },
  'learning-offer': {
    postcode: '/locaties/*/postcode',
    place: '/locaties/*/plaats',
    kind: '/soort',
    level: '/niveau',
    form: '/vorm',
    sector: '/sector',
    isced: '/iscedRichting',
    language: '/voertaal',
  },
  'employer-contact': {
    postcode: '/werkgever/vestigingsadres/postcode',
    place: '/werkgever/vestigingsadres/woonplaatsnaam',
    sector: '/werkgever/codeSbi',
    topic: '/codeOnderwerp',
  },
};

/** As in the CloudEvents Subscriptions API; of a list all have to fit. */
export type Filter = { exact: Named } | { prefix: Named } | { any: Filter[] };
type Named = Record<string, string>;

export interface Wanted {
  recordType: RecordType;
  /** For these purposes only. */
  purposes?: string[];
  /** Of these senders only: parties by urn, or groups of them (`group:gemeenten`). */
  senders?: string[];
  /** With a place of work, study or business in one of these postcode areas: the beginning of a postcode. */
  regions?: string[];
  filters?: Filter[];
}

export const STATUS_EVENTS = [
  'message.refused',
  'message.held',
  'message.delivered',
  'message.dead',
  'lane.paused',
  'service.notice',
] as const;
export type StatusEvent = (typeof STATUS_EVENTS)[number];

export interface Subscription {
  /** Which of the records that routes offer; absent: all. A list without a record type means: none of those. */
  records?: Wanted[];
  /** What it wants to be told as a sender. */
  status?: StatusEvent[];
}

export interface Offered {
  recordType: RecordType;
  purpose?: string;
  /** Key of the party, and who is in a group. */
  sender?: string;
  canonical: Json;
}

/** Whether a subscription wants what a route offers. */
export function wants(
  subscription: Subscription | undefined,
  offered: Offered,
  partiesOf: (name: string) => string[],
): boolean {
  if (!subscription?.records) return true;
  return subscription.records.some((wanted) => fits(wanted, offered, partiesOf));
}

export const fits = (wanted: Wanted, offered: Offered, partiesOf: (name: string) => string[]): boolean =>
  unfitting(wanted, offered, partiesOf).next().done === true;

/**
 * By what of itself an entry does not want what is offered, as pointers into the entry; none: it wants it. One at a time, for
 * who needs to know only whether there is any.
 */
export function* unfitting(
  wanted: Wanted,
  offered: Offered,
  partiesOf: (name: string) => string[],
): Generator<string> {
  const { recordType, purpose, sender, canonical } = offered;
  // Fields of another record type are not there to be looked at.
  if (wanted.recordType !== recordType) return yield '/recordType';
  if (wanted.purposes && purpose !== undefined && !wanted.purposes.includes(purpose)) yield '/purposes';
  if (wanted.senders && sender !== undefined && !wanted.senders.flatMap(partiesOf).includes(sender))
    yield '/senders';
  const fields = FILTER_FIELDS[recordType] ?? {};
  const valuesOf = (name: string): string[] =>
    fields[name] ? textsAt(canonical, pointerTokens(fields[name])) : [];
  const isIn = (filter: Filter): boolean => {
    if ('any' in filter) return filter.any.some(isIn);
    if ('exact' in filter)
      return Object.entries(filter.exact).every(([name, value]) => valuesOf(name).includes(plain(value)));
    return Object.entries(filter.prefix).every(([name, value]) =>
      valuesOf(name).some((text) => text.startsWith(plain(value))),
    );
  };
  const isNear =
    !wanted.regions ||
    wanted.regions.some((area) => valuesOf('postcode').some((text) => text.startsWith(plain(area))));
  if (!isNear) yield '/regions';
  for (const [index, filter] of (wanted.filters ?? []).entries())
    if (!isIn(filter)) yield `/filters/${index}`;
}

/** Postcodes with and without a space, and places in any case, are the same. */
const plain = (text: string): string => text.replaceAll(' ', '').toLowerCase();

function textsAt(value: Json | undefined, [first, ...rest]: string[]): string[] {
  if (first === undefined) {
    if (Array.isArray(value)) return value.flatMap((item) => textsAt(item, []));
    return typeof value === 'string' || typeof value === 'number' ? [plain(String(value))] : [];
  }
  if (first === '*') return Array.isArray(value) ? value.flatMap((item) => textsAt(item, rest)) : [];
  return isObject(value) ? textsAt(value[first], rest) : [];
}
