import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { languageNow } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import type { Words } from '../parts/forms';
import type { IconName } from '../parts/icon';
import { Line, Lines } from '../parts/time-line';
import { useMe } from '../session';
import { LossList } from './loss-list';
import { SCREEN, useNames } from './names';

type Arrival = Schemas['Arrival'];
type Handing = Schemas['Handing'];

const OUTCOMES: Record<string, { tone: Tone; icon: IconName }> = {
  permitted: { tone: 'good', icon: 'check' },
  refused: { tone: 'bad', icon: 'cross' },
  'not-permitted': { tone: 'bad', icon: 'cross' },
  'not-shown': { tone: 'neutral', icon: 'lock' },
};

/** What became of a message at one recipient: decided, made ready, tried, settled, in the order in which it happened. */
export function ArrivalLine({ arrival, onDone }: { arrival: Arrival; onDone: (words: Words) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const { recipient, purpose, decisions, deliveries } = arrival;
  const told = [
    ...decisions.map((one) => ({
      at: one.moment,
      rank: one.stage === 'deliver' ? 2 : 0,
      key: one.decisionId,
      shown: <Decided decision={one} />,
    })),
    ...deliveries.flatMap((one) => stepsOf(one, onDone)),
  ].sort((a, b) => a.at.localeCompare(b.at) || a.rank - b.rank);
  return (
    <section className="arrival">
      <h3 className="utrecht-heading-3">{names.party(recipient)}</h3>
      <p className="cell-extra">
        {t('journey.purpose', { purpose: t(`lists.purpose.${purpose}`, { defaultValue: purpose }) })}
      </p>
      <Lines>
        {told.map(({ key, shown }) => (
          <Fragment key={key}>{shown}</Fragment>
        ))}
      </Lines>
    </section>
  );
}

/** After everything that happened. */
const NOT_YET = '9';

/** Steps of one moment stand in the order in which they are done: the rank. */
const stepsOf = (handing: Handing, onDone: (words: Words) => void) => [
  {
    at: handing.plannedAt,
    rank: 1,
    key: `${handing.deliveryId} planned`,
    shown: <Planned handing={handing} />,
  },
  ...handing.attempts.map((attempt) => ({
    at: attempt.endedAt,
    rank: 3,
    key: `${handing.deliveryId} ${attempt.number}`,
    shown: <Tried attempt={attempt} isLook={handing.lane === SCREEN} />,
  })),
  {
    at: handing.settledAt ?? NOT_YET,
    rank: 4,
    key: `${handing.deliveryId} settled`,
    shown: <Settled handing={handing} onDone={onDone} />,
  },
];

function Decided({ decision }: { decision: Arrival['decisions'][number] }) {
  const { t } = useTranslation();
  const { moment, stage, outcome, explanation, basis, categories } = decision;
  return (
    <Line at={moment} title={t(`journey.stages.${stage}`)}>
      <p className="clause-badges">
        <Badge {...OUTCOMES[outcome]!}>{t(`journey.outcomes.${outcome}`)}</Badge>
      </p>
      <p className="utrecht-paragraph">{explanation[languageNow()]}</p>
      {basis && (
        <p className="cell-extra">
          {t('journey.basis', { basis: t(`lists.basis.${basis}`) })}{' '}
          {categories &&
            categories.length > 0 &&
            t('journey.categories', { list: categories.map((one) => t(`lists.category.${one}`)).join(', ') })}
        </p>
      )}
    </Line>
  );
}

function Planned({ handing: { kind, lane, contract, plannedAt, replayOf } }: { handing: Handing }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Line
      at={plannedAt}
      title={t(
        replayOf ? 'journey.replayed' : `journey.${lane === SCREEN ? 'screen.planned' : 'planned'}.${kind}`,
      )}
    >
      <p className="utrecht-paragraph">
        {lane === SCREEN
          ? t('journey.screen.text')
          : t('journey.plannedText', { lane: names.connection(lane), contract })}
      </p>
    </Line>
  );
}

function Tried({
  attempt: { endedAt, number, result, status, reason },
  isLook,
}: {
  attempt: Handing['attempts'][number];
  isLook: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Line at={endedAt} title={t(isLook ? 'journey.screen.look' : 'journey.attempt', { number })}>
      <p className="utrecht-paragraph">
        {t(`journey.results.${result}`, { defaultValue: result })}
        {status !== undefined && ` (${t('journey.status', { status })})`}
        {reason && reason !== 'status' && (
          <span className="cell-extra">{t(`codes.${reason}`, { defaultValue: reason })}</span>
        )}
      </p>
    </Line>
  );
}

function Settled({ handing, onDone }: { handing: Handing; onDone: (words: Words) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const me = useMe();
  const [isAsked, setAsked] = useState(false);
  const { lane, state, code, answer, losses, settledAt } = handing;
  const canRetry = me.data?.role === 'operator' && state === 'dead' && !handing.replayOf;
  return (
    <Line at={settledAt} title={t(`journey.${lane === SCREEN ? 'screen.settled' : 'settled'}.${state}`)}>
      {code && <p className="utrecht-paragraph">{t(`codes.${code}`, { defaultValue: code })}</p>}
      {answer && (
        <p className="utrecht-paragraph">
          {t('journey.said', { answer: t(`journey.answers.${answer}`, { defaultValue: answer }) })}
        </p>
      )}
      {losses.length > 0 && <LossList losses={losses} />}
      {canRetry && (
        <div className="button-row">
          <Button kind="secondary" small onClick={() => setAsked(true)}>
            {t('journey.retry')}
            <span className="visually-hidden">: {names.connection(lane)}</span>
          </Button>
        </div>
      )}
      {isAsked && (
        <Retry
          lane={lane}
          deliveryId={handing.deliveryId}
          onClose={() => setAsked(false)}
          onDone={(words) => {
            setAsked(false);
            onDone(words);
          }}
        />
      )}
    </Line>
  );
}

interface RetryProps {
  lane: string;
  deliveryId: string;
  onClose: () => void;
  onDone: (words: Words) => void;
}

/** One delivery again; of its record the newest goes. */
export function Retry({ lane, deliveryId, onClose, onDone }: RetryProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const doing = useMutation({
    mutationFn: () =>
      given(hub.POST('/deliveries/replays', { body: { lane, deliveryIds: [deliveryId], preview: false } })),
    onSuccess: async ({ planned }) => {
      await queries.invalidateQueries({ queryKey: ['journey'] });
      await queries.invalidateQueries({ queryKey: ['held'] });
      onDone((t) => (planned > 0 ? t('post.again.done', { count: planned }) : t('post.again.nothing')));
    },
  });
  return (
    <Dialog
      title={t('post.again.confirm')}
      action={t('post.again.go', { count: 1 })}
      busy={doing.isPending}
      problem={doing.error}
      onAction={() => doing.mutate()}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('post.again.asked')}</p>
    </Dialog>
  );
}
