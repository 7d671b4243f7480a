/** The browser's small stores may be forbidden or full: then there is nothing, and the board goes on without. */
function tolerant<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    console.warn('the browser keeps nothing for this page', error);
    return otherwise;
  }
}

const IDENTITY = 'ttn-board-identity';
const FALLS = 'ttn-board-falls';

/** Who this board is, a second time: where the browser throws its database away, this is another store. */
export const identityCopy = (): string | null => tolerant(() => localStorage.getItem(IDENTITY), null);
export const keepIdentityCopy = (text: string): void =>
  tolerant(() => localStorage.setItem(IDENTITY, text), undefined);

/** Starts in a row that came to nothing, in this tab. */
export const fallsBefore = (): number => tolerant(() => Number(sessionStorage.getItem(FALLS)) || 0, 0);
export const countFalls = (falls: number): void =>
  tolerant(() => sessionStorage.setItem(FALLS, String(falls)), undefined);
