import { draftHash, type DraftChange } from '#exchange';
import type { JsonObject } from '#kernel';
import { flag, form, id, listOf, moment, named, oneOf, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';
import { contentHash, key, kind } from './requests-configuration.js';

const lines = listOf(text(2000), 0, 1000);
const words = form({ what: text(2000), differences: lines });
const number: JsonObject = { type: 'integer', minimum: 1 };
export const DRAFT_STATES = ['open', 'approved', 'refused', 'withdrawn'] as const;

/** A version of a thing, by its number. */
export const VERSION = form({ kind, key, version: number });
export const CONTENT: JsonObject = {
  type: 'object',
  additionalProperties: true,
  description: 'As in the files of a region, without its key and period',
};

const STANDING = named(
  'Standing',
  form(
    { party: key, name: text(500), answer: oneOf(['waiting', 'approved', 'refused', 'signed']) },
    {
      withoutApprover: { ...flag, description: 'Nobody can answer for it in the hub' },
      by: { ...key, description: 'The party that answered for it' },
      mandate: { ...text(120), description: 'key@version of the mandate under which that was' },
      document: { ...text(200), description: 'What was signed on paper' },
      at: { ...text(40), description: 'The moment of the answer, or the day of signing' },
      reason: text(500),
    },
  ),
);

const CHANGE = named(
  'Change',
  form(
    {
      kind,
      key,
      base: { type: 'string', maxLength: 2000, description: 'The versions that it was proposed on top of' },
      inWords: form({ nl: words, en: words }),
    },
    { content: CONTENT, validFrom: moment, validUntil: moment },
  ),
  'Without content: the thing ends',
);

const DRAFT = {
  draftId: id,
  sort: {
    ...oneOf(['proposal', 'ending', 'turning-back']),
    description: 'A proposal waits for the parties; the others were done at once by one of them',
  },
  title: text(200),
  state: oneOf(DRAFT_STATES),
  hash: {
    ...contentHash,
    description: 'SHA-256 over the canonical JSON (RFC 8785) of changes and signed: what an approver names',
  },
  hashVerified: { ...flag, description: 'Computed again, and the same' },
  proposedFor: key,
  proposedBy: text(200),
  proposedAt: utc,
  changes: listOf(CHANGE, 1, 100),
  parties: listOf(STANDING, 0, 1000),
};
const DRAFT_MORE = { reason: text(500), settledAt: utc };
const DRAFT_VIEW = named('DraftView', form(DRAFT, DRAFT_MORE));

/** Of a processing activity only its controller has to approve: what it was, and how long it is to be kept instead. */
const proposal = (retention: string): JsonObject => ({
  title: 'Bewaartermijn van het melden van aanbod (verzonnen)',
  changes: [
    {
      kind: 'processing-activity',
      key: 'melden-aanbod',
      content: {
        name: 'Melden van opleidingsaanbod',
        controller: 'roc-van-twente',
        contact: 'privacy@roc-van-twente.voorbeeld',
        purposes: ['Aanbod bekend maken'],
        basis: {
          kind: 'public-task',
          statute: 'Wet educatie en beroepsonderwijs',
          article: '1.3.5',
          textOf: '2026-01-01',
        },
        dataSubjects: ['contactpersonen van opleidingen'],
        categories: ['employer-business'],
        transfers: [],
        retention,
        security: 'Beveiligingsplan roc-van-twente (voorbeeld)',
      },
    },
  ],
});
const proposed = (name: string, summary: string, retention: string) => ({
  name,
  summary,
  by: 'programmabureau',
  body: proposal(retention),
  status: 201,
});
const ROC = 'goedkeuring-roc';
/** Of the first of them, on top of the first version. */
const HASH = draftHash(
  (proposal('P18M')['changes'] as unknown as DraftChange[]).map((one) => ({ ...one, base: '1:' })),
  [],
);

/** Changes of the configuration: proposed by one, approved by everybody whom they concern. */
export const DRAFTS = {
  propose: {
    id: 'proposeDraft',
    body: 'Draft',
    description:
      'Proposes one or more changes that take effect together, as soon as everybody whom they concern has approved or at the moment that they name. ' +
      'The same that waits already is not proposed twice.',
    answers: { 201: { description: 'Proposed, to whoever stands under parties', schema: DRAFT_VIEW } },
    refusals: ['not-mandated'],
    examples: [
      proposed('change', 'Another term for keeping', 'P18M'),
      proposed('shorter', 'A shorter one beside it', 'P6M'),
      proposed('longer', 'And a longer one', 'P24M'),
    ],
  },
  preview: {
    id: 'previewDraft',
    body: 'Draft',
    description:
      'What a proposal would say, and who would have to approve it: withoutApprover are those who can only sign on paper. Nothing of it is kept.',
    answers: {
      200: {
        description: 'As it would be shown to them',
        schema: form({ changes: listOf(CHANGE, 1, 100), parties: listOf(STANDING, 0, 1000) }),
      },
    },
    refusals: ['not-mandated'],
    examples: [{ ...proposed('before', 'Before it is proposed', 'P30M'), status: 200 }],
  },
  list: {
    id: 'listDrafts',
    query: {
      ...PAGE_QUERY,
      state: { schema: oneOf(DRAFT_STATES), description: 'Only those in this state' },
    },
    answers: {
      200: {
        description: 'Newest first; a page of them',
        headers: PAGE_HEADERS,
        schema: form({ drafts: listOf(DRAFT_VIEW, 0, 200) }),
      },
    },
    refusals: [],
    examples: [
      { name: 'open', summary: 'What waits', by: ROC, query: { state: 'open', limit: '10' }, status: 200 },
      { name: 'person', summary: 'As an approver', as: 'person-akkoord-enschede', status: 200 },
    ],
  },
  read: {
    id: 'readDraft',
    answers: {
      200: { description: 'What changes, in words, and who said what', schema: DRAFT_VIEW },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'one',
        summary: 'One that concerns you',
        by: ROC,
        id: { from: 'proposeDraft', member: 'draftId' },
        status: 200,
      },
    ],
  },
  approve: {
    id: 'approveDraft',
    body: 'Approval',
    description:
      'Approves what was shown: name its hash. The last approval puts the draft in force; the answer then comes when nothing is under way any more under what it ended.',
    answers: {
      201: {
        description: 'Approved for that party',
        schema: named(
          'ApprovedDraft',
          form(DRAFT, { ...DRAFT_MORE, inForce: listOf(VERSION, 0, 100) }),
          'inForce: the versions that this approval put in force',
        ),
      },
    },
    refusals: ['not-found', 'not-approver', 'draft-settled', 'hash-differs', 'four-eyes', 'draft-outdated'],
    examples: [
      {
        name: 'last',
        summary: 'The only one who has to',
        by: ROC,
        id: { from: 'proposeDraft', member: 'draftId' },
        body: { party: 'roc-van-twente', hash: HASH },
        status: 201,
      },
    ],
  },
  refuse: {
    id: 'refuseDraft',
    body: 'DraftRefusal',
    answers: { 201: { description: 'Refused; the draft is over', schema: DRAFT_VIEW } },
    refusals: ['not-found', 'not-approver', 'draft-settled'],
    examples: [
      {
        name: 'reason',
        summary: 'With a reason for the others',
        by: ROC,
        id: { from: 'listDrafts', member: 'drafts/0/draftId' },
        body: { party: 'roc-van-twente', reason: 'Langer dan nodig.' },
        status: 201,
      },
    ],
  },
  withdraw: {
    id: 'withdrawDraft',
    body: 'Empty',
    answers: { 201: { description: 'Taken back', schema: DRAFT_VIEW } },
    refusals: ['not-found', 'draft-settled'],
    examples: [
      {
        name: 'own',
        summary: 'One of your own',
        by: 'programmabureau',
        id: { from: 'listDrafts', member: 'drafts/1/draftId' },
        body: {},
        status: 201,
      },
    ],
  },
  end: {
    id: 'endAgreement',
    body: 'Ending',
    description:
      'Ends an agreement or a clause, at once or at a later moment; no other party has to agree. The answer comes when nothing is under way any more under what ended. Repeated, it is the ending that there was.',
    answers: {
      201: {
        description: 'Ended',
        schema: form(
          { kind: oneOf(['agreement', 'clause']), key, endedAt: utc },
          {
            draftId: {
              ...id,
              description: 'Under which it stands with the drafts; absent when it had ended already',
            },
          },
        ),
      },
    },
    refusals: ['not-found', 'not-approver'],
    examples: [
      {
        name: 'clause',
        summary: 'A clause, at once',
        by: 'goedkeuring-uwv',
        body: {
          kind: 'clause',
          key: 'loongegevens',
          party: 'uwv',
          reason: 'Loopt via een andere voorziening.',
        },
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;
