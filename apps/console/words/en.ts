import { agreements } from './en/agreements';
import { desk } from './en/desk';
import { fields } from './en/fields';
import { frame } from './en/frame';
import { lists } from './en/lists';
import { mappings } from './en/mappings';
import { people } from './en/people';
import { region } from './en/region';
import type { Words } from './nl';

export default {
  ...frame,
  ...lists,
  ...region,
  ...agreements,
  ...people,
  ...mappings,
  ...desk,
  ...fields,
} satisfies Words;
