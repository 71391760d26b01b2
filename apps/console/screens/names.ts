import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { useMe } from '../session';

export interface Names {
  /** Of a party, by its urn or its key. */
  party: (named: string) => string;
  connection: (key: string) => string;
  parties: { key: string; urn: string; name: string }[];
  connections: { key: string; name: string }[];
}

/** The lane of what is shown at a desk: no system takes it. */
export const SCREEN = '@screen';
const COMING = '…';

/** What things are called: of the configuration for who may read it, else of the lanes; and otherwise as the hub names them. */
export function useNames(): Names {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const reads = me?.role !== 'operator' && me?.role !== 'desk-employee';
  const listed = useQuery({
    queryKey: ['configuration', 'now'],
    queryFn: () => given(hub.GET('/configuration')),
    enabled: Boolean(me?.role) && reads,
    staleTime: 60_000,
  });
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: () => given(hub.GET('/overview')),
    enabled: me?.role === 'operator' && Boolean(me.region),
    staleTime: 60_000,
  });
  const lanes = useQuery({
    queryKey: ['lanes'],
    queryFn: () => given(hub.GET('/lanes')),
    enabled: me?.role === 'operator' && Boolean(me.region),
  });
  const versions = (listed.data?.versions ?? []).filter(({ when }) => when === 'in-force');
  const parties = [
    ...versions
      .filter(({ kind }) => kind === 'organisation' || kind === 'arrangement')
      .map(({ key, name, urn }) => ({ key, name: name ?? key, urn: urn ?? `urn:schakel:${key}` })),
    ...(overview.data?.partners ?? []).map(({ party, name, urn }) => ({ key: party, name, urn })),
  ].sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  const connections = [
    ...versions
      .filter(({ kind }) => kind === 'connection')
      .map(({ key, name }) => ({ key, name: name ?? key })),
    ...(lanes.data?.lanes ?? []).map(({ lane, name }) => ({ key: lane, name })),
  ];
  // Not what the hub names them, for as long as their names are on the way.
  const isComing = listed.isLoading || overview.isLoading || lanes.isLoading;
  return {
    parties,
    connections,
    party: (named) =>
      parties.find(({ key, urn }) => key === named || urn === named)?.name ??
      (isComing ? COMING : named.replace('urn:schakel:', '')),
    connection: (key) =>
      key === SCREEN
        ? t('lists.screen')
        : (connections.find((one) => one.key === key)?.name ?? (isComing ? COMING : key)),
  };
}
