import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { moment } from '../language';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useDone } from '../parts/done';
import { Facts, type Fact } from '../parts/facts';
import { Form, SelectField } from '../parts/forms';
import { Page, Section } from '../parts/page';
import { Asked, Empty } from '../parts/states';
import { Line, Lines } from '../parts/time-line';
import { LOOK, type Referral } from './referrals';
import { deskName, languageName, partyName, useDeskNames } from './use-desks';

type State = NonNullable<Referral['mayBecome']>[number];
type Step = Schemas['ReferralStep'];
const OUTCOMES = ['found-work', 'learning', 'helped-otherwise', 'withdrew', 'no-answer'] as const;

/** One referral: what is asked first, then how it went, and what may follow. */
export function ReferralPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const desks = useDeskNames();
  const [asked, setAsked] = useState<State | undefined>();
  const { done, say } = useDone();
  const query = useQuery({
    queryKey: ['referral', id],
    gcTime: 0,
    queryFn: () => given(hub.GET('/referrals/{id}', { params: { path: { id } } })),
  });
  const one = query.data;
  const title = one?.helpRequest ? t(`lists.help.${one.helpRequest}`) : t('referrals.one');
  const back = (
    <Link to={'/referrals' as never} className="utrecht-link">
      {t('referrals.back')}
    </Link>
  );
  if (query.error && 'code' in query.error && query.error.code === 'not-found')
    return (
      <Page title={t('referrals.one')}>
        <Empty title={t('states.missing.title')} text={t('states.missing.text')}>
          {back}
        </Empty>
      </Page>
    );
  const finish = async (state: State): Promise<void> => {
    setAsked(undefined);
    // Said when it can be seen, and not before.
    await queries.invalidateQueries({ queryKey: ['referral', id] });
    say((t) => t('referrals.step.done', { state: t(`referrals.states.${state}`) }));
  };
  return (
    <Page
      title={title.charAt(0).toUpperCase() + title.slice(1)}
      intro={t('referrals.oneIntro')}
      actions={back}
    >
      {done}
      <Asked query={query}>
        {(found) => (
          <>
            <Section
              id="now"
              title={t('referrals.now')}
              actions={<Badge {...LOOK[found.state]}>{t(`referrals.states.${found.state}`)}</Badge>}
            >
              <About one={found} desks={desks} />
              {found.state === 'not-shown' && <p className="utrecht-paragraph">{t('referrals.notShown')}</p>}
              {(found.mayBecome ?? []).length > 0 && (
                <div className="button-row">
                  {found.mayBecome!.map((state) => (
                    <Button
                      key={state}
                      kind={state === 'closed' ? 'secondary' : 'primary'}
                      onClick={() => setAsked(state)}
                    >
                      {t(`referrals.step.${state}`)}
                    </Button>
                  ))}
                </div>
              )}
            </Section>
            <Section id="line" title={t('referrals.line')}>
              <TimeLine one={found} />
            </Section>
          </>
        )}
      </Asked>
      {asked && <StepOn id={id} state={asked} onClose={() => setAsked(undefined)} onDone={finish} />}
    </Page>
  );
}

function About({ one, desks }: { one: Referral; desks: ReturnType<typeof useDeskNames> }) {
  const { t } = useTranslation();
  const facts: Fact[] = [
    ['owner', one.owner && partyName(desks, one.owner)],
    ['source', partyName(desks, one.source)],
    ['recipient', partyName(desks, one.recipient)],
    ['desk', one.desk && deskName(desks, one.desk)],
    ['purpose', t(`lists.purpose.${one.purpose}`)],
    ['language', one.language && languageName(one.language)],
    ['outcome', one.outcome && t(`referrals.outcomes.${one.outcome}`)],
    [
      'number',
      <code key="number" className="code">
        {one.referralId}
      </code>,
    ],
    [
      'follows',
      one.follows && (
        <Link to={'/referrals' as never} search={{ referral: one.follows } as never} className="utrecht-link">
          {t('referrals.follows')}
        </Link>
      ),
    ],
  ];
  return <Facts facts={facts} label={(name) => t(`referrals.facts.${name}`)} />;
}

/** What was and what is; and, while it is not over, by when it goes on. */
function TimeLine({ one }: { one: Referral }) {
  const { t } = useTranslation();
  const { steps = [], state, since, reportedAt, dueAt, overdue, outcome } = one;
  const past = steps.length > 0 || since ? steps : [{ state: 'reported' as const, since: reportedAt }];
  return (
    <Lines>
      {past.map((step, index) => (
        <Line key={index} at={step.since} title={t(`referrals.states.${step.state}`)} />
      ))}
      {since && (
        <Line at={since} title={t(`referrals.states.${state}`)}>
          {outcome && <p className="cell-extra">{t(`referrals.outcomes.${outcome}`)}</p>}
        </Line>
      )}
      {dueAt && (
        <Line title={t('referrals.dueLine', { at: moment(dueAt) })}>
          {overdue && (
            <Badge tone="bad" icon="warning">
              {t('referrals.overdue')}
            </Badge>
          )}
        </Line>
      )}
    </Lines>
  );
}

interface StepProps {
  id: string;
  state: State;
  onClose: () => void;
  onDone: (state: State) => Promise<void>;
}

function StepOn({ id, state, onClose, onDone }: StepProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState('');
  const [tries, setTries] = useState(0);
  const isClosing = state === 'closed';
  const lacks = isClosing && !outcome;
  const stepping = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/referrals/{id}/steps', {
          params: { path: { id } },
          body: { state, ...(isClosing ? { outcome } : {}) } as Step,
        }),
      ),
    onSuccess: () => onDone(state),
  });
  const send = (): void => {
    setTries(tries + 1);
    if (!lacks) stepping.mutate();
  };
  return (
    <Dialog
      title={t(`referrals.step.${state}`)}
      action={t(`referrals.step.${state}`)}
      busy={stepping.isPending}
      problem={stepping.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t(`referrals.step.texts.${state}`)}</p>
      {isClosing && (
        <Form
          faults={
            tries > 0 && lacks
              ? { outcome: (t) => t('forms.choose', { field: t('referrals.step.outcome') }) }
              : {}
          }
          tries={tries}
          label={t('referrals.step.closed')}
          onSubmit={send}
        >
          <SelectField
            name="outcome"
            label={t('referrals.step.outcome')}
            none={t('forms.chooseOne')}
            value={outcome}
            onChange={setOutcome}
            options={OUTCOMES.map((value) => ({ value, label: t(`referrals.outcomes.${value}`) }))}
          />
        </Form>
      )}
    </Dialog>
  );
}
