import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { OfflineError, ProblemError } from '../api/problem.js';
import { type Catalogue, useTexts } from '../texts/texts.js';

const MOST_SHOWN = 20;

/** One sentence of it, also where there is room for no more. */
export function errorText(t: Catalogue, error: unknown): string {
  if (error instanceof OfflineError) return t.common.problemOffline;
  if (error instanceof ProblemError && error.isNotOfHub)
    return t.common.problemBetween(String(error.problem.status));
  if (error instanceof ProblemError && isNotThere(error)) return t.common.problemNotThere;
  return error instanceof Error ? error.message : String(error);
}

/** What the hub did not find it names by code and id, which nobody can do anything with. */
const isNotThere = ({ problem: { status, code } }: ProblemError): boolean =>
  status === 404 && code.endsWith('-not-found');

/** What went wrong, and what to do, in the hub's own words. Nothing for no error. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTexts();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) goToWrong(note.current);
  }, [error]);
  if (!error) return null;
  const problem = error instanceof ProblemError && !error.isNotOfHub ? error.problem : null;
  const message = errorText(t, error);
  // One that is wrong alone is what the message says already.
  const fields = (problem?.problems ?? []).filter(({ message: said }) => said !== message);
  return (
    <Alert
      ref={note}
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={problem?.title ?? t.common.problemTitle}
      role="alert"
    >
      <Text>{message}</Text>
      {fields.length > 0 && (
        <List mt="xs">
          {fields.slice(0, MOST_SHOWN).map(({ field, message: text }, i) => (
            <List.Item key={`${field}-${i}`}>{text}</List.Item>
          ))}
        </List>
      )}
      <Group mt="xs" justify="space-between">
        {onRetry && (
          <Button variant="default" size="sm" onClick={onRetry}>
            {t.common.retry}
          </Button>
        )}
        {problem?.correlation && (
          <Text size="sm" c="dark.3">
            {t.common.correlation(problem.correlation)}
          </Text>
        )}
      </Group>
    </Alert>
  );
}

/** A form that was refused: at its first wrong field, or, where none is named, with the reason in sight. */
function goToWrong(note: HTMLElement | null): void {
  const wrong = note?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (wrong) wrong.focus();
  else if (note?.closest('form')) note.scrollIntoView({ block: 'nearest' });
}
