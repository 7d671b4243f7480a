/** Half of an eight-tap windowed sinc that gives the value midway between two samples; it is symmetric. */
const taps = [0.5, 1.5, 2.5, 3.5].map(
  (t) => (Math.sin(Math.PI * t) / (Math.PI * t)) * (0.54 + 0.46 * Math.cos((Math.PI * t) / 4)),
);
const gain = 2 * taps.reduce((sum, tap) => sum + tap, 0);
const [h0 = 0, h1 = 0, h2 = 0, h3 = 0] = taps.map((tap) => tap / gain);

/**
 * The highest absolute value of samples and of the points midway between them: twofold oversampling, which misses at
 * most a few tenths of a dB of the true peak. The encoded result is measured by ffmpeg at 192 kHz all the same.
 */
export class PeakMeter {
  private readonly past = new Float32Array(7);

  /** Peak of `samples[from…to)`; points between samples count four samples late. */
  peak(samples: Float32Array, from: number, to: number): number {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = this.past;
    let highest = 0;
    for (let i = from; i < to; i++) {
      const x = samples[i] ?? 0;
      const here = x < 0 ? -x : x;
      if (here > highest) highest = here;
      // A point between two samples can be the peak only where one of them comes near it.
      const near = highest * 0.6;
      if (d > near || e > near || d < -near || e < -near) {
        const between = h0 * (d + e) + h1 * (c + f) + h2 * (b + g) + h3 * (a + x);
        const there = between < 0 ? -between : between;
        if (there > highest) highest = there;
      }
      a = b;
      b = c;
      c = d;
      d = e;
      e = f;
      f = g;
      g = x;
    }
    this.past.set([a, b, c, d, e, f, g]);
    return highest;
  }
}
