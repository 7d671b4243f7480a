/** A line of a template; `{title}`, `{body}` and `{notice}` are replaced, nothing else is. */
export interface TemplateLine {
  readonly role: 'title' | 'body' | 'notice' | 'free';
  readonly text: string;
  /** Silence after the line. */
  readonly pauseAfterMs: number;
}

/**
 * What is spoken of a bulletin. Data: shipped, or kept per province and per station.
 * Chime, ident and closing belong to the session and are not here.
 */
export interface BulletinTemplate {
  readonly id: string;
  /** Empty: everybody's. The code is a province's code of the current scheme. */
  readonly provinceCode?: string;
  readonly stationId?: string;
  /** Spoken once before the readings. */
  readonly opening: readonly TemplateLine[];
  /** Spoken at each reading. */
  readonly reading: readonly TemplateLine[];
  /** Spoken between two readings. */
  readonly between: readonly TemplateLine[];
  readonly notice: string;
  /** How often the body is read when the bulletin does not say (1–5). */
  readonly readings: number;
  /** From this estimated length of the whole on, a short version is wanted beside the full one. */
  readonly longSeconds: number;
}

export const DEFAULT_TEMPLATE: BulletinTemplate = {
  id: 'default',
  opening: [],
  reading: [
    { role: 'title', text: '{title}.', pauseAfterMs: 800 },
    { role: 'body', text: '{body}', pauseAfterMs: 1000 },
  ],
  between: [{ role: 'notice', text: '{notice}', pauseAfterMs: 800 }],
  notice: 'Xin nhắc lại nội dung thông báo.',
  readings: 2,
  longSeconds: 300,
};

/** The nearest template wins: station, then province, then everybody's, then the shipped one. */
export function chooseTemplate(
  templates: readonly BulletinTemplate[],
  where: { provinceCode?: string; stationId?: string },
): BulletinTemplate {
  return (
    templates.find((t) => t.stationId !== undefined && t.stationId === where.stationId) ??
    templates.find(
      (t) =>
        t.stationId === undefined && t.provinceCode !== undefined && t.provinceCode === where.provinceCode,
    ) ??
    templates.find((t) => t.stationId === undefined && t.provinceCode === undefined) ??
    DEFAULT_TEMPLATE
  );
}
