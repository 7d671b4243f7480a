import { Stack, Text } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { fieldErrors } from '../api/registry.js';
import { Dialog } from './dialog.js';
import { DialogButtons } from './dialog-buttons.js';
import { ErrorNote } from './error-note.js';
import { ReasonField } from './reason-field.js';

interface Change {
  mutate: (reason: string, options: { onSuccess: () => void }) => void;
  reset: () => void;
  isPending: boolean;
  error: unknown;
}

/** Asks before something is done, with a reason where one is due. What was typed stays when the hub refuses. */
export function ReasonDialog({
  opened,
  title,
  text,
  label,
  hint,
  action,
  color,
  change,
  onClose,
}: {
  opened: boolean;
  title: string;
  text?: string;
  /** Of the reason; null: none is asked for. */
  label: string | null;
  hint?: string;
  action: string;
  color?: string;
  change: Change;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const { reset } = change;
  useEffect(() => {
    if (opened) reset();
  }, [opened, reset]);
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(reason.trim(), {
      onSuccess: () => {
        setReason('');
        onClose();
      },
    });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={title} centered>
      <form onSubmit={confirm}>
        <Stack>
          {text && <Text>{text}</Text>}
          {label !== null && (
            <ReasonField
              label={label}
              description={hint}
              value={reason}
              onChange={setReason}
              error={fieldErrors(change.error).reason}
              minRows={3}
              data-autofocus
            />
          )}
          <ErrorNote error={change.error} />
          <DialogButtons onClose={onClose} color={color} loading={change.isPending}>
            {action}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
