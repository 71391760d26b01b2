import { CONSENT_PAGE } from '../consent-page.schema.js';
import { FORM_TYPE, HTML_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

/** The person's own door: no account, no token; a code in a form. */
export const CONSENT_PAGE_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/toestemming',
    scope: 'open',
    gives: [HTML_TYPE],
    summary: 'Type a code',
    operation: CONSENT_PAGE.ask,
  },
  {
    method: 'POST',
    path: '/toestemming',
    scope: 'open',
    takes: [FORM_TYPE],
    gives: [HTML_TYPE],
    summary: 'What the code opens: a question, or a receipt',
    operation: CONSENT_PAGE.open,
  },
  {
    method: 'POST',
    path: '/toestemming/antwoorden',
    scope: 'open',
    takes: [FORM_TYPE],
    gives: [HTML_TYPE],
    audits: ['invitation.answered', 'consent.registered', 'declaration.registered'],
    summary: 'The person answers',
    operation: CONSENT_PAGE.answer,
  },
  {
    method: 'POST',
    path: '/toestemming/intrekken',
    scope: 'open',
    takes: [FORM_TYPE],
    gives: [HTML_TYPE],
    audits: ['consent.withdrawn', 'declaration.withdrawn'],
    summary: 'The person takes back what it gave',
    operation: CONSENT_PAGE.withdraw,
  },
  {
    method: 'GET',
    path: '/toestemming/stijl.css',
    scope: 'open',
    gives: ['text/css'],
    summary: 'How these pages look',
    operation: CONSENT_PAGE.style,
  },
];
