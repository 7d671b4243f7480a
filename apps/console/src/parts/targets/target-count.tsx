import { Alert, Anchor, Box, Group, List, Loader, Spoiler, Text } from '@mantine/core';
import { Link } from 'react-router';
import { ErrorNote } from '../error-note.js';
import { showNumber } from '../../texts/format.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';
import { useReached } from './queries.js';
import { isEmpty, type Targets } from './targets.js';

export interface Counted {
  communes: number;
  clusters: number;
  boards: number;
  unattended: number;
  fm: number;
}

/** "99 xã · 1.184 cụm loa · 31 đài FM nhận phiếu" */
export function countText(counted: Counted, t: Catalogue): string {
  const { count } = t.targets;
  const wired = counted.unattended - counted.fm;
  return [
    count.communes(showNumber(counted.communes)),
    count.clusters(showNumber(counted.clusters)),
    counted.boards > 0 && count.boards(showNumber(counted.boards)),
    counted.fm > 0 && count.fm(showNumber(counted.fm)),
    wired > 0 && count.wired(showNumber(wired)),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What is chosen, counted by the hub while it is being chosen. */
export function TargetCount({ value }: { value: Targets }) {
  const { t } = useTexts();
  const { data, error, isFetching, refetch } = useReached(value);
  if (isEmpty(value)) return <Text role="status">{t.targets.nothing}</Text>;
  return (
    <Box role="status">
      <Group gap="xs">
        <Text fw={700} size="lg">
          {data ? countText(data.counted, t) : t.common.loading}
        </Text>
        {isFetching && <Loader size="xs" aria-hidden />}
      </Group>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data && data.empty.length > 0 && (
        <Alert color="yellow" mt="xs">
          {t.targets.empty}
        </Alert>
      )}
      {data && data.stations.length > 0 && (
        <Spoiler maxHeight={0} showLabel={t.targets.reached(data.stations.length)} hideLabel={t.common.close}>
          <List
            size="md"
            mah={240}
            style={{ overflowY: 'auto' }}
            tabIndex={0}
            aria-label={t.targets.reached(data.stations.length)}
          >
            {data.stations.map((station) => (
              <List.Item key={station.id}>
                {station.name}:{' '}
                {station.technology === 'ip' ? (
                  t.targets.clusters(showNumber(station.places.length))
                ) : (
                  <Anchor component={Link} to={`/run-sheet/${station.id}`} target="_blank">
                    {t.targets.runSheet}
                  </Anchor>
                )}
              </List.Item>
            ))}
          </List>
        </Spoiler>
      )}
    </Box>
  );
}
