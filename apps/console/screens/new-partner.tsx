import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, Problem } from '../hub';
import { Button } from '../parts/button';
import { Form, type Faults } from '../parts/forms';
import { Page } from '../parts/page';
import { Asked, Failed } from '../parts/states';
import { ContractSample } from './contract-sample';
import { aloneBeside, CheckStep, type Standings } from './new-partner-check';
import {
  EMPTY,
  faultsOf,
  fits,
  JOINABLE,
  proposalOf,
  STEPS,
  type Filled,
  type Joinable,
} from './new-partner-draft';
import { Unsaved } from '../parts/unsaved';
import { paperFaults } from './papers';
import { FormsStep, JoinsStep, SystemStep, WhoStep } from './new-partner-steps';
import { useThings } from './use-things';

/** From nothing to a proposal: what is filled in stays in this page until it is proposed. */
export function NewPartner() {
  const { t } = useTranslation();
  const listed = useQuery({
    queryKey: ['configuration', 'now'],
    queryFn: () => given(hub.GET('/configuration')),
    staleTime: 60_000,
  });
  const mappings = useQuery({
    queryKey: ['configuration', 'mappings'],
    queryFn: () => given(hub.GET('/mappings')),
  });
  return (
    <Page title={t('joining.title')} intro={t('joining.intro')}>
      <p className="back">
        <Link to={'/partners' as never} className="utrecht-link">
          {t('joining.back')}
        </Link>
      </p>
      <Asked query={listed}>
        {({ versions }) => (
          <Asked query={mappings}>
            {({ mappings: forms }) => (
              <Wizard
                taken={versions.map(({ key }) => key)}
                forms={forms.flatMap(({ contract, direction, canonical, canonicalDirection }) => [
                  { contract, direction },
                  { contract: canonical, direction: canonicalDirection },
                ])}
              />
            )}
          </Asked>
        )}
      </Asked>
    </Page>
  );
}

/** `in`: a partner sends it; `out`: a partner receives it. */
export interface OneForm {
  contract: string;
  direction: 'in' | 'out' | 'both';
}

function Wizard({ taken, forms }: { taken: string[]; forms: OneForm[] }) {
  const { t } = useTranslation();
  const things = useThings(JOINABLE);
  const [filled, setFilled] = useState<Filled>(EMPTY);
  const all = things.found as Joinable[];
  const joinable = { ...things, found: all.filter((one) => fits(one, filled)) };
  const [at, setAt] = useState(0);
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  }, [at]);
  const step = STEPS[at]!;
  const set = (more: Partial<Filled>): void => setFilled({ ...filled, ...more });
  const title = t('joining.draftTitle', { name: filled.name });
  // Without the papers: who signs does not depend on what was signed.
  const asked = proposalOf(filled, joinable.found, title);
  const standings = useQuery<Standings>({
    queryKey: ['draft-preview', JSON.stringify(asked)],
    enabled: step === 'check',
    queryFn: () => given(hub.POST('/draft-previews', { body: asked })),
  });
  const alone = aloneBeside(standings.data?.parties ?? [], filled.key);
  const proposing = useMutation({
    mutationFn: () => given(hub.POST('/drafts', { body: proposalOf(filled, joinable.found, title, alone) })),
  });
  const goOn = (): void => {
    const found = step === 'check' ? paperFaults(alone, filled.papers) : faultsOf(step, filled, taken);
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length > 0) return;
    if (step === 'check') proposing.mutate();
    else setAt(at + 1);
  };
  if (proposing.data) return <Proposed draft={proposing.data} />;
  return (
    <>
      <Unsaved is={filled !== EMPTY} />
      <nav aria-label={t('joining.progress')}>
        <ol className="steps">
          {STEPS.map((name, index) => (
            <li
              key={name}
              aria-current={index === at ? 'step' : undefined}
              className={index < at ? 'is-done' : ''}
            >
              {t(`joining.steps.${name}`)}
            </li>
          ))}
        </ol>
      </nav>
      <section className="section" aria-labelledby="step">
        <h2 className="utrecht-heading-2" id="step" tabIndex={-1} ref={heading}>
          {t('joining.step', { step: at + 1, all: STEPS.length, name: t(`joining.steps.${step}`) })}
        </h2>
        <Form faults={faults} tries={tries} onSubmit={goOn} label={t(`joining.steps.${step}`)}>
          {step === 'who' && <WhoStep filled={filled} set={set} />}
          {step === 'system' && <SystemStep filled={filled} set={set} />}
          {step === 'forms' && <FormsStep filled={filled} set={set} forms={forms} />}
          {step === 'joins' && <JoinsStep filled={filled} set={set} joinable={joinable} />}
          {step === 'check' &&
            (standings.error ? (
              <Refused problem={standings.error} again={() => void standings.refetch()} />
            ) : (
              <CheckStep filled={filled} set={set} joinable={joinable.found} standings={standings} />
            ))}
          {proposing.error && <Refused problem={proposing.error} />}
          <div className="button-row">
            {at > 0 && (
              <Button
                kind="secondary"
                onClick={() => {
                  setFaults({});
                  proposing.reset();
                  setAt(at - 1);
                }}
              >
                {t('joining.previous')}
              </Button>
            )}
            <Button type="submit" disabled={proposing.isPending || (step === 'check' && !standings.data)}>
              {t(step === 'check' ? 'joining.propose' : 'joining.next')}
            </Button>
          </div>
        </Form>
      </section>
      {step === 'forms' && <ContractSample sends={filled.sends} />}
    </>
  );
}

/** Every fault that the hub names, at its place in the proposal. */
function Refused({ problem, again }: { problem: unknown; again?: () => void }) {
  const { t } = useTranslation();
  if (!(problem instanceof Problem) || problem.faults.length === 0)
    return <Failed problem={problem} {...(again ? { again } : {})} />;
  return (
    <div role="alert" className="said-list">
      <p className="said-title">{t('joining.wrong')}</p>
      <ul className="code-list">
        {problem.faults.map(({ pointer, detail }) => (
          <li key={pointer + detail}>
            <code>{pointer}</code> <span lang="en">{detail}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Proposed({ draft }: { draft: { draftId: string; title: string } }) {
  const { t } = useTranslation();
  return (
    <section className="section" aria-labelledby="proposed">
      <p role="status" className="done">
        {t('joining.proposed')}{' '}
        <Link
          to={'/agreements/drafts' as never}
          search={{ draft: draft.draftId } as never}
          className="utrecht-link"
        >
          {draft.title}
        </Link>
      </p>
      <h2 className="utrecht-heading-2" id="proposed">
        {t('joining.after')}
      </h2>
      <ol className="utrecht-ordered-list">
        {(['approve', 'address', 'test'] as const).map((one) => (
          <li key={one}>{t(`joining.afterSteps.${one}`)}</li>
        ))}
      </ol>
    </section>
  );
}
