/**
 * Signs without a place in a bulletin, which pasting brings along: NUL, form feed, half a character; and those that turn
 * the direction of what follows (U+202A–E, U+2066–9), after which an approver would read another order than is heard.
 */
const STRAY = /[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
/** As Word, old Macs and web pages end a line. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;

/** A blank for each stray sign: offsets counted in the text hold. Newlines and tabs stay. */
export const withoutStray = (text: string): string => text.replace(STRAY, ' ');

/** A text as it was typed or pasted, as the hub will keep it: composed letters, one kind of line end, nothing stray. */
export const pastedText = (text: string): string =>
  withoutStray(text.normalize('NFC').replace(LINE_ENDS, '\n'));

/** A title: one line, single blanks, composed letters. */
export const oneLine = (text: string): string =>
  withoutStray(text.normalize('NFC')).replace(/\s+/gu, ' ').trim();
