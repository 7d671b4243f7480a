import { Button, Paper, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import { fieldErrors } from '../../api/registry.js';
import { Deliberate } from '../../parts/deliberate.js';
import { isReason, ReasonField } from '../../parts/reason-field.js';
import { useTexts } from '../../texts/texts.js';
import type { Device } from './device-kinds.js';

/** The end of a box that is lost or stolen: cut off at once, and not to be undone. */
export function DeviceEnd({ device: { id, kind, place } }: { device: Device }) {
  const { t } = useTexts();
  const { end, boardEnd } = t.monitoring.device;
  const texts = kind === 'board' ? { ...end, ...boardEnd } : end;
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const revoke = useMutation({
    mutationFn: () =>
      ask(api.POST('/api/v1/devices/{id}/revoke', { params: { path: { id } }, body: { reason } })),
    onSuccess: async () => {
      setAsking(false);
      notifications.show({ message: texts.done, color: 'green.9' });
      await client.invalidateQueries({ queryKey: ['devices'] });
      await client.invalidateQueries({ queryKey: ['place'] });
    },
  });
  const open = () => {
    revoke.reset();
    setReason('');
    setAsking(true);
  };
  return (
    <Paper withBorder p="md" mt="md">
      <Title order={2} size="h4" mb="sm">
        {texts.title}
      </Title>
      <Text mb="sm">{texts.text}</Text>
      <Button
        variant="outline"
        color="red.9"
        onClick={open}
        h="auto"
        mih={36}
        py={6}
        styles={{ label: { whiteSpace: 'normal' } }}
      >
        {texts.action}
      </Button>
      <Deliberate
        opened={asking}
        title={texts.ask(place.name)}
        warning={texts.warning}
        tick={texts.tick}
        action={texts.confirm}
        ready={isReason(reason)}
        busy={revoke.isPending}
        error={revoke.error}
        onClose={() => setAsking(false)}
        onDo={() => revoke.mutate()}
      >
        <ReasonField
          label={texts.reason}
          description={texts.reasonHint}
          value={reason}
          onChange={setReason}
          error={fieldErrors(revoke.error).reason}
        />
      </Deliberate>
    </Paper>
  );
}
