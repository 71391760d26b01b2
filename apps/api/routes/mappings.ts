import { CODE_LISTS } from '../code-lists.schema.js';
import { MAPPINGS } from '../mappings.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

/** Mapping tables; they are changed by drafts, like all configuration. */
export const MAPPING_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/mappings',
    scope: 'config.read',
    roles: ['administrator', 'approver', 'privacy-officer', 'auditor'],
    summary: 'The mapping table of each contract, and its versions',
    operation: MAPPINGS.list,
  },
  {
    method: 'GET',
    path: '/v1/mappings/:key',
    scope: 'config.read',
    roles: ['administrator', 'approver', 'privacy-officer', 'auditor'],
    summary: 'One version of a mapping table',
    operation: MAPPINGS.read,
  },
  {
    method: 'GET',
    path: '/v1/code-lists',
    scope: 'config.read',
    roles: ['administrator', 'approver', 'privacy-officer', 'auditor'],
    summary: 'The code lists that mapping tables name, and how well they match',
    operation: CODE_LISTS.list,
  },
  {
    method: 'GET',
    path: '/v1/code-lists/:key',
    scope: 'config.read',
    roles: ['administrator', 'approver', 'privacy-officer', 'auditor'],
    summary: 'One code list: every pair, with its match',
    operation: CODE_LISTS.read,
  },
  {
    method: 'POST',
    path: '/v1/mapping-previews',
    scope: 'agreements.write',
    roles: ['administrator'],
    takes: [JSON_TYPE],
    summary: 'Translate a sample by a changed table; nothing is stored',
    operation: MAPPINGS.preview,
  },
  {
    method: 'POST',
    path: '/v1/mapping-trials',
    scope: 'agreements.write',
    roles: ['administrator'],
    takes: [JSON_TYPE],
    audits: ['mapping.tested'],
    summary: 'Try a changed table on the examples of its contract',
    operation: MAPPINGS.try,
  },
  {
    method: 'GET',
    path: '/v1/losses',
    scope: 'person',
    roles: ['administrator'],
    summary: 'What translations lost in one contract: places and reasons',
    operation: MAPPINGS.losses,
  },
];
