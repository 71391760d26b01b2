/** The media types of requests and answers. */
export const JSON_TYPE = 'application/json';
export const CLOUD_EVENT = 'application/cloudevents+json';
export const CLOUD_EVENT_BATCH = 'application/cloudevents-batch+json';
export const PROBLEM_JSON = 'application/problem+json';
export const YAML_TYPE = 'application/yaml';
export const HTML_TYPE = 'text/html';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Documents in a partner's own form. */
export const DOCUMENTS = [
  JSON_TYPE,
  'application/ld+json',
  'application/xml',
  'text/xml',
  'text/csv',
  'text/html',
];
