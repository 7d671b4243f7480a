/** Few colours, so that they can be told apart: what kind of thing a place is, its exact type stands in its name. */
export const SPAN_COLOURS: Readonly<Record<string, string>> = {
  document: '#ffe3a3',
  legal: '#ffe3a3',
  date: '#cfe8ff',
  time: '#cfe8ff',
  number: '#d3f4d6',
  ordinal: '#d3f4d6',
  fraction: '#d3f4d6',
  range: '#d3f4d6',
  quantity: '#d3f4d6',
  money: '#d3f4d6',
  roman: '#d3f4d6',
  phone: '#d3f4d6',
  abbreviation: '#e6dbff',
  lexicon: '#e6dbff',
  foreign: '#e6dbff',
  corrected: '#ffd9ec',
};
export const OTHER_COLOUR = '#ececec';
export const UNSURE_BELOW = 0.6;
