import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givenPage, hub, type Schemas } from '../hub';
import { moment, number } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Button } from '../parts/button';
import { useDone } from '../parts/done';
import { Filter } from '../parts/filter';
import { useKept } from '../parts/kept';
import { Page, Section } from '../parts/page';
import { Pager, usePages } from '../parts/pager';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { IncidentPage } from './incident';
import { ReportIncident } from './incident-report';
import { useNames } from './names';
import { Revocations } from './revocations';

export type Incident = Schemas['IncidentCase'];
const LISTS = ['open', 'all'] as const;
export const INCIDENT_LOOK: Record<Incident['state'], Tone> = {
  suspected: 'warning',
  confirmed: 'bad',
  closed: 'neutral',
};

/** What may have gone wrong: said by anybody, judged by whoever it is for. One of them when the address names it. */
export function Incidents() {
  const { incident } = useSearch({ strict: false }) as { incident?: string };
  const me = useMe();
  if (me.data?.role === 'desk-employee') return <OnlyReport />;
  return incident ? <IncidentPage key={incident} id={incident} /> : <IncidentList />;
}

/** Who works at a desk says so; what becomes of it is for the privacy officer. */
function OnlyReport() {
  const { t } = useTranslation();
  const [isReporting, setReporting] = useState(false);
  const { done, say } = useDone();
  return (
    <Page title={t('incidents.title')} intro={t('incidents.deskIntro')}>
      {done}
      <Section id="report" title={t('incidents.report.title')} intro={t('incidents.deskText')}>
        <Button onClick={() => setReporting(true)}>{t('incidents.report.short')}</Button>
      </Section>
      {isReporting && (
        <ReportIncident
          onClose={() => setReporting(false)}
          onDone={() => {
            setReporting(false);
            say((t) => t('incidents.report.done'));
          }}
        />
      )}
    </Page>
  );
}

function IncidentList() {
  const { t } = useTranslation();
  const me = useMe();
  const operates = me.data?.role === 'operator';
  const [list, setList] = useKept<(typeof LISTS)[number]>('list', 'open');
  const [isReporting, setReporting] = useState(false);
  const { done, say } = useDone();
  const { query: incidents, pager } = usePages(
    ['incidents', list],
    (cursor) =>
      givenPage(
        hub.GET('/incidents', {
          params: {
            query: { limit: 50, ...(list === 'open' ? { open: 'true' } : {}), ...(cursor ? { cursor } : {}) },
          },
        }),
      ),
    { heading: 'incidents', gcTime: 0 },
  );
  return (
    <Page
      title={t('incidents.title')}
      intro={t(operates ? 'incidents.operatorIntro' : 'incidents.intro')}
      actions={
        <Button kind="secondary" small onClick={() => setReporting(true)}>
          {t('incidents.report.short')}
        </Button>
      }
    >
      {done}
      <Section id="incidents" title={t('incidents.all')} intro={t('incidents.clock')}>
        <Filter
          label={t('incidents.show')}
          options={LISTS.map((value) => ({ value, label: t(`incidents.lists.${value}`) }))}
          chosen={list}
          onChoose={setList}
        />
        <Asked query={incidents}>
          {({ incidents: found }) =>
            found.length === 0 ? (
              <Empty title={t('incidents.none')} text={t('incidents.noneText')} />
            ) : (
              <>
                <IncidentTable incidents={found} operates={operates} />
                <Pager {...pager} />
              </>
            )
          }
        </Asked>
      </Section>
      <Revocations onDone={say} />
      {isReporting && (
        <ReportIncident
          onClose={() => setReporting(false)}
          onDone={() => {
            setReporting(false);
            say((t) => t('incidents.report.done'));
            void incidents.refetch();
          }}
        />
      )}
    </Page>
  );
}

export function IncidentClock({ one }: { one: Incident }) {
  const { t } = useTranslation();
  return (
    <>
      {moment(one.reportBy)}
      {one.signal !== 'none' && (
        <span className="cell-extra">
          <Badge tone={one.signal === 'late' ? 'bad' : 'warning'} icon="clock">
            {t(`incidents.signals.${one.signal}`)}
          </Badge>
        </span>
      )}
    </>
  );
}

function IncidentTable({ incidents, operates }: { incidents: Incident[]; operates: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  const namesOf = (urns: string[] = []): string => urns.map((urn) => names.party(urn)).join(', ');
  const whom = (one: Incident): string =>
    operates
      ? namesOf(one.told?.map(({ controller }) => controller)) || t('incidents.nobodyTold')
      : one.state === 'suspected'
        ? t('incidents.notWorkedOut')
        : `${t('incidents.people', { count: one.people ?? 0 })}${one.recipients?.length ? `, ${namesOf(one.recipients)}` : ''}`;
  return (
    <Table
      caption={t('incidents.all')}
      captionHidden
      rows={incidents}
      keyOf={({ incidentId }) => incidentId}
      columns={[
        {
          name: t('incidents.columns.what'),
          isHeader: true,
          cell: ({ incidentId, kind, discoveredAt, reportedBy }) => (
            <>
              <Link
                to={'/incidents' as never}
                search={{ incident: incidentId } as never}
                className="utrecht-link"
              >
                {t(`incidents.kinds.${kind}`)}
              </Link>
              <span className="cell-extra">{t('incidents.discovered', { at: moment(discoveredAt) })}</span>
              {reportedBy && (
                <span className="cell-extra">
                  {t('incidents.reportedBy', { by: names.party(reportedBy) })}
                </span>
              )}
            </>
          ),
        },
        { name: t('incidents.columns.clock'), cell: (one) => <IncidentClock one={one} /> },
        {
          name: t('incidents.columns.state'),
          cell: ({ state, outcome }) => (
            <>
              <Badge tone={INCIDENT_LOOK[state]}>{t(`incidents.states.${state}`)}</Badge>
              {outcome && <span className="cell-extra">{t(`incidents.outcomes.${outcome}`)}</span>}
            </>
          ),
        },
        {
          name: t(operates ? 'incidents.columns.told' : 'incidents.columns.whom'),
          cell: (one) => (
            <>
              {whom(one)}
              {(one.deletions?.length ?? 0) > 0 && (
                <span className="cell-extra">
                  {t('incidents.deletionsShort', {
                    answered: number(sum(one, ({ asked, waiting }) => asked - waiting)),
                    asked: number(sum(one, ({ asked }) => asked)),
                  })}
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

const sum = (
  { deletions = [] }: Incident,
  of: (one: NonNullable<Incident['deletions']>[number]) => number,
): number => deletions.reduce((total, one) => total + of(one), 0);
