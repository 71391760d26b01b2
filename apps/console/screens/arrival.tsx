import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { languageNow } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import type { IconName } from '../parts/icon';
import { Line, Lines } from '../parts/time-line';
import { useMe } from '../session';
import { LossList } from './loss-list';
import { useNames } from './names';

type Arrival = Schemas['Arrival'];
type Handing = Schemas['Handing'];

const OUTCOMES: Record<string, { tone: Tone; icon: IconName }> = {
  permitted: { tone: 'good', icon: 'check' },
  refused: { tone: 'bad', icon: 'cross' },
  'not-permitted': { tone: 'bad', icon: 'cross' },
  'not-shown': { tone: 'neutral', icon: 'lock' },
};

/** What became of a message at one recipient: decided, made ready, tried, settled. */
export function ArrivalLine({ arrival, onDone }: { arrival: Arrival; onDone: (text: string) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const { recipient, purpose, decisions, deliveries } = arrival;
  const told = [
    ...decisions.map((one) => ({ at: one.moment, key: one.decisionId, shown: <Decided decision={one} /> })),
    ...deliveries.map((one) => ({
      at: one.plannedAt,
      key: one.deliveryId,
      shown: <Handed handing={one} onDone={onDone} />,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
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
            t('journey.categories', { list: categories.map((one) => t(`lists.category.${one}`)).join(', ') })}
        </p>
      )}
    </Line>
  );
}

function Handed({ handing, onDone }: { handing: Handing; onDone: (text: string) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const me = useMe();
  const [isAsked, setAsked] = useState(false);
  const { kind, lane, contract, state, code, answer, attempts, losses, plannedAt, settledAt } = handing;
  const canRetry = me.data?.role === 'operator' && state === 'dead' && !handing.replayOf;
  return (
    <>
      <Line at={plannedAt} title={t(handing.replayOf ? 'journey.replayed' : `journey.planned.${kind}`)}>
        <p className="utrecht-paragraph">
          {t('journey.plannedText', { lane: names.connection(lane), contract })}
        </p>
      </Line>
      {attempts.map((attempt) => (
        <Line
          key={attempt.number}
          at={attempt.endedAt}
          title={t('journey.attempt', { number: attempt.number })}
        >
          <p className="utrecht-paragraph">
            {t(`journey.results.${attempt.result}`, { defaultValue: attempt.result })}
            {attempt.status !== undefined && ` (${t('journey.status', { status: attempt.status })})`}
            {attempt.reason && attempt.reason !== 'status' && (
              <span className="cell-extra">
                {t(`codes.${attempt.reason}`, { defaultValue: attempt.reason })}
              </span>
            )}
          </p>
        </Line>
      ))}
      <Line at={settledAt} title={t(`journey.settled.${state}`)}>
        {code && <p className="utrecht-paragraph">{t(`codes.${code}`, { defaultValue: code })}</p>}
        {answer && <p className="utrecht-paragraph">{t('journey.said', { answer })}</p>}
        {losses.length > 0 && <LossList losses={losses} />}
        {canRetry && (
          <div className="button-row">
            <Button kind="secondary" small onClick={() => setAsked(true)}>
              {t('journey.retry')}
              <span className="visually-hidden">: {names.connection(lane)}</span>
            </Button>
          </div>
        )}
      </Line>
      {isAsked && (
        <Retry
          lane={lane}
          deliveryId={handing.deliveryId}
          onClose={() => setAsked(false)}
          onDone={(text) => {
            setAsked(false);
            onDone(text);
          }}
        />
      )}
    </>
  );
}

interface RetryProps {
  lane: string;
  deliveryId: string;
  onClose: () => void;
  onDone: (text: string) => void;
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
      onDone(planned > 0 ? t('post.again.done', { count: planned }) : t('post.again.nothing'));
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
