/** Of the state of an order. */
export const ORDER_COLOURS = {
  draft: 'gray.7',
  awaiting: 'orange.9',
  confirmed: 'green.9',
  withdrawn: 'red.9',
  refused: 'red.9',
} as const;
