import { Button, Group, Stack } from '@mantine/core';
import { IconPlayerPlay, IconWaveSine } from '@tabler/icons-react';
import { lazy, type SyntheticEvent, Suspense, useEffect, useState } from 'react';
import { askBlob } from '../api/client.js';
import { useTexts } from '../texts/texts.js';
import { ErrorNote } from './error-note.js';
import { Loading } from './page.js';

const SoundWave = lazy(() => import('./sound-wave.js').then(({ SoundWave: Wave }) => ({ default: Wave })));

/**
 * Sound of the hub, fetched when it is asked for (the address needs the session, so `<audio>` cannot ask by itself).
 * @param what said to people who do not see it: "Nghe thử: Lịch tiêm chủng"
 * @param wave offers a waveform
 * @param onHeard called when all of it has been played; whoever jumped to the end has not heard it
 */
export function AudioPlayer({
  path,
  what,
  label,
  wave = false,
  onHeard,
}: {
  path: string;
  what: string;
  label?: string;
  wave?: boolean;
  onHeard?: () => void;
}) {
  const { t } = useTexts();
  const [sound, setSound] = useState<{ blob: Blob; url: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState(false);
  useEffect(() => setSound(null), [path]);
  useEffect(() => () => void (sound && URL.revokeObjectURL(sound.url)), [sound]);
  const fetchSound = () => {
    setWaiting(true);
    setError(null);
    askBlob(path)
      .then((blob) => setSound({ blob, url: URL.createObjectURL(blob) }))
      .catch(setError)
      .finally(() => setWaiting(false));
  };
  return (
    // Beside others in a row a player would be given no width at all.
    <Stack gap="xs" miw={sound ? 'min(300px, 100%)' : undefined}>
      <ErrorNote error={error} onRetry={fetchSound} />
      {sound === null ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            loading={waiting}
            aria-label={what}
            onClick={fetchSound}
          >
            {label ?? t.common.listen}
          </Button>
        </Group>
      ) : (
        <Playing {...sound} what={what} wave={wave} onHeard={onHeard} />
      )}
    </Stack>
  );
}

/** Seconds that may be lost where a player starts, stops or stutters. */
const LEEWAY_SECONDS = 1.5;

function isWhole({ currentTarget: { played, duration } }: SyntheticEvent<HTMLAudioElement>): boolean {
  let seconds = 0;
  for (let i = 0; i < played.length; i++) seconds += played.end(i) - played.start(i);
  return seconds >= duration - Math.max(LEEWAY_SECONDS, duration * 0.02);
}

/** Of two that are compared only the one pressed last is heard. */
function alone({ currentTarget }: SyntheticEvent<HTMLAudioElement>): void {
  for (const other of document.querySelectorAll('audio')) if (other !== currentTarget) other.pause();
}

function Playing({
  blob,
  url,
  what,
  wave,
  onHeard,
}: {
  blob: Blob;
  url: string;
  what: string;
  wave: boolean;
  onHeard?: () => void;
}) {
  const { t } = useTexts();
  const [media, setMedia] = useState<HTMLAudioElement | null>(null);
  const [shown, setShown] = useState(false);
  // The button that asked for it is gone: whoever works with keys goes on at the player.
  useEffect(() => media?.focus(), [media]);
  return (
    <>
      <audio
        ref={setMedia}
        src={url}
        controls
        autoPlay
        aria-label={what}
        style={{ width: '100%' }}
        onPlay={alone}
        onEnded={(event) => onHeard && isWhole(event) && onHeard()}
      />
      {wave && (
        <Button
          variant="subtle"
          size="sm"
          w="fit-content"
          leftSection={<IconWaveSine size={18} aria-hidden />}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? t.bulletins.hideWave : t.bulletins.showWave}
        </Button>
      )}
      {shown && media && (
        <Suspense fallback={<Loading />}>
          <SoundWave blob={blob} media={media} what={what} />
        </Suspense>
      )}
    </>
  );
}
