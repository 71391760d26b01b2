import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';
import { clock, moment, number } from '../language';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { Icon, type IconName } from '../parts/icon';
import { Page, Section } from '../parts/page';
import { Asked } from '../parts/states';
import { useMe } from '../session';
import { HoursChart } from './hours-chart';
import { RegionPicture } from './region-picture';
import { useOverview, type Following } from './use-overview';

export type OverviewData = Schemas['Overview'];

/** The region as a picture, what was sent today, and what needs a person now. It changes by itself. */
export function Overview() {
  const { t } = useTranslation();
  const { query, following, follow, news } = useOverview();
  return (
    <Page
      title={t('overview.title')}
      intro={t('overview.intro')}
      actions={<LiveSign following={following} at={query.data?.at} follow={follow} />}
    >
      <p role="status" className="visually-hidden">
        {news}
      </p>
      <Asked query={query}>
        {(overview) => (
          <>
            <Figures overview={overview} />
            <NeedsAPerson overview={overview} />
            <Section id="region" title={t('overview.region')} intro={t('overview.regionText')}>
              <RegionPicture overview={overview} />
            </Section>
            <Section id="day" title={t('overview.day')} intro={t('overview.dayText')}>
              <HoursChart hours={overview.hours} />
              {overview.moreHours && <p className="utrecht-paragraph">{t('overview.moreHours')}</p>}
            </Section>
          </>
        )}
      </Asked>
    </Page>
  );
}

function LiveSign({
  following,
  at,
  follow,
}: {
  following: Following;
  at: string | undefined;
  follow: () => void;
}) {
  const { t } = useTranslation();
  if (following === 'over')
    return (
      <Button kind="secondary" small onClick={follow}>
        {t('overview.followAgain')}
      </Button>
    );
  return (
    <p className="live">
      <span className={`live-dot live-${following}`} aria-hidden="true" />
      {following === 'live' ? t('overview.live') : t('overview.reconnecting')}
      {at && <span className="live-at">{t('overview.at', { at: clock(at) })}</span>}
    </p>
  );
}

function Figures({ overview }: { overview: OverviewData }) {
  const { t } = useTranslation();
  const waiting = overview.lanes.reduce((sum, lane) => sum + lane.waiting, 0);
  const more = overview.lanes.some(({ moreWaiting }) => moreWaiting);
  const delivered = overview.hours.reduce((sum, hour) => sum + hour.delivered, 0);
  const people = overview.waiting.sender + overview.waiting.recipient + overview.waiting.operator;
  const figures: { name: string; value: string; icon: IconName }[] = [
    { name: 'delivered', value: number(delivered), icon: 'check' },
    { name: 'waiting', value: `${number(waiting)}${more ? '+' : ''}`, icon: 'waiting' },
    {
      name: 'withheld',
      value: overview.withheld === null ? t('overview.fewerThanTen') : number(overview.withheld),
      icon: 'lock',
    },
    { name: 'people', value: `${number(people)}${overview.waiting.more ? '+' : ''}`, icon: 'person' },
  ];
  return (
    <ul className="figures">
      {figures.map(({ name, value, icon }) => (
        <li key={name} className="figure">
          <Icon name={icon} />
          <p>
            <span className="figure-name">{t(`overview.figures.${name}`)}</span>
            <span className="figure-value">{value}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

interface Task {
  key: string;
  tone: 'bad' | 'warning' | 'info';
  icon: IconName;
  text: string;
  to: string;
}

function NeedsAPerson({ overview }: { overview: OverviewData }) {
  const { t } = useTranslation();
  const me = useMe();
  const isOperator = me.data?.role === 'operator';
  const { sender, recipient, operator, deadline } = overview.waiting;
  const tasks: Task[] = [
    ...overview.lanes.flatMap((lane): Task[] => {
      const look = LANE_TASKS[lane.state];
      return look
        ? [
            {
              key: lane.lane,
              ...look,
              text: t(`overview.tasks.${lane.state}`, { name: lane.name }),
              to: '/lanes',
            },
          ]
        : [];
    }),
    ...(isOperator && operator > 0
      ? [
          {
            key: 'operator',
            tone: 'warning' as const,
            icon: 'warning' as const,
            text: t('overview.tasks.operator', { count: operator }),
            to: '/post',
          },
        ]
      : []),
    ...(isOperator && sender + recipient > 0
      ? [
          {
            key: 'others',
            tone: 'info' as const,
            icon: 'info' as const,
            text: t('overview.tasks.others', { count: sender + recipient }),
            to: '/post',
          },
        ]
      : []),
  ];
  return (
    <Section id="tasks" title={t('overview.needs')}>
      {tasks.length === 0 ? (
        <p className="utrecht-paragraph all-well">
          <Badge tone="good" icon="check">
            {t('overview.nothing')}
          </Badge>
        </p>
      ) : (
        <ul className="tasks">
          {tasks.map(({ key, tone, icon, text, to }) => (
            <li key={key} className={`task task-${tone}`}>
              <Icon name={icon} />
              <Link to={to as never} className="utrecht-link">
                {text}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {deadline && isOperator && (
        <p className="utrecht-paragraph section-foot">{t('overview.deadline', { at: moment(deadline) })}</p>
      )}
    </Section>
  );
}

const LANE_TASKS: Record<string, Pick<Task, 'tone' | 'icon'>> = {
  broken: { tone: 'bad', icon: 'broken' },
  retired: { tone: 'bad', icon: 'retired' },
  paused: { tone: 'info', icon: 'paused' },
};
