import type { ReactNode } from 'react';
import { ErrorNote } from './error-note.js';
import { EmptyState, Loading } from './page.js';
import { Paging } from './paging.js';

/**
 * A list as the hub answers it, in each of its states: being fetched, failed (with another try), empty, its items and
 * the pages below them. What was shown before stays while the next is fetched, if the query keeps it.
 * @param empty what an empty list says, and what to do
 */
export function Listed<T>({
  of: { data, error, refetch },
  empty,
  onPage,
  children,
}: {
  of: {
    data: { items: T[]; total: number; page: number; limit: number } | undefined;
    error: unknown;
    refetch: () => Promise<unknown>;
  };
  empty: string;
  onPage: (page: number, how?: { replace: boolean }) => void;
  children: (items: T[]) => ReactNode;
}) {
  return (
    <>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.total === 0 && <EmptyState text={empty} />}
      {data && data.total > 0 && (
        <>
          {children(data.items)}
          <Paging {...data} onPage={onPage} />
        </>
      )}
    </>
  );
}
