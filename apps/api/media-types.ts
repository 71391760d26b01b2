import type { FileForm } from '#contracts';

/** The media types of requests and answers. */
export const JSON_TYPE = 'application/json';
export const CLOUD_EVENT = 'application/cloudevents+json';
export const CLOUD_EVENT_BATCH = 'application/cloudevents-batch+json';
export const PROBLEM_JSON = 'application/problem+json';
export const YAML_TYPE = 'application/yaml';
export const HTML_TYPE = 'text/html';
export const TEXT_TYPE = 'text/plain';
export const FORM_TYPE = 'application/x-www-form-urlencoded';
export const CSV_TYPE = 'text/csv';
export const CALENDAR_TYPE = 'text/calendar';

/** Documents in a partner's own form. */
export const DOCUMENTS = [
  JSON_TYPE,
  'application/ld+json',
  'application/xml',
  'text/xml',
  CSV_TYPE,
  'text/html',
];

export const NDJSON_TYPE = 'application/x-ndjson';
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files of many records, and in which form they are. */
export const FILES: Readonly<Record<string, FileForm>> = {
  [NDJSON_TYPE]: 'ndjson',
  'application/jsonl': 'ndjson',
  [CSV_TYPE]: 'csv',
  [XLSX_TYPE]: 'xlsx',
  'application/xml': 'xml',
  'text/xml': 'xml',
};
