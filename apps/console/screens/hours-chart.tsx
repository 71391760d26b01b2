import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock, number } from '../language';
import { Table } from '../parts/table';
import type { OverviewData } from './overview';

type Hour = OverviewData['hours'][number];
const KINDS = ['delivered', 'waiting', 'dead'] as const;
const HEIGHT = 200;
const MARGIN = { top: 12, right: 4, bottom: 26, left: 40 };
const LEAST_WIDTH = 260;

/** What became of what was planned in each hour: bars of which each part has a pattern of its own, and the same as a table. */
export function HoursChart({ hours }: { hours: Hour[] }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(LEAST_WIDTH, entry!.contentRect.width)));
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  const most = Math.max(4, ...hours.map((hour) => KINDS.reduce((sum, kind) => sum + hour[kind], 0)));
  const x = scaleBand()
    .domain(hours.map(({ from }) => from))
    .range([MARGIN.left, width - MARGIN.right])
    .padding(0.25);
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const series = stack<Hour, (typeof KINDS)[number]>().keys(KINDS)(hours);
  const every = width < 480 ? 6 : 3;
  return (
    <figure className="chart">
      <ul className="legend" aria-hidden="true">
        {KINDS.map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 16 16">
              <rect width="16" height="16" className={`bar bar-${kind}`} />
            </svg>
            {t(`overview.kinds.${kind}`)}
          </li>
        ))}
      </ul>
      <div ref={box}>
        <svg
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={t('overview.chart')}
        >
          <defs>
            <pattern
              id="hatched"
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="6" height="6" className="hatch-ground" />
              <rect width="3" height="6" className="hatch" />
            </pattern>
          </defs>
          {y.ticks(4).map((tick) => (
            <g key={tick}>
              <line className="grid" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
              <text className="axis" x={MARGIN.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
                {number(tick)}
              </text>
            </g>
          ))}
          {series.map((part) =>
            part.map((piece) => (
              <rect
                key={`${part.key} ${piece.data.from}`}
                className={`bar bar-${part.key}`}
                x={x(piece.data.from)}
                width={x.bandwidth()}
                y={y(piece[1])}
                height={Math.max(0, y(piece[0]) - y(piece[1]))}
              />
            )),
          )}
          {hours.map(({ from }, index) =>
            index % every === 0 ? (
              <text
                key={from}
                className="axis"
                x={x(from)! + x.bandwidth() / 2}
                y={HEIGHT - 8}
                textAnchor={index === 0 ? 'start' : 'middle'}
              >
                {clock(from)}
              </text>
            ) : null,
          )}
        </svg>
      </div>
      <details className="details">
        <summary>{t('overview.asTable')}</summary>
        <Table
          caption={t('overview.day')}
          captionHidden
          rows={hours.filter((hour) => KINDS.some((kind) => hour[kind] > 0))}
          keyOf={({ from }) => from}
          columns={[
            { name: t('overview.hour'), cell: ({ from }) => clock(from), isHeader: true },
            ...KINDS.map((kind) => ({
              name: t(`overview.kinds.${kind}`),
              cell: (hour: Hour) => number(hour[kind]),
              numeric: true,
            })),
          ]}
        />
      </details>
    </figure>
  );
}
