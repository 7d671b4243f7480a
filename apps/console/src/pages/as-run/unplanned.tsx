import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { type AsRunFilter, useUnplanned } from '../../api/airing.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime, showDuration } from '../../texts/format.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** Sound that no order asked for: red, whatever else is shown. */
export function Unplanned({ filter, count }: { filter: AsRunFilter; count: number }) {
  const { t } = useTexts();
  const [opened, setOpened] = useState(false);
  const [page, setPage] = useState(1);
  const { data, error } = useUnplanned({ ...filter, page, limit: 20 }, opened);
  if (count === 0) return <Text size="sm">{t.asRun.unplannedNone}</Text>;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconVolume aria-hidden />}
      title={t.asRun.unplannedSome(showNumber(count))}
    >
      <Stack gap="sm" align="stretch">
        {!opened && (
          <div>
            <Button color="red.8" size="sm" onClick={() => setOpened(true)}>
              {t.asRun.unplannedSee}
            </Button>
          </div>
        )}
        <ErrorNote error={error} />
        {opened && !data && !error && <Loading />}
        {data && (
          <>
            <RecordList
              caption={t.asRun.unplanned}
              records={data.items}
              keyOf={(u) => u.id}
              columns={[
                { key: 'place', label: t.asRun.place, show: (u) => `${u.placeName}, ${u.stationName}` },
                { key: 'at', label: t.asRun.row.started, show: (u) => showDateTime(u.fromAt) },
                {
                  key: 'long',
                  label: t.asRun.played,
                  show: (u) => showDuration(Date.parse(u.toAt) - Date.parse(u.fromAt)),
                },
                {
                  key: 'source',
                  label: t.asRun.kind,
                  show: (u) => t.asRun.sources[u.source as 'unknown'] ?? u.source,
                },
              ]}
            />
            <Paging {...data} onPage={setPage} />
          </>
        )}
      </Stack>
    </Alert>
  );
}
