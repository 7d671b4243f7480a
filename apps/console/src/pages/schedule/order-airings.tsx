import { Anchor, Badge, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime, showLocalDate } from '../../texts/format.js';
import { whyText } from '../../texts/hub-sentences.js';
import { useTexts } from '../../texts/texts.js';
import { type OrderAiring, useOrderAirings } from './order-queries.js';
import { STATE_COLOURS } from './day-list.js';
import { dayOf } from './week.js';

/** Airings of an order from today on, each with the way to its day on the schedule. */
export function OrderAirings({ id, received = false }: { id: string; received?: boolean }) {
  const { t } = useTexts();
  const words = t.orders;
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useOrderAirings(id, page, received);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.items.length === 0) return <Text>{words.nothingAhead}</Text>;
  return (
    <Stack gap="sm">
      <RecordList
        caption={words.ahead}
        records={data.items}
        keyOf={(airing) => airing.id}
        columns={[
          {
            key: 'time',
            label: words.time,
            show: (airing) => (
              <Anchor
                component={Link}
                to={`/schedule?station=${airing.station}&date=${dayOf(airing)}&airing=${airing.id}`}
              >
                {airing.startAt
                  ? showDateTime(airing.startAt)
                  : `${showLocalDate(airing.localDate)}, ${words.noTime}`}
              </Anchor>
            ),
          },
          { key: 'station', label: t.schedule.station, show: (airing) => airing.stationName },
          { key: 'state', label: words.outcome, show: (airing) => <Outcome airing={airing} /> },
        ]}
      />
      <Paging total={data.total} page={data.page} limit={data.limit} onPage={setPage} />
      <Text size="sm">{words.aheadHint}</Text>
    </Stack>
  );
}

function Outcome({ airing }: { airing: OrderAiring }) {
  const { t } = useTexts();
  return (
    <>
      <Badge color={STATE_COLOURS[airing.state]}>{t.schedule.states[airing.state]}</Badge>
      {airing.message && <Text size="sm">{whyText(airing)}</Text>}
    </>
  );
}
