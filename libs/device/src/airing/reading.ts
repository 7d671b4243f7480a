import type { AlertAudio, AlertEntry } from '#contracts/wire.js';
import type { VoicePiece } from './play.js';

/** What one reading of an emergency consists of, in order: tone, notice, voice, notice. */
export function partsOf(entry: AlertEntry): { tone: AlertAudio | null; voice: AlertAudio[] } {
  const notice = entry.exercise && entry.exerciseNotice ? [entry.exerciseNotice] : [];
  return { tone: entry.tone, voice: [...notice, ...entry.items, ...notice] };
}

export function filesOf(entry: AlertEntry): AlertAudio[] {
  const { tone, voice } = partsOf(entry);
  return [...(tone ? [tone] : []), ...voice];
}

/** The pieces that can sound now, one after another, and whether the voice is still to come. */
export function readingNow(
  entry: AlertEntry,
  has: (sha256: string) => boolean,
): { pieces: VoicePiece[]; awaiting: boolean; lacksTone: boolean } | null {
  const { tone, voice } = partsOf(entry);
  const toneIsHere = tone !== null && has(tone.sha256);
  const voiceIsHere = voice.every(({ sha256 }) => has(sha256));
  const now = [...(toneIsHere ? [tone] : []), ...(voiceIsHere ? voice : [])];
  if (now.length === 0) return null;
  return {
    pieces: placed(now, 0),
    awaiting: !voiceIsHere,
    lacksTone: tone !== null && !toneIsHere,
  };
}

/** Puts pieces one after another from this position on. */
export function placed(items: readonly AlertAudio[], fromMs: number): VoicePiece[] {
  let positionMs = fromMs;
  return items.map(({ sha256, codec, durationMs }) => {
    const piece = { sha256, codec, positionMs, durationMs };
    positionMs += durationMs;
    return piece;
  });
}
