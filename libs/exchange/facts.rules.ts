import { dayHere, isObject, valueAt, type Json } from '#kernel';

/**
 * What the canonical client document itself says about the target group of a clause. Where it does not say it, nothing
 * is assumed. A start qualification is a diploma at the level of havo, vwo, mbo 2 or higher (Leerplichtwet 1): the code
 * list of the VUM standard does not tell mbo 1 from mbo 2, which is why it counts from HAVO/VWO (3) and MBO (4) on.
 */
export interface DocumentFacts {
  ageInYears?: number;
  hasStartQualification?: boolean;
}

const PERSON = '/betrokkene';
const BIRTH_DATE = '/identiteit/geboortedatum';
const EDUCATION = '/arbeidsmarktkwalificatie/opleiding';
const START_LEVELS: ReadonlySet<Json> = new Set([3, 4, 5, 6]);
const LOWER_LEVELS: ReadonlySet<Json> = new Set([1, 2]);
const DIPLOMA = 1;
const NO_DIPLOMA = 2;
const FINISHED = 1;
/** Broken off, or still running. */
const NOT_FINISHED: ReadonlySet<Json> = new Set([2, 3]);

export function factsOf(document: Json, moment: Date): DocumentFacts {
  // A record with an id of its own has the person in a block.
  const canonical = valueAt(document, PERSON) ?? document;
  const born = valueAt(canonical, BIRTH_DATE);
  return {
    ...(typeof born === 'string' ? { ageInYears: yearsBetween(born, moment) } : {}),
    hasStartQualification: hasStartQualification(valueAt(canonical, EDUCATION)),
  };
}

/** Whole years on the calendar of Amsterdam, where somebody is born on a date and not at a time. */
function yearsBetween(isoDate: string, moment: Date): number {
  const today = dayHere(moment);
  const years = Number(today.slice(0, 4)) - Number(isoDate.slice(0, 4));
  return today.slice(5) < isoDate.slice(5) ? years - 1 : years;
}

/** True or false only where the document says so; without education in it, or with half a word, it is not known. */
function hasStartQualification(education: Json | undefined): boolean | undefined {
  if (!Array.isArray(education) || education.length === 0) return undefined;
  if (education.some(givesStart)) return true;
  return education.every(givesNoStart) ? false : undefined;
}

const givesStart = (one: Json): boolean =>
  isObject(one) &&
  START_LEVELS.has(one['codeNiveauOpleiding'] ?? null) &&
  (one['indicatieDiploma'] === DIPLOMA || one['codeStatusOpleiding'] === FINISHED);

const givesNoStart = (one: Json): boolean =>
  isObject(one) &&
  (LOWER_LEVELS.has(one['codeNiveauOpleiding'] ?? null) ||
    one['indicatieDiploma'] === NO_DIPLOMA ||
    NOT_FINISHED.has(one['codeStatusOpleiding'] ?? null));
