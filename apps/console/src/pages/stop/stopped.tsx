import { Alert, Anchor, Card, Group, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Stop, useStop, useStoppedPlaces } from '../../api/airing.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { Correction } from './correction.js';
import { StoppedPlaces } from './stopped-places.js';

/** What came of a stop: who heard how much, who has confirmed to be silent, and the correction. */
export default function Stopped() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const [page, setPage] = useState(1);
  const { data: stop, error, refetch } = useStop(id);
  const places = useStoppedPlaces(id, page);
  return (
    <Page title={stop ? `${t.stop.stopped}: ${stop.title}` : t.stop.title}>
      <Anchor component={Link} to="/stop">
        {t.stop.back}
      </Anchor>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!stop && !error && <Loading />}
      {stop && (
        <>
          <Stack gap={2}>
            <Text>{t.stop.stoppedBy(stop.stoppedByName ?? '', showDateTime(stop.stoppedAt))}</Text>
            <Text>{t.stop.because(stop.reason)}</Text>
          </Stack>
          <Summary totals={stop.totals} />
          <Correction stop={stop} />
          <Stack component="section" gap="sm" aria-label={t.stop.who}>
            <Title order={2} size="h4">
              {t.stop.who}
            </Title>
            <ErrorNote error={places.error} onRetry={() => void places.refetch()} />
            {places.data?.total === 0 && <Text>{t.stop.nobodyMarked}</Text>}
            {places.data && places.data.total > 0 && (
              <>
                <StoppedPlaces places={places.data.items} />
                <Paging {...places.data} onPage={setPage} />
              </>
            )}
          </Stack>
        </>
      )}
    </Page>
  );
}

function Summary({ totals }: { totals: Stop['totals'] }) {
  const { t } = useTexts();
  const { summary } = t.stop;
  const sounded = totals.sounding + totals.ended;
  const figures: [string, string][] = [
    [summary.places, showNumber(totals.places)],
    [summary.heard, showNumber(totals.heard)],
    [summary.longest, t.stop.seconds(showNumber(totals.longestSeconds))],
    [summary.silent, showNumber(totals.silent)],
  ];
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        {figures.map(([label, figure]) => (
          <Card key={label} withBorder padding="sm">
            <Text size="sm">{label}</Text>
            <Text fw={700} size="xl">
              {figure}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
      {sounded > 0 && (
        <Alert color={totals.sounding > 0 ? 'orange' : 'green'} variant="light" aria-live="polite">
          <Group gap="sm">
            <Text>{totals.sounding > 0 ? t.stop.waitingFor(totals.sounding) : t.stop.allSilent}</Text>
          </Group>
          <Progress
            mt="xs"
            size="lg"
            value={(totals.ended / sounded) * 100}
            color={totals.sounding > 0 ? 'orange.8' : 'green.8'}
            aria-label={t.stop.states.ended}
          />
        </Alert>
      )}
    </Stack>
  );
}
