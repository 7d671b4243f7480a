const KINDS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
const TICK_MS = 100;
/** A microphone that is switched off gives less; the noise of a quiet room, more. */
const SILENT_PEAK = 0.004;
/** Words from across the room. */
export const QUIET_PEAK = 0.03;
/** So long nobody need have begun to speak. */
export const QUIET_AFTER_MS = 3000;
const SHORTEST_MS = 1000;

/** What a recording is worth. @param peak its loudest moment, 0–1 */
export function judgeRecording(
  peak: number,
  ms: number,
  maxMs: number,
): 'good' | 'silent' | 'short' | 'quiet' | 'full' {
  if (ms < SHORTEST_MS) return 'short';
  if (peak < SILENT_PEAK) return 'silent';
  if (ms >= maxMs) return 'full';
  return peak < QUIET_PEAK ? 'quiet' : 'good';
}

export interface Taking {
  stop: () => void;
  drop: () => void;
}

interface Given {
  onLevel: (now: { level: number; ms: number; peak: number }) => void;
  onEnd: (sound: Blob | null, last: { ms: number; peak: number }) => void;
  maxMs: number;
}

/** One recording, from the microphone to its bytes. Throws where the person or the machine says no. */
export async function take(given: Given): Promise<Taking> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true, autoGainControl: true },
  });
  try {
    return record(stream, given);
  } catch (cause) {
    switchOff(stream);
    throw cause;
  }
}

/** The browser's sign for “listening” goes out, too. */
const switchOff = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

function record(stream: MediaStream, given: Given): Taking {
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 64_000 });
  const chunks: Blob[] = [];
  let dropped = false;
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.start(1000);
  const began = performance.now();
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const meter = new Meter(stream);
  const timer = setInterval(() => {
    const now = meter.look();
    const ms = performance.now() - began;
    given.onLevel({ level: Math.min(100, now * 140), ms, peak: meter.loudest() });
    if (ms >= given.maxMs) stop();
  }, TICK_MS);
  recorder.onstop = () => {
    clearInterval(timer);
    switchOff(stream);
    meter.close();
    const sound = dropped ? null : new Blob(chunks, { type: recorder.mimeType });
    given.onEnd(sound, { ms: performance.now() - began, peak: meter.loudest() });
  };
  return {
    stop,
    drop: () => {
      dropped = true;
      stop();
    },
  };
}

/** How loud it is. Some browsers hold back whatever makes sound, this too: then nothing is known. */
class Meter {
  private readonly context = new AudioContext();
  private readonly analyser = this.context.createAnalyser();
  private readonly samples: Float32Array<ArrayBuffer>;
  private peak = 0;
  private isMeasured = false;

  constructor(stream: MediaStream) {
    this.context.createMediaStreamSource(stream).connect(this.analyser);
    // Longer than a tick: nothing goes by unseen.
    this.analyser.fftSize = 8192;
    this.samples = new Float32Array(this.analyser.fftSize);
  }

  /** The loudest of just now, 0–1. */
  look(): number {
    if (this.context.state === 'running') this.isMeasured = true;
    else void this.context.resume();
    this.analyser.getFloatTimeDomainData(this.samples);
    const now = this.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    this.peak = Math.max(this.peak, now);
    return now;
  }

  loudest(): number {
    return this.isMeasured ? this.peak : 1;
  }

  close(): void {
    void this.context.close();
  }
}
