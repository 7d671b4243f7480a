import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { OnAirItem } from '../../api/airing.js';
import { stationSoundPath } from '../../api/decisions.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { showSeconds, showTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** One order or emergency on the air. */
export function OnAirCard({ item, onStop }: { item: OnAirItem; onStop: () => void }) {
  const { t } = useTexts();
  const isNow = item.state === 'playing';
  const [bulletin] = item.bulletins;
  return (
    <Card withBorder padding="sm" component="article" aria-label={item.title}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} style={{ flex: '1 1 280px' }}>
          <Text fw={600} size="lg">
            {item.title}
          </Text>
          <Group gap="xs">
            <Badge color={item.class === 1 ? 'red.9' : 'dark.3'}>{t.common.classes[item.class as 1]}</Badge>
            {item.exercise && <Badge color="orange.9">{t.stop.exercise}</Badge>}
            <Text size="sm">{t.stop.from(item.from)}</Text>
          </Group>
          <Text>
            {isNow ? t.stop.playingAt(item.playing, item.places) : t.stop.places(item.places)},{' '}
            {item.since ? t.stop.since(showSeconds(item.since)) : t.stop.startsAt(showTime(item.startAt))}
          </Text>
          {bulletin && (
            <AudioPlayer path={stationSoundPath(item.station, bulletin)} what={t.stop.listenTo(item.title)} />
          )}
        </Stack>
        {item.stop !== null ? (
          <Anchor component={Link} to={`/stop/${item.stop}`} fw={600}>
            {t.stop.alreadyStopped}
          </Anchor>
        ) : item.mayStop ? (
          <Button
            size={item.state === 'ended' ? 'md' : 'lg'}
            variant={item.state === 'ended' ? 'outline' : 'filled'}
            color="red.8"
            leftSection={<IconHandStop size={22} aria-hidden />}
            aria-label={item.state === 'ended' ? t.stop.markThis(item.title) : t.stop.stopThis(item.title)}
            onClick={onStop}
          >
            {item.state === 'ended' ? t.stop.markWrong : t.stop.stop}
          </Button>
        ) : (
          item.state !== 'ended' && <Text size="sm">{t.stop.mayNot}</Text>
        )}
      </Group>
    </Card>
  );
}
