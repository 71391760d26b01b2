import { form, id, oneOf, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

/** How the entries of two organisations are said to be one person, and not to be. */
export const LINKS = {
  makeCode: {
    id: 'makeLinkCode',
    body: 'LinkCode',
    answers: {
      201: {
        description: 'The code, shown here and never again; it works once',
        schema: form({ code: text(40), expiresAt: utc }),
      },
    },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'own',
        summary: 'For a person who goes on to another desk',
        by: 'klantsysteem-enschede',
        body: { subject: { recordId: 'ENS-4001' } },
        status: 201,
      },
    ],
  },
  notThisPerson: {
    id: 'reportOtherPerson',
    body: 'Empty',
    answers: {
      201: {
        description: 'Cut: nothing goes over it any more, and what went is to be deleted',
        schema: form({ linkId: id, state: oneOf(['cut']), cutAt: utc }),
      },
    },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'of-others',
        summary: 'A link of others is not found',
        by: 'roc-systeem',
        body: {},
        status: 404,
      },
    ],
  },
} satisfies Record<string, Operation>;
