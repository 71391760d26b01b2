import { CATEGORIES, PURPOSES } from '#kernel';
import { flag, form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import { ENSCHEDE, EVIDENCE_EXAMPLE, HENGELO, ROC } from './examples.js';
import type { Operation } from './operation.js';

const withdrawn = (member: string) => ({
  description: 'Withdrawn; nothing of the person is under way any more',
  schema: form({ [member]: id, state: oneOf(['withdrawn']), withdrawnAt: utc }),
});

const bothLanguages = (maxLength: number) => form({ nl: text(maxLength), en: text(maxLength) });

const STATEMENT = { subject: { recordId: 'ENS-4001' }, recipients: [ROC], evidence: EVIDENCE_EXAMPLE };

/** What a desk or a partner's system says about a person. */
export const PEOPLE = {
  questions: {
    id: 'listDeskQuestions',
    description:
      'What clauses leave to the person. What rests on the law is not asked, so where all of it does there is nothing here.',
    answers: {
      200: {
        description: 'Each with the text that is read to the person; nothing about anybody',
        schema: form({
          questions: listOf(
            named(
              'DeskQuestion',
              form({
                purpose: oneOf(PURPOSES),
                notice: form({
                  version: { ...text(50), description: 'As evidence names it' },
                  title: bothLanguages(200),
                  text: bothLanguages(10_000),
                }),
                consent: { ...flag, description: 'Whether a yes of the person gives the basis' },
                declaration: { ...flag, description: 'Whether the person is asked to lift secrecy' },
                recipients: listOf(
                  form({
                    party,
                    name: text(500),
                    categories: listOf(oneOf(CATEGORIES), 1, CATEGORIES.length),
                  }),
                ),
              }),
            ),
          ),
        }),
      },
    },
    refusals: [],
    examples: [
      { name: 'own', summary: 'Of a municipality', as: 'person-balie-enschede', status: 200 },
      {
        name: 'none',
        summary: 'Of a desk whose organisation gives nothing by consent',
        as: 'person-balie-werkcentrum',
        status: 200,
      },
    ],
  },
  openOccasion: {
    id: 'openOccasion',
    body: 'Occasion',
    answers: {
      201: {
        description: 'Open, whether or not the source knows the person',
        schema: form({ occasionId: id, state: oneOf(['open']), endsAt: utc }),
      },
    },
    refusals: [
      'not-mandated',
      'no-agreement',
      'not-permitted',
      'secrecy',
      'wrong-rail',
      'invalid-bsn',
      'invalid-text',
    ],
    examples: [
      {
        name: 'as-source',
        summary: 'As the source, about a record of your own',
        by: 'klantsysteem-enschede',
        body: {
          kind: 'referral',
          purpose: 'learning',
          source: ENSCHEDE,
          recipient: ROC,
          subject: { recordId: 'ENS-4001' },
        },
        status: 201,
      },
      {
        name: 'as-recipient',
        summary: 'As the recipient, with the person at the desk',
        by: 'balie-werkcentrum',
        body: {
          kind: 'referral',
          purpose: 'guidance',
          source: HENGELO,
          recipient: ENSCHEDE,
          desk: 'werkcentrum-enschede',
          helpRequest: 'find-work',
          subject: { recordId: 'BALIE-7', bsn: '999997002' },
        },
        status: 201,
      },
    ],
  },
  closeOccasion: {
    id: 'closeOccasion',
    body: 'Empty',
    answers: {
      201: {
        description: 'Closed; nothing under it is under way any more',
        schema: form({ occasionId: id, state: oneOf(['closed']), closedAt: utc }),
      },
    },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'own',
        summary: 'By either side',
        by: 'klantsysteem-enschede',
        id: { from: 'openOccasion', member: 'occasionId' },
        body: {},
        status: 201,
      },
    ],
  },
  registerConsent: {
    id: 'registerConsent',
    body: 'Consent',
    answers: {
      201: { description: 'Registered', schema: form({ consentId: id, state: oneOf(['given', 'refused']) }) },
    },
    refusals: ['not-mandated', 'no-agreement'],
    examples: [
      {
        name: 'given',
        summary: 'A yes',
        by: 'klantsysteem-enschede',
        body: {
          ...STATEMENT,
          purpose: 'learning',
          categories: ['work-preferences', 'languages'],
          state: 'given',
        },
        status: 201,
      },
    ],
  },
  withdrawConsent: {
    id: 'withdrawConsent',
    body: 'Empty',
    answers: { 201: withdrawn('consentId') },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'own',
        summary: 'What was registered before',
        by: 'klantsysteem-enschede',
        id: { from: 'registerConsent', member: 'consentId' },
        body: {},
        status: 201,
      },
    ],
  },
  registerDeclaration: {
    id: 'registerDeclaration',
    body: 'Declaration',
    answers: {
      201: { description: 'Registered', schema: form({ declarationId: id, state: oneOf(['given']) }) },
    },
    refusals: ['not-mandated', 'no-agreement'],
    examples: [
      {
        name: 'given',
        summary: 'No objection, in writing',
        by: 'klantsysteem-enschede',
        body: STATEMENT,
        status: 201,
      },
    ],
  },
  withdrawDeclaration: {
    id: 'withdrawDeclaration',
    body: 'Empty',
    answers: { 201: withdrawn('declarationId') },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'own',
        summary: 'What was registered before',
        by: 'klantsysteem-enschede',
        id: { from: 'registerDeclaration', member: 'declarationId' },
        body: {},
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;
