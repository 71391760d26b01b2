import type { JsonObject } from '#kernel';
import { form, listOf, named, oneOf, text } from './forms.schema.js';
import type { Operation } from './operation.js';
import { key } from './requests-configuration.js';

const BY = 'programmabureau';
const MATCHES = ['exact', 'close', 'broad', 'narrow', 'ambiguous', 'none'];
const count: JsonObject = { type: 'integer', minimum: 0 };
const value: JsonObject = {
  anyOf: [{ type: 'string', maxLength: 200 }, { type: 'number' }, { type: 'boolean' }],
};

const LISTED: JsonObject = {
  name: text(80),
  source: text(1000),
  version: text(80),
  matches: {
    ...form({}, Object.fromEntries(MATCHES.map((match) => [match, count]))),
    description: 'How many pairs match how well',
  },
  usedBy: { ...listOf(text(100)), description: 'Contracts whose table, as it came with the hub, names it' },
};

/** The lists of codes by which mapping tables translate. */
export const CODE_LISTS = {
  list: {
    id: 'listCodeLists',
    answers: {
      200: {
        description: 'All that came with the hub',
        schema: form({ codeLists: listOf(named('ListedCodes', form(LISTED)), 0, 1000) }),
      },
    },
    refusals: [],
    examples: [{ name: 'all', summary: 'All of them', by: BY, status: 200 }],
  },
  read: {
    id: 'readCodeList',
    path: { key: { schema: key, description: 'Its name', example: 'cefr' } },
    answers: {
      200: {
        description: 'Every pair; a code without one on the other side stands alone',
        schema: named(
          'CodeList',
          form({
            ...LISTED,
            entries: listOf(form({ match: oneOf(MATCHES) }, { partner: value, canonical: value }), 0, 50000),
          }),
        ),
      },
    },
    refusals: ['not-found'],
    examples: [{ name: 'one', summary: 'One list', by: BY, path: { key: 'cefr' }, status: 200 }],
  },
} satisfies Record<string, Operation>;
