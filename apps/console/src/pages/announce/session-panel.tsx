import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Bulletin } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { localDateOf, showDateTime, showLocalDate, showNumber, showTime } from '../../texts/format.js';
import { remedyText, whyText } from '../../texts/hub-sentences.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';
import { windowName } from '../bulletins/wording.js';
import { isByHand, type Station } from './station.js';
import type { Draft } from './draft.js';
import { type SessionChoice, sessionChoices } from './sessions.js';
import { useTrial } from './trial.js';

const DAY_MS = 24 * 3600_000;
const DAYS_AHEAD = 3;
const FIRST_SHOWN = 4;
/** What is about to air is fixed ten minutes before; the hub's own trial says it exactly. */
const LEAD_MS = 11 * 60_000;

/** Sessions of the next days with the room that is left. */
export function SessionPanel({
  draft,
  station,
  bulletin,
  change,
}: {
  draft: Draft;
  station: Station;
  bulletin: Bulletin | null;
  change: (changes: Partial<Draft>) => void;
}) {
  const { t } = useTexts();
  const { data, error, refetch } = useSchedule(station.id);
  const [all, setAll] = useState(false);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const choices = sessionChoices(data, hubNowMs(), bulletin?.durationMs ?? 0, LEAD_MS).filter(
    ({ obstacle, key }) => obstacle !== 'past' || key === draft.session,
  );
  const shown = all ? choices : choices.filter(({ key }, i) => i < FIRST_SHOWN || key === draft.session);
  if (choices.length === 0) return <Text>{t.announce.noSessions}</Text>;
  return (
    <Stack>
      <Radio.Group
        aria-label={t.announce.sessions}
        value={draft.session ?? ''}
        onChange={(session) => change({ session })}
      >
        <Stack gap="sm">
          {shown.map((choice) => (
            <Choice key={choice.key} choice={choice} />
          ))}
          {choices.length > shown.length && (
            <Button variant="subtle" w="fit-content" onClick={() => setAll(true)}>
              {t.announce.moreSessions}
            </Button>
          )}
        </Stack>
      </Radio.Group>
      <Trial draft={draft} station={station} bulletin={bulletin} />
    </Stack>
  );
}

function Choice({ choice }: { choice: SessionChoice }) {
  const { t } = useTexts();
  const label = sessionName(t, choice);
  return (
    <Radio.Card value={choice.key} disabled={choice.obstacle !== null} p="sm" aria-label={label}>
      <Group wrap="nowrap">
        <Radio.Indicator disabled={choice.obstacle !== null} />
        <div>
          <Text fw={600}>{label}</Text>
          <Text size="sm">
            {showTime(choice.startAt)}–{showTime(choice.endAt)} ·{' '}
            {choice.obstacle
              ? t.announce.obstacles[choice.obstacle]
              : t.announce.free(showNumber(choice.freeMinutes))}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}

/** "Buổi chiều · Hôm nay". */
export function sessionName(t: Catalogue, { localDate, window, startAt }: SessionChoice): string {
  const now = hubNowMs();
  const day =
    localDate === localDateOf(now)
      ? t.announce.today
      : localDate === localDateOf(now + DAY_MS)
        ? t.announce.tomorrow
        : showLocalDate(localDate);
  return `${windowName(t, window, showTime(startAt))} · ${day}`;
}

/** Where exactly it would start, or why not. */
function Trial({ draft, station, bulletin }: { draft: Draft; station: Station; bulletin: Bulletin | null }) {
  const { t } = useTexts();
  const { data, error, refetch, isFetching } = useTrial(draft, station, bulletin);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (isFetching) return <Text role="status">{t.announce.checking}</Text>;
  const [outcome] = data?.outcomes ?? [];
  if (!data || !outcome) return null;
  if (outcome.startAt)
    return (
      <Text role="status" fw={600}>
        {isByHand(station)
          ? t.announce.startsByHand(showDateTime(outcome.startAt))
          : t.announce.startsAt(showDateTime(outcome.startAt), showNumber(data.counted.places))}
      </Text>
    );
  return (
    <Alert color="orange" role="alert">
      {whyText(outcome)} {remedyText(outcome)}
    </Alert>
  );
}

const useSchedule = (station: string) =>
  useQuery({
    queryKey: ['schedule', station, 'announce', localDateOf(hubNowMs())],
    queryFn: ({ signal }) => {
      const now = hubNowMs();
      const query = { from: localDateOf(now), to: localDateOf(now + (DAYS_AHEAD - 1) * DAY_MS) };
      return ask(api.GET('/api/v1/schedule/{station}', { params: { path: { station }, query }, signal }));
    },
    refetchInterval: 60_000,
  });
