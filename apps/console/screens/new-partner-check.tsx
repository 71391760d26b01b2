import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';
import { Badge } from '../parts/badge';
import { TextField } from '../parts/forms';
import { Asked } from '../parts/states';
import { changesOf, NO_PAPER, type Joinable, type Paper } from './new-partner-draft';
import { useJoinName, type StepProps } from './new-partner-steps';

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
            <Papers alone={aloneIn(parties, filled.key)} filled={filled} set={set} />
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

/** Whoever takes part already and has nobody in the hub to approve; of who is new it was asked in the first step. */
export const aloneIn = (parties: Schemas['Standing'][], own: string): Schemas['Standing'][] =>
  parties.filter(({ party, withoutApprover }) => withoutApprover && party !== own);

function Papers({ alone, filled, set }: StepProps & { alone: Schemas['Standing'][] }) {
  const { t } = useTranslation();
  if (alone.length === 0) return null;
  const change = (party: string, more: Partial<Paper>): void =>
    set({ papers: { ...filled.papers, [party]: { ...NO_PAPER, ...filled.papers[party], ...more } } });
  return (
    <>
      <p className="utrecht-paragraph">{t('joining.approve.alone')}</p>
      {alone.map(({ party, name }) => {
        const { document, on } = filled.papers[party] ?? NO_PAPER;
        return (
          <fieldset key={party} className="utrecht-form-fieldset check-group">
            <legend className="utrecht-form-label">{name}</legend>
            <div className="field-row">
              <TextField
                name={`${party}-document`}
                label={t('joining.signed')}
                value={document}
                onChange={(value) => change(party, { document: value })}
                required
              />
              <TextField
                name={`${party}-on`}
                type="date"
                label={t('joining.signedOn')}
                value={on}
                onChange={(value) => change(party, { on: value })}
                required
              />
            </div>
          </fieldset>
        );
      })}
    </>
  );
}
