import { Checkbox, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import type { OnAirItem } from '../../api/airing.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { isReason, ReasonField } from '../../parts/reason-field.js';
import { useTexts } from '../../texts/texts.js';

/** A reason, and it is stopped: quick, for seconds count, yet not by a slip of the finger. */
export function StopDialog({
  item,
  onClose,
  onStopped,
}: {
  item: OnAirItem;
  onClose: () => void;
  onStopped: (stopId: string) => void;
}) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [bulletins, setBulletins] = useState(true);
  const isOver = item.state === 'ended';
  const params = { path: { id: item.subject } };
  const stop = useMutation({
    mutationFn: () =>
      item.kind === 'alert'
        ? ask(api.POST('/api/v1/alerts/{id}/stop', { params, body: { reason } }))
        : ask(api.POST('/api/v1/orders/{id}/stop', { params, body: { reason, bulletins } })),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['on-air'] });
      void client.invalidateQueries({ queryKey: ['stops'] });
      onStopped(id);
    },
  });
  return (
    <Dialog
      onClose={onClose}
      title={isOver ? t.stop.endedTitle(item.title) : t.stop.confirmTitle(item.title)}
      size="lg"
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReason(reason)) stop.mutate();
        }}
      >
        <Stack>
          <Text>{isOver ? t.stop.endedText : t.stop.confirmText}</Text>
          <ReasonField
            label={t.stop.reason}
            placeholder={t.stop.reasonHint}
            value={reason}
            onChange={setReason}
            data-autofocus
          />
          {item.kind === 'order' && (
            <Checkbox
              label={t.stop.alsoBulletins}
              checked={bulletins}
              onChange={(event) => setBulletins(event.currentTarget.checked)}
            />
          )}
          <ErrorNote error={stop.error} />
          <DialogButtons
            onClose={onClose}
            color="red.8"
            disabled={!isReason(reason)}
            loading={stop.isPending}
          >
            {isOver ? t.stop.endedConfirm : t.stop.confirm}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
