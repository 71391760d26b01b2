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

export const partyName = (desks: Desks | undefined, urn: string): string =>
  desks?.parties.find(({ party }) => party === urn)?.name ?? urn.replace('urn:schakel:', '');

export const deskName = (desks: Desks | undefined, key: string): string =>
  desks?.desks.find(({ desk }) => desk === key)?.name ?? key;

/** What a language is called in the one that is read now. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames([languageNow()], { type: 'language' }).of(code) ?? code;
