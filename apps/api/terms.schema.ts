import { form, listOf, text } from './forms.schema.js';
import type { Operation } from './operation.js';

/** How long what is kept. */
export const TERMS = {
  list: {
    id: 'listRetentionTerms',
    answers: {
      200: {
        description: 'By the setting that says it; 0: no longer than it is needed',
        schema: form({
          terms: listOf(form({ setting: text(60), seconds: { type: 'integer', minimum: 0 } }), 0, 100),
        }),
      },
    },
    refusals: [],
    examples: [{ name: 'all', summary: 'All of them', by: 'programmabureau', status: 200 }],
  },
} satisfies Record<string, Operation>;
