import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { OfflineError, ProblemError } from '../api/problem.js';
import { useTexts } from '../texts/texts.js';

/** What went wrong, and what to do, in the hub's own words. Nothing for no error. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTexts();
  if (!error) return null;
  const problem = error instanceof ProblemError ? error.problem : null;
  const message =
    error instanceof OfflineError
      ? t.common.problemOffline
      : error instanceof Error
        ? error.message
        : JSON.stringify(error);
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={problem?.title ?? t.common.problemTitle}
      role="alert"
    >
      <Text>{message}</Text>
      {problem?.problems && problem.problems.length > 0 && (
        <List mt="xs">
          {problem.problems.slice(0, 20).map(({ field, message: text }, i) => (
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
