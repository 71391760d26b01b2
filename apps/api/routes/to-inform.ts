import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';
import { TO_INFORM } from '../to-inform.schema.js';

const OFFICER = ['privacy-officer'] as const;

/** Who is still to be told that data about them were shared: for the privacy officer, who may know what went. */
export const TO_INFORM_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/to-inform',
    scope: 'rights.read',
    roles: OFFICER,
    audits: ['to-inform.read'],
    summary: 'Who is still to be told that data about them were shared, by when and with which notice',
    operation: TO_INFORM.list,
  },
  {
    method: 'GET',
    path: '/v1/to-inform/:id/notice',
    scope: 'rights.read',
    roles: OFFICER,
    audits: ['to-inform.read'],
    summary: 'What this person is to be told, as JSON or as a page to print',
    operation: TO_INFORM.notice,
  },
  {
    method: 'POST',
    path: '/v1/to-inform/:id/marks',
    scope: 'rights.write',
    roles: OFFICER,
    takes: [JSON_TYPE],
    audits: ['person.informed'],
    summary: 'Say that the person was told, when and how',
    operation: TO_INFORM.mark,
  },
  {
    method: 'POST',
    path: '/v1/notices-given',
    scope: 'rights.write',
    roles: ['desk-employee', 'privacy-officer'],
    takes: [JSON_TYPE],
    audits: ['person.informed'],
    summary: 'Say which notice a person of yours was given, also before anything is shared',
    keyed: true,
    operation: TO_INFORM.given,
  },
];
