import { form, id, listOf, named, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

const HUB_OFFICE = 'beheer-regio-systeem';
const connection = text(99);
const REPORTED = { from: 'reportIncident', member: 'incidentId' };

const REVOCATION = named(
  'ConnectionRevocation',
  form(
    { revocationId: id, connection, incidentId: id, revokedAt: utc },
    {
      name: text(200),
      clients: {
        ...listOf(text(100), 0, 500),
        description: 'By which it comes in: those that leaked are named when it ends',
      },
      endedAt: utc,
    },
  ),
);
/** Connections that are revoked because of an incident, and let in again. */
export const REVOCATION_OPERATIONS = {
  revoke: {
    id: 'revokeConnection',
    description:
      'Nobody comes in by the connection any more, and nothing goes out by it: clients, tokens and keys count for nothing from now on, and its lane waits. Answered when nothing of it is under way.',
    body: 'IncidentRevocation',
    answers: { 201: { description: 'Revoked', schema: REVOCATION } },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'at-once',
        summary: 'At once, before anything else is known',
        by: HUB_OFFICE,
        id: REPORTED,
        body: { connection: 'controle-hengelo' },
        status: 201,
      },
    ],
  },
  revocations: {
    id: 'listRevocations',
    answers: {
      200: { description: 'Newest first', schema: form({ revocations: listOf(REVOCATION, 0, 5000) }) },
    },
    refusals: ['not-mandated'],
    examples: [{ name: 'all', summary: 'Of everybody', by: HUB_OFFICE, status: 200 }],
  },
  endRevocation: {
    id: 'endRevocation',
    description:
      'The connection comes in again, but for the clients that are named; keys to sign with stay ended, make new ones',
    body: 'RevocationEnding',
    answers: { 201: { description: 'Ended', schema: REVOCATION } },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'ended',
        summary: 'The key was replaced at the identity provider',
        by: HUB_OFFICE,
        id: { from: 'revokeConnection', member: 'revocationId' },
        body: {},
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;
