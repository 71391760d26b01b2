import { useLocation, useRouter } from '@tanstack/react-router';

const NAME = 'kept';
type Kept = Record<string, unknown>;
const keptIn = (state: object): Kept => ((state as Kept)[NAME] ?? {}) as Kept;

/**
 * What was chosen of a list (which part, which page): kept with its place in the history of this window, so that whoever
 * comes back to it or loads it anew finds it, and who comes by a link begins at the start. It is in no address; nothing
 * about a person belongs in it.
 */
export function useKept<T>(name: string, start: T): [T, (value: T) => void] {
  const router = useRouter();
  const state = useLocation({ select: (location) => location.state });
  const keep = (value: T): void =>
    void router.navigate({
      to: '.',
      search: true,
      hash: true,
      replace: true,
      resetScroll: false,
      state: (before: object) => ({ ...before, [NAME]: { ...keptIn(before), [name]: value } }),
    } as never);
  return [(keptIn(state)[name] as T | undefined) ?? start, keep];
}
