import type { Catalogue } from './texts.js';

/** A reason of the protocol or the hub in words; one that nobody has named as it came. */
export const reasonText = (t: Catalogue, reason: string): string =>
  (t.codes.reasons as Record<string, string>)[reason] ??
  (IS_CODE.test(reason) ? t.codes.other(reason) : reason);
/** An officer who confirms an airing by hand says why in their own words. */
const IS_CODE = /^[a-z0-9-]+$/;

/** `ttn/v1/d/<id>/playlist: lower-revision`, `amplifier: no-current`: the cause of a fault or refusal in words. */
export function causeText(t: Catalogue, cause: string): string {
  const [, part = '', reason = ''] = /^(?:.*\/)?([^/:]+): (.+)$/.exec(cause) ?? [];
  if (reason === '') return cause;
  const { parts, refusals } = t.codes as Record<'parts' | 'refusals', Record<string, string>>;
  return `${parts[part] ?? part}: ${refusals[reason] ?? reasonText(t, reason)}`;
}

/** A window of a regulation by its name; undefined for one that a station named itself. */
export const windowText = (t: Catalogue, name: string): string | undefined =>
  (t.codes.windows as Record<string, string>)[name];
