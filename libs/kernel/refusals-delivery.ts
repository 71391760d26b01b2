import { entry, type RefusalEntry } from './refusal-entry.js';

/** Refusals of handing over: how a partner sets it up, and what goes again. Part of REFUSALS. */
export const DELIVERY_REFUSALS = {
  'handshake-refused': entry(
    422,
    'Handshake refused',
    'The endpoint did not grant the CloudEvents handshake that this request demands; nothing was saved.',
    'recipient',
  ),
  'newer-version': entry(
    409,
    'Newer version went on',
    'A newer version of this record went on without this message; send the newest version again.',
    'sender',
  ),
  'file-given-up': entry(
    500,
    'File given up',
    'Workers of the hub ended, time after time, on what comes next in this file; what was taken in before stays.',
    'hub',
  ),
  'document-purged': entry(
    409,
    'Document purged',
    'The document is not there any more: its term is over.',
    'sender',
  ),
} as const satisfies Record<string, RefusalEntry>;
