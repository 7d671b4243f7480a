import { Anchor, Badge, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useStops } from '../../api/airing.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Paging } from '../../parts/paging.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** Stops before this one, and whether they were put right. */
export function Earlier() {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useStops(page);
  return (
    <Stack component="section" gap="sm" aria-label={t.stop.earlier}>
      <Title order={2} size="h4">
        {t.stop.earlier}
      </Title>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.total === 0 && <Text>{t.stop.noEarlier}</Text>}
      {data && data.total > 0 && (
        <>
          <RecordList
            caption={t.stop.earlier}
            records={data.items}
            keyOf={(s) => s.id}
            columns={[
              {
                key: 'title',
                label: t.asRun.bulletin,
                show: (s) => (
                  <Anchor component={Link} to={`/stop/${s.id}`}>
                    {s.title}
                  </Anchor>
                ),
              },
              {
                key: 'by',
                label: t.stop.stopped,
                show: (s) => t.stop.stoppedBy(s.stoppedByName ?? '', showDateTime(s.stoppedAt)),
              },
              { key: 'reason', label: t.stop.reason, show: (s) => s.reason },
              {
                key: 'correction',
                label: t.stop.correction,
                show: (s) => (
                  <Badge color={s.correction ? 'green.9' : 'dark.3'}>
                    {s.correction ? t.stop.corrected : t.stop.notCorrected}
                  </Badge>
                ),
              },
            ]}
          />
          <Paging {...data} onPage={setPage} />
        </>
      )}
    </Stack>
  );
}
