import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsIn, type Language } from '../language';
import type { DeskQuestion } from './use-desk-questions';

/** What the person said; absent where that was not asked. */
export interface Said {
  at: Date;
  consent?: boolean;
  declaration?: boolean;
  ids: string[];
}

interface PaperProps {
  question: DeskQuestion;
  recipients: string[];
  categories: string[];
  language: Language;
  organisation: string;
  said: Said | undefined;
}

/** For the person, in the language of the person: what is asked, two questions apart, and what was said. No name stands on it. */
export function ConsentPaper(props: PaperProps) {
  const { t: here } = useTranslation();
  const { question, recipients, categories, language, organisation, said } = props;
  const [words, setWords] = useState<{ of: Language; t: TFunction } | undefined>();
  useEffect(() => {
    let isGone = false;
    void wordsIn(language).then((t) => isGone || setWords({ of: language, t }));
    return () => void (isGone = true);
  }, [language]);
  if (words?.of !== language) return null;
  const { t } = words;
  const locale = language === 'en' ? 'en-GB' : 'nl-NL';
  const { notice, consent, declaration } = question;
  const list = (items: string[]): string =>
    items.length > 0 ? new Intl.ListFormat(locale).format(items) : t('paper.blank');
  const filling = {
    organisation,
    recipients: list(recipients),
    categories: list(categories.map((one) => t(`lists.category.${one}`))),
  };
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
  return (
    <article className="paper" lang={language} aria-label={here('paper.paper')}>
      <h2 className="utrecht-heading-2">{notice.title[language]}</h2>
      {notice.text[language]
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph) => (
          <p key={paragraph} className="utrecht-paragraph">
            {paragraph}
          </p>
        ))}
      {consent && (
        <section>
          <h3 className="utrecht-heading-3">{t('paper.consentTitle')}</h3>
          <p className="utrecht-paragraph">{t('paper.consentText', filling)}</p>
          <Boxes t={t} name="consent" said={said?.consent} />
        </section>
      )}
      {declaration && (
        <section>
          <h3 className="utrecht-heading-3">{t('paper.declarationTitle')}</h3>
          <p className="utrecht-paragraph">{t('paper.declarationText', filling)}</p>
          <Boxes t={t} name="declaration" said={said?.declaration} />
        </section>
      )}
      <p className="utrecht-paragraph">{t('paper.rights')}</p>
      <dl className="paper-sign">
        <div>
          <dt>{t('paper.date')}</dt>
          <dd>{said ? date.format(said.at) : ''}</dd>
        </div>
        <div>
          <dt>{t('paper.signature')}</dt>
          <dd />
        </div>
      </dl>
      {said && said.ids.length > 0 && (
        <p className="cell-extra">
          {t('paper.numbers')} {said.ids.join(', ')}
        </p>
      )}
    </article>
  );
}

/** Open for a pen, or as the person said it: a cross, and in words for who hears it. */
function Boxes({ t, name, said }: { t: TFunction; name: 'consent' | 'declaration'; said?: boolean }) {
  return (
    <ul className="paper-boxes">
      {(['yes', 'no'] as const).map((answer) => {
        const isSaid = said !== undefined && said === (answer === 'yes');
        return (
          <li key={answer}>
            <span className="paper-box" aria-hidden="true">
              {isSaid ? '✕' : ''}
            </span>
            {t(`paper.answers.${name}.${answer}`)}
            {isSaid && <strong className="paper-said"> {t('paper.said')}</strong>}
          </li>
        );
      })}
    </ul>
  );
}
