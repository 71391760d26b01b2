import { access } from './nl/access';
import { acts } from './nl/acts';
import { agreements } from './nl/agreements';
import { desk } from './nl/desk';
import { fields } from './nl/fields';
import { frame } from './nl/frame';
import { incidents } from './nl/incidents';
import { informing } from './nl/informing';
import { joining } from './nl/joining';
import { lists } from './nl/lists';
import { mappings } from './nl/mappings';
import { messages } from './nl/messages';
import { paper } from './nl/paper';
import { people } from './nl/people';
import { introductions } from './nl/introductions';
import { referrals } from './nl/referrals';
import { region } from './nl/region';
import { rights } from './nl/rights';
import { settings } from './nl/settings';
import { story } from './nl/story';
import { successions } from './nl/successions';

const words = {
  ...acts,
  ...frame,
  ...lists,
  ...region,
  ...agreements,
  ...people,
  ...mappings,
  ...messages,
  ...joining,
  ...rights,
  ...settings,
  ...story,
  ...referrals,
  ...introductions,
  ...paper,
  ...successions,
  ...desk,
  ...incidents,
  ...access,
  ...informing,
  ...fields,
};

/** What every language has to say. */
export type Words = { [Part in keyof typeof words]: Said<(typeof words)[Part]> };
type Said<T> = T extends string
  ? string
  : T extends string[]
    ? string[]
    : { [Name in keyof T]: Said<T[Name]> };

export default words;
