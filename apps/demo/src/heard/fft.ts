/** In-place radix-2 transform of `re + i·im`; the length is a power of two. `inverse` divides by the length. */
export function transform(re: Float64Array, im: Float64Array, inverse = false): void {
  const n = re.length;
  reorder(re, im);
  for (let half = 1; half < n; half *= 2) {
    const turn = ((inverse ? 1 : -1) * Math.PI) / half;
    for (let k = 0; k < half; k++) {
      const cos = Math.cos(turn * k);
      const sin = Math.sin(turn * k);
      for (let at = k; at < n; at += 2 * half) {
        const other = at + half;
        const oddRe = re[other]! * cos - im[other]! * sin;
        const oddIm = re[other]! * sin + im[other]! * cos;
        re[other] = re[at]! - oddRe;
        im[other] = im[at]! - oddIm;
        re[at]! += oddRe;
        im[at]! += oddIm;
      }
    }
  }
  if (!inverse) return;
  for (let at = 0; at < n; at++) {
    re[at]! /= n;
    im[at]! /= n;
  }
}

/** Bit-reversed order. */
function reorder(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let at = 1, to = 0; at < n; at++) {
    let bit = n >> 1;
    for (; to & bit; bit >>= 1) to ^= bit;
    to ^= bit;
    if (at >= to) continue;
    [re[at], re[to]] = [re[to]!, re[at]!];
    [im[at], im[to]] = [im[to]!, im[at]!];
  }
}
