import { entry, type RefusalEntry } from './refusal-entry.js';

/** Refusals of help at a desk. Part of REFUSALS. */
export const DESK_REFUSALS = {
  'no-desk': entry(
    409,
    'No desk for this',
    'No desk of another organisation helps with this here; your own organisation may, and then nothing has to be sent.',
    'sender',
  ),
  'too-many-views': entry(
    409,
    'Too many views',
    'You have as many views open as one person may; close one first.',
    'sender',
  ),
  'step-not-possible': entry(
    409,
    'Not from here',
    'From where it is now it does not go there; look again how it goes.',
    'sender',
  ),
} as const satisfies Record<string, RefusalEntry>;
