import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerPlay, IconPlayerStopFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/texts.js';
import { errorText } from './error-note.js';

/** One sound at a time on a page: a second press anywhere ends the first. */
let playing: (() => void) | null = null;

/**
 * Plays a short sound that is fetched when it is asked for; a second press stops it.
 * @param what said to people who do not see it; shown on the button where there is a `label`
 */
export function PlayButton({
  what,
  label,
  load,
}: {
  what: string;
  label?: string;
  load: () => Promise<Blob>;
}) {
  const { t } = useTexts();
  const [state, setState] = useState<'idle' | 'waiting' | 'playing'>('idle');
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const begin = async () => {
    playing?.();
    let given = false;
    const end = (url?: string, audio?: HTMLAudioElement) => {
      given = true;
      audio?.pause();
      if (url) URL.revokeObjectURL(url);
      if (stop.current === playing) playing = null;
      stop.current = null;
      setState('idle');
    };
    stop.current = playing = () => end();
    setState('waiting');
    try {
      const url = URL.createObjectURL(await load());
      if (given) return URL.revokeObjectURL(url);
      const audio = new Audio(url);
      stop.current = playing = () => end(url, audio);
      audio.onended = () => end(url, audio);
      setState('playing');
      await audio.play();
    } catch (cause) {
      if (given) return;
      end();
      notifications.show({
        color: 'red',
        title: t.common.problemTitle,
        message: errorText(t, cause),
      });
    }
  };
  const press = () => (state === 'idle' ? void begin() : stop.current?.());
  const icon =
    state === 'idle' ? (
      <IconPlayerPlay size={18} aria-hidden />
    ) : (
      <IconPlayerStopFilled size={18} aria-hidden />
    );
  const said = state === 'idle' ? what : t.compose.stopListening;
  if (label !== undefined)
    return (
      <Button
        variant="default"
        leftSection={icon}
        onClick={press}
        aria-label={said}
        aria-busy={state === 'waiting'}
      >
        {state === 'idle' ? label : t.compose.stopListening}
      </Button>
    );
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={said}
      title={said}
      loading={state === 'waiting'}
      onClick={press}
    >
      {icon}
    </ActionIcon>
  );
}
