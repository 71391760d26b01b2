import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

/** Where the next page begins, as the hub says it (Link). */
export const nextIn = (response: Response): string | undefined =>
  /[?&]cursor=([^&>]+)/.exec(response.headers.get('link') ?? '')?.[1];

export interface Pages<T> {
  query: UseQueryResult<T & { next: string | undefined }>;
  number: number;
  isTurning: boolean;
  back: (() => void) | undefined;
  on: (() => void) | undefined;
}

/** One page at a time: the page before is asked again, not kept. What it is about is forgotten with the screen. */
export function usePages<T>(
  key: readonly unknown[],
  ask: (cursor: string | undefined) => Promise<T & { next: string | undefined }>,
): Pages<T> {
  const [turned, setTurned] = useState<{ of: string; cursors: string[] }>({ of: '', cursors: [] });
  const of = JSON.stringify(key);
  const cursors = turned.of === of ? turned.cursors : [];
  const cursor = cursors.at(-1);
  const query = useQuery({
    queryKey: [...key, cursor],
    gcTime: 0,
    queryFn: () => ask(cursor),
    placeholderData: cursors.length > 0 ? keepPreviousData : undefined,
  });
  const next = query.data?.next;
  const turnTo = (to: string[]) => () => setTurned({ of, cursors: to });
  return {
    query,
    number: cursors.length + 1,
    isTurning: query.isPlaceholderData,
    back: cursors.length > 0 ? turnTo(cursors.slice(0, -1)) : undefined,
    on: next === undefined ? undefined : turnTo([...cursors, next]),
  };
}
