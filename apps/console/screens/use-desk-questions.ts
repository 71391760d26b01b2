import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { given, hub, type Problem, type Schemas } from '../hub';

export type DeskQuestion = Schemas['DeskQuestion'];

/** What one's own desk asks of people. None where all that its organisation gives rests on the law: there is no screen then. */
export const useDeskQuestions = (): UseQueryResult<{ questions: DeskQuestion[] }, Problem> =>
  useQuery<{ questions: DeskQuestion[] }, Problem>({
    queryKey: ['desk-questions'],
    queryFn: () => given(hub.GET('/desk-questions')),
    staleTime: 60_000,
  });
