import { transform } from './fft.js';

export interface Match {
  /** Where the reference begins in the recording, in samples. */
  at: number;
  /** Normalised cross-correlation there: 1 is the same sound at any loudness, 0 another one. */
  correlation: number;
}

/** Less than this of mean square is silence and correlates with nothing. */
const SILENCE = 1e-9;

/**
 * Where in `recording` the reference lies best: normalised cross-correlation at every whole position at which it fits.
 * Samples are numbers of any scale. Correlation 0 where the recording is shorter than the reference, or silent.
 */
export function findSound(recording: Float32Array, reference: Float32Array): Match {
  const positions = recording.length - reference.length + 1;
  const energy = sumOfSquares(reference);
  if (positions < 1 || energy < SILENCE * reference.length) return { at: 0, correlation: 0 };
  const products = slidingProducts(recording, reference, positions);
  const best: Match = { at: 0, correlation: 0 };
  let windowEnergy = sumOfSquares(recording.subarray(0, reference.length));
  for (let at = 0; at < positions; at++) {
    if (windowEnergy > SILENCE * reference.length) {
      const correlation = products[at]! / Math.sqrt(energy * windowEnergy);
      if (correlation > best.correlation) {
        best.at = at;
        best.correlation = correlation;
      }
    }
    const leaving = recording[at]!;
    const entering = recording[at + reference.length] ?? 0;
    windowEnergy = Math.max(0, windowEnergy + entering * entering - leaving * leaving);
  }
  return best;
}

/** The sum of products at every position, through the frequency domain. */
function slidingProducts(recording: Float32Array, reference: Float32Array, positions: number): Float64Array {
  let size = 1;
  while (size < recording.length + reference.length) size *= 2;
  // Both are real: one transform carries the recording in its real part and the reference in its imaginary part.
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  re.set(recording);
  im.set(reference);
  transform(re, im);
  const outRe = new Float64Array(size);
  const outIm = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const mirror = (size - k) & (size - 1);
    const aRe = (re[k]! + re[mirror]!) / 2;
    const aIm = (im[k]! - im[mirror]!) / 2;
    const bRe = (im[k]! + im[mirror]!) / 2;
    const bIm = (re[mirror]! - re[k]!) / 2;
    outRe[k] = aRe * bRe + aIm * bIm;
    outIm[k] = aIm * bRe - aRe * bIm;
  }
  transform(outRe, outIm, true);
  return outRe.subarray(0, positions);
}

function sumOfSquares(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum;
}
