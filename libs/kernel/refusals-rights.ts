import { entry, type RefusalEntry } from './refusal-entry.js';

/** Refusals of what is done with the requests of people about their own data, and about incidents. Part of REFUSALS. */
export const RIGHTS_REFUSALS = {
  'other-state': entry(
    409,
    'Not in this state',
    'This can not be done any more, or not yet: read what its state is now.',
    'sender',
  ),
  'legal-hold': entry(
    409,
    'Kept by order',
    'Something of this organisation is kept by order; nothing is erased until that has ended.',
    'sender',
  ),
  'connection-revoked': entry(
    409,
    'Connection revoked',
    'The connection was revoked because of an incident; its lane goes on when the revocation is ended.',
    'sender',
  ),
  'scope-too-wide': entry(
    422,
    'Scope too wide',
    'More was touched than is taken up in one go; name a shorter period, and report the rest apart.',
    'sender',
  ),
} as const satisfies Record<string, RefusalEntry>;
