import { Badge, Box, Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { StationTotals } from '../../api/airing.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { EndBar } from './end-bar.js';

const SHOWN = 12;
const CHANNELS = ['byDevice', 'byBoard', 'byPerson'] as const;

/** By which the hub puts a commune in its order: whoever confirms has the lowest share; loudspeakers where nobody has one. */
function worstOf(s: StationTotals): (typeof CHANNELS)[number] {
  const planned = CHANNELS.filter((by) => s[by].planned > 0);
  return planned.sort((a, b) => (s[a].share ?? 101) - (s[b].share ?? 101))[0] ?? 'byDevice';
}

/** A bar for each commune, the lowest share first; choosing one shows its rows. */
export function CommuneBars({
  stations,
  onPick,
}: {
  stations: StationTotals[];
  onPick: (station: string) => void;
}) {
  const { t } = useTexts();
  const [all, setAll] = useState(false);
  const shown = all ? stations : stations.slice(0, SHOWN);
  return (
    <Stack component="section" gap="sm" aria-label={t.asRun.communes}>
      <Box>
        <Title order={2} size="h4">
          {t.asRun.communes}
        </Title>
        <Text size="sm">{t.asRun.communesHint}</Text>
      </Box>
      {shown.map((s) => {
        const by = worstOf(s);
        const totals = s[by];
        const share = totals.share === null ? t.asRun.noShare : `${showNumber(totals.share)}%`;
        return (
          <UnstyledButton key={s.station} onClick={() => onPick(s.station)}>
            <Group justify="space-between" gap="xs" mb={4}>
              <Text td="underline">{s.stationName}</Text>
              <Group gap="xs">
                {s.unplanned > 0 && (
                  <Badge color="red.9">
                    {t.asRun.unplanned}: {showNumber(s.unplanned)}
                  </Badge>
                )}
                <Text size="sm">
                  {t.asRun.planned(showNumber(totals.planned))}
                  {by !== 'byDevice' && ` · ${t.asRun[by]}`}
                </Text>
                <Text fw={700} miw={70} ta="right">
                  {share}
                </Text>
              </Group>
            </Group>
            <EndBar totals={totals} />
          </UnstyledButton>
        );
      })}
      {stations.length > SHOWN && !all && (
        <Group>
          <Button variant="default" onClick={() => setAll(true)}>
            {t.common.all} ({showNumber(stations.length)})
          </Button>
        </Group>
      )}
    </Stack>
  );
}
