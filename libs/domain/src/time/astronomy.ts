/**
 * Sun and moon as far as the lunar calendar needs them: J. Meeus, Astronomical Algorithms (2nd ed.), chapters 25
 * and 49, and the polynomials of Espenak and Meeus for ΔT. Good to seconds for new moons and to some minutes for solar
 * terms, 1900–2199.
 */
const rad = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * rad);

/** Seconds by which dynamical time is ahead of universal time. */
function deltaTSeconds(year: number): number {
  const t = year - 2000;
  if (year < 1920) {
    const u = year - 1900;
    return -2.79 + 1.494119 * u - 0.0598939 * u * u + 0.0061966 * u ** 3 - 0.000197 * u ** 4;
  }
  if (year < 1941)
    return 21.2 + 0.84493 * (year - 1920) - 0.0761 * (year - 1920) ** 2 + 0.0020936 * (year - 1920) ** 3;
  if (year < 1961)
    return 29.07 + 0.407 * (year - 1950) - (year - 1950) ** 2 / 233 + (year - 1950) ** 3 / 2547;
  if (year < 1986) return 45.45 + 1.067 * (year - 1975) - (year - 1975) ** 2 / 260;
  if (year < 2005) return 63.86 + 0.3345 * t - 0.060374 * t * t + 0.0017275 * t ** 3;
  if (year < 2050) return 62.92 + 0.32217 * t + 0.005589 * t * t;
  const u = (year - 1820) / 100;
  return -20 + 32 * u * u - 0.5628 * (2150 - year);
}

/** Coefficient (days), power of E, multiples of M, M′, F, Ω. */
const newMoonTerms: readonly (readonly [number, number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0, 0],
  [0.17241, 1, 1, 0, 0, 0],
  [0.01608, 0, 0, 2, 0, 0],
  [0.01039, 0, 0, 0, 2, 0],
  [0.00739, 1, -1, 1, 0, 0],
  [-0.00514, 1, 1, 1, 0, 0],
  [0.00208, 2, 2, 0, 0, 0],
  [-0.00111, 0, 0, 1, -2, 0],
  [-0.00057, 0, 0, 1, 2, 0],
  [0.00056, 1, 1, 2, 0, 0],
  [-0.00042, 0, 0, 3, 0, 0],
  [0.00042, 1, 1, 0, 2, 0],
  [0.00038, 1, 1, 0, -2, 0],
  [-0.00024, 1, -1, 2, 0, 0],
  [-0.00017, 0, 0, 0, 0, 1],
];

/** Coefficient (days), constant and step (degrees a lunation) of the planets' arguments that matter most. */
const planetTerms: readonly (readonly [number, number, number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
];

/** Mean length of a lunation in days, and the mean new moon that it is counted from (6 January 2000). */
export const LUNATION_DAYS = 29.530588861;
export const FIRST_NEW_MOON_JD = 2451550.09766;

/** Julian day (universal time) of the new moon number `k`, 0 being that of 6 January 2000. */
export function newMoonJulianDay(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sunAnomaly = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moonAnomaly = 201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t ** 3;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t ** 3;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t + 0.00000215 * t ** 3;
  let jd = FIRST_NEW_MOON_JD + LUNATION_DAYS * k + 0.00015437 * t * t - 0.00000015 * t ** 3;
  for (const [size, power, m, m1, f, o] of newMoonTerms) {
    jd += size * e ** power * sin(m * sunAnomaly + m1 * moonAnomaly + f * latitude + o * node);
  }
  for (const [size, start, step] of planetTerms)
    jd += size * sin(start + step * k - (step === 0.107408 ? 0.009173 * t * t : 0));
  return jd - deltaTSeconds(2000 + t * 100) / 86_400;
}

/** Apparent longitude of the sun in degrees, 0 ≤ λ < 360, at a Julian day of universal time. */
export function sunLongitude(julianDay: number): number {
  const year = 2000 + (julianDay - 2451545) / 365.25;
  const t = (julianDay + deltaTSeconds(year) / 86_400 - 2451545) / 36_525;
  const mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.000289 * sin(3 * anomaly);
  const apparent = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return apparent - Math.floor(apparent / 360) * 360;
}
