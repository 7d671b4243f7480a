import { ActionIcon, Badge, Button, Card, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconCircleCheck, IconEye, IconMicrophone } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { localDateOf, showDateTime, showNumber, showTime } from '../../texts/format.js';
import { noticeText } from '../../texts/hub-sentences.js';
import { useTexts } from '../../texts/texts.js';
import { EmergencyNote } from './emergency-note.js';
import { type Notice, pageOf, useMyNotices } from './notices.js';
import { NotArmed } from './not-armed.js';
import { TodaysSessions } from './sessions.js';

const COLOURS: Record<string, string> = {
  alarm: 'red',
  collision: 'orange',
  refused: 'orange',
  unapproved: 'orange',
  'sent-back': 'orange',
  approval: 'river',
};

export default function Today() {
  const { t } = useTexts();
  const { can } = useMe();
  const { data, error, refetch } = useMyNotices();
  return (
    <Page
      title={t.today.title}
      actions={
        can('create', 'bulletin') &&
        can('order', 'order') && (
          <Button component={Link} to="/announce" leftSection={<IconMicrophone size={18} aria-hidden />}>
            {t.bulletins.announce}
          </Button>
        )
      }
    >
      <EmergencyNote />
      <Stack gap="md" component="section" aria-labelledby="to-do">
        <Group gap="xs">
          <Title order={2} size="h3" id="to-do">
            {t.today.toDo}
          </Title>
          {data && data.length > 0 && <Badge variant="filled">{showNumber(data.length)}</Badge>}
        </Group>
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data?.length === 0 && <EmptyState text={t.today.nothingToDo} />}
        <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {data?.map((notice) => (
            <Item key={notice.id} notice={notice} />
          ))}
        </Stack>
      </Stack>
      <NotArmed />
      <TodaysSessions />
    </Page>
  );
}

function Item({ notice }: { notice: Notice }) {
  const { t } = useTexts();
  const { can } = useMe();
  const kind = (notice.kind in t.today.kinds ? notice.kind : 'other') as keyof typeof t.today.kinds;
  const said = noticeText(notice);
  const client = useQueryClient();
  const seen = useMutation({
    mutationFn: () =>
      ask(api.POST('/api/v1/notices/{id}/acknowledge', { params: { path: { id: notice.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  return (
    <Card withBorder padding="sm" component="li">
      <Group justify="space-between" gap="sm">
        <Stack gap={2} style={{ flex: '1 1 280px' }}>
          <Group gap="xs">
            <Badge color={COLOURS[kind] ?? 'dark.4'} variant="outline">
              {t.today.kinds[kind]}
            </Badge>
            {notice.unitName && <Text size="sm">{notice.unitName}</Text>}
            {notice.dueAt && <Due at={notice.dueAt} />}
            {notice.acknowledgedAt && (
              <Group gap={4}>
                <IconCircleCheck size={16} aria-hidden />
                <Text size="sm">{t.today.seen}</Text>
              </Group>
            )}
          </Group>
          <Text>{said}</Text>
          <ErrorNote error={seen.error} />
        </Stack>
        <Group gap="xs" wrap="nowrap">
          {!notice.acknowledgedAt && can('acknowledge', 'notice') && (
            <Tooltip label={t.today.markSeen}>
              <ActionIcon
                variant="default"
                size={42}
                aria-label={`${t.today.markSeen}: ${said}`}
                loading={seen.isPending}
                onClick={() => seen.mutate()}
              >
                <IconEye size={20} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
          <Button component={Link} to={pageOf(notice)} aria-label={`${t.today.open[kind]}: ${said}`}>
            {t.today.open[kind]}
          </Button>
        </Group>
      </Group>
    </Card>
  );
}

function Due({ at }: { at: string }) {
  const { t } = useTexts();
  const leftMs = Date.parse(at) - hubNowMs();
  const isToday = localDateOf(Date.parse(at)) === localDateOf(hubNowMs());
  const time = isToday ? showTime(at) : showDateTime(at);
  return (
    <Text size="sm" fw={600} c={leftMs < 3600_000 ? 'red.8' : undefined}>
      {leftMs < 0 ? t.today.overdue(time) : t.today.due(time)}
    </Text>
  );
}
