import { notifyManager, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem.js';

// Told in the same task: a second click, which a slow computer takes before any timer, finds its button waiting already.
notifyManager.setScheduler(queueMicrotask);

/** Reading is tried again where that helps; a refusal by the hub is an answer. Writing is never repeated by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, cause) => !(cause instanceof ProblemError && cause.problem.status < 500) && count < 3,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
