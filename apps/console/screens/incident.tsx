import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { moment, number } from '../language';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { useDone } from '../parts/done';
import { Facts } from '../parts/facts';
import type { Words } from '../parts/forms';
import { keepFocus, Page, Section } from '../parts/page';
import { Asked } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { CloseIncident } from './incident-close';
import { ConfirmIncident } from './incident-confirm';
import { IncidentPeople } from './incident-people';
import { IncidentClock, INCIDENT_LOOK, type Incident } from './incidents';
import { useNames } from './names';
import { RevokeConnection } from './revoke-connection';

type Act = 'revoke' | 'confirm' | 'close';

/** One incident: what is known of it, what can be done now, and of one's own what became of that. */
export function IncidentPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe();
  const operates = me.data?.role === 'operator';
  const [act, setAct] = useState<Act | undefined>();
  const { done, say } = useDone();
  const incident = useQuery({
    queryKey: ['incident', id],
    gcTime: 0,
    queryFn: () => given(hub.GET('/incidents/{id}', { params: { path: { id } } })),
  });
  const finish = async (words: Words): Promise<void> => {
    setAct(undefined);
    say(words);
    await queries.invalidateQueries({ queryKey: ['revocations'] });
    await queries.invalidateQueries({ queryKey: ['incident', id] });
    requestAnimationFrame(keepFocus);
  };
  const close = (): void => setAct(undefined);
  const end = (words: Words): void => void finish(words);
  return (
    <Page title={t('incident.title')}>
      <p className="back">
        <Link to={'/incidents' as never} className="utrecht-link">
          {t('incident.back')}
        </Link>
      </p>
      {done}
      <Asked query={incident}>
        {(one) => (
          <>
            <About one={one} />
            {one.state !== 'closed' && <Now one={one} ask={setAct} />}
            {one.told && one.told.length > 0 && <Told one={one} />}
            {one.deletions && one.deletions.length > 0 && <DeletionTable one={one} />}
            {!operates && one.confirmedAt && <IncidentPeople id={id} />}
            {act === 'confirm' && <ConfirmIncident one={one} onClose={close} onDone={end} />}
            {act === 'close' && <CloseIncident one={one} onClose={close} onDone={end} />}
            {act === 'revoke' && <RevokeConnection one={one} onClose={close} onDone={end} />}
          </>
        )}
      </Asked>
    </Page>
  );
}

/** Once, where it was all at one moment. */
export function periodOf(
  t: (key: string, of: Record<string, string>) => string,
  from: string,
  until: string,
): string {
  const [first, last] = [moment(from), moment(until)];
  return first === last ? first : t('incident.from', { from: first, until: last });
}

function About({ one }: { one: Incident }) {
  const { t } = useTranslation();
  const names = useNames();
  const namesOf = (urns: string[] = []): string => urns.map((urn) => names.party(urn)).join(', ');
  const facts: [string, ReactNode][] = [
    ['kind', t(`incidents.kinds.${one.kind}`)],
    [
      'state',
      <Badge key="state" tone={INCIDENT_LOOK[one.state]}>
        {t(`incidents.states.${one.state}`)}
      </Badge>,
    ],
    ['discovered', moment(one.discoveredAt)],
    ['clock', <IncidentClock key="clock" one={one} />],
    ...(one.reportedBy ? ([['reportedBy', names.party(one.reportedBy)]] as [string, ReactNode][]) : []),
    ...(one.connection
      ? ([
          ['connection', names.connection(one.connection)],
          ['period', periodOf(t, one.from!, one.until!)],
        ] as [string, ReactNode][])
      : []),
    ...(one.confirmedAt && one.people !== undefined ? ofOwn(one) : []),
    ...(one.closedAt ? ([['closed', closing(one)]] as [string, ReactNode][]) : []),
    ['number', <code key="number">{one.incidentId}</code>],
  ];
  function ofOwn({ people = 0, categories = [], recipients, senders }: Incident): [string, ReactNode][] {
    return [
      ['people', number(people)],
      ['categories', categories.map((name) => t(`lists.category.${name}`)).join(', ') || '–'],
      ...(recipients?.length ? ([['recipients', namesOf(recipients)]] as [string, ReactNode][]) : []),
      ...(senders?.length ? ([['senders', namesOf(senders)]] as [string, ReactNode][]) : []),
      ...(one.firstAt && one.lastAt
        ? ([['period', t('incident.from', { from: moment(one.firstAt), until: moment(one.lastAt) })]] as [
            string,
            ReactNode,
          ][])
        : []),
    ];
  }
  function closing({ closedAt, outcome, authority, peopleTold }: Incident): string {
    return [
      moment(closedAt!),
      t(`incidents.outcomes.${outcome}`),
      ...(authority ? [t(`incident.authority.${authority}`)] : []),
      ...(peopleTold ? [t(`incident.peopleTold.${peopleTold}`)] : []),
    ].join(', ');
  }
  return (
    <div className="section">
      <Facts facts={facts} label={(name) => t(`incident.facts.${name}`)} />
    </div>
  );
}

/** What can be done now; the hub says no to the rest. */
function Now({ one, ask }: { one: Incident; ask: (act: Act) => void }) {
  const { t } = useTranslation();
  const isSuspected = one.state === 'suspected';
  return (
    <Section id="now" title={t('incident.now')} intro={t(`incident.nowText.${one.state}`)}>
      <div className="button-row">
        {isSuspected && <Button onClick={() => ask('confirm')}>{t('incident.confirm.short')}</Button>}
        <Button kind={isSuspected ? 'secondary' : 'primary'} onClick={() => ask('close')}>
          {t(`incident.close.short.${one.state}`)}
        </Button>
        <Button kind="danger" onClick={() => ask('revoke')}>
          {t('incident.revoke.short')}
        </Button>
      </div>
    </Section>
  );
}

/** For whoever runs the hub: each organisation that was told, and whether its mail went. */
function Told({ one: { told = [] } }: { one: Incident }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Section id="told" title={t('incident.told.title')} intro={t('incident.told.text')}>
      <Table
        caption={t('incident.told.title')}
        captionHidden
        rows={told}
        keyOf={({ controller }) => controller}
        columns={[
          {
            name: t('incident.told.who'),
            isHeader: true,
            cell: ({ controller }) => names.party(controller),
          },
          { name: t('incident.told.state'), cell: ({ state }) => t(`incidents.states.${state}`) },
          {
            name: t('incident.told.mail'),
            cell: ({ mail }) => (
              <Badge tone={mail === 'sent' ? 'good' : mail === 'waiting' ? 'info' : 'bad'}>
                {t(`incident.told.mails.${mail}`)}
              </Badge>
            ),
          },
        ]}
      />
    </Section>
  );
}

const ANSWERS = ['deleted', 'corrected', 'keptOnOwnBasis', 'notFound'] as const;

/** Who was told to delete what it got, and what it said that it did. */
function DeletionTable({ one: { deletions = [] } }: { one: Incident }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Section id="deletions" title={t('incident.deletions.title')} intro={t('incident.deletions.text')}>
      <Table
        caption={t('incident.deletions.title')}
        captionHidden
        rows={deletions}
        keyOf={({ recipient }) => recipient}
        columns={[
          {
            name: t('incident.deletions.who'),
            isHeader: true,
            cell: ({ recipient }) => names.party(recipient),
          },
          {
            name: t('incident.deletions.asked'),
            cell: ({ asked }) => t('incident.deletions.records', { count: asked }),
          },
          {
            name: t('incident.deletions.answer'),
            cell: (told) => (
              <>
                {ANSWERS.filter((name) => told[name] > 0).map((name) => (
                  <span key={name} className="cell-extra">
                    <Badge tone={name === 'deleted' ? 'good' : 'info'}>
                      {t(`incident.deletions.${name}`, { count: told[name] })}
                    </Badge>
                  </span>
                ))}
                {told.waiting > 0 && (
                  <span className="cell-extra">
                    <Badge tone={told.escalated > 0 ? 'bad' : 'warning'} icon="clock">
                      {t('incident.deletions.waiting', { count: told.waiting })}
                    </Badge>
                  </span>
                )}
                {told.escalated > 0 && (
                  <span className="cell-extra">{t('incident.deletions.escalated')}</span>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
