import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../parts/dialog';
import { useFinder } from '../parts/finder';
import { CheckGroup, Form, TextField, type Faults } from '../parts/forms';
import { Section } from '../parts/page';
import { RowButton } from '../parts/row-button';
import { Empty, Failed, Loading } from '../parts/states';
import { Table } from '../parts/table';
import { ProposedLink } from './proposed';
import { usePropose, type Proposed } from './use-propose';
import type { Thing } from './use-things';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
interface Hours {
  windows: { days: string; from: string; until: string }[];
  timeZone?: string;
  holidays?: 'closed' | 'open';
}

const hoursOf = ({ content }: Thing): Hours | undefined => content['serviceHours'] as Hours | undefined;
const daysIn = (rule: string): string[] => /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(',') ?? [...DAYS];

interface HoursProps {
  connections: { found: Thing[]; isPending: boolean; error: unknown };
  mayChange: boolean;
}

/** When each system takes post, and how often it is tried; changed by a proposal. */
export function ServiceHours({ connections: { found, isPending, error }, mayChange }: HoursProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Thing | undefined>();
  const [draft, setDraft] = useState<Proposed | undefined>();
  const lanes = found.filter(({ content }) => (content['receives'] as unknown[]).length > 0);
  const { shown, finder, pager } = useFinder(lanes, ({ name }) => name, 'hours');
  return (
    <Section id="hours" title={t('settings.lanes.title')} intro={t('settings.lanes.text')}>
      <ProposedLink draft={draft} />
      {isPending ? (
        <Loading />
      ) : error ? (
        <Failed problem={error} />
      ) : lanes.length === 0 ? (
        <Empty title={t('settings.lanes.none')} text={t('settings.lanes.noneText')} />
      ) : (
        <>
          {finder}
          <Table
            caption={t('settings.lanes.title')}
            captionHidden
            rows={shown}
            keyOf={({ key }) => key}
            columns={[
              { name: t('settings.lanes.lane'), isHeader: true, cell: ({ name }) => name },
              { name: t('settings.lanes.hours'), cell: (one) => <InWords hours={hoursOf(one)} /> },
              {
                name: t('settings.lanes.retry'),
                cell: ({ content }) =>
                  String(content['retry'] ?? t('settings.lanes.retryDefault')).replaceAll(',', ', '),
              },
              {
                name: t('settings.lanes.most'),
                cell: ({ content }) => String(content['concurrency'] ?? t('settings.lanes.mostDefault')),
              },
              ...(mayChange
                ? [
                    {
                      name: t('settings.roles.actions'),
                      cell: (one: Thing) => (
                        <RowButton
                          act={t('settings.lanes.change')}
                          of={one.name}
                          onClick={() => setAsked(one)}
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {pager}
        </>
      )}
      {asked && (
        <ChangeHours
          one={asked}
          onClose={() => setAsked(undefined)}
          onDone={(made) => {
            setAsked(undefined);
            setDraft(made);
          }}
        />
      )}
    </Section>
  );
}

function InWords({ hours }: { hours: Hours | undefined }) {
  const { t } = useTranslation();
  if (!hours) return t('settings.lanes.always');
  return (
    <>
      {hours.windows.map(({ days, from, until }) => (
        <span key={days + from} className="place">
          {daysIn(days)
            .map((one) => t(`settings.lanes.days.${one}`))
            .join(' ')}{' '}
          {from}–{until}
        </span>
      ))}
      {hours.holidays === 'closed' && <span className="cell-extra">{t('settings.lanes.holidays')}</span>}
    </>
  );
}

interface ChangeProps {
  one: Thing;
  onClose: () => void;
  onDone: (draft: Proposed) => void;
}

/** One window a week; what has several is changed in the files of the region. */
function ChangeHours({ one, onClose, onDone }: ChangeProps) {
  const { t } = useTranslation();
  const proposing = usePropose(onDone);
  const now = hoursOf(one);
  const [days, setDays] = useState<string[]>(
    now ? daysIn(now.windows[0]!.days) : ['MO', 'TU', 'WE', 'TH', 'FR'],
  );
  const [from, setFrom] = useState(now?.windows[0]!.from ?? '07:30');
  const [until, setUntil] = useState(now?.windows[0]!.until ?? '18:00');
  const [closed, setClosed] = useState<string[]>(now?.holidays === 'closed' ? ['closed'] : []);
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const send = (): void => {
    const found: Faults = {
      ...(days.length > 0 ? {} : { days: (t) => t('settings.lanes.daysFault') }),
      ...(TIME.test(from) ? {} : { from: (t) => t('settings.lanes.timeFault') }),
      ...(TIME.test(until) ? {} : { until: (t) => t('settings.lanes.timeFault') }),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length > 0) return;
    const byDay = DAYS.filter((day) => days.includes(day)).join(',');
    const serviceHours: Hours = {
      ...now,
      windows: [{ days: `FREQ=WEEKLY;BYDAY=${byDay}`, from, until }],
      holidays: closed.length > 0 ? 'closed' : 'open',
    };
    proposing.propose({
      title: t('settings.lanes.draft', { name: one.name }),
      changes: [{ kind: 'connection', key: one.key, content: { ...one.content, serviceHours } }],
    });
  };
  return (
    <Dialog
      title={t('settings.lanes.change')}
      action={t('settings.roles.propose')}
      busy={proposing.isPending}
      problem={proposing.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">
        {one.name}. {t('settings.lanes.changeText')}
      </p>
      <Form
        faults={{ ...faults, ...proposing.faults }}
        tries={tries + proposing.tries}
        onSubmit={send}
        label={t('settings.lanes.change')}
      >
        <CheckGroup
          name="days"
          legend={t('settings.lanes.onDays')}
          options={DAYS.map((value) => ({ value, label: t(`settings.lanes.days.${value}`) }))}
          chosen={days}
          onChange={setDays}
        />
        <div className="field-row">
          <TextField name="from" label={t('settings.lanes.from')} value={from} onChange={setFrom} required />
          <TextField
            name="until"
            label={t('settings.lanes.until')}
            value={until}
            onChange={setUntil}
            required
          />
        </div>
        <CheckGroup
          name="closed"
          legend={t('settings.lanes.closedLegend')}
          options={[{ value: 'closed', label: t('settings.lanes.closed') }]}
          chosen={closed}
          onChange={setClosed}
        />
        {proposing.papers}
      </Form>
    </Dialog>
  );
}
