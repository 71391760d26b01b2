import { isBsn } from '#kernel';

/** mulberry32: small, fast and good enough for samples; numbers in [0, 1). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Everything that a sample is drawn with; the order of the draws is part of what a seed means. */
export class Dice {
  readonly #random: () => number;
  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }
  between(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }
  chance(part: number): boolean {
    return this.#random() < part;
  }
  one<T>(items: readonly T[]): T {
    return items[this.between(0, items.length - 1)]!;
  }
  some<T>(items: readonly T[], most: number): T[] {
    const left = [...items];
    const count = this.between(1, Math.min(most, items.length));
    return Array.from({ length: count }, () => left.splice(this.between(0, left.length - 1), 1)[0]!);
  }
  date(firstYear: number, lastYear: number): string {
    const two = (number: number): string => String(number).padStart(2, '0');
    return `${this.between(firstYear, lastYear)}-${two(this.between(1, 12))}-${two(this.between(1, 28))}`;
  }
  letters(count: number): string {
    return Array.from({ length: count }, () => this.one([...'ABCDEFGHJKLMNPRTVWXZ'])).join('');
  }
}

/** Places of Twente with the first four digits of their postcodes; all of it lies in 74xx to 76xx. */
export const PLACES = [
  { place: 'Enschede', municipality: 'Enschede', areas: [7511, 7512, 7521, 7522, 7531, 7541, 7545] },
  { place: 'Hengelo', municipality: 'Hengelo', areas: [7551, 7552, 7553, 7555, 7558] },
  { place: 'Almelo', municipality: 'Almelo', areas: [7601, 7602, 7604, 7605, 7607, 7609] },
  { place: 'Borne', municipality: 'Borne', areas: [7621, 7622] },
  { place: 'Oldenzaal', municipality: 'Oldenzaal', areas: [7571, 7572, 7573, 7574, 7575, 7576] },
  { place: 'Losser', municipality: 'Losser', areas: [7581, 7582] },
  { place: 'Denekamp', municipality: 'Dinkelland', areas: [7591] },
  { place: 'Haaksbergen', municipality: 'Haaksbergen', areas: [7481, 7482] },
  { place: 'Goor', municipality: 'Hof van Twente', areas: [7471, 7472] },
  { place: 'Rijssen', municipality: 'Rijssen-Holten', areas: [7461, 7462] },
  { place: 'Nijverdal', municipality: 'Hellendoorn', areas: [7441, 7442, 7443] },
  { place: 'Vriezenveen', municipality: 'Twenterand', areas: [7671, 7672] },
  { place: 'Wierden', municipality: 'Wierden', areas: [7641, 7642] },
  { place: 'Tubbergen', municipality: 'Tubbergen', areas: [7651] },
] as const;

export const FIRST_NAMES = [
  'Sanne',
  'Daan',
  'Noor',
  'Yusuf',
  'Fatma',
  'Piet',
  'Aster',
  'Lotte',
  'Kees',
  'Oksana',
  'Ruben',
  'Mila',
];
export const FAMILY_NAMES = [
  'Voorbeeld',
  'Proefstra',
  'Testman',
  'Voorbeeldsma',
  'Proefink',
  'Testerink',
  'Voorbeeldboer',
];
export const STREETS = ['Voorbeeldstraat', 'Proeflaan', 'Testweg', 'Voorbeeldplein', 'Proefdijk'];
export const COMPANIES = [
  'Bakkerij De Proef',
  'Techniek De Test',
  'Zorggroep Voorbeeld',
  'Bouwbedrijf De Proef',
  'Machines Voorbeeld',
  'Hotel De Test',
];
export const SCHOOLS = ['Proefcollege', 'Voorbeeldschool', 'Testlyceum'];

interface Trade {
  name: string;
  sbi: number;
  isco: string;
  group: string;
}
export const TRADES: Trade[] = [
  { name: 'Bakker', sbi: 1071, isco: '7512', group: 'PRODUCTION_CRAFTS' },
  { name: 'Monteur', sbi: 4321, isco: '7411', group: 'TECHNOLOGY_ENGINEERING' },
  { name: 'Verzorgende', sbi: 8710, isco: '5321', group: 'HEALTH_CARE_MEDICAL_NURSING_PARAMEDICAL' },
  { name: 'Timmerman', sbi: 4120, isco: '7115', group: 'BUILDING_INDUSTRY' },
  { name: 'Lasser', sbi: 2830, isco: '7212', group: 'TECHNOLOGY_ENGINEERING' },
  { name: 'Gastheer', sbi: 5510, isco: '5131', group: 'CATERING_TOURISM' },
  { name: 'Planner', sbi: 4941, isco: '4323', group: 'ADMINISTRATIEVE_SECRETARIAT' },
  { name: 'Schoonmaker', sbi: 8121, isco: '9112', group: 'CLEANING_HOUSEKEEING_CLEAN_UP' },
];

export const HELP = [
  'find-work',
  'change-of-occupation',
  'learn-on-the-job',
  'training-and-funding',
  'keep-work',
  'language',
];
export const SUPPORT = ['transport', 'hours', 'language', 'guidance', 'adapted-workplace'];
export const LEVELS = ['BASISONDERWIJS', 'VMBO_MBO_1', 'HAVO_VWO', 'MBO', 'MBO', 'HBO_BACHELOR', 'WO_MASTER'];
export const SKILLS = ['ARM', 'MIDDELMATIG', 'VOLDOENDE', 'GOED', 'UITSTEKEND'];
export const TRANSPORT = ['AUTO', 'FIETS', 'OPENBAAR_VERVOER', 'BROMFIETS_SCOOTER', 'LOPEN'];
export const DAYS = ['MAANDAG', 'DINSDAG', 'WOENSDAG', 'DONDERDAG', 'VRIJDAG'];

/** The test series 99999xxxx, as far as it passes the eleven test: 909 numbers. */
export const TEST_BSNS = Array.from(
  { length: 10_000 },
  (_, i) => `99999${String(i).padStart(4, '0')}`,
).filter(isBsn);
