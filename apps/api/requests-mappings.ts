import type { JsonObject } from '#kernel';
import { form, oneOf } from './forms.schema.js';

/** What lies in a table is checked by the form of a table (schemas/mapping.schema.json), with the rules of a file. */
export const TABLE: JsonObject = {
  type: 'object',
  maxProperties: 10,
  additionalProperties: true,
  description: 'A mapping table: contract, canonical and rows, as docs/formats/mapping-tables.md says',
};

export const MAPPING_REQUESTS = {
  MappingTrial: form({ table: TABLE }),
  MappingPreview: form({
    table: TABLE,
    from: { ...oneOf(['partner', 'canonical']), description: 'In which form the sample is' },
    sample: {
      description: 'A document; or a text in the own form of the partner, such as XML, CSV or a web page',
      anyOf: [
        { type: 'object', maxProperties: 1000, additionalProperties: true },
        { type: 'string', minLength: 1, maxLength: 100_000 },
      ],
    },
  }),
} satisfies Record<string, JsonObject>;
