import { Anchor, Badge, Button, Group, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBell } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { type CommuneAnswer, useCommuneAnswers } from '../../api/decisions.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { type Column, RecordList } from '../../parts/record-list.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { ANSWER_COLOURS, AnswerBar } from './answer-bar.js';

const WAITING: readonly string[] = ['not-opened', 'seen', 'changed'];
const FIRST = ['not-opened', 'changed', 'seen', 'expired', 'declined', 'accepted', 'own'];

/** One order, commune by commune: seen, accepted, scheduled, aired, declined, not opened; and reminding. */
export default function Board() {
  const { t } = useTexts();
  const { order = '' } = useParams();
  const { can } = useMe();
  const [only, setOnly] = useState<string | null>(null);
  const { data, error, refetch } = useCommuneAnswers(order);
  const title = useQuery({
    queryKey: ['order', order],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/orders/{id}', { params: { path: { id: order } }, signal })),
  });
  const remind = useRemind(order);
  const rows = [...(data ?? [])].sort(
    (a, b) =>
      FIRST.indexOf(a.answer) - FIRST.indexOf(b.answer) || a.stationName.localeCompare(b.stationName, 'vi'),
  );
  const waiting = rows.filter((r) => WAITING.includes(r.answer)).length;
  const counts = countsOf(rows);
  const shown = rows.filter((r) => only === null || r.answer === only);
  return (
    <Page
      title={title.data?.title ?? t.offers.sent}
      actions={
        can('order', 'order') &&
        waiting > 0 && (
          <Button
            leftSection={<IconBell size={18} aria-hidden />}
            loading={remind.isPending}
            onClick={() => remind.mutate(undefined)}
          >
            {t.offers.board.remindAll(waiting)}
          </Button>
        )
      }
    >
      <Group>
        <Anchor component={Link} to="/offers?tab=sent">
          {t.offers.board.back}
        </Anchor>
        <Anchor component={Link} to={`/orders/${order}`}>
          {t.orders.open}
        </Anchor>
      </Group>
      <ErrorNote error={error ?? remind.error} onRetry={error ? () => void refetch() : undefined} />
      {!data && !error && <Loading />}
      {data && (
        <Stack>
          <AnswerBar counts={counts} />
          <Select
            label={t.offers.board.filter}
            value={only}
            onChange={setOnly}
            clearable
            placeholder={t.common.all}
            data={FIRST.filter((a) => (counts[a as 'seen'] ?? 0) > 0).map((value) => ({
              value,
              label: t.offers.board.answers[value as 'seen'],
            }))}
            maw={320}
          />
          {shown.length === 0 ? (
            <EmptyState text={t.offers.board.nobody} />
          ) : (
            <RecordList
              caption={title.data?.title ?? t.offers.sent}
              records={shown}
              keyOf={(r) => r.station}
              columns={columnsOf(t, can('order', 'order') ? (r) => <Remind row={r} remind={remind} /> : null)}
            />
          )}
        </Stack>
      )}
    </Page>
  );
}

type Reminding = ReturnType<typeof useRemind>;

function useRemind(order: string) {
  const { t } = useTexts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (stations: string[] | undefined) =>
      ask(
        api.POST('/api/v1/orders/{id}/remind', {
          params: { path: { id: order } },
          body: stations ? { stations } : {},
        }),
      ),
    onSuccess: ({ reminded, tooSoon }) => {
      notifications.show({
        title: t.offers.board.reminded(reminded),
        message: tooSoon > 0 ? t.offers.board.tooSoon(tooSoon) : '',
        color: reminded > 0 ? 'green.8' : 'orange.8',
      });
      void client.invalidateQueries({ queryKey: ['commune-answers', order] });
    },
  });
}

function Remind({ row, remind }: { row: CommuneAnswer; remind: Reminding }) {
  const { t } = useTexts();
  if (!WAITING.includes(row.answer)) return null;
  return (
    <Group gap="xs">
      <Button
        size="sm"
        variant="default"
        aria-label={t.offers.board.remindOne(row.stationName)}
        onClick={() => remind.mutate([row.station])}
      >
        {t.offers.board.remind}
      </Button>
      {row.remindedAt && <Text size="sm">{t.offers.board.remindedAt(showDateTime(row.remindedAt))}</Text>}
    </Group>
  );
}

function columnsOf(
  t: ReturnType<typeof useTexts>['t'],
  action: ((row: CommuneAnswer) => ReactNode) | null,
): Column<CommuneAnswer>[] {
  const { board } = t.offers;
  return [
    { key: 'station', label: board.station, show: (r) => r.stationName },
    {
      key: 'answer',
      label: board.answer,
      show: (r) => (
        <Stack gap={2} align="flex-start">
          <Badge color={ANSWER_COLOURS[r.answer]}>{board.answers[r.answer]}</Badge>
          {r.byRule && <Text size="sm">{t.offers.byRule}</Text>}
        </Stack>
      ),
    },
    {
      key: 'at',
      label: board.at,
      show: (r) => (r.answeredAt ? showDateTime(r.answeredAt) : r.seenAt ? showDateTime(r.seenAt) : ''),
    },
    { key: 'scheduled', label: board.scheduled, show: (r) => r.scheduled || '' },
    { key: 'aired', label: board.aired, show: (r) => r.aired || '' },
    { key: 'missed', label: board.missed, show: (r) => r.missed || '' },
    { key: 'reason', label: board.reason, show: (r) => r.reason ?? '' },
    ...(action ? [{ key: 'remind', label: board.remind, show: action }] : []),
  ];
}

function countsOf(rows: readonly CommuneAnswer[]): Partial<Record<CommuneAnswer['answer'], number>> {
  const counts: Partial<Record<CommuneAnswer['answer'], number>> = {};
  for (const { answer } of rows) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}
