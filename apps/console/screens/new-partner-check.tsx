import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';
import { Badge } from '../parts/badge';
import { Asked } from '../parts/states';
import { changesOf, type Joinable } from './new-partner-draft';
import { useJoinName, type StepProps } from './new-partner-steps';
import { aloneIn, PaperFields } from './papers';

export type Standings = { parties: Schemas['Standing'][] };

interface CheckProps extends StepProps {
  joinable: Joinable[];
  standings: UseQueryResult<Standings>;
}

/** What is proposed, who has to approve it, and what those signed who cannot do that in the hub. */
export function CheckStep({ filled, set, joinable, standings }: CheckProps) {
  const { t } = useTranslation();
  const nameOf = useJoinName();
  const joins = joinable.filter((one) => filled.joins.includes(`${one.kind} ${one.key}`));
  const lines = [
    t('joining.will.organisation', { name: filled.name }),
    t('joining.will.connection', { name: filled.system }),
    ...joins.map((one) => t(`joining.will.${one.kind}`, { name: nameOf(one) })),
  ];
  return (
    <>
      <p className="utrecht-paragraph">{t('joining.checkText')}</p>
      <ul className="utrecht-unordered-list">
        {lines.map((line) => (
          <li key={line} className="utrecht-unordered-list__item">
            {line}
          </li>
        ))}
      </ul>
      <Asked query={standings}>
        {({ parties }) => (
          <>
            <h3 className="utrecht-heading-3">{t('joining.approve.title')}</h3>
            <ul className="plain-list">
              {parties.map(({ party, name, answer, withoutApprover }) => (
                <li key={party}>
                  {name}{' '}
                  <Badge tone="neutral">
                    {t(`joining.approve.${answer === 'signed' || withoutApprover ? 'paper' : 'hub'}`)}
                  </Badge>
                </li>
              ))}
            </ul>
            <PaperFields
              alone={aloneBeside(parties, filled.key)}
              papers={filled.papers}
              onChange={(papers) => set({ papers })}
            />
          </>
        )}
      </Asked>
      <details className="details">
        <summary>{t('audit.whole')}</summary>
        <pre className="code-box" tabIndex={0} aria-label={t('joining.steps.check')}>
          {JSON.stringify(changesOf(filled, joinable), undefined, 2)}
        </pre>
      </details>
    </>
  );
}

/** Of who is new it was asked in the first step. */
export const aloneBeside = (parties: Schemas['Standing'][], own: string): Schemas['Standing'][] =>
  aloneIn(parties).filter(({ party }) => party !== own);
