import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { CATEGORIES, mayBeBsn, RECORD_TYPES, type JsonObject } from '#kernel';

/** What contract.schema.json says about itself. */
export interface ContractWords {
  ref: string;
  recordType: (typeof RECORD_TYPES)[number];
  direction: 'in' | 'out' | 'both';
  mediaTypes: string[];
}

const WORDS = {
  type: 'object',
  additionalProperties: false,
  required: ['ref', 'recordType', 'direction', 'mediaTypes'],
  properties: {
    ref: { type: 'string', pattern: '^[a-z0-9-]+/[a-z0-9-]+@[0-9][0-9.]*$' },
    recordType: { enum: RECORD_TYPES },
    direction: { enum: ['in', 'out', 'both'] },
    mediaTypes: { type: 'array', minItems: 1, items: { type: 'string' } },
  },
};

const TABLE_FORM = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'columns'],
  properties: {
    type: { const: 'table' },
    columns: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['to', 'headers'],
        properties: {
          to: { type: 'string', pattern: '^(/[A-Za-z][A-Za-z0-9]*)+$' },
          separators: { type: 'string', minLength: 1 },
          headers: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
          required: { type: 'boolean' },
        },
      },
    },
    subject: {
      type: 'object',
      additionalProperties: false,
      required: ['recordId'],
      properties: {
        recordId: { type: 'string' },
        bsn: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
      },
    },
  },
};

const LINKED_DATA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'record'],
  properties: { type: { const: 'json-ld' }, record: { type: 'string', minLength: 1 } },
};

const XML_FORM = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'root', 'namespace', 'arrays'],
  properties: {
    type: { const: 'xml' },
    root: { type: 'string', minLength: 1 },
    namespace: { type: 'string', minLength: 1 },
    arrays: { type: 'array', items: { type: 'string', pattern: '^/' } },
  },
};

const FORM = { oneOf: [TABLE_FORM, XML_FORM, LINKED_DATA] };

/** Compiles one contract schema; throws when the schema itself is not in order. */
export type Compile = (schema: JsonObject) => ValidateFunction;

/** Ajv says the same of a place once for every vocabulary in which it looked. */
const inWords = (errors: ErrorObject[]): string =>
  [...new Set(errors.map(({ instancePath, message }) => `${instancePath || '(whole)'}: ${message}`))].join(
    '\n  ',
  );

/** JSON Schema 2020-12, strict, every error at once, with the words that contracts add (docs/formats/README.md). */
export function schemaCompiler(): Compile {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    // Tidying the generated code takes a quarter of the time to load, and validates no faster: V8 does it anyway.
    code: { optimize: false },
  });
  formats.default(ajv);
  ajv.addKeyword({ keyword: 'x-contract', metaSchema: WORDS });
  ajv.addKeyword({ keyword: 'x-form', metaSchema: FORM });
  for (const keyword of ['x-says-no', 'x-says-yes'])
    ajv.addKeyword({ keyword, metaSchema: { type: 'array', minItems: 1, items: { type: 'string' } } });
  ajv.addKeyword({ keyword: 'x-category', metaSchema: { enum: CATEGORIES } });
  ajv.addKeyword({ keyword: 'x-reference', metaSchema: { const: true } });
  ajv.addKeyword({ keyword: 'x-kept', metaSchema: { const: true } });
  ajv.addKeyword({ keyword: 'x-person', metaSchema: { const: true } });
  ajv.addKeyword({ keyword: 'x-residence', metaSchema: { const: true } });
  ajv.addKeyword({
    keyword: 'x-never-carried',
    metaSchema: { const: true },
    validate: () => false,
    errors: false,
  });
  ajv.addKeyword({
    keyword: 'x-never-bsn',
    type: 'string',
    metaSchema: { const: true },
    validate: (_: unknown, value: string) => !mayBeBsn(value),
    errors: false,
  });
  return (schema) => {
    if (!ajv.validateSchema(schema)) throw new Error(inWords(ajv.errors ?? []));
    return ajv.compile(schema);
  };
}
