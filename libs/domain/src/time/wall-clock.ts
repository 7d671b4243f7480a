const pattern = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** `HH:MM` or `HH:MM:SS`, 00:00–23:59:59. */
export function isWallClock(text: string): boolean {
  return pattern.test(text);
}

/**
 * Milliseconds since local midnight.
 * @throws RangeError when the text is no wall-clock time.
 */
export function parseWallClock(text: string): number {
  const parts = pattern.exec(text);
  if (!parts) throw new RangeError(`not a wall-clock time: ${JSON.stringify(text)}`);
  return (Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 1000;
}

/** `HH:MM`, with `:SS` only where there are seconds; milliseconds are cut off. */
export function formatWallClock(msOfDay: number): string {
  const seconds = Math.floor(msOfDay / 1000) % 86_400;
  const two = (value: number): string => String(value).padStart(2, '0');
  const hoursAndMinutes = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? hoursAndMinutes : `${hoursAndMinutes}:${two(seconds % 60)}`;
}
