import { Box, Stack, Text } from '@mantine/core';
import type { Regulation } from '../../api/registry.js';
import { useTexts } from '../../texts/texts.js';
import { blocksOfWeek } from './week-blocks.js';
import { useWindowName } from './window-name.js';

const DAY = 1440;
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];
const percent = (minutes: number): string => `${(minutes / DAY) * 100}%`;
const LOOK = {
  window: { background: '#2b8a3e', zIndex: 1 },
  quiet: { background: 'repeating-linear-gradient(45deg, #adb5bd 0 4px, #dee2e6 4px 8px)', zIndex: 0 },
} as const;
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Seven bars of 24 hours: windows and quiet hours as they lie. The same is written beside it in the form. */
export function WeekBars({ regulation }: { regulation: Pick<Regulation, 'windows' | 'quiet'> }) {
  const { t } = useTexts();
  const nameOf = useWindowName();
  const week = blocksOfWeek(regulation);
  const said = [
    ...regulation.windows.map(({ name, from, to }) => `${nameOf(name)} ${from}–${to}`),
    ...regulation.quiet.map(({ from, to }) => `${t.stations.quiet} ${from}–${to}`),
  ].join('; ');
  return (
    <Stack gap={4}>
      <Box role="img" aria-label={`${t.stations.week}: ${said}`}>
        {DAYS.map((day) => (
          <Box key={day} style={{ display: 'flex', alignItems: 'center', gap: 8, marginBottom: 4 }}>
            <Text size="sm" w={36} aria-hidden>
              {t.stations.shortDays[day]}
            </Text>
            <Box
              style={{
                position: 'relative',
                flex: 1,
                height: 20,
                background: '#f8f9fa',
                border: '1px solid #ced4da',
                borderRadius: 4,
                overflow: 'hidden',
              }}
            >
              {HOURS.slice(1, -1).map((hour) => (
                <Box
                  key={hour}
                  style={{
                    position: 'absolute',
                    left: percent(hour * 60),
                    top: 0,
                    bottom: 0,
                    width: 1,
                    background: '#dee2e6',
                  }}
                />
              ))}
              {week[day - 1]?.map(({ kind, from, to, index }) => (
                <Box
                  key={`${kind}-${index}-${from}`}
                  style={{
                    position: 'absolute',
                    left: percent(from),
                    width: percent(to - from),
                    top: 0,
                    bottom: 0,
                    ...LOOK[kind],
                  }}
                />
              ))}
            </Box>
          </Box>
        ))}
        <Box style={{ position: 'relative', marginLeft: 44, height: 20 }} aria-hidden>
          {HOURS.map((hour) => (
            <Text
              key={hour}
              size="sm"
              style={{
                position: 'absolute',
                left: percent(hour * 60),
                transform: `translateX(${hour === 24 ? '-100%' : hour === 0 ? '0' : '-50%'})`,
              }}
            >
              {hour}
            </Text>
          ))}
        </Box>
      </Box>
      <Text size="sm">{t.stations.weekText}</Text>
    </Stack>
  );
}
