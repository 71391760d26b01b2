import { isBsn, traceIdOf, type Json } from '#kernel';

/** What an event says; see `buildEvent`. */
export interface EventParts {
  /** Unique for the source. */
  id: string;
  /** `urn:nld:oin:…` or `urn:nld:kvk:…`: the organisation whose document this is. */
  source: string;
  /** `nl.schakel.<record>.<published|withdrawn>` */
  type: string;
  /** The recipient's own pseudonym of the person or record; never a BSN. */
  subject?: string;
  /** When the event was logged; text is RFC 3339. */
  time: Date | string;
  /** URI of the contract that `data` honours. */
  dataschema?: string;
  /** Default `application/json`; left out when there is no data. */
  datacontenttype?: string;
  /** The document: a JSON value, or a text that holds the XML. */
  data?: Json;
  /** The same, as JSON text already. */
  dataText?: string;
  /** W3C trace context, as the distributed tracing extension. */
  traceparent?: string;
  extensions?: Record<string, string | number | boolean>;
}

/** NL GOV: reverse DNS within nl, no more than one version. */
const TYPE = /^nl(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){2,10}$/;
const VERSION_SEGMENT = /^v\d+$/;
const NAME = /^[a-z0-9]{1,20}$/;
const URI_REFERENCE = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]{1,300}$/;
const MEDIA_TYPE =
  /^[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,100}(?:; ?[A-Za-z0-9-]{1,30}=[\w.+-]{1,60})*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
// oxlint-disable-next-line no-control-regex -- CloudEvents excludes exactly these from its String type
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const LONGEST_TEXT = 500;

const OWN_NAMES = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'datacontenttype',
  'dataschema',
  'traceparent',
  'data',
]);

/**
 * One CloudEvents 1.0 event in structured JSON form, by the NL GOV profile 1.1. What is undefined is left out.
 * Throws when an attribute breaks the profile, for it is the hub itself that makes them; the message names the
 * attribute and never its value.
 */
export function buildEvent(parts: EventParts): string {
  const time = typeof parts.time === 'string' ? parts.time : parts.time.toISOString();
  checkAttributes(parts, time);
  checkExtensions(parts.extensions ?? {});
  const dataText = parts.dataText ?? (parts.data === undefined ? undefined : JSON.stringify(parts.data));
  const attributes = JSON.stringify({
    specversion: '1.0',
    id: parts.id,
    source: parts.source,
    type: parts.type,
    subject: parts.subject,
    time,
    datacontenttype: dataText === undefined ? undefined : (parts.datacontenttype ?? 'application/json'),
    dataschema: parts.dataschema,
    traceparent: parts.traceparent,
    ...parts.extensions,
  });
  return dataText === undefined ? attributes : `${attributes.slice(0, -1)},"data":${dataText}}`;
}

function checkAttributes(parts: EventParts, time: string): void {
  demand(isText(parts.id), 'id', 'is a text of 1 to 500 characters');
  demand(URI_REFERENCE.test(parts.source), 'source', 'is a URI reference');
  demand(
    TYPE.test(parts.type),
    'type',
    'starts with nl. and has three segments or more of a-z, 0-9 and dashes',
  );
  demand(parts.type.split('.').filter(isVersion).length <= 1, 'type', 'holds one version at most');
  demand(TIME.test(time) && !Number.isNaN(Date.parse(time)), 'time', 'is RFC 3339');
  if (parts.subject !== undefined) {
    demand(isText(parts.subject), 'subject', 'is a text of 1 to 500 characters');
    demand(!isBsn(parts.subject), 'subject', 'is a pseudonym, never a BSN');
  }
  if (parts.dataschema !== undefined) {
    demand(/^[a-z][a-z0-9+.-]*:/.test(parts.dataschema), 'dataschema', 'is an absolute URI');
    demand(URI_REFERENCE.test(parts.dataschema), 'dataschema', 'is an absolute URI');
  }
  if (parts.datacontenttype !== undefined) {
    demand(MEDIA_TYPE.test(parts.datacontenttype), 'datacontenttype', 'is a media type in lower case');
  }
  if (parts.traceparent !== undefined) {
    demand(traceIdOf(parts.traceparent) !== undefined, 'traceparent', 'is a W3C traceparent');
  }
}

function checkExtensions(extensions: Record<string, string | number | boolean>): void {
  for (const [name, value] of Object.entries(extensions)) {
    // A name that breaks the rule could itself hold anything, so it is not repeated.
    demand(
      NAME.test(name) && !OWN_NAMES.has(name),
      'extension',
      'has a name of its own, 1 to 20 of a-z and 0-9',
    );
    demand(isSimple(value), name, 'is a short text, a whole number of 32 bits or a boolean');
  }
  const both = 'sequence' in extensions === 'sequencetype' in extensions;
  demand(both, 'sequence', 'goes together with sequencetype');
}

const isVersion = (segment: string): boolean => VERSION_SEGMENT.test(segment);

const isText = (value: string): boolean =>
  value.length >= 1 && value.length <= LONGEST_TEXT && value.isWellFormed() && !CONTROL.test(value);

const isSimple = (value: string | number | boolean): boolean =>
  typeof value === 'string'
    ? isText(value)
    : typeof value === 'boolean' || (typeof value === 'number' && (value | 0) === value);

function demand(holds: boolean, attribute: string, rule: string): void {
  if (!holds) throw new Error(`Event attribute ${attribute}: ${rule}.`);
}
