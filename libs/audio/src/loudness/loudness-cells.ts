import { integratedLoudness } from './gating.js';
import { KWeighting } from './k-weighting.js';
import { PeakMeter } from './peak-meter.js';

/**
 * A sound in cells of 5 ms: the weighted energy and the peak of each. Small enough to keep for hours of sound
 * (1.6 KB a second), fine enough to foretell exactly what gain and limiter will make of its loudness.
 */
export class LoudnessCells {
  readonly cellLength: number;
  samples = 0;
  private readonly weighting: KWeighting;
  private readonly peakMeter = new PeakMeter();
  private readonly energies = new GrowingFloats();
  private readonly peakList = new GrowingFloats();
  private open = 0;
  private energy = 0;
  private peak = 0;

  constructor(readonly sampleRate: number) {
    this.cellLength = Math.round(sampleRate / 200);
    this.weighting = new KWeighting(sampleRate);
  }

  add(samples: Float32Array): void {
    this.samples += samples.length;
    for (let at = 0; at < samples.length;) {
      const to = Math.min(samples.length, at + this.cellLength - this.open);
      this.energy += this.weighting.energy(samples, at, to);
      this.peak = Math.max(this.peak, this.peakMeter.peak(samples, at, to));
      this.open += to - at;
      at = to;
      if (this.open === this.cellLength) this.closeCell();
    }
  }

  /** Call once, after the last samples. */
  end(): void {
    if (this.open > 0) this.closeCell();
  }

  /** Mean square of the weighted sound in each cell. */
  get meanSquares(): Float32Array {
    return this.energies.values();
  }

  /** Highest absolute value in and between the samples of each cell. */
  get peaks(): Float32Array {
    return this.peakList.values();
  }

  get lufs(): number {
    return integratedLoudness(this.meanSquares);
  }

  get durationMs(): number {
    return (this.samples / this.sampleRate) * 1000;
  }

  private closeCell(): void {
    this.energies.push(this.energy / this.open);
    this.peakList.push(this.peak);
    this.open = this.energy = this.peak = 0;
  }
}

class GrowingFloats {
  private buffer = new Float32Array(4096);
  private length = 0;

  push(value: number): void {
    if (this.length === this.buffer.length) {
      const larger = new Float32Array(this.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length++] = value;
  }

  values(): Float32Array {
    return this.buffer.subarray(0, this.length);
  }
}
