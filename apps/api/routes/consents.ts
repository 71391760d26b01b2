import { CONSENTS } from '../consents.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

/** The register of consents, and codes with which the person answers itself. */
export const CONSENTS_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/consents/:id',
    scope: 'consents.read',
    roles: ['privacy-officer'],
    audits: ['consents.read'],
    summary: 'A consent of yours; what was said only for the privacy officer',
    operation: CONSENTS.read,
  },
  {
    method: 'POST',
    path: '/v1/consents/_search',
    scope: 'consents.read',
    roles: ['privacy-officer'],
    takes: [JSON_TYPE],
    audits: ['consents.read'],
    summary: 'Consents of a person of yours, by record id or BSN',
    operation: CONSENTS.search,
  },
  {
    method: 'GET',
    path: '/v1/consents/:id/receipt',
    scope: 'consents.read',
    roles: ['privacy-officer'],
    audits: ['consents.read'],
    summary: 'The receipt of a consent (ISO/IEC TS 27560), as JSON or as a page to print',
    operation: CONSENTS.receipt,
  },
  {
    method: 'POST',
    path: '/v1/consents/:id/renewals',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    audits: ['consent.registered'],
    summary: 'Give a consent again, as it was',
    keyed: true,
    operation: CONSENTS.renew,
  },
  {
    method: 'POST',
    path: '/v1/consent-invitations',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    audits: ['invitation.made'],
    summary: 'Make a one-time code with which the person says yes or no itself',
    operation: CONSENTS.invite,
  },
];
