import { hmacSha256 } from '#kernel';

/** Two spellings of one mailbox: case and composed letters make no difference. */
export const plainEmail = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const EMAIL = /^[^\s@<>()]{1,64}@[^\s@<>()]{1,255}$/;
export const isEmail = (text: string): boolean => EMAIL.test(text.trim());

/** Under a key of the controller that is for nothing else: the same mailbox at two controllers gives two hashes. */
export const contactHash = (key: Buffer, email: string): Buffer => hmacSha256(key, plainEmail(email));

/** Words in mailboxes of a function: whoever reads it may change, and nobody is named. */
const FUNCTIONS = [
  'accountmanager',
  'administratie',
  'balie',
  'bedrijfsbureau',
  'contact',
  'hr',
  'hrm',
  'info',
  'jobs',
  'kantoor',
  'klantenservice',
  'loket',
  'mail',
  'office',
  'personeel',
  'personeelszaken',
  'planning',
  'po',
  'post',
  'receptie',
  'recruitment',
  'sales',
  'secretariaat',
  'service',
  'sollicitatie',
  'sollicitaties',
  'solliciteren',
  'team',
  'vacature',
  'vacatures',
  'werk',
  'werken',
  'werkenbij',
  'werkgeversteam',
  'werving',
];
const OF_A_FUNCTION: ReadonlySet<string> = new Set(FUNCTIONS);

/** The part before the at sign holds no word of a function: it is likely to be a person's own. */
export const namesAPerson = (email: string): boolean =>
  isEmail(email) &&
  !plainEmail(email)
    .split('@')[0]!
    .split(/[^a-z]+/)
    .some((word) => OF_A_FUNCTION.has(word));
