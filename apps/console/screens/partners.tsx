import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { Badge } from '../parts/badge';
import { Facts, type Fact } from '../parts/facts';
import { useFinder } from '../parts/finder';
import { Page, Section } from '../parts/page';
import { MachineName } from '../parts/place';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { ConnectionCare } from './connection-care';

interface Connection {
  name: string;
  operator?: string;
  channel: 'webhook' | 'inbox' | 'broker';
  mandates: { party: string; document: string; until?: string }[];
  sends: string[];
  receives: { recordType: string; contract: string }[];
  clients: { id: string }[] | string[];
  signedMessages?: boolean;
}

/** Who takes part, and by which connections: as it is in force, with what is planned. */
export function Partners() {
  const { t } = useTranslation();
  const me = useMe();
  const listed = useQuery({
    queryKey: ['configuration', 'now'],
    queryFn: () => given(hub.GET('/configuration')),
    staleTime: 60_000,
  });
  return (
    <Page
      title={t('partners.title')}
      intro={t('partners.intro')}
      actions={
        me.data?.role === 'administrator' && (
          <Link
            to={'/partners/new' as never}
            className="utrecht-button utrecht-button--secondary-action button-small"
          >
            {t('joining.start')}
          </Link>
        )
      }
    >
      <Asked query={listed}>
        {({ versions }) => {
          const named = [...versions].sort((a, b) => (a.name ?? a.key).localeCompare(b.name ?? b.key, 'nl'));
          const parties = named.filter(({ kind }) => kind === 'organisation' || kind === 'arrangement');
          const connections = named.filter(({ kind, when }) => kind === 'connection' && when === 'in-force');
          if (parties.length === 0) return <Empty title={t('partners.none')} text={t('partners.noneText')} />;
          return (
            <>
              <Connections connections={connections} />
              <Parties parties={parties} />
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

type Listed = Schemas['ListedVersion'];

function Connections({ connections }: { connections: Listed[] }) {
  const { t } = useTranslation();
  const { shown, finder, pager } = useFinder(
    connections,
    ({ name, key }) => `${name ?? ''} ${key}`,
    'connections',
  );
  return (
    <Section id="connections" title={t('partners.connections', { count: connections.length })}>
      {finder}
      <ul className="clauses">
        {shown.map(({ key, name }) => (
          <ConnectionLine key={key} id={key} name={name ?? key} />
        ))}
      </ul>
      {pager}
    </Section>
  );
}

function Parties({ parties }: { parties: Listed[] }) {
  const { t } = useTranslation();
  const { shown, finder, pager } = useFinder(
    parties,
    ({ name, key, urn }) => [name, key, urn].join(' '),
    'parties',
  );
  return (
    <Section id="parties" title={t('partners.parties', { count: parties.length })}>
      {finder}
      <Table
        caption={t('partners.title')}
        captionHidden
        rows={shown}
        keyOf={({ kind, key, version }) => `${kind} ${key} ${version}`}
        columns={[
          { name: t('partners.name'), isHeader: true, cell: ({ name, key }) => name ?? key },
          { name: t('partners.kind'), cell: ({ kind }) => t(`lists.kind.${kind}`) },
          { name: t('partners.urn'), cell: ({ urn }) => <MachineName name={urn ?? ''} /> },
          {
            name: t('partners.state'),
            cell: ({ when }) => (
              <Badge
                tone={when === 'in-force' ? 'good' : 'info'}
                icon={when === 'in-force' ? 'check' : 'clock'}
              >
                {t(`lists.when.${when}`)}
              </Badge>
            ),
          },
        ]}
      />
      {pager}
    </Section>
  );
}

function ConnectionLine({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="clause">
      <details className="details" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{name}</summary>
        {isOpen && <ConnectionFacts id={id} />}
      </details>
      <span className="visually-hidden">{t('partners.connection')}</span>
    </li>
  );
}

function ConnectionFacts({ id }: { id: string }) {
  const { t } = useTranslation();
  const thing = useQuery({
    queryKey: ['configuration', 'connection', id],
    queryFn: () =>
      given(hub.GET('/configuration/{kind}/{key}', { params: { path: { kind: 'connection', key: id } } })),
  });
  return (
    <Asked query={thing}>
      {({ versions }) => {
        const now = versions.find(({ when }) => when === 'in-force') ?? versions.at(-1)!;
        const { operator, channel, mandates, sends, receives, signedMessages } =
          now.content as unknown as Connection;
        const facts: Fact[] = [
          ['operator', operator ?? '–'],
          ['channel', t(`lists.channel.${channel}`)],
          [
            'mandates',
            <ul key="mandates" className="plain-list">
              {mandates.map(({ party, document }) => (
                <li key={party}>
                  {party} <span className="cell-extra">{document}</span>
                </li>
              ))}
            </ul>,
          ],
          ['sends', sends.length > 0 ? sends.map((one) => <MachineName key={one} name={`${one} `} />) : '–'],
          [
            'receives',
            receives.length === 0 ? (
              '–'
            ) : (
              <ul key="receives" className="plain-list">
                {receives.map(({ recordType, contract }) => (
                  <li key={recordType + contract}>
                    {t(`lists.record.${recordType}`)} <MachineName name={contract} />
                  </li>
                ))}
              </ul>
            ),
          ],
        ];
        return (
          <>
            <Facts facts={facts} label={(name) => t(`partners.facts.${name}`)} />
            <ConnectionCare id={id} channel={channel} signs={signedMessages === true} />
          </>
        );
      }}
    </Asked>
  );
}
