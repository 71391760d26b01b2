import { escapeToken, isObject, valueAt, type Json, type JsonObject } from '#kernel';
import { Lost, type Converted, type Converter } from '../converter.js';
import type { LossReason } from '../mapping.js';
import { cut, isLonger } from '../cut.rules.js';

/**
 * VUM 2 wraps a name that is a code apart from one that is not, and takes one of the two, never both. The code of an
 * occupation is a number of the UWV list; since VUM 3 it is a URI of CompetentNL, and there is no table between them.
 */

const NAME_LENGTH = 120;
const COMPETENT = 'https://linkeddata.competentnl.nl/';

const textAt = (holder: Json | undefined, name: string): string | undefined => {
  const value = isObject(holder) ? holder[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const said = (value: Json | undefined): Json | undefined => (value === '' ? undefined : value);

/** Without the members that are not there; undefined when none is. */
function present(members: Record<string, Json | undefined>): JsonObject | undefined {
  const known = Object.entries(members).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : (Object.fromEntries(known) as JsonObject);
}

/** A name of at most the length that VUM 2 takes, and whether that was all of it. */
const fitting = (name: string | undefined): { name: string | undefined; isCut: boolean } =>
  name !== undefined && isLonger(name, NAME_LENGTH)
    ? { name: cut(name, NAME_LENGTH), isCut: true }
    : { name, isCut: false };

/** The value, and what of the canonical object is not in it. */
const withLosses = (value: JsonObject | undefined, lost: [string, LossReason][]): Converted =>
  lost.length === 0 ? value : new Lost(lost[0]![1], value, lost);

interface Occupation {
  uri: string | undefined;
  code: string | undefined;
  name: string | undefined;
}

/** A text that is a URI of CompetentNL was written by us for lack of a better place: it is the code again. */
function readOccupation(value: Json): Occupation | undefined {
  if (!isObject(value)) return undefined;
  const code = textAt(value['beroepsnaamGecodeerd'], 'codeBeroepsnaam');
  const label = textAt(value['beroepsnaamGecodeerd'], 'omschrijvingBeroepsnaam');
  const text = label ?? textAt(value['beroepsnaamOngecodeerd'], 'naamBeroepOngecodeerd');
  const isUri = code === undefined && text !== undefined && text.startsWith(COMPETENT);
  return { code, uri: isUri ? text : undefined, name: isUri ? undefined : text };
}

/** The places of the three are those of the canonical form, for the losses. */
function writeOccupation(
  { uri, code, name }: Occupation,
  places: Record<keyof Occupation, string>,
): Converted {
  const lost: [string, LossReason][] = [];
  const label = fitting(name?.startsWith(COMPETENT) ? undefined : name);
  if (label.isCut) lost.push([places.name, 'truncated']);
  if (name !== undefined && label.name === undefined) lost.push([places.name, 'no-equivalent']);
  if (uri !== undefined) lost.push([places.uri, 'unmapped-code']);
  if (code !== undefined) {
    const coded = present({ codeBeroepsnaam: code, omschrijvingBeroepsnaam: label.name })!;
    return withLosses({ beroepsnaamGecodeerd: coded }, lost);
  }
  const canStand = uri?.startsWith(COMPETENT) && !isLonger(uri, NAME_LENGTH);
  const text = label.name ?? (canStand ? uri : undefined);
  if (text === undefined && lost.length === 0) return undefined;
  return withLosses(
    text === undefined ? undefined : { beroepsnaamOngecodeerd: { naamBeroepOngecodeerd: text } },
    lost,
  );
}

/** Occupation wanted or offered: `codeBeroepsnaam` (CompetentNL), `codeBeroepUwv`, `naamBeroep`. */
export const wrappedOccupation: Converter = {
  toCanonical: (value) => {
    const occupation = readOccupation(value);
    return (
      occupation &&
      present({
        codeBeroepsnaam: occupation.uri,
        codeBeroepUwv: occupation.code,
        naamBeroep: occupation.name,
      })
    );
  },
  toPartner: (value) =>
    writeOccupation(
      {
        uri: textAt(value, 'codeBeroepsnaam'),
        code: textAt(value, 'codeBeroepUwv'),
        name: textAt(value, 'naamBeroep'),
      },
      { uri: '/codeBeroepsnaam', code: '/codeBeroepUwv', name: '/naamBeroep' },
    ),
  parts: ['codeBeroepsnaam', 'codeBeroepUwv', 'naamBeroep'],
};

/** Occupation of a job that was held: the codes stand in `beroep`, the name is `functienaam`. */
export const wrappedJob: Converter = {
  toCanonical: (value) => {
    const occupation = readOccupation(value);
    if (!occupation) return undefined;
    const beroep = present({ codeBeroepsnaam: occupation.uri, codeBeroepUwv: occupation.code });
    return present({ beroep, functienaam: occupation.name });
  },
  toPartner: (value) => {
    const beroep = isObject(value) ? value['beroep'] : undefined;
    return writeOccupation(
      {
        uri: textAt(beroep, 'codeBeroepsnaam'),
        code: textAt(beroep, 'codeBeroepUwv'),
        name: textAt(value, 'functienaam'),
      },
      { uri: '/beroep/codeBeroepsnaam', code: '/beroep/codeBeroepUwv', name: '/functienaam' },
    );
  },
  parts: ['beroep', 'functienaam'],
};

/** Course of study: `codeOpleidingsnaam` with `naamOpleiding`, or `naamOpleiding` with `toelichtingOpleiding`. */
export const wrappedEducation: Converter = {
  toCanonical: (value) => {
    if (!isObject(value)) return undefined;
    const { opleidingsnaamGecodeerd: coded, opleidingsnaamOngecodeerd: uncoded } = value;
    return present({
      codeOpleidingsnaam: textAt(coded, 'codeOpleidingsnaam'),
      naamOpleiding:
        textAt(coded, 'omschrijvingOpleidingsnaam') ?? textAt(uncoded, 'naamOpleidingOngecodeerd'),
      toelichtingOpleiding: textAt(uncoded, 'omschrijvingOpleiding'),
    });
  },
  toPartner: (value) => {
    const code = textAt(value, 'codeOpleidingsnaam');
    const explanation = textAt(value, 'toelichtingOpleiding');
    const { name, isCut } = fitting(textAt(value, 'naamOpleiding'));
    const lost: [string, LossReason][] = [];
    if (isCut) lost.push(['/naamOpleiding', 'truncated']);
    if (code === undefined) {
      const uncoded = present({ naamOpleidingOngecodeerd: name, omschrijvingOpleiding: explanation });
      return withLosses(uncoded && { opleidingsnaamOngecodeerd: uncoded }, lost);
    }
    if (explanation !== undefined) lost.push(['/toelichtingOpleiding', 'no-equivalent']);
    const coded = present({ codeOpleidingsnaam: code, omschrijvingOpleidingsnaam: name })!;
    return withLosses({ opleidingsnaamGecodeerd: coded }, lost);
  },
  parts: ['codeOpleidingsnaam', 'naamOpleiding', 'toelichtingOpleiding'],
};

const STREET = '/adresDetails/straatadres';
/** Members of the canonical address, and where VUM 2 has them. */
const ADDRESS: [name: string, place: string][] = [
  ['postcode', '/postcode'],
  ['plaats', '/woonplaatsnaam'],
  ['straatnaam', `${STREET}/straatnaam`],
  ['huisnummer', `${STREET}/huisnummer`],
  ['huisnummertoevoeging', `${STREET}/huisnummertoevoeging`],
];
const STREET_LENGTH = 24;

/** Pointers of all that is said in an object. */
const placesIn = (value: Json, at = ''): string[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([name, member]) => placesIn(member, `${at}/${escapeToken(name)}`))
    : value === ''
      ? []
      : [at];

/** The place of work in the Netherlands. A post-office box or a free-post number is no place where anybody works. */
export const employerAddress: Converter = {
  toCanonical: (value) => {
    const details = isObject(value) ? value['adresDetails'] : undefined;
    if (!isObject(value)) return undefined;
    if (isObject(details) && details['straatadres'] === undefined && Object.keys(details).length > 0)
      return undefined;
    const read = ADDRESS.map(([name, place]) => [name, place, valueAt(value, place)] as const);
    const address = present(Object.fromEntries(read.map(([name, , member]) => [name, said(member)])));
    if (address === undefined) return undefined;
    if (typeof address['postcode'] === 'string') address['postcode'] = address['postcode'].toUpperCase();
    const carried = new Set(read.map(([, place]) => place));
    const lost = placesIn(value).filter((place) => !carried.has(place));
    return withLosses(
      address,
      lost.map((place) => [place, 'no-equivalent']),
    );
  },
  toPartner: (value) => {
    if (!isObject(value)) return undefined;
    const { postcode, plaats, straatnaam, huisnummer, huisnummertoevoeging } = value;
    const isLong = typeof straatnaam === 'string' && isLonger(straatnaam, STREET_LENGTH);
    const street = present({
      straatnaam: isLong ? cut(straatnaam, STREET_LENGTH) : said(straatnaam),
      huisnummer: said(huisnummer),
      huisnummertoevoeging: said(huisnummertoevoeging),
    });
    const address = present({
      adresDetails: street && { straatadres: street },
      postcode: said(postcode),
      woonplaatsnaam: said(plaats),
    });
    return withLosses(address, isLong ? [['/straatnaam', 'truncated']] : []);
  },
  parts: ADDRESS.map(([name]) => name),
};
