import { Box, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/texts.js';

const POINTS = 1200;
/** Enough for a picture, and an hour of it still fits a small computer. */
const SAMPLE_RATE = 3000;

/** Loudest moment of each stretch, 0–1. */
async function peaksOf(blob: Blob): Promise<{ peaks: number[]; seconds: number }> {
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const sound = await context.decodeAudioData(await blob.arrayBuffer());
  const samples = sound.getChannelData(0);
  const step = Math.max(1, Math.floor(samples.length / POINTS));
  const peaks: number[] = [];
  for (let from = 0; from < samples.length; from += step) {
    let most = 0;
    for (let i = from; i < Math.min(from + step, samples.length); i += 1)
      most = Math.max(most, Math.abs(samples[i] ?? 0));
    peaks.push(most);
  }
  return { peaks, seconds: sound.duration };
}

/** The waveform of a sound that an `<audio>` element plays; its code comes when it is asked for. */
export function SoundWave({ blob, media, what }: { blob: Blob; media: HTMLAudioElement; what: string }) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wave: { destroy: () => void } | null = null;
    let gone = false;
    Promise.all([import('wavesurfer.js'), peaksOf(blob)])
      .then(([{ default: WaveSurfer }, { peaks, seconds }]) => {
        if (gone || !box.current) return;
        wave = WaveSurfer.create({
          container: box.current,
          media,
          peaks: [peaks],
          duration: seconds,
          height: 72,
          waveColor: '#7ab1d6',
          progressColor: '#0b5c8c',
          normalize: true,
        });
      })
      .catch((cause: unknown) => {
        console.warn('no waveform', cause);
        setFailed(true);
      });
    return () => {
      gone = true;
      wave?.destroy();
    };
  }, [blob, media]);
  if (failed) return <Text size="sm">{t.bulletins.waveFailed}</Text>;
  return <Box ref={box} role="img" aria-label={t.bulletins.waveOf(what)} mih={72} />;
}
