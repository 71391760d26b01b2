import { useTranslation } from 'react-i18next';
import { Problem, type Schemas } from '../hub';
import { Badge } from '../parts/badge';
import { Section } from '../parts/page';
import { Failed, Loading } from '../parts/states';

interface PreviewData {
  canonical?: Schemas['PreviewSide'];
  partner?: Schemas['PreviewSide'];
  roundTrip?: { same: boolean; missing: string[]; added: string[] };
}

interface ResultProps {
  preview: PreviewData | undefined;
  problem: unknown;
  from: 'canonical' | 'partner';
  /** It changes with what is typed; else it is of the moment at which it was asked. */
  isLive?: boolean;
}

/** What the sample becomes by the table as it stands there now, with what is lost and what is missing. */
export function MappingResult({ preview, problem, from, isLive = true }: ResultProps) {
  const { t } = useTranslation();
  const isFault = problem instanceof Problem && problem.faults.length > 0;
  const side = from === 'partner' ? preview?.canonical : preview?.partner;
  return (
    <Section id="result" title={t('mappings.result')} intro={isLive ? t('mappings.resultText') : undefined}>
      <div aria-live="polite">
        {isFault ? (
          <FaultList title={t('mappings.sampleFaults')} faults={(problem as Problem).faults} />
        ) : problem ? (
          <Failed problem={problem} />
        ) : side ? (
          <Side side={side} />
        ) : (
          <Loading />
        )}
        {!problem && preview?.roundTrip && (
          <p className="utrecht-paragraph">
            <Badge
              tone={preview.roundTrip.same ? 'good' : 'warning'}
              icon={preview.roundTrip.same ? 'check' : 'warning'}
            >
              {t(preview.roundTrip.same ? 'mappings.backSame' : 'mappings.backOther')}
            </Badge>
            {!preview.roundTrip.same && (
              <span className="cell-extra">
                {[...preview.roundTrip.missing, ...preview.roundTrip.added].join(', ')}
              </span>
            )}
          </p>
        )}
      </div>
    </Section>
  );
}

function Side({ side }: { side: Schemas['PreviewSide'] }) {
  const { t } = useTranslation();
  const uncovered = side.coverage.filter(({ inDocument }) => !inDocument);
  return (
    <>
      <p className="clause-badges">
        <Badge
          tone={side.faults.length === 0 ? 'good' : 'bad'}
          icon={side.faults.length === 0 ? 'check' : 'cross'}
        >
          {t('mappings.faults', { count: side.faults.length })}
        </Badge>
        <Badge
          tone={side.losses.length === 0 ? 'good' : 'warning'}
          icon={side.losses.length === 0 ? 'check' : 'warning'}
        >
          {t('mappings.losses', { count: side.losses.length })}
        </Badge>
        <Badge
          tone={uncovered.length === 0 ? 'good' : 'warning'}
          icon={uncovered.length === 0 ? 'check' : 'warning'}
        >
          {t('mappings.covered', {
            done: side.coverage.length - uncovered.length,
            all: side.coverage.length,
          })}
        </Badge>
      </p>
      <pre className="code-box" tabIndex={0} aria-label={t('mappings.result')}>
        {JSON.stringify(side.document, undefined, 2)}
      </pre>
      {side.losses.length > 0 && (
        <>
          <h3 className="utrecht-heading-3">{t('mappings.lost')}</h3>
          <ul className="code-list">
            {side.losses.map(({ pointer, reason }) => (
              <li key={pointer + reason}>
                <code>{pointer}</code> {t(`mappings.reasons.${reason}`, { defaultValue: reason })}
              </li>
            ))}
          </ul>
        </>
      )}
      {uncovered.length > 0 && (
        <>
          <h3 className="utrecht-heading-3">{t('mappings.uncovered')}</h3>
          <ul className="code-list">
            {uncovered.map(({ pointer, inTable }) => (
              <li key={pointer}>
                <code>{pointer}</code> {t(inTable ? 'mappings.notInSample' : 'mappings.notInTable')}
              </li>
            ))}
          </ul>
        </>
      )}
      {side.faults.length > 0 && <FaultList title={t('mappings.notHonoured')} faults={side.faults} />}
    </>
  );
}

interface FaultListProps {
  title: string;
  faults: { pointer: string; code: string; detail: string }[];
}

function FaultList({ title, faults }: FaultListProps) {
  const { t } = useTranslation();
  const said = (code: string) => t(`held.faultCodes.${code}`, { defaultValue: '' });
  return (
    <>
      <h3 className="utrecht-heading-3">{title}</h3>
      <ul className="code-list">
        {faults.map(({ pointer, code, detail }) => (
          <li key={pointer + detail}>
            <code>{pointer || '/'}</code> {said(code) || <span lang="en">{detail}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
