import { entry } from './refusal-entry.js';

/** Of changes of the configuration that the parties approve. */
export const CONFIGURATION_REFUSALS = {
  'not-approver': entry(
    403,
    'Not the approver',
    'You are not the approver of that party, and have no mandate of it for this.',
    'sender',
  ),
  'four-eyes': entry(
    403,
    'Four eyes',
    'Who proposed a change cannot be the only one who approves it: somebody else has to be among them.',
    'sender',
  ),
  'draft-settled': entry(
    409,
    'Draft is settled',
    'This draft was approved, refused or withdrawn before, or you have answered it.',
    'sender',
  ),
  'draft-outdated': entry(
    409,
    'Draft is outdated',
    'Something changed after this was proposed, so that it is no longer what was approved; propose it anew.',
    'sender',
  ),
  'not-revertible': entry(
    409,
    'Cannot be turned back',
    'The time in which this succession could be turned back in one step is over, or none was agreed on.',
    'sender',
  ),
  'hash-differs': entry(
    422,
    'Not what you saw',
    'The hash that you approve is not that of this draft; read it again.',
    'sender',
  ),
} as const;
