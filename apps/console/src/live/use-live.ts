import type { ServerEvents } from '#contracts/realtime.js';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { live, type LinkState } from './connection.js';

/** Is what the page shows live? */
export const useLinkState = (): LinkState => useSyncExternalStore(live.listenState, live.state);

/** Calls the newest `handler` for every window of changes; `resync` after each (re)connection. */
export function useLive<E extends keyof ServerEvents>(
  name: E,
  handler: ServerEvents[E],
  resync?: () => void,
): void {
  const newest = useRef({ handler, resync });
  useEffect(() => {
    newest.current = { handler, resync };
  });
  useEffect(
    () =>
      live.listen(name, ((changes: never) => newest.current.handler(changes)) as ServerEvents[E], () =>
        newest.current.resync?.(),
      ),
    [name],
  );
}

/** Reads these queries again when such changes come, at most every so often. */
export function useRefreshOn(
  name: keyof ServerEvents,
  queryKey: readonly unknown[],
  everyMs = 2000,
  matters: (changes: readonly { id: string }[]) => boolean = () => true,
): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refresh = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey });
    }, everyMs);
  };
  useLive(
    name,
    (changes: { id: string }[]) => {
      if (matters(changes)) refresh();
    },
    refresh,
  );
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
