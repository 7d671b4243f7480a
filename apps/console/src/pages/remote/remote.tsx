import { Anchor, Button, Paper, Radio, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { useGroups } from '../../api/registry.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { RecordList } from '../../parts/record-list.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { ArgFields, argsText, type CommandArgs, USUAL } from './fields.js';

const COMMANDS = ['volume', 'pause', 'resume', 'test-tone', 'stop', 'restart'] as const;
type Command = (typeof COMMANDS)[number];
const LASTS_SECONDS = 60;

/** One command to a commune or a group: whom it reaches is counted before, how each ended is shown after. */
export default function RemotePage() {
  const { t } = useTexts();
  return (
    <Page title={t.remote.title}>
      <Text>{t.remote.text}</Text>
      <Send />
      <Sent />
    </Page>
  );
}

type Target = { unit: string } | { group: string };

function Send() {
  const { t } = useTexts();
  const { home, can } = useMe();
  const [params] = useSearchParams();
  const asked = params.get('group');
  const [by, setBy] = useState<'unit' | 'group'>(asked ? 'group' : 'unit');
  const [unit, setUnit] = useState<string | null>(params.get('unit') ?? (home === '*' ? null : home));
  const [group, setGroup] = useState<string | null>(asked);
  const [command, setCommand] = useState<Command>('volume');
  const [args, setArgs] = useState<CommandArgs>(USUAL);
  const { data: groups } = useGroups();
  const target: Target | null =
    by === 'unit' ? (unit === null ? null : { unit }) : group === null ? null : { group };
  return (
    <Paper withBorder p="md">
      <Stack>
        <Title order={2} size="h4">
          {t.remote.where}
        </Title>
        <SegmentedControl
          aria-label={t.remote.where}
          value={by}
          onChange={(value) => setBy(value)}
          data={[
            { value: 'unit', label: t.remote.byUnit },
            { value: 'group', label: t.remote.byGroup },
          ]}
          maw={320}
        />
        {by === 'unit' ? (
          <UnitPicker label={t.remote.unit} value={unit} onChange={setUnit} required />
        ) : (
          <Select
            label={t.remote.group}
            data={(groups?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={group}
            onChange={setGroup}
            nothingFoundMessage={t.remote.noGroups}
            searchable
            required
          />
        )}
        <Radio.Group label={t.remote.what} value={command} onChange={(value) => setCommand(value)}>
          <Stack gap="xs" mt="xs">
            {COMMANDS.filter((name) => name !== 'restart' || can('manage', 'device')).map((name) => (
              <Radio
                key={name}
                value={name}
                label={t.remote.commands[name]}
                description={t.remote.explained[name]}
                styles={{ description: { fontSize: '1rem' } }}
              />
            ))}
          </Stack>
        </Radio.Group>
        {hasArgs(command) && <ArgFields command={command} value={args} onChange={setArgs} />}
        {target === null ? (
          <Text role="status">{t.remote.chooseFirst}</Text>
        ) : (
          <Go target={target} command={command} args={args} />
        )}
      </Stack>
    </Paper>
  );
}

const hasArgs = (command: Command): command is keyof CommandArgs & Command => command in USUAL;

function Go({ target, command, args }: { target: Target; command: Command; args: CommandArgs }) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const go = useNavigate();
  const client = useQueryClient();
  const { data: reach, error } = useQuery({
    queryKey: ['command-targets', target, command],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/command-targets', { params: { query: { ...target, command } }, signal })),
  });
  const send = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/command-batches', {
          body: {
            ...target,
            send: {
              command,
              args: hasArgs(command) ? args[command] : {},
              expiresInSeconds: LASTS_SECONDS,
            } as { command: 'resume'; args: Record<string, never>; expiresInSeconds: number },
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['command-batches'] });
      void go(`/remote/${id}`);
    },
  });
  if (error) return <ErrorNote error={error} />;
  if (!reach) return <Loading />;
  const { devices, online, limit, name } = reach;
  if (devices === 0) return <Text role="status">{t.remote.countNone}</Text>;
  if (devices > limit)
    return <Text role="status">{t.remote.countTooMany(showNumber(devices), showNumber(limit))}</Text>;
  const what = [t.remote.commands[command], argsText(t, command, hasArgs(command) ? args[command] : {})]
    .filter(Boolean)
    .join(' ');
  const confirm = () =>
    askFirst({
      title: t.remote.confirmTitle(what, name),
      text: t.remote.explained[command],
      action: t.remote.confirmSend(showNumber(devices)),
      onConfirm: () => send.mutate(),
    });
  return (
    <Stack gap="xs">
      <div role="status">
        <Text fw={700}>{t.remote.count(showNumber(devices), showNumber(online))}</Text>
        {online < devices && <Text>{t.remote.countHint}</Text>}
      </div>
      <ErrorNote error={send.error} />
      <Button style={{ alignSelf: 'flex-start' }} loading={send.isPending} onClick={confirm}>
        {t.remote.send}
      </Button>
    </Stack>
  );
}

function Sent() {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery({
    queryKey: ['command-batches', page],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/command-batches', { params: { query: { page, limit: 10 } }, signal })),
  });
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t.remote.past}
      </Title>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.total === 0 && <EmptyState text={t.remote.none} />}
      {data && data.total > 0 && (
        <>
          <RecordList
            caption={t.remote.past}
            records={data.items}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'what',
                label: t.remote.what,
                show: ({ id, command, args }) => (
                  <Anchor component={Link} to={`/remote/${id}`}>
                    {t.remote.commands[command as Command] ?? command} {argsText(t, command, args)}
                  </Anchor>
                ),
              },
              { key: 'where', label: t.remote.where, show: ({ targetName }) => targetName },
              {
                key: 'done',
                label: t.remote.results.executed,
                show: ({ ends, devices }) => `${showNumber(ends.executed)}/${showNumber(devices)}`,
              },
              {
                key: 'by',
                label: t.remote.endedAt,
                show: ({ issuedByName, issuedAt }) =>
                  t.remote.by(issuedByName ?? t.common.none, showDateTime(issuedAt)),
              },
            ]}
          />
          <Paging total={data.total} page={data.page} limit={data.limit} onPage={setPage} />
        </>
      )}
    </Stack>
  );
}
