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

/** One recording, from the microphone to its bytes. Throws where the person or the machine says no. */
export async function take(given: {
  onLevel: (now: { level: number; ms: number; peak: number }) => void;
  onEnd: (sound: Blob | null, last: { ms: number; peak: number }) => void;
  maxMs: number;
}): Promise<Taking> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true, autoGainControl: true },
  });
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 64_000 });
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  // Longer than a tick: nothing goes by unseen.
  analyser.fftSize = 8192;
  const samples = new Float32Array(analyser.fftSize);
  const chunks: Blob[] = [];
  let dropped = false;
  let peak = 0;
  /** Some browsers hold back whatever makes sound, this too: then nothing is known of how loud it is. */
  let isMeasured = false;
  const loudest = () => (isMeasured ? peak : 1);
  const began = performance.now();
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const timer = setInterval(() => {
    if (context.state === 'running') isMeasured = true;
    else void context.resume();
    analyser.getFloatTimeDomainData(samples);
    const now = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    peak = Math.max(peak, now);
    const ms = performance.now() - began;
    given.onLevel({ level: Math.min(100, now * 140), ms, peak: loudest() });
    if (ms >= given.maxMs) stop();
  }, TICK_MS);
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.onstop = () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    void context.close();
    const sound = dropped ? null : new Blob(chunks, { type: recorder.mimeType });
    given.onEnd(sound, { ms: performance.now() - began, peak: loudest() });
  };
  recorder.start(1000);
  return {
    stop,
    drop: () => {
      dropped = true;
      stop();
    },
  };
}
