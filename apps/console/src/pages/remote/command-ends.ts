export const RESULT_COLOURS = {
  pending: 'blue.9',
  executed: 'green.9',
  refused: 'red.9',
  expired: 'orange.9',
  unanswered: 'gray.7',
} as const;
