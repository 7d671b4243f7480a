import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { type Bulletin, soundPath } from '../../api/bulletins.js';
import type { DraftName } from '../../api/kept-drafts.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { SoundState } from '../bulletins/variant-card.js';
import type { Draft } from './draft.js';

/** What loudspeakers will play, once it is made. */
export function ListenPanel({
  draft,
  name,
  bulletin,
}: {
  draft: Draft;
  name: DraftName;
  bulletin: Bulletin | null;
}) {
  const { t } = useTexts();
  const [variant] = bulletin?.variants ?? [];
  if (!bulletin || !variant) return <Text>{draft.made ? t.announce.changed : t.announce.listenFirst}</Text>;
  return (
    <Stack gap="sm">
      <SoundState variant={variant} />
      {bulletin.sound === 'working' && <Text size="sm">{t.announce.making}</Text>}
      {variant.rendition && (
        <>
          <Text>
            {t.announce.listenHint} {t.bulletins.duration}: {showDuration(variant.rendition.durationMs)}
          </Text>
          <AudioPlayer
            path={soundPath(bulletin.id, variant)}
            what={t.bulletins.listenTo(bulletin.title)}
            wave
          />
        </>
      )}
      {variant.unsure > 0 && (
        <Alert color="orange">
          {t.bulletins.unsure(variant.unsure)}.{' '}
          <Anchor component={Link} to={`/compose/${bulletin.id}?back=${name}`} c="inherit" td="underline">
            {t.bulletins.checkReading}
          </Anchor>
        </Alert>
      )}
    </Stack>
  );
}
