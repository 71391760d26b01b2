import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { given, hub, type Problem, type Schemas } from '../hub';
import { languageNow } from '../language';

type Desks = Schemas['DesksShown'];

/** Desks, and what parties are called: for whoever works at one, who reads no configuration. */
export const useDesks = (): UseQueryResult<Desks, Problem> =>
  useQuery<Desks, Problem>({
    queryKey: ['desks'],
    queryFn: () => given(hub.GET('/desks')),
    staleTime: 60_000,
  });

const NOBODY: Desks = { desks: [], areas: [], parties: [] };

/** The same, for what things are called: undefined only while that is not known yet. */
export function useDeskNames(): Desks | undefined {
  const { data, isPending } = useDesks();
  return data ?? (isPending ? undefined : NOBODY);
}

/** What stands there until names are known: not a number that is gone a moment later. */
const NOT_YET = '…';

export const partyName = (desks: Desks | undefined, urn: string): string =>
  desks
    ? (desks.parties.find(({ party }) => party === urn)?.name ?? urn.replace('urn:schakel:', ''))
    : NOT_YET;

export const deskName = (desks: Desks | undefined, key: string): string =>
  desks ? (desks.desks.find(({ desk }) => desk === key)?.name ?? key) : NOT_YET;

/** What a language is called in the one that is read now. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames([languageNow()], { type: 'language' }).of(code) ?? code;
