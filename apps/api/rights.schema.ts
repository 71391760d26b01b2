import { EXTENSIONS, RIGHTS, RIGHTS_ABOUT, RIGHTS_DECISIONS, RIGHTS_GROUNDS, RIGHTS_STATES } from '#consent';
import { HOLD_GROUNDS } from '#exchange';
import { PURPOSES, type JsonObject } from '#kernel';
import { flag, form, id, listOf, named, oneOf, party, recordId, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';

const OFFICE = 'privacy-enschede';
const purposes = listOf(oneOf(PURPOSES), 0, PURPOSES.length);
const whole: JsonObject = { type: 'integer', minimum: 0, maximum: 1_000_000 };

const REQUEST = named(
  'RightsCase',
  form(
    {
      requestId: id,
      controller: party,
      about: {
        ...oneOf(RIGHTS_ABOUT),
        description: 'person: whom records are about; contact: a contact person of an employer',
      },
      known: {
        ...flag,
        description: 'Whether the hub has an entry of whom it is about at this organisation',
      },
      otherEntries: {
        ...listOf(recordId, 0, 50),
        description:
          'Other entries of this organisation with the same BSN. A pause, an objection and a stop hold for them too; each is erased by a request of its own',
      },
      kind: oneOf(RIGHTS),
      state: oneOf(RIGHTS_STATES),
      receivedAt: utc,
      dueAt: utc,
      signal: {
        ...oneOf(['none', 'soon', 'late']),
        description: 'soon: the term ends within a week; late: it is over, and it is not done',
      },
      how: oneOf(['at-the-desk', 'by-telephone', 'online', 'in-writing']),
      notedBy: text(40),
      givenBy: oneOf(['person', 'representative']),
      purposes: { ...purposes, description: 'Of an objection: to what; none: everything' },
      notices: {
        ...form({ told: whole, answered: whole, open: whole }),
        description: 'How many were told what to do with what they got, and answered',
      },
    },
    {
      recordId,
      representation: oneOf(['none', 'for-this-matter']),
      extension: oneOf(EXTENSIONS),
      decision: oneOf(RIGHTS_DECISIONS),
      ground: oneOf(RIGHTS_GROUNDS),
      decidedAt: utc,
      executedAt: utc,
      liftedAt: utc,
      closedAt: utc,
    },
  ),
  'What a person asked of its controller, and what became of it',
);
const ANSWER = { description: 'As it is now', schema: REQUEST };

const HOLD = named(
  'KeptByOrder',
  form(
    { holdId: id, controller: party, ground: oneOf(HOLD_GROUNDS), reference: text(60), begunAt: utc },
    { endedAt: utc },
  ),
);

const STOP = named(
  'StopListEntry',
  form(
    { stopId: id, controller: party, madeAt: utc },
    {
      purposes: {
        ...listOf(text(60)),
        description: 'For what; absent: the person is not to be known at all',
      },
      requestId: id,
      liftedAt: utc,
    },
  ),
  'Somebody who is not to be known any more, by a keyed hash that is not shown',
);

const RECEIVED = { from: 'receiveRightsRequest', member: 'requestId' };
const BY_DESK = {
  kind: 'access',
  subject: { recordId: 'ENS-4001' },
  notedBy: 'team-7',
  how: 'at-the-desk',
  givenBy: 'person',
};

/** What people ask of a controller about their own data (GDPR 15 to 21), and what follows. */
export const RIGHTS_OPERATIONS = {
  receive: {
    id: 'receiveRightsRequest',
    description:
      'An objection or a restriction pauses what it is about until it is decided; it is answered when nothing of the person is under way any more. Nobody else can tell. With mustBeKnown, for the privacy officer, a number or address of which the hub has no entry is refused (not-known), and nothing is taken in.',
    body: 'RightsRequest',
    answers: {
      201: {
        description: 'Received; decided at the latest at dueAt',
        schema: form({
          requestId: id,
          kind: oneOf(RIGHTS),
          state: oneOf(['received']),
          receivedAt: utc,
          dueAt: utc,
        }),
      },
    },
    refusals: ['not-mandated'],
    examples: [
      { name: 'access', summary: 'At the desk', by: 'klantsysteem-enschede', body: BY_DESK, status: 201 },
      {
        name: 'objection',
        summary: 'To one purpose, by the privacy officer',
        by: OFFICE,
        body: { ...BY_DESK, kind: 'objection', purposes: ['matching'], how: 'in-writing' },
        status: 201,
      },
    ],
  },
  list: {
    id: 'listRightsRequests',
    query: {
      open: {
        schema: { type: 'string', enum: ['true', 'false'] },
        description: 'true: only those that are not closed',
      },
      ...PAGE_QUERY,
    },
    answers: {
      200: {
        description: 'A page, newest first',
        schema: form({ requests: listOf(REQUEST, 0, 200) }),
        headers: PAGE_HEADERS,
      },
    },
    refusals: ['not-mandated'],
    examples: [
      { name: 'open', summary: 'What is to be done', by: OFFICE, query: { open: 'true' }, status: 200 },
    ],
  },
  read: {
    id: 'readRightsRequest',
    answers: { 200: ANSWER },
    refusals: ['not-found', 'not-mandated'],
    examples: [{ name: 'own', summary: 'One request', by: OFFICE, id: RECEIVED, status: 200 }],
  },
  extend: {
    id: 'extendRightsRequest',
    description: 'Two months more, said with its reason before the first is over',
    body: 'RightsExtension',
    answers: { 201: ANSWER },
    refusals: ['not-found', 'not-mandated', 'other-state'],
    examples: [
      {
        name: 'complex',
        summary: 'Two months more',
        by: OFFICE,
        id: RECEIVED,
        body: { reason: 'complex' },
        status: 201,
      },
    ],
  },
  decide: {
    id: 'decideRightsRequest',
    description: 'Granted, in part or refused; what is not granted has a ground. A refusal ends the pause',
    body: 'RightsDecision',
    answers: { 201: ANSWER },
    refusals: ['not-found', 'not-mandated', 'other-state'],
    examples: [
      {
        name: 'granted',
        summary: 'Granted',
        by: OFFICE,
        id: RECEIVED,
        body: { decision: 'granted' },
        status: 201,
      },
    ],
  },
  execute: {
    id: 'executeRightsRequest',
    description:
      'What was granted is done. Who got data is told to correct them, to stop using them or to delete them; an erasure cannot be taken back',
    body: 'Empty',
    answers: { 201: ANSWER },
    refusals: ['not-found', 'not-mandated', 'other-state', 'legal-hold'],
    examples: [
      { name: 'own', summary: 'The report was handed over', by: OFFICE, id: RECEIVED, body: {}, status: 201 },
    ],
  },
  lift: {
    id: 'liftRightsRequest',
    description: 'A restriction or objection that was granted ends; the person is told before that',
    body: 'Empty',
    answers: { 201: ANSWER },
    refusals: ['not-found', 'not-mandated', 'other-state'],
    examples: [
      {
        name: 'not-one',
        summary: 'An access request pauses nothing',
        by: OFFICE,
        id: RECEIVED,
        body: {},
        status: 409,
      },
    ],
  },
  stopList: {
    id: 'listStopList',
    answers: {
      200: { description: 'Newest first', schema: form({ entries: listOf(STOP, 0, 5000) }) },
    },
    refusals: ['not-mandated'],
    examples: [{ name: 'own', summary: 'Of your organisation', by: OFFICE, status: 200 }],
  },
  liftStop: {
    id: 'liftFromStopList',
    description: 'The person comes back: the next message makes an entry again',
    body: 'Empty',
    answers: {
      201: { description: 'Lifted', schema: form({ stopId: id, liftedAt: utc }) },
    },
    refusals: ['not-found', 'not-mandated'],
    examples: [{ name: 'unknown', summary: 'One of others is not found', by: OFFICE, body: {}, status: 404 }],
  },
  beginHold: {
    id: 'beginLegalHold',
    description: 'Nothing of the organisation is purged or erased while it holds',
    body: 'LegalHold',
    answers: { 201: { description: 'It holds from now on', schema: HOLD } },
    refusals: ['not-mandated'],
    examples: [
      {
        name: 'claims',
        summary: 'For a claim',
        by: OFFICE,
        body: { ground: 'legal-claims', reference: 'Z-2026-014' },
        status: 201,
      },
    ],
  },
  listHolds: {
    id: 'listLegalHolds',
    answers: { 200: { description: 'Newest first', schema: form({ holds: listOf(HOLD, 0, 5000) }) } },
    refusals: ['not-mandated'],
    examples: [{ name: 'own', summary: 'Of your organisation', by: OFFICE, status: 200 }],
  },
  endHold: {
    id: 'endLegalHold',
    body: 'Empty',
    answers: { 201: { description: 'Ended', schema: form({ holdId: id, endedAt: utc }) } },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'ended',
        summary: 'What is over its term may go again',
        by: OFFICE,
        id: { from: 'beginLegalHold', member: 'holdId' },
        body: {},
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;
