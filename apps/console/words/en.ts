import { access } from './en/access';
import { acts } from './en/acts';
import { agreements } from './en/agreements';
import { desk } from './en/desk';
import { fields } from './en/fields';
import { frame } from './en/frame';
import { incidents } from './en/incidents';
import { informing } from './en/informing';
import { joining } from './en/joining';
import { lists } from './en/lists';
import { mappings } from './en/mappings';
import { messages } from './en/messages';
import { paper } from './en/paper';
import { people } from './en/people';
import { introductions } from './en/introductions';
import { referrals } from './en/referrals';
import { region } from './en/region';
import { rights } from './en/rights';
import { settings } from './en/settings';
import { story } from './en/story';
import { successions } from './en/successions';
import type { Words } from './nl';

export default {
  ...acts,
  ...frame,
  ...lists,
  ...region,
  ...agreements,
  ...people,
  ...mappings,
  ...desk,
  ...incidents,
  ...access,
  ...informing,
  ...fields,
  ...messages,
  ...joining,
  ...rights,
  ...settings,
  ...story,
  ...referrals,
  ...introductions,
  ...paper,
  ...successions,
} satisfies Words;
