import type { paths } from '#api-client/schema.js';
import { Anchor, List, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { showNumber, showSeconds } from '../texts/format.js';
import { useTexts } from '../texts/texts.js';

export type Mute =
  paths['/api/v1/monitoring/mutes']['get']['responses'][200]['content']['application/json']['items'][number];
const SHOWN = 20;

/** Devices of a station that have not said that they do as told: which, where, since when, whom to call, and what to do. */
export function Unconfirmed({ mute: { waiting, officers, muted } }: { mute: Mute }) {
  const { t } = useTexts();
  const words = t.monitoring.mutes;
  if (waiting.length === 0) return null;
  const called = officers.map(({ name, phone }) => (phone ? `${name} (${phone})` : name)).join(', ');
  return (
    <Stack gap={4}>
      <List size="md" aria-label={words.waiting}>
        {waiting.slice(0, SHOWN).map((one) => (
          <List.Item key={one.device}>
            <Anchor component={Link} to={`/devices/${one.device}`} underline="always">
              {one.placeName}
            </Anchor>
            {one.where && ` – ${one.where}`}
            {one.since && ` – ${words.since(showSeconds(one.since))}`}
            {one.overdue && (
              <Text span fw={700} c="red.9">
                {` – ${words.overdue}`}
              </Text>
            )}
            <Text size="sm">
              {words.responsible}: {one.responsible ?? words.nobody}
            </Text>
          </List.Item>
        ))}
        {waiting.length > SHOWN && <List.Item>{words.more(showNumber(waiting.length - SHOWN))}</List.Item>}
      </List>
      <Text>
        {words.officers}: {called || words.nobody}
      </Text>
      {waiting.some(({ overdue }) => overdue) && (
        <Text fw={600}>{muted === 'no' ? words.doUnmute : words.doMute}</Text>
      )}
    </Stack>
  );
}
