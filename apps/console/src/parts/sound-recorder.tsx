import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconMicrophone, IconPlayerStopFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { showDuration } from '../texts/format.js';
import { useTexts } from '../texts/texts.js';

const KINDS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
const EXTENSIONS: Record<string, string> = { 'audio/webm': 'webm', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' };
const TICK_MS = 100;

/** Of a recording: `ghi-am.webm`. */
export const recordingName = (blob: Blob): string =>
  `ghi-am.${EXTENSIONS[blob.type.split(';')[0] ?? ''] ?? 'webm'}`;

/**
 * Records with the computer's or the telephone's microphone, shows the level and how long, and hands over the sound.
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
  const [running, setRunning] = useState<{ level: number; ms: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => () => taking.current?.drop(), []);
  const stop = () => {
    taking.current?.stop();
  };
  const start = async () => {
    setProblem(null);
    if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === 'undefined') {
      setProblem(window.isSecureContext ? t.compose.noRecorder : t.compose.recorderNeedsHttps);
      return;
    }
    try {
      taking.current = await take({
        onLevel: (level, ms) => {
          setRunning({ level, ms });
          if (ms >= maxSeconds * 1000) stop();
        },
        onEnd: (sound) => {
          setRunning(null);
          if (sound && sound.size > 0) onRecorded(sound);
        },
      });
      setRunning({ level: 0, ms: 0 });
    } catch (cause) {
      console.info('no recording', cause);
      setProblem(t.compose.noMicrophone);
    }
  };
  return (
    <Stack gap="xs">
      {problem && (
        <Alert color="orange" variant="light" role="alert">
          {problem}
        </Alert>
      )}
      {running === null ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconMicrophone size={18} aria-hidden />}
            disabled={disabled}
            onClick={() => void start()}
          >
            {label}
          </Button>
        </Group>
      ) : (
        <Group wrap="nowrap">
          <Button color="red.9" leftSection={<IconPlayerStopFilled size={18} aria-hidden />} onClick={stop}>
            {t.compose.stopRecording}
          </Button>
          <Text role="timer" aria-label={t.compose.recorded} miw={52}>
            {showDuration(running.ms)}
          </Text>
          <Progress value={running.level} flex={1} maw={240} color="green.8" aria-label={t.compose.level} />
        </Group>
      )}
    </Stack>
  );
}

interface Taking {
  stop: () => void;
  drop: () => void;
}

/** One recording, from the microphone to its bytes. Throws where the person or the machine says no. */
async function take(given: {
  onLevel: (level: number, ms: number) => void;
  onEnd: (sound: Blob | null) => void;
}): Promise<Taking> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true, autoGainControl: true },
  });
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 64_000 });
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const chunks: Blob[] = [];
  let dropped = false;
  const began = performance.now();
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    given.onLevel(Math.min(100, peak * 140), performance.now() - began);
  }, TICK_MS);
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.onstop = () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    void context.close();
    given.onEnd(dropped ? null : new Blob(chunks, { type: recorder.mimeType }));
  };
  recorder.start(1000);
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  return {
    stop,
    drop: () => {
      dropped = true;
      stop();
    },
  };
}
