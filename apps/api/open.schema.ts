import type { JsonObject } from '#kernel';
import { form, oneOf } from './forms.schema.js';
import { HTML_TYPE, TEXT_TYPE, YAML_TYPE } from './media-types.js';
import type { Operation } from './operation.js';

const DOCUMENT: JsonObject = { type: 'object', additionalProperties: true };
const count: JsonObject = { type: 'integer', minimum: 0 };

const described = (id: string, description: string, more = {}): Operation => ({
  id,
  answers: { 200: { description, schema: DOCUMENT, ...more } },
  refusals: [],
  examples: [{ name: 'all', summary: 'The whole document', status: 200 }],
});

/** What needs no token. */
export const OPEN = {
  openapi: described('readOpenApi', 'This description'),
  openapiYaml: described('readOpenApiYaml', 'This description in YAML', {
    mediaType: YAML_TYPE,
    schema: { type: 'string' },
  }),
  asyncapi: described('readAsyncApi', 'What partners receive'),
  docs: {
    id: 'readDocs',
    answers: {
      200: { description: 'Reference pages', mediaType: HTML_TYPE, schema: { type: 'string' } },
    },
    refusals: [],
    examples: [{ name: 'page', summary: 'The page', status: 200 }],
  },
  docsStyle: {
    id: 'readDocsStyle',
    answers: {
      200: { description: 'How the pages look', mediaType: 'text/css', schema: { type: 'string' } },
    },
    refusals: [],
    examples: [{ name: 'style', summary: 'The style sheet', status: 200 }],
  },
  live: {
    id: 'readLive',
    answers: { 200: { description: 'It runs', schema: form({ status: oneOf(['up']) }) } },
    refusals: [],
    examples: [{ name: 'live', summary: 'Asked by whoever keeps it running', status: 200 }],
  },
  ready: {
    id: 'readReady',
    answers: {
      200: {
        description: 'It can accept',
        schema: form({ status: oneOf(['ready']), bells: form({ ok: count, failed: count }) }),
      },
    },
    refusals: [],
    examples: [{ name: 'ready', summary: 'Asked by whoever sends it work', status: 200 }],
  },
  securityTxt: {
    id: 'readSecurityTxt',
    answers: {
      200: { description: 'RFC 9116', mediaType: TEXT_TYPE, schema: { type: 'string' } },
    },
    refusals: ['not-found'],
    examples: [{ name: 'contact', summary: 'Who wants to hear of a weakness', status: 200 }],
  },
} satisfies Record<string, Operation>;
