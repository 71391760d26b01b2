import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';
import { languageNow } from '../language';
import { Badge } from '../parts/badge';

const CHECKS = ['record', 'line', 'proof', 'isUnderCheckpoint'] as const;

/** What one decision was made of, and whether everything still is what was signed. */
export function Origin({ origin }: { origin: Schemas['DecisionOrigin'] }) {
  const { t } = useTranslation();
  const { decision, isAsSigned, checks, clauses, contracts } = origin;
  const said = decision as unknown as { explanation?: Record<'nl' | 'en', string>; outcome?: string };
  return (
    <>
      <p className="utrecht-paragraph">
        <Badge tone={isAsSigned ? 'good' : 'bad'} icon={isAsSigned ? 'check' : 'warning'}>
          {t(isAsSigned ? 'audit.asSigned' : 'audit.notAsSigned')}
        </Badge>
      </p>
      {said.explanation && <p className="utrecht-paragraph">{said.explanation[languageNow()]}</p>}
      <dl className="facts">
        {CHECKS.map((check) => (
          <div key={check} className="fact">
            <dt>{t(`audit.checks.${check}`)}</dt>
            <dd>
              <Badge tone={checks[check] ? 'good' : 'bad'} icon={checks[check] ? 'check' : 'cross'}>
                {t(checks[check] ? 'audit.holds' : 'audit.fails')}
              </Badge>
            </dd>
          </div>
        ))}
        {clauses.map((clause) => (
          <div key={clause.key} className="fact">
            <dt>{t('lists.kind.clause')}</dt>
            <dd>
              <code>
                {clause.key}@{clause.version}
              </code>
            </dd>
          </div>
        ))}
        {contracts.map((contract) => (
          <div key={contract.ref} className="fact">
            <dt>{t('lists.kind.contract')}</dt>
            <dd>
              <code>{contract.ref}</code>
            </dd>
          </div>
        ))}
      </dl>
      <details className="details">
        <summary>{t('audit.whole')}</summary>
        <pre className="code-box" tabIndex={0}>
          {JSON.stringify(origin, undefined, 2)}
        </pre>
      </details>
    </>
  );
}
