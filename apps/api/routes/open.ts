import { OPEN } from '../open.schema.js';
import { HTML_TYPE, TEXT_TYPE, YAML_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

export const OPEN_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/openapi.json',
    scope: 'open',
    shared: true,
    summary: 'This API',
    operation: OPEN.openapi,
  },
  {
    method: 'GET',
    path: '/v1/openapi.yaml',
    scope: 'open',
    shared: true,
    gives: [YAML_TYPE],
    summary: 'This API, in YAML',
    operation: OPEN.openapiYaml,
  },
  {
    method: 'GET',
    path: '/v1/asyncapi.json',
    scope: 'open',
    shared: true,
    undescribed: true,
    summary: 'Webhooks and inbox',
    operation: OPEN.asyncapi,
  },
  {
    method: 'GET',
    path: '/docs',
    scope: 'open',
    gives: [HTML_TYPE],
    summary: 'Reference pages of this API',
    operation: OPEN.docs,
  },
  {
    method: 'GET',
    path: '/docs/style.css',
    scope: 'open',
    gives: ['text/css'],
    summary: 'How those pages look',
    operation: OPEN.docsStyle,
  },
  {
    method: 'GET',
    path: '/health/live',
    scope: 'open',
    summary: 'The process runs',
    operation: OPEN.live,
  },
  {
    method: 'GET',
    path: '/health/ready',
    scope: 'open',
    summary: 'The hub can accept',
    operation: OPEN.ready,
  },
  {
    method: 'GET',
    path: '/.well-known/security.txt',
    scope: 'open',
    shared: true,
    gives: [TEXT_TYPE],
    summary: 'Where to report a weakness',
    operation: OPEN.securityTxt,
  },
];
