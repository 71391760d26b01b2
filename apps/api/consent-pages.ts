import { consentStateAt, type Language, type Notice, type Offer, type RegisteredConsent } from '#consent';
import type { Purpose } from '#kernel';
import { PAGE_WORDS, termInWords } from './consent-words.js';
import { html, pageOf, type Html } from './page.js';

/** The pages on which a person answers, sees and takes back. Plain HTML forms; the code is in the body and in no URL. */

const ENTRY = '/toestemming';
const otherOf = (language: Language): Language => (language === 'nl' ? 'en' : 'nl');

export const hidden = (language: Language, code: string): Html =>
  html`<input type="hidden" name="taal" value="${language}" /><input
      type="hidden"
      name="code"
      value="${code}"
    />`;

/** The same code in the other language: a form, for a link would carry the code. */
const switchForm = (language: Language, code: string): Html => {
  const other = otherOf(language);
  return html`<form method="post" action="${ENTRY}" lang="${other}">
    ${hidden(other, code)}<button class="no">${PAGE_WORDS[language].other}</button>
  </form>`;
};

export function codePage(language: Language, problem?: 'not-valid' | 'too-many'): string {
  const words = PAGE_WORDS[language];
  const { askCode } = words;
  const said = problem === 'too-many' ? words.tooMany : words.notValid;
  const other = otherOf(language);
  return pageOf({
    language,
    title: askCode.title,
    other: { href: `${ENTRY}?taal=${other}`, label: words.other, language: other },
    body: html` ${
        problem &&
        html`<div class="wrong" role="alert">
          <h2>${said.title}</h2>
          <p>${said.text}</p>
        </div>`
      }
      <p>${askCode.intro}</p>
      <form method="post" action="${ENTRY}">
        <input type="hidden" name="taal" value="${language}" />
        <label for="code">${askCode.label}</label>
        <p id="hint">${askCode.hint}</p>
        <input
          type="text"
          id="code"
          name="code"
          maxlength="40"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby="hint"
          required
        />
        <p><button>${askCode.send}</button></p>
      </form>`,
  });
}

/** One recipient that is asked about, with everything that the page says of it. */
export interface AskedAbout {
  offer: Offer;
  recipientName: string;
  notice: Notice;
}

export interface QuestionPage {
  language: Language;
  code: string;
  controllerName: string;
  purpose: Purpose;
  asked: AskedAbout[];
  /** A yes to nothing was sent: it is asked again. */
  nothingTicked?: boolean;
}

export function questionPage({
  language,
  code,
  controllerName,
  purpose,
  asked,
  nothingTicked,
}: QuestionPage): string {
  const words = PAGE_WORDS[language];
  const { question } = words;
  const notices = new Map(asked.map(({ notice }) => [notice.ref, notice]));
  const [first] = notices.values();
  return pageOf({
    language,
    title: first!.title[language],
    body: html` ${switchForm(language, code)}
      ${nothingTicked && html`<div class="wrong" role="alert"><p>${question.choose}</p></div>`}
      <p><strong>${controllerName}</strong></p>
      ${[...notices.values()].map(({ text }) => paragraphs(text[language]))}
      <p>${question.purpose(words.purposes[purpose])}</p>
      <form method="post" action="${ENTRY}/antwoorden">
        ${hidden(language, code)} ${asked.map((one, index) => recipientFields(one, index, language))}
        <fieldset>
          <legend>${question.whoAnswers}</legend>
          <label><input type="radio" name="wie" value="person" checked />${question.myself}</label>
          <label><input type="radio" name="wie" value="representative" />${question.representative}</label>
        </fieldset>
        <p>${question.refuseFree} ${question.refuseHint}</p>
        <p>
          <button name="antwoord" value="ja">${question.give}</button
          ><button name="antwoord" value="nee" class="no">${question.refuse}</button>
        </p>
      </form>`,
  });
}

const paragraphs = (text: string): Html[] =>
  text
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => html`<p>${one}</p>`);

function recipientFields({ offer, recipientName }: AskedAbout, index: number, language: Language): Html {
  const { question, categories } = PAGE_WORDS[language];
  const ticks = offer.categories.map(
    (category) =>
      html`<label
        ><input type="checkbox" name="g${index}" value="${category}" />${categories[category]}</label
      >`,
  );
  return html`<fieldset>
    <legend>${question.to} ${recipientName}</legend>
    <p>${question.kept(termInWords(offer.retention, language))}</p>
    ${
      offer.byConsent &&
      html`<p>${question.what} ${question.choose}</p>
        ${ticks}`
    }
    ${
      offer.byDeclaration &&
      html`<p>${question.objectionQuestion}</p>
        <label><input type="checkbox" name="b${index}" value="ja" />${question.objectionYes}</label>`
    }
  </fieldset>`;
}

export const answeredPage = (language: Language, code: string): string => {
  const { answered } = PAGE_WORDS[language];
  return pageOf({
    language,
    title: answered.title,
    body: html`${switchForm(language, code)}
      <p>${answered.text}</p>
      <form method="post" action="${ENTRY}/intrekken">
        ${hidden(language, code)}<button class="no">${answered.withdraw}</button>
      </form>`,
  });
};

export const thanksPage = (language: Language, receiptCode: string): string => {
  const { thanks } = PAGE_WORDS[language];
  return pageOf({
    language,
    title: thanks.title,
    body: html`<p>${thanks.text}</p>
      <p class="code">${receiptCode}</p>
      <p>${thanks.keep}</p>
      <form method="post" action="${ENTRY}">
        ${hidden(language, receiptCode)}<button>${thanks.see}</button>
      </form>`,
  });
};

export const withdrawnPage = (language: Language): string => {
  const { withdrawn } = PAGE_WORDS[language];
  return pageOf({ language, title: withdrawn.title, body: html`<p>${withdrawn.text}</p>` });
};

export interface ReceiptPage {
  language: Language;
  consents: RegisteredConsent[];
  nameOf(party: string): string;
  titleOf(noticeRef: string): string;
  now: Date;
  /** Where the person itself looks: then it can take back what it gave. */
  code?: string;
}

/** Every consent on one page that can be printed; times on the calendar of Amsterdam. */
export function receiptPage({ language, consents, nameOf, titleOf, now, code }: ReceiptPage): string {
  const words = PAGE_WORDS[language];
  const { receipt } = words;
  const day = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Amsterdam',
  });
  const row = (name: string, value: string): Html =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${value}</td>
    </tr>`;
  const one = (consent: RegisteredConsent): Html => {
    const state = consentStateAt(consent, now);
    const canWithdraw = code !== undefined && (state === 'given' || state === 'renewed');
    return html`<h2>${consent.recipients.map(nameOf).join(', ')}</h2>
      <table>
        ${row(receipt.by, nameOf(consent.controller))}
        ${row(receipt.to, consent.recipients.map(nameOf).join(', '))}
        ${row(receipt.purpose, words.purposes[consent.purpose as Purpose])}
        ${row(receipt.data, consent.categories.map((category) => words.categories[category as keyof typeof words.categories]).join('; '))}
        ${row(receipt.said, `${receipt.states[state]}, ${day.format(consent.givenAt)}`)}
        ${row(receipt.until, day.format(consent.validUntil))} ${row(receipt.helped, consent.evidence.askedBy)}
        ${row(receipt.notice, `${titleOf(consent.evidence.notice.version)} (${consent.evidence.notice.version})`)}
        ${row(receipt.number, consent.id)}
      </table>
      ${
        canWithdraw &&
        html`<form method="post" action="${ENTRY}/intrekken">
          ${hidden(language, code)}<input type="hidden" name="bewijs" value="${consent.id}" /><button
            class="no"
          >
            ${receipt.withdrawOne}
          </button>
        </form>`
      }`;
  };
  return pageOf({
    language,
    title: receipt.title,
    body: html`${code !== undefined && switchForm(language, code)} ${consents.map(one)}
      <p>${receipt.how}</p>
      ${
        code !== undefined &&
        html`<form method="post" action="${ENTRY}/intrekken">
          ${hidden(language, code)}<button class="no">${receipt.withdrawAll}</button>
        </form>`
      }`,
  });
}
