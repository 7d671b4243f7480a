/**
 * What the QR code of an enrolment holds: the hub's address and the code in one line, which a board's page, a speaker's
 * `--enrol` and a phone's camera take. The code stands behind `#`, so that no server on the way logs it.
 */
export interface EnrolmentLink {
  /** The hub's address without a slash at its end. */
  hub: string;
  code: string;
}

/** Where the page of the boards is, below the hub's address. */
const BOARD = '/board/';

/** `http://192.168.1.10:3000/#enrol=K7QF-3M2P`, and for a board `http://192.168.1.10:3000/board/#enrol=K7QF-3M2P`. */
export const enrolmentLink = ({ hub, code }: EnrolmentLink, kind: 'speaker' | 'board'): string =>
  `${hub.replace(/\/+$/, '')}${kind === 'board' ? BOARD : '/'}#enrol=${code}`;

/** @returns null for what is no such link. */
export function parseEnrolmentLink(text: string): EnrolmentLink | null {
  const match = /^(https?:\/\/[^\s/#?]+(?:\/[^\s#?]*)?)#enrol=([A-Za-z0-9-]{4,40})$/.exec(text.trim());
  if (!match) return null;
  const [, address = '', code = ''] = match;
  const hub = address.endsWith(BOARD) ? address.slice(0, -BOARD.length) : address;
  return { hub: hub.replace(/\/+$/, ''), code };
}
