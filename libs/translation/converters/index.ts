import type { Converter } from '../converter.js';
import { date, dutchDate, midnight, monthsToYears, structuredDate, travelTime } from './dates.rules.js';
import { html } from './html.rules.js';
import { formattedName, personName, phone, prefixedSurname, shortPhone } from './people.rules.js';
import { postcode, postcodeArea, spacedPostcode, streetLine, wholePostcode } from './places.rules.js';
import {
  booleanText,
  commaNumber,
  id,
  kvkNumber,
  number,
  numberText,
  text,
  wholeDown,
  wholeHours,
  wholeUp,
} from './text.rules.js';
import { employerAddress, wrappedEducation, wrappedJob, wrappedOccupation } from './wrapped.rules.js';
import { dottedSbi, hoursText, occupationCategory, salaryText } from './work.rules.js';

/** Every name that a row's `with` may use; docs/formats/README.md says what each does. */
export const CONVERTERS: Record<string, Converter> = {
  'boolean-text': booleanText,
  'comma-number': commaNumber,
  date,
  'dotted-sbi': dottedSbi,
  'dutch-date': dutchDate,
  'employer-address': employerAddress,
  'formatted-name': formattedName,
  'hours-text': hoursText,
  html,
  id,
  'kvk-number': kvkNumber,
  midnight,
  'months-to-years': monthsToYears,
  number,
  'number-text': numberText,
  'occupation-category': occupationCategory,
  'person-name': personName,
  phone,
  postcode,
  'postcode-area': postcodeArea,
  'prefixed-surname': prefixedSurname,
  'salary-text': salaryText,
  'short-phone': shortPhone,
  'spaced-postcode': spacedPostcode,
  'street-line': streetLine,
  'structured-date': structuredDate,
  text,
  'travel-time': travelTime,
  'whole-down': wholeDown,
  'whole-hours': wholeHours,
  'whole-postcode': wholePostcode,
  'whole-up': wholeUp,
  'wrapped-education': wrappedEducation,
  'wrapped-job': wrappedJob,
  'wrapped-occupation': wrappedOccupation,
};
