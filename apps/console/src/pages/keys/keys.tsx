import { Badge, Button, Code, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import type { Keyring } from '../../api/registry.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { RecordList } from '../../parts/record-list.js';
import { showDate, showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { Waiting } from './waiting.js';

/** Devices report a new key one by one. */
const LOOK_EVERY_MS = 10_000;

export default function KeysPage() {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const { can } = useMe();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['keys'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/keys', { signal })),
    refetchInterval: ({ state }) => (state.data?.announced ? LOOK_EVERY_MS : false),
  });
  const announce = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/keys')),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['keys'] });
      notifications.show({ message: t.keys.announceDone, color: 'green.9' });
    },
  });
  const confirm = () =>
    askFirst({
      title: t.keys.announce,
      text: t.keys.announceText,
      action: t.keys.announce,
      color: 'river.8',
      onConfirm: () => announce.mutate(),
    });
  return (
    <Page
      title={t.keys.title}
      actions={
        data?.announced === null &&
        can('manage', 'key') && (
          <Button loading={announce.isPending} onClick={confirm}>
            {t.keys.announce}
          </Button>
        )
      }
    >
      <Text>{t.keys.text}</Text>
      <ErrorNote error={error ?? announce.error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && (
        <>
          <Believed ring={data} />
          {data.announced && (
            <Paper withBorder p="md" component="section" aria-label={t.keys.waiting}>
              <Announced announced={data.announced} />
            </Paper>
          )}
          <Retired ring={data} />
        </>
      )}
    </Page>
  );
}

function Believed({ ring }: { ring: Keyring }) {
  const { t } = useTexts();
  const stateOf = ({ kid, revoked }: Keyring['keys'][number]) => {
    if (kid === ring.root.kid)
      return (
        <Badge miw="max-content" color="gray.7">
          {t.keys.root}
        </Badge>
      );
    if (revoked)
      return (
        <Badge miw="max-content" color="red.9">
          {t.keys.revoked}
        </Badge>
      );
    if (kid === ring.active)
      return (
        <Badge miw="max-content" color="green.9">
          {t.keys.signs}
        </Badge>
      );
    if (kid === ring.announced?.kid)
      return (
        <Badge miw="max-content" color="orange.9">
          {t.keys.announced}
        </Badge>
      );
    return (
      <Badge miw="max-content" color="gray.7">
        {t.keys.known}
      </Badge>
    );
  };
  return (
    <RecordList
      caption={t.keys.list}
      records={[...ring.keys, ring.root]}
      keyOf={({ kid }) => kid}
      columns={[
        { key: 'kid', label: t.keys.kid, show: ({ kid }) => <Code fz="md">{kid}</Code> },
        { key: 'state', label: t.keys.state, show: stateOf },
        { key: 'from', label: t.keys.validFrom, show: ({ notBefore }) => showDate(notBefore) },
        { key: 'to', label: t.keys.validTo, show: ({ notAfter }) => showDate(notAfter) },
      ]}
    />
  );
}

function Announced({ announced }: { announced: NonNullable<Keyring['announced']> }) {
  const { t } = useTexts();
  const { devices, waiting, waitingFor } = announced;
  const known = devices - waiting;
  return (
    <Stack>
      <Title order={2} size="h4">
        {t.keys.waiting}
      </Title>
      <Text role="status">{t.keys.progress(showNumber(known), showNumber(devices))}</Text>
      <Progress
        value={devices === 0 ? 100 : (known / devices) * 100}
        aria-label={t.keys.progress(showNumber(known), showNumber(devices))}
      />
      {waiting > 0 && (
        <>
          <Text>{t.keys.waitingText}</Text>
          {waiting > waitingFor.length && (
            <Text>{t.keys.waitingFirst(showNumber(waitingFor.length), showNumber(waiting))}</Text>
          )}
          <Waiting devices={waitingFor} />
        </>
      )}
    </Stack>
  );
}

function Retired({ ring }: { ring: Keyring }) {
  const { t } = useTexts();
  if (ring.retired.length === 0) return <Text>{t.keys.noRetired}</Text>;
  return (
    <RecordList
      caption={t.keys.retired}
      records={ring.retired}
      keyOf={({ kid }) => kid}
      columns={[
        { key: 'kid', label: t.keys.kid, show: ({ kid }) => <Code fz="md">{kid}</Code> },
        { key: 'from', label: t.keys.validFrom, show: ({ notBefore }) => showDate(notBefore) },
        { key: 'at', label: t.keys.retiredAt, show: ({ retiredAt }) => showDateTime(retiredAt) },
      ]}
    />
  );
}
