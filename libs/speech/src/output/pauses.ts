/** Silence after a piece of speech, by what ended it (milliseconds at normal speed). */
export const PAUSE_MS = {
  comma: 200,
  clause: 250,
  colon: 300,
  semicolon: 350,
  sentence: 500,
  listItem: 600,
  paragraph: 800,
  heading: 900,
} as const;

export type PauseKind = keyof typeof PAUSE_MS;
