import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconMicrophone, IconPlayerStopFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { showDuration } from '../texts/format.js';
import { type Catalogue, useTexts } from '../texts/texts.js';
import { judgeRecording, QUIET_AFTER_MS, QUIET_PEAK, take, type Taking } from './recording.js';

const EXTENSIONS: Record<string, string> = { 'audio/webm': 'webm', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' };

/** Of a recording: `ghi-am.webm`. */
export const recordingName = (blob: Blob): string =>
  `ghi-am.${EXTENSIONS[blob.type.split(';')[0] ?? ''] ?? 'webm'}`;

interface Running {
  level: number;
  ms: number;
  /** The loudest moment so far, 0–1. */
  peak: number;
}

/**
 * Records with the computer's or the telephone's microphone, shows the level and how long, and hands over the sound. What
 * holds no sound at all is not handed over, and says so.
 * @param maxSeconds the recording ends by itself then
 */
export function SoundRecorder({
  label,
  maxSeconds = 600,
  disabled = false,
  onRecorded,
}: {
  label: string;
  maxSeconds?: number;
  disabled?: boolean;
  onRecorded: (sound: Blob) => void;
}) {
  const { t } = useTexts();
  const taking = useRef<Taking | null>(null);
  const gone = useRef(false);
  const [opening, setOpening] = useState(false);
  const [running, setRunning] = useState<Running | null>(null);
  const [note, setNote] = useState<string | null>(null);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      taking.current?.drop();
    };
  }, []);
  const end = (sound: Blob | null, last: Omit<Running, 'level'>) => {
    setRunning(null);
    if (!sound) return;
    const verdict = judgeRecording(last.peak, last.ms, maxSeconds * 1000);
    setNote(
      verdict === 'full' ? t.compose.microphone.full(showDuration(maxSeconds * 1000)) : noteOf(t, verdict),
    );
    if (verdict !== 'silent' && verdict !== 'short') onRecorded(sound);
  };
  const start = async () => {
    setNote(null);
    if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === 'undefined') {
      setNote(window.isSecureContext ? t.compose.noRecorder : t.compose.recorderNeedsHttps);
      return;
    }
    setOpening(true);
    try {
      const begun = await take({ onLevel: setRunning, onEnd: end, maxMs: maxSeconds * 1000 });
      taking.current = begun;
      // The page was left while the browser asked for the microphone.
      if (gone.current) begun.drop();
      else setRunning({ level: 0, ms: 0, peak: 0 });
    } catch (cause) {
      console.info('no recording', cause);
      const obstacle = obstacleOf(cause);
      setNote(obstacle === 'browser' ? t.compose.noRecorder : t.compose.microphone[obstacle]);
    } finally {
      setOpening(false);
    }
  };
  return (
    <Stack gap="xs">
      {note && (
        <Alert color="orange" variant="light" role="alert">
          {note}
        </Alert>
      )}
      {running === null ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconMicrophone size={18} aria-hidden />}
            disabled={disabled || opening}
            onClick={() => void start()}
          >
            {opening ? t.compose.microphone.opening : label}
          </Button>
        </Group>
      ) : (
        <>
          <Group wrap="nowrap">
            <Button
              color="red.9"
              leftSection={<IconPlayerStopFilled size={18} aria-hidden />}
              onClick={() => taking.current?.stop()}
            >
              {t.compose.stopRecording}
            </Button>
            <Text role="timer" aria-label={t.compose.recorded} style={{ whiteSpace: 'nowrap' }}>
              {t.compose.recordedOf(showDuration(running.ms), showDuration(maxSeconds * 1000))}
            </Text>
            <Progress value={running.level} flex={1} maw={240} color="green.8" aria-label={t.compose.level} />
          </Group>
          <Text role="status" c="orange.9">
            {running.ms > QUIET_AFTER_MS && running.peak < QUIET_PEAK ? t.compose.microphone.nothingYet : ''}
          </Text>
        </>
      )}
    </Stack>
  );
}

const noteOf = (t: Catalogue, verdict: 'good' | 'silent' | 'short' | 'quiet'): string | null =>
  verdict === 'good' ? null : t.compose.microphone[verdict];

/** Why a browser gives no microphone, or nothing to record with. */
function obstacleOf(cause: unknown): 'none' | 'blocked' | 'browser' | 'busy' {
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
  if (name === 'NotSupportedError') return 'browser';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}
