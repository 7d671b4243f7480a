/** How much louder a limiter may get within 5 ms on the way into a peak: 6 dB; and how slowly it comes back. */
const attackRatio = 2;
const releaseMs = 60;
const cellMs = 5;
const recovery = 1 - Math.exp(-cellMs / releaseMs);

/**
 * The limiter's gain for each cell of 5 ms: at most what keeps `peak × gain × result` under the ceiling, sinking ahead
 * of a peak and recovering behind it, so that it is heard as a lower voice and not as a click.
 */
export function limiterGains(peaks: Float32Array, gain: number, ceiling: number): Float32Array {
  const out = new Float32Array(peaks.length);
  let held = 1;
  for (let i = 0; i < peaks.length; i++) {
    const loudest = (peaks[i] ?? 0) * gain;
    const allowed = loudest > ceiling ? ceiling / loudest : 1;
    held = Math.min(allowed, held + (1 - held) * recovery);
    out[i] = held;
  }
  for (let i = out.length - 2; i >= 0; i--) {
    out[i] = Math.min(out[i] ?? 1, (out[i + 1] ?? 1) * attackRatio);
  }
  return out;
}

/** Applies one gain and the limiter to a stream of samples, in order; see `LoudnessCells` for the cells. */
export class LimitedGain {
  private at = 0;

  constructor(
    private readonly gain: number,
    private readonly limiter: Float32Array,
    private readonly cellLength: number,
  ) {}

  apply(samples: Float32Array): Int16Array {
    const out = new Int16Array(samples.length);
    for (let i = 0; i < samples.length;) {
      const cell = Math.floor(this.at / this.cellLength);
      const inside = this.at - cell * this.cellLength;
      const to = Math.min(samples.length, i + this.cellLength - inside);
      const start = this.gainBefore(cell);
      const step = (this.gainBefore(cell + 1) - start) / this.cellLength;
      for (let factor = start + inside * step; i < to; i++, factor += step, this.at++) {
        const value = Math.round((samples[i] ?? 0) * factor * 32_768);
        out[i] = value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value;
      }
    }
    return out;
  }

  /** The gain on the border between two cells is what both allow; inside a cell it runs straight. */
  private gainBefore(cell: number): number {
    const last = this.limiter.length - 1;
    const before = this.limiter[Math.min(cell - 1, last)] ?? this.limiter[0] ?? 1;
    return this.gain * Math.min(before, this.limiter[Math.min(cell, last)] ?? 1);
  }
}
