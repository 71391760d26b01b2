import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { given, hub, type Problem, type Schemas } from '../hub';
import type { Following } from './use-overview';

export type View = Schemas['DeskViewShown'];

interface Followed {
  query: UseQueryResult<View, Problem>;
  following: Following;
  follow: () => void;
  /** What is another since the last look, for who does not see it. */
  changed: View['sources'];
}

/** One view: looked at again whenever the hub says that there is something else to see, and forgotten when one leaves. */
export function useDeskView(id: string): Followed {
  const [following, setFollowing] = useState<Following>('live');
  const [turn, setTurn] = useState(0);
  const [changed, setChanged] = useState<View['sources']>([]);
  const seen = useRef<View | undefined>(undefined);
  const query = useQuery<View, Problem>({
    queryKey: ['desk-view', id],
    queryFn: async () => given(hub.GET('/desk-views/{id}', { params: { path: { id } } })),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnReconnect: false,
  });
  const { data, refetch } = query;
  useEffect(() => {
    const before = seen.current?.sources;
    if (data && before)
      setChanged(
        data.sources.filter(
          ({ source, state }) => before.find((one) => one.source === source)?.state !== state,
        ),
      );
    seen.current = data;
  }, [data]);
  const isThere = query.isSuccess && !query.isError;
  useEffect(() => {
    if (!isThere) return undefined;
    const events = new EventSource(`/v1/desk-views/${id}/events?follow=true`);
    events.addEventListener('open', () => setFollowing('live'));
    events.addEventListener('view', ({ data: text }) => {
      const { mark } = JSON.parse(text as string) as { mark: string | null };
      if (mark !== seen.current?.mark) void refetch();
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
  }, [isThere, id, turn, refetch]);
  return { query, following, changed, follow: () => setTurn(turn + 1) };
}
