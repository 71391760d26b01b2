import { INTRODUCTIONS } from '../introductions.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

/** One person, one vacancy: who introduced whom where, what was answered, and until when. */
export const INTRODUCTIONS_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/introductions',
    scope: 'introductions.read',
    roles: ['desk-employee'],
    audits: ['introductions.read'],
    summary: 'Introductions that you made, and those that came to you, newest first',
    operation: INTRODUCTIONS.list,
  },
  {
    method: 'POST',
    path: '/v1/introductions/:id/answers',
    scope: 'introductions.write',
    roles: ['desk-employee'],
    takes: [JSON_TYPE],
    audits: ['introduction.answered'],
    summary: 'Say what you make of an introduction; the desk that sent it hears that',
    keyed: true,
    operation: INTRODUCTIONS.answer,
  },
  {
    method: 'POST',
    path: '/v1/introductions/:id/closings',
    scope: 'introductions.write',
    roles: ['desk-employee'],
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['occasion.closed'],
    summary: 'Close an introduction; whoever got it is told to delete it',
    keyed: true,
    operation: INTRODUCTIONS.close,
  },
];
