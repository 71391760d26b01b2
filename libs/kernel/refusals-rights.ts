import { entry, type RefusalEntry } from './refusal-entry.js';

/** Refusals of what is done with the requests of people about their own data. Part of REFUSALS. */
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
} as const satisfies Record<string, RefusalEntry>;
