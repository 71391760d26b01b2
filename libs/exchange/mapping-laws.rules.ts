import type { Contract } from '#contracts';
import { escapeToken, isObject, type Json, type JsonObject } from '#kernel';
import { lacking, lines, placeOf, placesOf, type Loss, type Mapping } from '#translation';

/** What holds of every table, whatever document comes in. */
export const MAPPING_LAWS = {
  'canonical-honoured': 'What comes in honours the canonical form.',
  'contract-honoured': "What goes out honours the recipient's contract.",
  'there-and-back': 'There and back gives the same, but for the losses that were reported.',
  settles: 'A second time there and back changes nothing more.',
  'own-members': 'Members that the form does not know neither change anything nor show in a loss.',
  'any-value': 'A value of another kind never breaks the translation.',
  untouched: 'The input is not written to.',
} as const;
export type MappingLaw = keyof typeof MAPPING_LAWS;

/** That a law does not hold: where, never what stood there. */
export interface BrokenLaw {
  law: MappingLaw;
  places: string[];
}

export interface LawRoom {
  contract: Contract;
  canonical: Contract;
  mapping: Mapping;
}

const OWN = 'EigenVeldVanEenAfzender';
const MOST_PLACES = 20;
/** Leaves of one document in which another kind of value is tried. */
const MOST_LEAVES = 200;
const OTHERS: Json[] = [null, 0, '', true, ['iets'], { iets: 'iets' }];

/** Which laws do not hold for one document in the partner's form. */
export function brokenLaws(room: LawRoom, document: Json): BrokenLaw[] {
  const { contract, canonical, mapping } = room;
  const broken: BrokenLaw[] = [];
  const add = (law: MappingLaw, places: string[]): void => {
    if (places.length > 0) broken.push({ law, places: places.slice(0, MOST_PLACES) });
  };
  const before = JSON.stringify(document);
  const inward = mapping.toCanonical(document);
  if (JSON.stringify(document) !== before) add('untouched', ['']);
  add(
    'canonical-honoured',
    canonical.validate(inward.document).map(({ pointer }) => pointer),
  );
  add('own-members', ownMembers(mapping, document, inward.document));
  add('any-value', strangeValues(mapping, document));
  if (contract.direction !== 'in')
    for (const one of thereAndBack(room, inward.document)) add(one.law, one.places);
  return broken;
}

/** Places that came back otherwise, but for what was reported: of those a part may be there (a text that was cut). */
export function wayBack(
  canonical: JsonObject,
  again: JsonObject,
  losses: Loss[],
): { missing: string[]; added: string[] } {
  const lost = new Set(losses.map(({ pointer }) => pointer));
  const reported = new Set([...lost].map(placeOf));
  const isReported = (place: string): boolean =>
    [...reported].some((one) => place === one || place.startsWith(`${one}/`));
  return {
    missing: placesOf(lacking(lines(canonical, lost), lines(again))),
    added: placesOf(lacking(lines(again), lines(canonical))).filter((place) => !isReported(place)),
  };
}

/** From the canonical form out and back. */
export function thereAndBack({ contract, mapping }: LawRoom, canonical: JsonObject): BrokenLaw[] {
  const out = mapping.toPartner(canonical);
  const again = mapping.toCanonical(out.document).document;
  const { missing, added } = wayBack(canonical, again, out.losses);
  const settled = mapping.toPartner(again).document;
  const unsettled = [
    ...lacking(lines(settled), lines(out.document)),
    ...lacking(lines(out.document), lines(settled)),
  ];
  return [
    { law: 'contract-honoured', places: contract.validate(out.document).map(({ pointer }) => pointer) },
    { law: 'there-and-back', places: [...new Set([...missing, ...added])] },
    { law: 'settles', places: placesOf(unsettled) },
  ];
}

function ownMembers(mapping: Mapping, document: Json, expected: JsonObject): string[] {
  const { document: result, losses } = mapping.toCanonical(withOwn(document));
  const shown = losses.filter(({ pointer }) => pointer.includes(OWN)).map(() => '/*');
  const changed = [...lacking(lines(result), lines(expected)), ...lacking(lines(expected), lines(result))];
  return [...shown, ...placesOf(changed)];
}

function withOwn(document: Json): Json {
  if (Array.isArray(document)) return document.map(withOwn);
  if (!isObject(document)) return document;
  const own = Object.entries(document).map(([name, member]) => [name, withOwn(member)] as const);
  return { ...Object.fromEntries(own), [OWN]: { [OWN]: OWN } };
}

/** Where a value of another kind makes it throw. */
function strangeValues(mapping: Mapping, document: Json): string[] {
  const copy = structuredClone(document);
  const found: string[] = [];
  let left = MOST_LEAVES;
  const walk = (holder: JsonObject | Json[], pointer: string): void => {
    for (const [name, value] of Object.entries(holder)) {
      const here = `${pointer}/${escapeToken(name)}`;
      const place = holder as JsonObject;
      for (const other of left-- > 0 ? OTHERS : []) {
        place[name] = other;
        if (throws(() => mapping.toCanonical(copy))) found.push(here);
      }
      place[name] = value;
      if (typeof value === 'object' && value !== null) walk(value, here);
    }
  };
  if (typeof copy === 'object' && copy !== null) walk(copy, '');
  return [...new Set(found)];
}

function throws(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}
