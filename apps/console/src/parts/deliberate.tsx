import { Alert, Button, Checkbox, Group, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../texts/texts.js';
import { Dialog } from './dialog.js';
import { ErrorNote } from './error-note.js';

/**
 * A dialog for what must not happen by accident: it says what will happen, and the button works only after the person
 * has ticked that it is meant. Keyboard alone will do.
 */
export function Deliberate(given: {
  opened: boolean;
  title: string;
  warning: string;
  /** What it is about, before everything else; and whether it is one that does no harm. */
  kind?: ReactNode;
  exercise?: boolean;
  tick: string;
  action: string;
  busy: boolean;
  error: unknown;
  ready?: boolean;
  onClose: () => void;
  onDo: () => void;
  children?: ReactNode;
}) {
  const { t } = useTexts();
  const [sure, setSure] = useState(false);
  const { opened } = given;
  useEffect(() => setSure(false), [opened]);
  return (
    <Dialog
      opened={opened}
      onClose={given.onClose}
      title={given.title}
      size="lg"
      centered
      closeOnClickOutside={false}
    >
      <Stack>
        {given.kind}
        <Alert color={given.exercise ? 'yellow' : 'red'} variant="light">
          {given.warning}
        </Alert>
        {given.children}
        <Checkbox label={given.tick} checked={sure} onChange={(e) => setSure(e.currentTarget.checked)} />
        <ErrorNote error={given.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={given.onClose}>
            {t.common.cancel}
          </Button>
          <Button
            color="red.8"
            disabled={!sure || given.ready === false}
            loading={given.busy}
            onClick={given.onDo}
          >
            {given.action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
