import type { Language } from '#consent';
import type { NoticePage, Place } from '#exchange';
import type { Basis, Category, Purpose } from '#kernel';
import { PAGE_WORDS, termInWords } from './consent-words.js';
import { html, pageOf, type Html } from './page.js';
import { REPORT_WORDS } from './person-report-words.js';

/** What stands around the notice itself, which is configuration: Dutch at level B1, and plain English. */
const WORDS: Record<Language, { from: string; gave: string; got: string; month: string; text: string }> = {
  nl: {
    from: 'Deze brief is van',
    gave: 'Wie gegevens over u gaf',
    got: 'Wie gegevens over u kreeg',
    month: 'Wat er met uw gegevens is gebeurd',
    text: 'Hieronder staat wie gegevens over u gaf, aan wie, en waarvoor.',
  },
  en: {
    from: 'This letter is from',
    gave: 'Who gave data about you',
    got: 'Who got data about you',
    month: 'What happened to your data',
    text: 'Below you read who gave data about you, to whom, and for what.',
  },
};

const row = (name: string, value: string): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`;
const placed = ({ name, contact, address }: Place): string =>
  [name, contact, address].filter(Boolean).join(', ');

/** The notice with everything that a person has to be told beside it (GDPR 13 and 14), to print: plain HTML, without script. */
export function noticePage(
  { line, notice, from, sender, recipient, retention }: NoticePage,
  language: Language,
): string {
  const words = WORDS[language];
  const { given, bases, rights } = REPORT_WORDS[language];
  const { purposes, categories } = PAGE_WORDS[language];
  const day = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Amsterdam',
  });
  const paragraphs = notice.text[language].split(/\n{2,}/).filter(Boolean);
  const what = line.categories.map((one) => categories[one as Category] ?? one).join(', ');
  const body = html`${paragraphs.map((text) => html`<p>${text}</p>`)}
    <h2>${words.month}</h2>
    <p>${words.text}</p>
    <table>
      ${row(words.from, placed(from))} ${row(words.gave, placed(sender))} ${row(words.got, placed(recipient))}
      ${row(given.when, day.format(line.disclosedAt))}
      ${row(given.why, purposes[line.purpose as Purpose] ?? line.purpose)} ${row(given.what, what)}
      ${row(given.basis, bases[line.basis as Basis])}
      ${retention !== undefined && row(given.kept, termInWords(retention, language))}
    </table>
    <h2>${rights.title}</h2>
    <p>${rights.text}</p>
    <p>${rights.authority}</p>`;
  return pageOf({ language, title: notice.title[language], body });
}
