import { form, id, listOf, named, oneOf, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

const KEY = {
  id,
  connection: text(100),
  kind: oneOf(['v1', 'v1a']),
  madeAt: utc,
};
const ENDS = { endsAt: utc };

/** Keys of systems that can only sign. */
export const SIGNING_KEYS = {
  list: {
    id: 'listSigningKeys',
    query: {
      connection: {
        schema: { type: 'string', maxLength: 99, pattern: '^[a-z0-9][a-z0-9.-]{0,98}$' },
        description: 'Of which connection; of an administrator with several in their care',
      },
    },
    answers: {
      200: {
        description: 'All of them, without their secrets',
        schema: form({ signingKeys: listOf(named('SigningKeyShown', form(KEY, ENDS)), 0, 1000) }),
      },
    },
    refusals: [],
    examples: [{ name: 'own', summary: 'Your own', by: 'werkgeversteam-uwv', status: 200 }],
  },
  make: {
    id: 'makeSigningKey',
    body: 'SigningKey',
    answers: {
      201: {
        description: 'Made; the secret is shown in this answer and never again',
        schema: form(KEY, { ...ENDS, secret: text(200) }),
      },
    },
    refusals: [],
    examples: [
      {
        name: 'v1',
        summary: 'A secret for HMAC-SHA256',
        by: 'werkgeversteam-uwv',
        body: { kind: 'v1' },
        status: 201,
      },
    ],
  },
  revoke: {
    id: 'revokeSigningKey',
    body: 'Empty',
    answers: { 201: { description: 'Revoked', schema: form({ id, state: oneOf(['revoked']) }) } },
    refusals: ['not-found'],
    examples: [
      {
        name: 'leaked',
        summary: 'A key that leaked',
        by: 'werkgeversteam-uwv',
        id: { from: 'makeSigningKey', member: 'id' },
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;
