import { useQueries } from '@tanstack/react-query';
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

/** Everything of these kinds that is in force now: one question for each kind, however much there is of it. */
export function useThings(
  kinds: readonly Kind[],
  enabled = true,
): { found: Thing[]; isPending: boolean; error: unknown } {
  return useQueries({
    queries: kinds.map((kind) => ({
      queryKey: ['configuration', kind, 'with-content'],
      staleTime: 60_000,
      enabled,
      queryFn: () => given(hub.GET('/configuration', { params: { query: { kind, content: 'true' } } })),
      select: ({ versions }: { versions: Schemas['ListedVersion'][] }): Thing[] =>
        versions
          .filter(({ when }) => when === 'in-force')
          .map(({ key, name, content = {}, validUntil }) => ({
            kind,
            key,
            name: name ?? key,
            content,
            validUntil,
          })),
    })),
    combine: (all) => ({
      found: all.flatMap(({ data }) => data ?? []),
      isPending: all.some((one) => one.isPending),
      error: all.find((one) => one.error)?.error,
    }),
  });
}
