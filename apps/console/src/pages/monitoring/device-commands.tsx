import type { paths } from '#api-client/schema.js';
import { Alert, Anchor, Badge, Button, Group, List, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { saveFile } from '../../parts/save-file.js';
import { showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { reasonText } from '../../texts/code-words.js';
import { commandWords, RESULT_COLOURS } from '../remote/command-ends.js';
import { ArgFields, argsText, type CommandArgs, USUAL } from '../remote/fields.js';
import type { Device } from './device-kinds.js';

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
      {can('manage', 'device') && <Logs id={device.id} />}
      <Sent device={device} />
    </Stack>
  );
}

type Body = paths['/api/v1/devices/{id}/commands']['post']['requestBody']['content']['application/json'];
type Plain = 'stop' | 'restart' | 'log' | 'resume';
const LASTS_SECONDS = 60;

function Send({ device }: { device: Device }) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const { command: texts } = t.monitoring.device;
  const { commands, explained } = commandWords(t, device.kind);
  // What is about the box is for whoever looks after boxes.
  const mayManage = useMe().can('manage', 'device');
  const client = useQueryClient();
  const [args, setArgs] = useState(USUAL);
  const send = useMutation({
    mutationFn: (body: Body) =>
      ask(api.POST('/api/v1/devices/{id}/commands', { params: { path: { id: device.id } }, body })),
    onSuccess: async () => {
      notifications.show({ message: texts.sent });
      await client.invalidateQueries({ queryKey: ['devices', device.id] });
    },
  });
  const plain = (command: Plain) => () => send.mutate({ command, args: {}, expiresInSeconds: LASTS_SECONDS });
  const withArgs = (command: keyof CommandArgs, changed: Partial<CommandArgs['volume']> = {}) =>
    send.mutate({
      command,
      args: { ...args[command], ...changed },
      expiresInSeconds: LASTS_SECONDS,
    } as Body);
  const asked = (command: 'stop' | 'restart') => () =>
    askFirst({
      title: texts.confirmTitle(commands[command], device.place.name),
      text: explained[command],
      action: commands[command],
      onConfirm: plain(command),
    });
  const isSpeaker = device.kind === 'speaker';
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {texts.title}
      </Title>
      <Stack>
        <ErrorNote error={send.error} />
        {isSpeaker ? (
          <>
            <InForce
              device={device}
              onResume={plain('resume')}
              onBack={() => withArgs('volume', { volume: 0, seconds: 0 })}
            />
            {(['volume', 'pause', 'test-tone'] as const).map((command) => (
              <Group key={command} align="flex-end">
                <ArgFields command={command} value={args} onChange={setArgs} />
                <Button variant="outline" onClick={() => withArgs(command)}>
                  {commands[command]}
                </Button>
              </Group>
            ))}
          </>
        ) : (
          <Text>{t.remote.board.note}</Text>
        )}
        <Group>
          <Button variant="outline" color="red.9" onClick={asked('stop')}>
            {commands.stop}
          </Button>
          {mayManage && (
            <Button variant="outline" color="red.9" onClick={asked('restart')}>
              {commands.restart}
            </Button>
          )}
          {mayManage && isSpeaker && (
            <Button variant="default" onClick={plain('log')}>
              {commands.log}
            </Button>
          )}
        </Group>
        <Text size="sm">{texts.clockNote}</Text>
      </Stack>
    </Paper>
  );
}

/** What was ordered for a while and still holds, as the loudspeaker itself says, and how it is ended. */
function InForce({
  device: { status },
  onResume,
  onBack,
}: {
  device: Device;
  onResume: () => void;
  onBack: () => void;
}) {
  const { t } = useTexts();
  if (!status?.pausedUntil && !status?.volumeUntil) return null;
  return (
    <Alert color="orange" variant="light" role="status">
      {status.pausedUntil && (
        <Group>
          <Text>{t.remote.paused(showDateTime(status.pausedUntil))}</Text>
          <Button variant="white" onClick={onResume}>
            {t.remote.commands.resume}
          </Button>
        </Group>
      )}
      {status.volumeUntil && (
        <Group>
          <Text>{t.remote.louder(showNumber(status.volume), showDateTime(status.volumeUntil))}</Text>
          <Button variant="white" onClick={onBack}>
            {t.remote.backToRule}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

function Sent({ device: { id, kind } }: { device: Device }) {
  const { t } = useTexts();
  const { commands, results } = commandWords(t, kind);
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
                  <Table.Td>
                    {commands[row.command as 'stop'] ?? row.command}
                    {argsText(t, row.command, row.args) && ` ${argsText(t, row.command, row.args)}`}
                  </Table.Td>
                  <Table.Td>
                    <Badge color={RESULT_COLOURS[row.result]}>{results[row.result]}</Badge>
                    {row.reason && <Text>{reasonText(t, row.reason)}</Text>}
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
    saveFile(`/api/v1/devices/${id}/logs/${nonce}`, `nhat-ky-${id}-${nonce}.log.gz`).catch(setError);
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
