import { useTranslation } from 'react-i18next';
import { ago, number } from '../language';
import { Badge, LANE_LOOK } from '../parts/badge';
import { Icon } from '../parts/icon';
import type { OverviewData } from './overview';

type Lane = OverviewData['lanes'][number];

/** The hub in the middle and every lane at a side of it; each line is drawn as its lane is doing, and the card says it. */
export function RegionPicture({ overview }: { overview: OverviewData }) {
  const { t } = useTranslation();
  const lanes = [...overview.lanes].sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  const half = Math.ceil(lanes.length / 2);
  const left = lanes.slice(0, half);
  const right = lanes.slice(half);
  return (
    <div className="region">
      <Side lanes={left} overview={overview} />
      <Lines lanes={left} from="left" />
      <div className="region-hub">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M14.5 17.5a4.2 4.2 0 0 0 6 0l3.2-3.2a4.2 4.2 0 0 0-6-6l-1.6 1.6" />
          <path d="M17.5 14.5a4.2 4.2 0 0 0-6 0l-3.2 3.2a4.2 4.2 0 0 0 6 6l1.6-1.6" />
        </svg>
        <p>
          <strong>{t('overview.hub')}</strong>
          <span>{t('overview.lanes', { count: lanes.length })}</span>
        </p>
      </div>
      <Lines lanes={right} from="right" />
      <Side lanes={right} overview={overview} />
    </div>
  );
}

function Side({ lanes, overview }: { lanes: Lane[]; overview: OverviewData }) {
  return (
    <ul className="region-side">
      {lanes.map((lane) => (
        <LaneCard key={lane.lane} lane={lane} overview={overview} />
      ))}
    </ul>
  );
}

const NAMED = 2;

function LaneCard({ lane, overview }: { lane: Lane; overview: OverviewData }) {
  const { t } = useTranslation();
  const served = overview.partners.filter(({ lanes }) => lanes.includes(lane.lane)).map(({ name }) => name);
  const look = LANE_LOOK[lane.state]!;
  const others = served.length - NAMED;
  return (
    <li className={`lane-card lane-${lane.state}`}>
      <p className="lane-name">{lane.name}</p>
      <p className="lane-for">
        {served.slice(0, NAMED).join(', ')}
        {others > 0 && ` ${t('overview.andOthers', { count: others })}`}
      </p>
      <p className="lane-state">
        <Badge tone={look.tone} icon={look.icon}>
          {t(`lists.lane.${lane.state}`)}
        </Badge>
        {lane.asleepUntil && <Badge tone="neutral">{t('overview.asleep')}</Badge>}
        <span className="lane-waiting">
          <Icon name="waiting" />
          {lane.waiting === 0
            ? t('overview.noneWaiting')
            : t('overview.laneWaiting', {
                count: lane.waiting,
                number: `${number(lane.waiting)}${lane.moreWaiting ? '+' : ''}`,
              })}
          {lane.oldestPlannedAt &&
            lane.waiting > 0 &&
            `, ${t('overview.oldest', { ago: ago(lane.oldestPlannedAt, overview.at) })}`}
        </span>
      </p>
    </li>
  );
}

/** The cards of one side are equally high: a line ends at the middle of its own. */
function Lines({ lanes, from }: { lanes: Lane[]; from: 'left' | 'right' }) {
  return (
    <svg className="region-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {lanes.map(({ lane, state, waiting }, index) => {
        const y = ((index + 0.5) / lanes.length) * 100;
        const [start, end] = from === 'left' ? [0, 100] : [100, 0];
        const middle = (start + end) / 2;
        return (
          <path
            key={lane}
            className={`line line-${state} ${waiting > 0 ? 'line-busy' : ''}`}
            d={`M${start} ${y} C${middle} ${y} ${middle} 50 ${end} 50`}
          />
        );
      })}
    </svg>
  );
}
