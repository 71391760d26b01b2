import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { given, hub, type Problem, type Schemas } from '../hub';

export type Story = Schemas['StoryTold'];

/** What the last run of the story found; there is one only in a demo. */
export const useStory = (): UseQueryResult<Story, Problem> =>
  useQuery<Story, Problem>({
    queryKey: ['story'],
    queryFn: () => given(hub.GET('/story')),
    staleTime: Infinity,
  });
