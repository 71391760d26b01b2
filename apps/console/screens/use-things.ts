import { useQueries, useQuery } from '@tanstack/react-query';
import { given, hub, type Schemas } from '../hub';

type Kind = Schemas['ListedVersion']['kind'];

/** Something of the configuration that is in force, with what it says. */
export interface Thing {
  kind: Kind;
  key: string;
  name: string;
  content: Record<string, unknown>;
  validUntil: string | null;
}

/** Everything of these kinds that is in force now. */
export function useThings(
  kinds: readonly Kind[],
  enabled = true,
): { found: Thing[]; isPending: boolean; error: unknown } {
  const listed = useQuery({
    queryKey: ['configuration', 'now'],
    queryFn: () => given(hub.GET('/configuration')),
    staleTime: 60_000,
    enabled,
  });
  const things = (listed.data?.versions ?? []).filter(
    ({ kind, when }) => kinds.includes(kind) && when === 'in-force',
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
        } as Thing;
      },
    })),
    combine: (all) => ({
      found: all.flatMap(({ data }) => data ?? []),
      isPending: listed.isPending || all.some((one) => one.isPending),
      error: listed.error ?? all.find((one) => one.error)?.error,
    }),
  });
}
