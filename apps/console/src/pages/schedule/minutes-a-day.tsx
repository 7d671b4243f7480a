import { Alert, Box, Text } from '@mantine/core';
import { useReached } from '../../parts/targets/queries.js';
import type { Targets } from '../../parts/targets/targets.js';
import { showDuration, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import type { ChosenBulletin } from './bulletins-step.js';
import { QuotaBar } from './dry-run-result.js';

const SHOWN = 3;
const MINUTE_MS = 60_000;

/** While the form is filled in: what it asks of a day, against what the chosen stations may broadcast. */
export function MinutesADay({
  chosen,
  airings,
  targets,
}: {
  chosen: ChosenBulletin[];
  /** In a day. */
  airings: number;
  targets: Targets;
}) {
  const { t } = useTexts();
  const words = t.schedule.form.minutes;
  const stations = useReached(targets).data?.stations ?? [];
  const onceMs = chosen.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  if (onceMs === 0) return null;
  const minutes = (onceMs * airings) / MINUTE_MS;
  const allowed = stations.map(({ maxMinutesPerDay }) => maxMinutesPerDay);
  const over = stations.filter(({ maxMinutesPerDay }) => minutes > maxMinutesPerDay);
  const [least, most] = [Math.min(...allowed), Math.max(...allowed)];
  return (
    <Box role="status">
      <Text fw={600}>{words.sum(airings, showDuration(onceMs), showDuration(onceMs * airings))}</Text>
      {allowed.length > 0 && (
        <>
          <QuotaBar minutes={minutes} maxMinutes={least} />
          <Text size="sm">
            {least === most
              ? words.allowed(showNumber(least))
              : words.between(showNumber(least), showNumber(most))}
          </Text>
        </>
      )}
      {over.length > 0 && (
        <Alert color="orange" mt="xs">
          {words.over(
            over.length,
            over
              .slice(0, SHOWN)
              .map(({ name }) => name)
              .join(', '),
          )}
        </Alert>
      )}
    </Box>
  );
}
