import { isObject, type Json, type JsonObject } from '#kernel';
import { Lost, type Converter } from '../converter.js';
import { onNumber, onText, plain } from './text.rules.js';

const RANGE = /^(\d{1,2})(?:[.,]\d+)?\s*(?:-|–|tot(?: en met)?|t\/m|to)\s*(\d{1,2})(?:[.,]\d+)?\b/i;
const SINGLE = /^(\d{1,2})(?:[.,]\d+)?\s*(?:u\b|uur|uren|h\b|hours?|\+)?/i;
const PER_WEEK = /per week|p\/w|pw|weekly|a week|per week|\/week/i;
const OTHER_PERIOD = /per (?:day|dag|month|maand)|\d\d?[:.]\d\d/i;

/**
 * `32-40 uur per week`, `32 tot 40`, `40 hours per week` to hours a week; text that says anything else is a loss, and
 * text that says more (`32-40 uur, wisseldiensten`) keeps its hours and is partly lost.
 */
export const hoursText: Converter = {
  toCanonical: onText((value) => {
    const text = value.trim();
    if (OTHER_PERIOD.test(text)) return new Lost('no-equivalent');
    const range = RANGE.exec(text);
    const match = range ?? SINGLE.exec(text);
    if (!match || match[0] === '') return new Lost('no-equivalent');
    const first = Number(match[1]);
    const second = range ? Number(range[2]) : first;
    const hours: JsonObject = {
      aantalWerkurenPerWeekMinimaal: Math.min(first, second),
      aantalWerkurenPerWeekMaximaal: Math.max(first, second),
    };
    const rest = text
      .slice(match[0].length)
      .replace(PER_WEEK, '')
      .replace(/u(?:ur|ren)?|hours?|[\s.,()]/gi, '');
    return rest === '' ? hours : new Lost('partial-value', hours);
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

const ISCO = /(?:isco\/C|^)(\d{4})$/;
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
    else if (isco && (set.includes('isco') || code.includes('isco'))) occupation['codeIsco'] = isco[1]!;
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
