import { useQueries, useQuery } from '@tanstack/react-query';
import { given, hub } from '../hub';
import type { Joinable } from './new-partner-draft';

const KINDS = new Set(['group', 'agreement', 'clause', 'route']);

/** Everything that is in force and that a partner can come into, with what it says now. */
export function useJoinable(): { found: Joinable[]; isPending: boolean; error: unknown } {
  const listed = useQuery({
    queryKey: ['configuration', 'now'],
    queryFn: () => given(hub.GET('/configuration')),
    staleTime: 60_000,
  });
  const things = (listed.data?.versions ?? []).filter(
    ({ kind, when }) => KINDS.has(kind) && when === 'in-force',
  );
  return useQueries({
    queries: things.map(({ kind, key, name, version }) => ({
      queryKey: ['configuration', kind, key],
      staleTime: 60_000,
      queryFn: () => given(hub.GET('/configuration/{kind}/{key}', { params: { path: { kind, key } } })),
      select: ({
        versions,
      }: {
        versions: { version: number; content: unknown; validUntil: string | null }[];
      }) => {
        const now = versions.find((one) => one.version === version)!;
        return {
          kind,
          key,
          name: name ?? key,
          content: now.content,
          validUntil: now.validUntil,
        } as Joinable;
      },
    })),
    combine: (all) => ({
      found: all.flatMap(({ data }) => data ?? []),
      isPending: listed.isPending || all.some((one) => one.isPending),
      error: listed.error ?? all.find((one) => one.error)?.error,
    }),
  });
}
