import { INCIDENT_KINDS, INCIDENT_OUTCOMES, INCIDENT_STATES, TOLD_AUTHORITY, TOLD_PEOPLE } from '#exchange';
import { CATEGORIES, RECORD_TYPES, type JsonObject } from '#kernel';
import { flag, form, id, listOf, named, oneOf, party, recordId, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';

const OFFICE = 'privacy-enschede';
const HUB_OFFICE = 'beheer-regio-systeem';
const whole: JsonObject = { type: 'integer', minimum: 0, maximum: 10_000_000 };
const categories = listOf(oneOf(CATEGORIES), 0, CATEGORIES.length);
const connection = text(99);

const SUMMED = {
  people: { ...whole, description: 'How many people of the controller it touched' },
  deliveries: whole,
  categories,
  recipients: { ...listOf(party, 0, 1000), description: 'Who got data of the controller' },
  senders: { ...listOf(party, 0, 1000), description: 'Whose data the controller got by the connection' },
  firstAt: utc,
  lastAt: utc,
};

const INCIDENT = named(
  'IncidentCase',
  form(
    {
      incidentId: id,
      kind: oneOf(INCIDENT_KINDS),
      state: oneOf(INCIDENT_STATES),
      signal: {
        ...oneOf(['none', 'soon', 'late']),
        description: 'soon: the 72 hours are over within a day; late: they are, and it is not closed',
      },
      discoveredAt: utc,
      reportBy: { ...utc, description: '72 hours after the discovery (GDPR 33)' },
    },
    {
      controller: { ...party, description: 'Whose it is; absent for whoever runs the hub' },
      ...SUMMED,
      deletions: {
        ...listOf(
          form({
            recipient: party,
            asked: whole,
            deleted: whole,
            corrected: whole,
            keptOnOwnBasis: whole,
            notFound: whole,
            waiting: whole,
            escalated: { ...whole, description: 'Of those that wait: said three times, or cannot be said' },
          }),
          0,
          1000,
        ),
        description: 'Who was told to delete what it got, by record, and what it said that it did',
      },
      listReadAt: { ...utc, description: 'When its list was first opened' },
      confirmedAt: utc,
      closedAt: utc,
      outcome: oneOf(INCIDENT_OUTCOMES),
      authority: oneOf(TOLD_AUTHORITY),
      peopleTold: oneOf(TOLD_PEOPLE),
      reportedBy: { ...party, description: 'Only for whoever runs the hub, like what follows' },
      connection,
      from: utc,
      until: utc,
      told: listOf(
        form({
          controller: party,
          state: oneOf(INCIDENT_STATES),
          mail: {
            ...oneOf(['sent', 'waiting', 'no-contact']),
            description: 'no-contact: its configuration names no security contact; somebody has to tell it',
          },
        }),
        0,
        1000,
      ),
      revocations: listOf(id, 0, 1000),
    },
  ),
  'What may have gone wrong, as far as it is that of whoever asks',
);
const PREVIEW = named(
  'IncidentPreview',
  form(
    {
      incidentId: id,
      deletions: {
        ...listOf(form({ recipient: party, records: whole }), 0, 1000),
        description: 'Who has how many records that it would be told to delete, where it was not told before',
      },
    },
    {
      ...SUMMED,
      told: {
        ...listOf(form({ controller: party, mail: oneOf(['waiting', 'no-contact']) }), 0, 1000),
        description: 'Only for whoever runs the hub: who would get an incident of its own and a mail',
      },
    },
  ),
  'What a confirmation would do, as far as it is for whoever asks to see',
);
const ANSWER = { description: 'As it is now', schema: INCIDENT };

const TOUCHED = named(
  'IncidentPerson',
  form(
    { recordType: oneOf(RECORD_TYPES), categories, deliveries: whole, firstAt: utc, lastAt: utc },
    {
      recordId: { ...recordId, description: 'Your own name for the person or record' },
      subject: { ...text(100), description: 'Your name for the person, in what you got' },
      recipient: party,
      sender: party,
      erased: { ...flag, description: 'The person was erased since' },
    },
  ),
);

const REPORTED = { from: 'reportIncident', member: 'incidentId' };

/** Incidents: said, judged, told to each controller, and closed. */
export const INCIDENT_OPERATIONS = {
  report: {
    id: 'reportIncident',
    description:
      'Say that something may have gone wrong, and what was touched by it: deliveries, messages, records of your own, or a connection in a period. Whose people that were the hub works out when it is confirmed.',
    body: 'Incident',
    answers: {
      201: {
        description: 'Noted; the clock began when it was discovered',
        schema: form({
          incidentId: id,
          kind: oneOf(INCIDENT_KINDS),
          state: oneOf(['suspected']),
          discoveredAt: utc,
          reportBy: utc,
        }),
      },
    },
    refusals: ['not-mandated'],
    examples: [
      {
        name: 'connection',
        summary: 'A key of a work place lay in the open for a day',
        by: HUB_OFFICE,
        body: {
          kind: 'leaked-key',
          scope: {
            connection: 'controle-hengelo',
            from: '2026-01-01T00:00:00Z',
            until: '2026-01-02T00:00:00Z',
          },
        },
        status: 201,
      },
      {
        name: 'unknown',
        summary: 'What is not yours is not there',
        by: OFFICE,
        body: { kind: 'wrong-recipient', scope: { deliveries: ['01890000-0000-7000-8000-000000000000'] } },
        status: 400,
      },
    ],
  },
  list: {
    id: 'listIncidents',
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
        schema: form({ incidents: listOf(INCIDENT, 0, 200) }),
        headers: PAGE_HEADERS,
      },
    },
    refusals: ['not-mandated'],
    examples: [{ name: 'own', summary: 'Of your organisation', by: OFFICE, status: 200 }],
  },
  read: {
    id: 'readIncident',
    answers: { 200: ANSWER },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'reported',
        summary: 'As whoever runs the hub sees it',
        by: HUB_OFFICE,
        id: REPORTED,
        status: 200,
      },
    ],
  },
  people: {
    id: 'listIncidentPeople',
    description: 'Whom it touched, of your own people; for the privacy officer only, and noted in the log',
    query: PAGE_QUERY,
    answers: {
      200: {
        description: 'In the order in which they were found',
        schema: form({ incidentId: id, people: listOf(TOUCHED, 0, 200) }),
        headers: PAGE_HEADERS,
      },
    },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      { name: 'others', summary: 'Of others it is not there', by: OFFICE, id: REPORTED, status: 404 },
    ],
  },
  preview: {
    id: 'previewConfirmation',
    description:
      'What a confirmation with the same body would do: worked out in the same way, and taken back. Nobody is told.',
    body: 'IncidentConfirmation',
    answers: { 200: { description: 'As it would be now', schema: PREVIEW } },
    refusals: ['not-found', 'not-mandated', 'other-state', 'scope-too-wide'],
    examples: [
      {
        name: 'preview',
        summary: 'Before it is confirmed',
        by: HUB_OFFICE,
        id: REPORTED,
        body: {},
        status: 200,
      },
    ],
  },
  confirm: {
    id: 'confirmIncident',
    description:
      'It is one. Each controller whose people it touched gets an incident of its own with the list of whom, and its security contact is told; none of them sees that there are others. What was touched may be set right. Of a wrong recipient or a mix-up, whoever got the data is told to delete them; deleteAt names only some of these, or nobody.',
    body: 'IncidentConfirmation',
    answers: { 201: ANSWER },
    refusals: ['not-found', 'not-mandated', 'other-state', 'scope-too-wide'],
    examples: [
      { name: 'confirmed', summary: 'It is one', by: HUB_OFFICE, id: REPORTED, body: {}, status: 201 },
    ],
  },
  close: {
    id: 'closeIncident',
    description:
      'How it ended for your own people: whether the authority and they were told (GDPR 33 and 34)',
    body: 'IncidentClosing',
    answers: { 201: ANSWER },
    refusals: ['not-found', 'not-mandated', 'other-state'],
    examples: [
      {
        name: 'handled',
        summary: 'By whoever runs the hub, of its own report',
        by: HUB_OFFICE,
        id: REPORTED,
        body: { outcome: 'handled' },
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;
