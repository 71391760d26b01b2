import type { Language } from '#consent';
import type { HandedLine, PersonReport } from '#exchange';
import type { Basis, Category, Purpose } from '#kernel';
import { PAGE_WORDS, termInWords } from './consent-words.js';
import { html, pageOf, type Html } from './page.js';
import { REPORT_WORDS, type ReportWords } from './person-report-words.js';

const DAY_MS = 86_400_000;
const row = (name: string, value: string): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`;

const archiveOf = (list: NonNullable<HandedLine['selectionList']>, no: string): string =>
  typeof list === 'string' ? no : `${list.source}, ${list.number}`;

/** The report as a page to print: plain HTML, without script. */
export function reportPage(report: PersonReport, language: Language): string {
  const words = REPORT_WORDS[language];
  const day = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Amsterdam',
  });
  const page = new ReportPage(report, language, words, (moment) => day.format(moment));
  return pageOf({ language, title: words.title, body: page.body() });
}

class ReportPage {
  constructor(
    private readonly report: PersonReport,
    private readonly language: Language,
    private readonly words: ReportWords,
    private readonly dayOf: (moment: Date) => string,
  ) {}

  body(): Html {
    const { report, words } = this;
    return html`<p>${words.intro(report.controller.name, this.dayOf(report.madeAt))}</p>
      ${report.entry ? this.held(report.entry) : report.contact ? this.named(report.contact) : html`<p>${words.nothing}</p>`}
      ${report.isCut && html`<p>${words.cut}</p>`} ${this.rights()} ${this.others()}`;
  }

  private named({ restricted, objected, records }: NonNullable<PersonReport['contact']>): Html {
    const { report, words } = this;
    const { contact, flags } = words;
    return html`<h2>${contact.title}</h2>
      <p>${contact.text}</p>
      <table>
        ${records.map(({ recordType, recordId, until }) =>
          row(
            `${contact.kinds[recordType] ?? recordType} ${recordId}`,
            until ? `${contact.until} ${this.dayOf(until)}` : contact.open,
          ),
        )}
      </table>
      ${restricted && html`<p>${flags.restricted}</p>`} ${objected && html`<p>${flags.objected}</p>`}
      ${this.documents()}
      <h2>${words.given.title}</h2>
      ${report.given.length === 0 ? html`<p>${words.given.none}</p>` : report.given.map((one) => this.handed(one, words.given.to))}
      ${this.asked()}`;
  }

  private held(entry: NonNullable<PersonReport['entry']>): Html {
    const { report, words } = this;
    const { record, flags } = words;
    return html`<h2>${record.title}</h2>
      <table>
        ${row(record.number, entry.recordId)} ${row(record.since, this.dayOf(entry.madeAt))}
        ${row(record.bsn, entry.hasBsn ? record.yes : record.no)}
        ${report.sources.length > 0 && row(record.sources, report.sources.join(', '))}
      </table>
      ${(['restricted', 'objected', 'addressSecret'] as const).map((name) => entry[name] && html`<p>${flags[name]}</p>`)}
      ${this.documents()}
      <h2>${words.given.title}</h2>
      ${report.given.length === 0 ? html`<p>${words.given.none}</p>` : report.given.map((one) => this.handed(one, words.given.to))}
      ${
        report.received.length > 0 &&
        html`<h2>${words.received.title}</h2>
          ${report.received.map((one) => this.handed(one, words.received.from))}`
      }
      ${this.said()} ${this.asked()}`;
  }

  private documents(): Html {
    const { documents, terms } = this.report;
    const words = this.words.documents;
    const { categories } = PAGE_WORDS[this.language];
    return html`<h2>${words.title}</h2>
      <p>${words.kept(Math.floor(terms.document / DAY_MS))}</p>
      ${documents.length === 0 && html`<p>${words.none}</p>`}
      ${documents.map(
        ({ receivedAt, lines }) =>
          html`<h3>${words.from(this.dayOf(receivedAt))}</h3>
            <table>
              ${lines.map(({ category, name, value }) => row(`${categories[category]}: ${name}`, value))}
            </table>`,
      )}`;
  }

  private handed(one: HandedLine, label: string): Html {
    const { given, bases, unsure } = this.words;
    return html`<table>
      ${row(label, this.nameOf(one.other))}
      ${row(given.when, one.arrived ? this.dayOf(one.at) : `${this.dayOf(one.at)} (${unsure})`)}
      ${row(given.why, this.purpose(one.purpose))} ${row(given.what, this.listed(one.categories))}
      ${one.basis !== null && row(given.basis, bases[one.basis as Basis])}
      ${one.atDesk && row(given.kept, given.atDesk)}
      ${one.retention !== undefined && row(given.kept, termInWords(one.retention, this.language))}
      ${one.selectionList !== undefined && row(given.archive, archiveOf(one.selectionList, given.noArchive))}
    </table>`;
  }

  private said(): Html | false {
    const { consents, declarations } = this.report;
    const { said } = this.words;
    if (consents.length + declarations.length === 0) return false;
    const { states } = PAGE_WORDS[this.language].receipt;
    const names = (keys: string[]): string => keys.map((key) => this.nameOf(key)).join(', ');
    return html`<h2>${said.title}</h2>
      <table>
        ${consents.map((one) =>
          row(
            `${said.consent}: ${names(one.recipients)}`,
            `${states[one.state]}, ${this.dayOf(one.givenAt)}; ${this.purpose(one.purpose)}: ${this.listed(one.categories)}; ${said.until} ${this.dayOf(one.validUntil)}`,
          ),
        )}
        ${declarations.map((one) =>
          row(
            `${said.declaration}: ${names(one.recipients)}`,
            one.withdrawnAt
              ? `${states.withdrawn}, ${this.dayOf(one.withdrawnAt)}`
              : `${this.dayOf(one.givenAt)}; ${said.until} ${this.dayOf(one.validUntil)}`,
          ),
        )}
      </table>`;
  }

  private asked(): Html | false {
    const { kinds, decisions, open, title } = this.words.requests;
    if (this.report.requests.length === 0) return false;
    return html`<h2>${title}</h2>
      <table>
        ${this.report.requests.map(({ kind, receivedAt, decision }) =>
          row(`${kinds[kind]}, ${this.dayOf(receivedAt)}`, decision ? decisions[decision] : open),
        )}
      </table>`;
  }

  private rights(): Html {
    const { rights } = this.words;
    const { contact, address, name } = this.report.controller;
    return html`<h2>${rights.title}</h2>
      <p>${rights.text}</p>
      <p>${[name, contact, address].filter(Boolean).join(', ')}</p>
      <p>${rights.log(Math.floor(this.report.terms.log / DAY_MS))}</p>
      <p>${rights.authority}</p>`;
  }

  private others(): Html | false {
    const { others } = this.words;
    if (this.report.others.length === 0) return false;
    return html`<h2>${others.title}</h2>
      <p>${others.text}</p>
      <ul>
        ${this.report.others.map(({ name, contact, address }) => html`<li>${[name, contact, address].filter(Boolean).join(', ')}</li>`)}
      </ul>`;
  }

  private nameOf(key: string): string {
    const { controller, others } = this.report;
    return [controller, ...others].find((one) => one.key === key)?.name ?? key;
  }

  private purpose(purpose: string): string {
    return PAGE_WORDS[this.language].purposes[purpose as Purpose] ?? purpose;
  }

  private listed(categories: string[]): string {
    const { categories: words } = PAGE_WORDS[this.language];
    return categories.map((one) => words[one as Category] ?? one).join(', ');
  }
}
