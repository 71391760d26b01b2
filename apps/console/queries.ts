import { QueryClient } from '@tanstack/react-query';
import { Problem } from './hub';

/** What is asked again when it fails: only what can go well a moment later. */
const PASSING = new Set(['offline', 'busy', 'too-many-requests']);

export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (count, error) => count < 2 && error instanceof Problem && PASSING.has(error.code),
        retryDelay: 800,
      },
      mutations: { networkMode: 'always' },
    },
  });
