/** A picture or a film for the screen. */
export interface Medium {
  place: HTMLElement;
  /** Of the browser's own, to be let go by who made it. */
  url: string;
  durationMs: number;
}
/** How a turn ended: `undefined` as it should, else why it could not be shown. */
export type TurnEnd = 'unsupported' | 'device' | undefined;
