import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';

/** live: what is shown is what is; over: the hub stopped telling, until somebody asks it to go on. */
export type Following = 'live' | 'away' | 'over';
type Overview = Schemas['Overview'];

interface Followed {
  query: UseQueryResult<Overview>;
  following: Following;
  follow: () => void;
  /** What became different, for who does not see it. */
  news: string;
}

export function useOverview(): Followed {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [following, setFollowing] = useState<Following>('live');
  const [turn, setTurn] = useState(0);
  const [news, setNews] = useState('');
  const before = useRef<Overview | undefined>(undefined);
  const query = useQuery({ queryKey: ['overview'], queryFn: () => given(hub.GET('/overview')) });
  const isAllowed = query.isSuccess;
  useEffect(() => {
    if (!isAllowed) return undefined;
    const events = new EventSource('/v1/overview/events?follow=true');
    events.addEventListener('open', () => setFollowing('live'));
    events.addEventListener('overview', ({ data }) => {
      const next = JSON.parse(data as string) as Overview;
      // Until the first of them came, what is shown is what was asked for.
      before.current ??= queries.getQueryData<Overview>(['overview']);
      const changed = next.lanes.flatMap(({ lane, name, state }) => {
        const was = before.current?.lanes.find((one) => one.lane === lane);
        return was && was.state !== state
          ? [t('overview.news', { name, state: t(`lists.lane.${state}`) })]
          : [];
      });
      if (changed.length > 0) setNews(changed.join(' '));
      before.current = next;
      queries.setQueryData(['overview'], next);
    });
    events.addEventListener('over', () => {
      events.close();
      setFollowing('over');
    });
    // The browser tries again by itself, unless the hub said no.
    events.addEventListener('error', () =>
      setFollowing(events.readyState === EventSource.CLOSED ? 'over' : 'away'),
    );
    return () => events.close();
  }, [isAllowed, turn, queries, t]);
  return { query, following, news, follow: () => setTurn(turn + 1) };
}
