import { KEPT_PARTS } from '#exchange';
import type { JsonObject } from '#kernel';
import { flag, form, listOf, named, oneOf, party, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

const count: JsonObject = { type: 'integer', minimum: 0, maximum: 2_147_483_647 };

const PART = named(
  'KeptPart',
  form(
    {
      part: {
        ...oneOf(KEPT_PARTS),
        description:
          'document: of messages; held: waits for a person; dead: given up; contact: contact persons, by record; delivery, message: what is known of post; occasion: of what is over; evidence: of consents and noes; incident: incidents with whom they touched; access: reviews of who has access, and when somebody was seen in a role; log: lines of the log',
      },
      readable: { ...count, description: 'How many can be read; of the log only those past their term' },
      overdue: { ...count, description: 'Past their term by an hour or more, and not kept by order' },
      byOrder: { ...count, description: 'Past their term, and kept by order of the organisation' },
      waiting: {
        ...count,
        description: 'Not delivered to everybody yet, not closed or not done: no term has begun',
      },
    },
    { since: { ...utc, description: 'Of those past their term, since when the first is' } },
  ),
);

/** That nothing is kept too long, as the database says it. */
export const RETENTION = {
  read: {
    id: 'readRetention',
    description:
      'Asked of the documents themselves: when each was final for everybody, and how long the clauses under which it went let it be kept.',
    answers: {
      200: {
        description:
          'For each organisation that you act for; for whoever runs the hub of what is of none, as urn:schakel:hub.operator',
        schema: form({
          organisations: listOf(
            form({ controller: party, at: utc, nothingPastItsTerm: flag, parts: listOf(PART, 1, 20) }),
            0,
            500,
          ),
        }),
      },
    },
    refusals: ['not-mandated'],
    examples: [{ name: 'own', summary: 'Of your organisation', by: 'privacy-enschede', status: 200 }],
  },
} satisfies Record<string, Operation>;
