import { Alert, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconInfoCircle } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/problem.js';
import type { Catalogue } from '../texts/texts.js';

interface Shown {
  id: string;
  title: string;
}

/**
 * What stood in a list and is gone, though nobody did anything about it here: somebody else was quicker, a rule decided, its
 * time ran out. Whoever was just looking at it is told.
 * @param shown the list as it is now; undefined while it is not known
 */
export function useGone(shown: readonly Shown[] | undefined) {
  const before = useRef(new Map<string, string>());
  const own = useRef(new Set<string>());
  const [gone, setGone] = useState<string[]>([]);
  useEffect(() => {
    if (!shown) return;
    const now = new Map(shown.map(({ id, title }) => [id, title]));
    const lost = [...before.current].filter(([id]) => !now.has(id) && !own.current.has(id));
    if (lost.length > 0) setGone((all) => [...all, ...lost.map(([, title]) => title)]);
    before.current = now;
  }, [shown]);
  /** Done by this person, on this page. */
  const did = useCallback((id: string) => void own.current.add(id), []);
  return { gone, did, clear: () => setGone([]) };
}

export function GoneNote({
  gone,
  words,
  onClose,
}: {
  gone: readonly string[];
  words: (titles: string) => string;
  onClose: () => void;
}) {
  if (gone.length === 0) return null;
  const titles = [...new Set(gone)].map((title) => `“${title}”`).join(', ');
  return (
    <Alert icon={<IconInfoCircle aria-hidden />} role="status" withCloseButton onClose={onClose}>
      <Text>{words(titles)}</Text>
    </Alert>
  );
}

/** Others were quicker: said in a note that stays, since what it was said about may go from the page. */
export function tellConflict(t: Catalogue, error: unknown): boolean {
  if (!isConflict(error)) return false;
  notifications.show({
    title: t.common.problemTitle,
    message: error.message,
    color: 'orange.8',
    autoClose: false,
  });
  return true;
}

export const isConflict = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.problem.status === 409;
