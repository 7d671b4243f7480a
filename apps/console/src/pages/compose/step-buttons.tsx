import { Button, Group, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts.js';
import type { Draft } from './draft.js';
import type { ChangeDraft } from './kept-draft.js';

/** What every step of the wizard is given. */
export interface StepProps {
  draft: Draft;
  change: ChangeDraft;
  go: (step: number) => void;
}

/** Below a step, always in sight: back, what counts here, and on. */
export function StepButtons({
  onBack,
  onNext,
  next,
  ready = true,
  busy = false,
  children,
}: {
  onBack?: () => void;
  onNext?: () => void;
  next?: string;
  ready?: boolean;
  busy?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <Paper
      withBorder
      p="xs"
      shadow="sm"
      style={{ position: 'sticky', bottom: 8, zIndex: 50 }}
      role="group"
      aria-label={t.compose.stepButtons}
    >
      <Stack gap="xs">
        {children && (
          <Group hiddenFrom="sm" gap="xs">
            {children}
          </Group>
        )}
        <Group justify="space-between" gap="sm" wrap="nowrap">
          {onBack ? (
            <Button variant="default" onClick={onBack}>
              {t.common.back}
            </Button>
          ) : (
            <span />
          )}
          {children && (
            <Group visibleFrom="sm" gap="sm" flex={1} justify="center">
              {children}
            </Group>
          )}
          {onNext && (
            <Button onClick={onNext} disabled={!ready} loading={busy}>
              {next ?? t.common.next}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
