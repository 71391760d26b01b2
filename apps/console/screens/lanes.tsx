import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { moment, number } from '../language';
import { Badge, LANE_LOOK } from '../parts/badge';
import { Dialog } from '../parts/dialog';
import { useDone } from '../parts/done';
import { Form, SelectField, type Words } from '../parts/forms';
import { Page, Section } from '../parts/page';
import { RowButton } from '../parts/row-button';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';

type Lane = Schemas['Lane'];
type Act = 'pause' | 'resume' | 'drain';
const REASONS = ['maintenance', 'incident', 'change', 'request', 'other'] as const;

/** Every lane, and the hand of whoever looks after the region on it: always in two steps. */
export function Lanes() {
  const { t } = useTranslation();
  const me = useMe();
  const lanes = useQuery({
    queryKey: ['lanes'],
    queryFn: () => given(hub.GET('/lanes')),
    refetchInterval: 10_000,
  });
  const [asked, setAsked] = useState<{ lane: Lane; act: Act } | undefined>();
  const { done, say } = useDone();
  const isOperator = me.data?.role === 'operator';
  return (
    <Page
      title={t('lanes.title')}
      intro={`${t('lanes.intro')} ${t(isOperator ? 'lanes.acts' : 'lanes.readOnly')}`}
    >
      {done}
      <Section id="lanes" title={t('lanes.all')}>
        <Asked query={lanes}>
          {({ lanes: all }) =>
            all.length === 0 ? (
              <Empty title={t('lanes.none')} text={t('lanes.noneText')} />
            ) : (
              <Table
                caption={t('lanes.all')}
                captionHidden
                rows={troubledFirst(all)}
                keyOf={({ lane }) => lane}
                columns={[
                  { name: t('lanes.lane'), isHeader: true, cell: (lane) => <LaneName lane={lane} /> },
                  { name: t('lanes.state'), cell: (lane) => <LaneState lane={lane} /> },
                  {
                    name: t('lanes.waiting'),
                    numeric: true,
                    cell: (lane) => `${number(lane.waiting)}${lane.moreWaiting ? '+' : ''}`,
                  },
                  {
                    name: t('lanes.oldest'),
                    cell: ({ oldestPlannedAt }) => (oldestPlannedAt ? moment(oldestPlannedAt) : '–'),
                  },
                  ...(isOperator
                    ? [
                        {
                          name: t('lanes.actions'),
                          cell: (lane: Lane) => (
                            <Actions lane={lane} ask={(act) => setAsked({ lane, act })} />
                          ),
                        },
                      ]
                    : []),
                ]}
              />
            )
          }
        </Asked>
      </Section>
      {asked && (
        <Confirm
          {...asked}
          onClose={() => setAsked(undefined)}
          onDone={(words) => {
            say(words);
            setAsked(undefined);
          }}
        />
      )}
    </Page>
  );
}

/** What needs somebody, first; within that by name, as the hub gives them. */
const ORDER: Lane['state'][] = ['broken', 'retired', 'slowed', 'paused', 'open'];
const troubledFirst = (lanes: Lane[]): Lane[] =>
  lanes.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name, 'nl'),
  );

function LaneName({ lane }: { lane: Lane }) {
  const { t } = useTranslation();
  return (
    <>
      {lane.name}
      <span className="cell-extra">{t(`lists.channel.${lane.channel}`)}</span>
    </>
  );
}

function LaneState({ lane }: { lane: Lane }) {
  const { t } = useTranslation();
  const look = LANE_LOOK[lane.state]!;
  const { paused, failures, restingUntil, asleepUntil, purgedUntil } = lane;
  return (
    <>
      <Badge tone={look.tone} icon={look.icon}>
        {t(`lists.lane.${lane.state}`)}
      </Badge>
      {paused && (
        <span className="cell-extra">
          {t('lanes.pausedSince', { at: moment(paused.at) })}
          {paused.reason && ` (${t(`lists.pause.${paused.reason}`).toLowerCase()})`}
        </span>
      )}
      {failures > 0 && <span className="cell-extra">{t('lanes.failures', { count: failures })}</span>}
      {restingUntil && <span className="cell-extra">{t('lanes.resting', { at: moment(restingUntil) })}</span>}
      {asleepUntil && <span className="cell-extra">{t('lanes.asleep', { at: moment(asleepUntil) })}</span>}
      {purgedUntil && <span className="cell-extra">{t('lanes.purged', { at: moment(purgedUntil) })}</span>}
    </>
  );
}

function Actions({ lane, ask }: { lane: Lane; ask: (act: Act) => void }) {
  const { t } = useTranslation();
  const acts: Act[] =
    lane.state === 'paused' ? ['resume'] : lane.waiting > 0 ? ['pause', 'drain'] : ['pause'];
  return (
    <span className="row-actions">
      {acts.map((act) => (
        <RowButton key={act} act={t(`lanes.${act}.short`)} of={lane.name} onClick={() => ask(act)} />
      ))}
    </span>
  );
}

interface ConfirmProps {
  lane: Lane;
  act: Act;
  onClose: () => void;
  onDone: (words: Words) => void;
}

function Confirm({ lane, act, onClose, onDone }: ConfirmProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState<(typeof REASONS)[number]>('maintenance');
  const params = { path: { id: lane.lane } };
  const doing = useMutation({
    mutationFn: () =>
      act === 'pause'
        ? given(hub.POST('/lanes/{id}/pauses', { params, body: { reason } }))
        : act === 'resume'
          ? given(hub.POST('/lanes/{id}/resumptions', { params, body: {} }))
          : given(hub.POST('/lanes/{id}/drains', { params, body: {} })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['lanes'] });
      onDone((t) => t(`lanes.${act}.done`, { name: lane.name }));
    },
  });
  return (
    <Dialog
      title={t(`lanes.${act}.title`, { name: lane.name })}
      action={t(`lanes.${act}.action`)}
      busy={doing.isPending}
      problem={doing.error}
      onAction={() => doing.mutate()}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t(`lanes.${act}.text`, { count: lane.waiting })}</p>
      {act === 'pause' && (
        <Form faults={{}} tries={0} label={t('lanes.pause.action')} onSubmit={() => doing.mutate()}>
          <SelectField
            name="reason"
            label={t('lanes.reason')}
            help={t('lanes.reasonHelp')}
            value={reason}
            onChange={(value) => setReason(value as typeof reason)}
            options={REASONS.map((value) => ({ value, label: t(`lists.pause.${value}`) }))}
          />
        </Form>
      )}
    </Dialog>
  );
}
