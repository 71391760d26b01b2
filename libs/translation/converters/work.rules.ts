import { isObject, type Json, type JsonObject } from '#kernel';
import { Lost, type Converter } from '../converter.js';
import { onNumber, onText, plain } from './text.rules.js';

const WEEK = String.raw`(?:per week|p\/w|pw|weekly|a week|\/\s*week)`;
const PER_WEEK = new RegExp(WEEK, 'i');
const HOURS = String.raw`(\d{1,2}(?:[.,]\d{1,2})?)`;
const UNIT = String.raw`(?:uur|uren|u|hours?|h)\b\.?`;
/** A number that is followed by nothing, or by what makes it hours: `5 dagen` and `0,8 fte` are none. */
const TEXT = new RegExp(
  String.raw`^${HOURS}\s*(?:${UNIT})?(?:\s*(?:-|–|tot(?: en met)?|t\/m|to)\s*${HOURS})?(?:\s*${UNIT}|\s*\+|(?=\s*$|[\s,(]*${WEEK}))`,
  'i',
);
const OTHER_PERIOD =
  /(?:\b(?:per|a|p)\s*|\/\s*)(?:\d+\s*we|day|dag|etmaal|month|maand|jaar|year|[dm]\b)|\bdaags\b|\d\d?[:.]\d\d\s*(?:-|–|tot)\s*\d\d?[:.]\d\d/i;

const numberOf = (written: string): number => Number(written.replace(',', '.'));

/**
 * `32-40 uur per week`, `32 tot 40`, `40 hours per week` to hours a week; text that says anything else is a loss, and
 * text that says more (`32-40 uur, wisseldiensten`) keeps its hours and is partly lost. Half hours widen the range.
 */
export const hoursText: Converter = {
  toCanonical: onText((value) => {
    const text = value.trim();
    const match = OTHER_PERIOD.test(text) ? null : TEXT.exec(text);
    if (!match) return new Lost('no-equivalent');
    const first = numberOf(match[1]!);
    const second = match[2] === undefined ? first : numberOf(match[2]);
    const hours: JsonObject = {
      aantalWerkurenPerWeekMinimaal: Math.floor(Math.min(first, second)),
      aantalWerkurenPerWeekMaximaal: Math.ceil(Math.max(first, second)),
    };
    const rest = text
      .slice(match[0].length)
      .replace(PER_WEEK, '')
      .replace(/[\s.,()]/g, '');
    const isWhole = [first, second].every(Number.isInteger);
    return rest === '' && isWhole && !match[0].endsWith('+') ? hours : new Lost('partial-value', hours);
  }),
  toPartner: (value: Json) => {
    if (!isObject(value)) return undefined;
    const least = plain(value['aantalWerkurenPerWeekMinimaal']);
    const most = plain(value['aantalWerkurenPerWeekMaximaal']);
    const one = least ?? most;
    if (one === undefined) return undefined;
    const hours = least === undefined || most === undefined || least === most ? one : `${least}-${most}`;
    const text = `${hours} uur per week`;
    return least !== undefined && most !== undefined ? text : new Lost('partial-value', text);
  },
  parts: ['aantalWerkurenPerWeekMinimaal', 'aantalWerkurenPerWeekMaximaal'],
};

/** Structured pay to the text that VUM has for it: `2500-3100 EUR per maand`. */
export const salaryText: Converter = {
  toCanonical: () => undefined,
  toPartner: (value) => {
    if (!isObject(value)) return undefined;
    const [minimum, maximum] = [plain(value['minimum']), plain(value['maximum'])];
    const [valuta, periode] = [plain(value['valuta']), plain(value['periode'])];
    const amounts = [minimum, maximum].filter((amount) => amount !== undefined);
    if (amounts.length === 0) return undefined;
    const range = amounts[0] === amounts[1] ? amounts[0]! : amounts.join('-');
    const bound = amounts.length === 2 ? '' : minimum === undefined ? 'tot ' : 'vanaf ';
    const text = [`${bound}${range}`, valuta ?? 'EUR', periode && `per ${periode.replace('-', ' ')}`];
    return text.filter(Boolean).join(' ').slice(0, 100);
  },
  parts: ['minimum', 'maximum', 'valuta', 'periode'],
};

/** SBI as HR-XML writes it (`28.30`) to the whole number of VUM, in which a leading zero is lost. */
export const dottedSbi: Converter = {
  toCanonical: onText((value) => {
    const digits = value.replaceAll('.', '').trim();
    if (!/^\d{2,5}$/.test(digits)) return new Lost('unmapped-code');
    return digits.startsWith('0') ? new Lost('partial-value', Number(digits)) : Number(digits);
  }),
  toPartner: onNumber((value) => {
    const digits = String(value);
    // Three digits may be 28.1 or 01.11 without its zero.
    if (digits.length === 3 || digits.length < 2) return new Lost('ambiguous-code');
    return digits.length === 2 ? digits : `${digits.slice(0, 2)}.${digits.slice(2)}`;
  }),
};

const ISCO = /(?:isco\/C|^)(\d{1,4})$/;
/** The lists before ISCO-08: the same numbers, for other occupations. */
const OLD_ISCO = /isco\W{0,3}(?:19)?(?:58|68|88)/;
const COMPETENT = 'https://linkeddata.competentnl.nl/';

/**
 * schema.org's CategoryCode of ISCO-08 or CompetentNL. A bare text is by convention a code of O*NET, for which there
 * is no crosswalk here: unmapped.
 */
export const occupationCategory: Converter = {
  toCanonical: (value) => {
    if (typeof value === 'string' && !value.startsWith('http')) return new Lost('unmapped-code');
    const category: JsonObject = isObject(value) ? value : { codeValue: value };
    const code = typeof category['codeValue'] === 'string' ? category['codeValue'] : '';
    const set = JSON.stringify(category['inCodeSet'] ?? '').toLowerCase();
    const isco = ISCO.exec(code);
    const occupation: JsonObject = {};
    if (code.startsWith(COMPETENT) && code.length <= 200) occupation['codeBeroepsnaam'] = code;
    else if (isco && ((set.includes('isco') && !OLD_ISCO.test(set)) || code.includes('isco')))
      occupation['codeIsco'] = isco[1]!;
    const isUnknown = code !== '' && Object.keys(occupation).length === 0;
    if (typeof category['name'] === 'string' && category['name']) occupation['naamBeroep'] = category['name'];
    if (Object.keys(occupation).length === 0) return new Lost('unmapped-code');
    return isUnknown ? new Lost('partial-value', occupation) : occupation;
  },
  toPartner: (value) => {
    if (!isObject(value)) return undefined;
    const { codeBeroepsnaam, codeIsco, naamBeroep } = value;
    const category: JsonObject = { '@type': 'CategoryCode' };
    if (codeIsco !== undefined) Object.assign(category, { codeValue: codeIsco, inCodeSet: 'ISCO-08' });
    else if (codeBeroepsnaam !== undefined)
      Object.assign(category, { codeValue: codeBeroepsnaam, inCodeSet: 'CompetentNL' });
    if (naamBeroep !== undefined) category['name'] = naamBeroep;
    if (Object.keys(category).length === 1) return undefined;
    // One code set is all that one category can name.
    return codeIsco !== undefined && codeBeroepsnaam !== undefined
      ? new Lost('partial-value', category)
      : category;
  },
};
