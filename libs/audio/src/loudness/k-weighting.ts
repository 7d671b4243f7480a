interface Coefficients {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

/**
 * The two filters of ITU-R BS.1770-4 (annex 1): a high shelf for the head, a high-pass for low rumble. The standard
 * prints coefficients for 48 kHz only; these are the analogue prototypes they come from, warped to any rate.
 */
export class KWeighting {
  private readonly stages: [BiquadState, BiquadState];

  constructor(sampleRate: number) {
    this.stages = [new BiquadState(shelf(sampleRate)), new BiquadState(highPass(sampleRate))];
  }

  /** Filters `samples[from…to)` and returns the sum of the squares. */
  energy(samples: Float32Array, from: number, to: number): number {
    const [one, two] = this.stages;
    const { b0, b1, b2, a1, a2 } = one.c;
    const { b0: d0, b1: d1, b2: d2, a1: e1, a2: e2 } = two.c;
    let { s1, s2 } = one;
    let { s1: t1, s2: t2 } = two;
    let sum = 0;
    for (let i = from; i < to; i++) {
      const x = samples[i] ?? 0;
      const y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      const z = d0 * y + t1;
      t1 = d1 * y - e1 * z + t2;
      t2 = d2 * y - e2 * z;
      sum += z * z;
    }
    one.keep(s1, s2);
    two.keep(t1, t2);
    return sum;
  }
}

class BiquadState {
  s1 = 0;
  s2 = 0;

  constructor(readonly c: Coefficients) {}

  /** Denormals, which a long silence leaves behind, cost a hundred times a normal number. */
  keep(s1: number, s2: number): void {
    this.s1 = Math.abs(s1) < 1e-20 ? 0 : s1;
    this.s2 = Math.abs(s2) < 1e-20 ? 0 : s2;
  }
}

function shelf(sampleRate: number): Coefficients {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

function highPass(sampleRate: number): Coefficients {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}
