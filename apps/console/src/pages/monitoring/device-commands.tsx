import {
  Anchor,
  Badge,
  Button,
  Group,
  List,
  NumberInput,
  Paper,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, askBlob } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import type { Command, Device } from './device-kinds.js';

const RESULT_COLOURS: Record<Command['result'], string> = {
  pending: 'blue.9',
  executed: 'green.9',
  refused: 'red.9',
  expired: 'orange.9',
  unanswered: 'orange.9',
};

/** Commands to one device; each ends as executed, refused, expired or unanswered, and the page shows it by itself. */
export function DeviceCommands({ device }: { device: Device }) {
  const { t } = useTexts();
  const { can } = useMe();
  const mayCommand = can('command', 'device');
  return (
    <Stack>
      {mayCommand && device.state === 'active' ? (
        <Send device={device} />
      ) : (
        <Text>{t.monitoring.device.command.notAllowed}</Text>
      )}
      {mayCommand && <Logs id={device.id} />}
      <Sent id={device.id} />
    </Stack>
  );
}

type Body =
  | { command: 'stop' | 'restart' | 'log'; args: Record<string, never>; expiresInSeconds: number }
  | { command: 'test-tone'; args: { seconds: number; volume: number }; expiresInSeconds: number };
const LASTS_SECONDS = 60;

function Send({ device }: { device: Device }) {
  const { t } = useTexts();
  const { command: texts } = t.monitoring.device;
  const client = useQueryClient();
  const [seconds, setSeconds] = useState<number | string>(3);
  const [volume, setVolume] = useState<number | string>(40);
  const send = useMutation({
    mutationFn: (body: Body) =>
      ask(api.POST('/api/v1/devices/{id}/commands', { params: { path: { id: device.id } }, body })),
    onSuccess: async () => {
      notifications.show({ message: texts.sent });
      await client.invalidateQueries({ queryKey: ['devices', device.id] });
    },
  });
  const plain = (command: 'stop' | 'restart' | 'log') => () =>
    send.mutate({ command, args: {}, expiresInSeconds: LASTS_SECONDS });
  const asked = (command: 'stop' | 'restart', text: string) => () =>
    modals.openConfirmModal({
      title: texts.confirmTitle(texts[command], device.place.name),
      children: <Text>{text}</Text>,
      labels: { confirm: texts[command], cancel: t.common.cancel },
      confirmProps: { color: 'red.9' },
      closeButtonProps: { 'aria-label': t.common.close },
      onConfirm: plain(command),
    });
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {texts.title}
      </Title>
      <Stack>
        <ErrorNote error={send.error} />
        <Group align="flex-end">
          <NumberInput label={texts.seconds} value={seconds} onChange={setSeconds} min={1} max={60} w={120} />
          <NumberInput label={texts.volume} value={volume} onChange={setVolume} min={1} max={100} w={140} />
          <Button
            loading={send.isPending}
            onClick={() =>
              send.mutate({
                command: 'test-tone',
                args: { seconds: Number(seconds) || 3, volume: Number(volume) || 40 },
                expiresInSeconds: LASTS_SECONDS,
              })
            }
          >
            {texts['test-tone']}
          </Button>
        </Group>
        <Group>
          <Button variant="outline" color="red.9" onClick={asked('stop', texts.confirmStop)}>
            {texts.stop}
          </Button>
          <Button variant="outline" color="red.9" onClick={asked('restart', texts.confirmRestart)}>
            {texts.restart}
          </Button>
          <Button variant="default" onClick={plain('log')}>
            {texts.log}
          </Button>
        </Group>
        <Text size="sm">{texts.clockNote}</Text>
      </Stack>
    </Paper>
  );
}

function Sent({ id }: { id: string }) {
  const { t } = useTexts();
  const { command: texts } = t.monitoring.device;
  const [page, setPage] = useState(1);
  const { data, error } = useQuery({
    queryKey: ['devices', id, 'commands', page],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/devices/{id}/commands', {
          params: { path: { id }, query: { page, limit: 20 } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ result }) => result === 'pending') ? 5000 : false,
  });
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {texts.ends}
      </Title>
      <ErrorNote error={error} />
      {!data ? (
        !error && <Loading />
      ) : data.items.length === 0 ? (
        <EmptyState text={texts.none} />
      ) : (
        <>
          <Table aria-label={texts.ends} aria-live="polite">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.issuedAt}</Table.Th>
                <Table.Th>{texts.title}</Table.Th>
                <Table.Th>{texts.result}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((row) => (
                <Table.Tr key={row.nonce}>
                  <Table.Td>{showDateTime(row.issuedAt)}</Table.Td>
                  <Table.Td>{texts[row.command as 'stop'] ?? row.command}</Table.Td>
                  <Table.Td>
                    <Badge color={RESULT_COLOURS[row.result]}>{texts.results[row.result]}</Badge>
                    {row.reason && <Text size="sm">{t.monitoring.reasons[row.reason] ?? row.reason}</Text>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Paging total={data.total} page={data.page} limit={data.limit} onPage={setPage} />
        </>
      )}
    </Stack>
  );
}

function Logs({ id }: { id: string }) {
  const { t } = useTexts();
  const { command: texts } = t.monitoring.device;
  const [error, setError] = useState<unknown>(null);
  const { data } = useQuery({
    queryKey: ['devices', id, 'logs'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/devices/{id}/logs', { params: { path: { id } }, signal })),
    refetchInterval: 15_000,
  });
  if (!data || data.length === 0) return null;
  const download = (nonce: string) => () => {
    setError(null);
    askBlob(`/api/v1/devices/${id}/logs/${nonce}`)
      .then((blob) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(blob);
        link.download = `nhat-ky-${id}-${nonce}.log.gz`;
        link.click();
        URL.revokeObjectURL(link.href);
      })
      .catch(setError);
  };
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {texts.logs}
      </Title>
      <ErrorNote error={error} />
      <List>
        {data.map(({ nonce, bytes, receivedAt }) => (
          <List.Item key={nonce}>
            <Anchor
              component="button"
              type="button"
              onClick={download(nonce)}
              aria-label={texts.logOf(showDateTime(receivedAt))}
            >
              {showDateTime(receivedAt)} · {showNumber(Math.ceil(bytes / 1024))} kB
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
