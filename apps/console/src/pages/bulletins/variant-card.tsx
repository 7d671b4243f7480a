import {
  Alert,
  Anchor,
  Badge,
  Button,
  Collapse,
  Group,
  Paper,
  Progress,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Bulletin, type BulletinVariant, soundPath } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { showDuration } from '../../texts/format.js';
import { jobText } from '../../texts/hub-sentences.js';
import { useTexts } from '../../texts/texts.js';
import { languageName } from './wording.js';

/** One language of a bulletin: what is written, what is heard, and what is still to be checked. */
export function VariantCard({ bulletin, variant }: { bulletin: Bulletin; variant: BulletinVariant }) {
  const { t } = useTexts();
  const { can } = useMe();
  const name = languageName(t, variant.language);
  const { rendition } = variant;
  return (
    <Paper withBorder p="md" component="section" aria-label={t.bulletins.variant(name)}>
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t.bulletins.variant(name)}
          </Title>
          <Group gap="xs">
            <Badge variant="outline" color="dark.4">
              {variant.origin === 'recording' ? t.bulletins.recording : t.bulletins.voice}
            </Badge>
            {rendition && (
              <Badge variant="outline" color="dark.4">
                {showDuration(rendition.durationMs)}
              </Badge>
            )}
            {variant.unsure > 0 && <Badge color="orange.9">{t.bulletins.unsure(variant.unsure)}</Badge>}
          </Group>
        </Group>
        <SoundState variant={variant} />
        {rendition && (
          <AudioPlayer
            path={soundPath(bulletin.id, variant)}
            what={t.bulletins.listenTo(t.bulletins.variant(name))}
            wave
          />
        )}
        {variant.unsure > 0 && bulletin.state !== 'withdrawn' && can('update', 'bulletin') && (
          <Anchor component={Link} to={`/compose/${bulletin.id}`}>
            {t.bulletins.checkReading}
          </Anchor>
        )}
        <Words variant={variant} />
        {variant.origin === 'text' && <Script bulletinId={bulletin.id} language={variant.language} />}
      </Stack>
    </Paper>
  );
}

/** How far the work is; why it could not be done. */
export function SoundState({ variant: { job, rendition, language } }: { variant: BulletinVariant }) {
  const { t } = useTexts();
  if (rendition || !job) return null;
  if (job.state === 'refused')
    return (
      <Alert color="red" variant="light" title={t.bulletins.soundRefused} role="alert">
        {jobText(job)}
      </Alert>
    );
  return (
    <Stack gap={4} role="status">
      <Text size="sm">
        {job.state === 'queued' ? t.bulletins.waiting : t.bulletins.progressOf(languageName(t, language))}
      </Text>
      <Progress
        value={Math.max(5, job.progress * 100)}
        animated
        aria-label={t.bulletins.progressOf(languageName(t, language))}
      />
    </Stack>
  );
}

/** What an editor wrote of the version that is spoken. */
export function Words({ variant, plain = false }: { variant: BulletinVariant; plain?: boolean }) {
  const { t } = useTexts();
  if (variant.origin === 'recording') return <Text>{t.bulletins.recorded}</Text>;
  const short = variant.version === 'short';
  return (
    <div>
      {(short || !plain) && (
        <Text size="sm" c="dark.3">
          {short ? t.bulletins.shortVersion : t.bulletins.original}
        </Text>
      )}
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {short ? variant.short : variant.text}
      </Text>
    </div>
  );
}

/** Every word as it is spoken, with title and repetition. */
export function Script({ bulletinId: id, language }: { bulletinId: string; language: string }) {
  const { t } = useTexts();
  const [opened, { toggle }] = useDisclosure(false);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['bulletin', id, 'script', language],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/bulletins/{id}/variants/{language}/script', {
          params: { path: { id, language } },
          signal,
        }),
      ),
    enabled: opened,
  });
  return (
    <div>
      <Button variant="subtle" size="sm" px={0} onClick={toggle} aria-expanded={opened}>
        {opened ? t.bulletins.hideScript : t.bulletins.showScript}
      </Button>
      <Collapse expanded={opened}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {isFetching && !data && <Loading />}
        {data?.sentences.map(({ text }, i) => (
          <Text key={i} mb={4}>
            {text}
          </Text>
        ))}
      </Collapse>
    </div>
  );
}
