import { Alert, Box, Group, List, Progress, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { shortDate, showNumber, showSeconds } from '../../texts/format.js';
import { outcomeText } from '../../texts/hub-sentences.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';
import type { DryRun } from './queries.js';
import { dateOf, timeOf } from './week.js';

const SHOWN = 8;
const SHOWN_OF_A_KIND = 3;

/** What would happen, before anything is saved: what has a place, what not and why, who would be moved, the minutes. */
export function DryRunResult({ result }: { result: DryRun }) {
  const { t } = useTexts();
  const { totals } = result;
  const words = t.schedule.result;
  const troubled = result.outcomes.filter(({ outcome }) => outcome === 'refused' || outcome === 'colliding');
  const count = totals.placed + totals.offered + totals.colliding + totals.refused;
  const summary = [
    totals.placed > 0 && words.placed(totals.placed),
    totals.offered > 0 && words.offered(totals.offered),
    totals.colliding > 0 && words.colliding(totals.colliding),
    totals.refused > 0 && words.refused(totals.refused),
  ].filter(Boolean);
  const isGood = totals.refused + totals.colliding === 0 && result.displaced.length === 0;
  return (
    <Stack gap="sm" role="region" aria-label={words.title}>
      <Alert
        color={isGood ? 'green' : 'orange'}
        icon={isGood ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        role="status"
      >
        <Text fw={600}>{count === 0 ? words.nothing : summary.join(' · ')}</Text>
        {isGood && count > 0 && <Text>{words.good}</Text>}
      </Alert>
      {troubled.length > 0 && <Problems troubled={troubled} t={t} />}
      {result.displaced.length > 0 && (
        <Box>
          <Title order={3} size="h5">
            {words.displaced}
          </Title>
          <List>
            {result.displaced.slice(0, SHOWN).map((d) => {
              const at = whenOf(d.wasAt, d.startAt);
              const from = at(d.wasAt);
              const title = `${d.title} – ${d.stationName}`;
              return (
                <List.Item key={d.request}>
                  {d.startAt === null ? words.goesOut(title, from) : words.goesTo(title, from, at(d.startAt))}
                </List.Item>
              );
            })}
          </List>
          <More all={result.displaced.length} t={t} />
        </Box>
      )}
      <Minutes result={result} />
    </Stack>
  );
}

/** To the second where two times are in one minute. */
function whenOf(before: string, after: string | null): (at: string) => string {
  const isNear = after !== null && before.slice(0, 16) === after.slice(0, 16);
  return (at) => `${isNear ? showSeconds(at) : timeOf(at)} ${shortDate(dateOf(at))}`;
}

/** Every airing of it would be refused: saving it would only take it off the air. */
export const findsNothing = ({ placed, offered, colliding, refused }: DryRun['totals']): boolean =>
  refused > 0 && placed + offered + colliding === 0;

/** The same trouble on many days, or at many stations, is said once. */
function Problems({ troubled, t }: { troubled: DryRun['outcomes']; t: Catalogue }) {
  const words = t.schedule.result;
  const groups = new Map<string, DryRun['outcomes']>();
  for (const o of troubled) {
    const why = outcomeText(o);
    groups.set(why, [...(groups.get(why) ?? []), o]);
  }
  return (
    <Box>
      <Title order={3} size="h5">
        {words.problems}
      </Title>
      {[...groups].slice(0, SHOWN).map(([why, all]) => (
        <Box key={why} mt="xs">
          <Text fw={600}>{why}</Text>
          <List>
            {all.slice(0, SHOWN_OF_A_KIND).map((o) => (
              <List.Item key={o.request}>
                {words.where(o.stationName, shortDate(o.localDate))}
                {o.occupants.length > 0 &&
                  `. ${words.occupied(
                    o.occupants
                      .map((x) => `${x.title}${x.startAt ? ` (${timeOf(x.startAt)})` : ''}`)
                      .join(', '),
                  )}`}
              </List.Item>
            ))}
          </List>
          <More all={all.length} shown={SHOWN_OF_A_KIND} t={t} />
        </Box>
      ))}
    </Box>
  );
}

/** How many lines a list does not show. */
export function More({ all, shown = SHOWN, t }: { all: number; shown?: number; t: Catalogue }) {
  return all > shown ? <Text>{t.schedule.result.more(all - shown)}</Text> : null;
}

/** The fullest days first; of several stations each by its name. */
function Minutes({ result: { minutes, outcomes } }: { result: DryRun }) {
  const { t } = useTexts();
  if (minutes.length === 0) return null;
  const names = new Map(outcomes.map(({ station, stationName }) => [station, stationName]));
  const isOne = minutes.every(({ station }) => station === minutes[0]?.station);
  const nameOf = (station: string) => (isOne ? undefined : names.get(station));
  const fullest = [...minutes].sort((a, b) => share(b) - share(a)).slice(0, 4);
  return (
    <Box>
      <Title order={3} size="h5">
        {t.schedule.result.minutes}
      </Title>
      {fullest.map((m) => (
        <QuotaBar
          key={`${m.station}|${m.localDate}`}
          label={[shortDate(m.localDate), nameOf(m.station)].filter(Boolean).join(' · ')}
          minutes={m.minutes}
          maxMinutes={m.maxMinutes}
        />
      ))}
    </Box>
  );
}

const share = ({ minutes, maxMinutes }: { minutes: number; maxMinutes: number | null }): number =>
  maxMinutes ? minutes / maxMinutes : 0;

/** Minutes used of what is allowed, in words and as a bar; one above the other where there is little width. */
export function QuotaBar({
  label,
  minutes,
  maxMinutes,
  stacked = false,
}: {
  label?: string;
  minutes: number;
  maxMinutes: number | null;
  stacked?: boolean;
}) {
  const { t } = useTexts();
  const used = showNumber(Math.ceil(minutes));
  const text =
    maxMinutes === null ? t.schedule.minutesOf(used) : t.schedule.used(used, showNumber(maxMinutes));
  const part = share({ minutes, maxMinutes });
  const bar = (
    <Progress
      value={Math.min(100, part * 100)}
      color={part >= 1 ? 'red' : part >= 0.8 ? 'orange' : 'river'}
      flex={stacked ? undefined : 1}
      miw={40}
      aria-label={t.schedule.usedLong(used, showNumber(maxMinutes ?? 0))}
    />
  );
  if (stacked)
    return (
      <Stack gap={2}>
        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
          {text}
        </Text>
        {bar}
      </Stack>
    );
  return (
    <Group gap="xs" wrap="nowrap">
      {label && (
        <Text miw={52} maw="55%">
          {label}
        </Text>
      )}
      {bar}
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {text}
      </Text>
    </Group>
  );
}
