import { beginAnew } from './begin-anew.js';

const LOCK = 'ttn-board';
const BEAT_MS = 1000;
const DEAD_MS = 5000;

/**
 * Resolves when no other tab of this browser is the board; until then `onOther` has been called once. The lock holds as
 * long as the page lives.
 * @throws DOMException the browser keeps nothing for this page
 */
export async function becomeTheOne(onOther: () => void): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return becomeByBeat(onOther);
  const isMine = await new Promise<boolean>((resolve, reject) => {
    locks.request(LOCK, { ifAvailable: true }, (lock) => held(lock, resolve)).catch(reject);
  });
  if (isMine) return;
  onOther();
  await new Promise((resolve, reject) => {
    locks.request(LOCK, (lock) => held(lock, resolve)).catch(reject);
  });
}

const held = (lock: Lock | null, tell: (isMine: boolean) => void): Promise<void> => {
  tell(lock !== null);
  return lock ? new Promise(() => undefined) : Promise.resolve();
};

interface Beat {
  tab: string;
  atMs: number;
}

/** Pages without a secure context have no locks: whoever holds the board says so every second. */
async function becomeByBeat(onOther: () => void): Promise<void> {
  const tab = `${Date.now()}-${Math.random()}`;
  const read = (): Beat | null => JSON.parse(localStorage.getItem(LOCK) ?? 'null') as Beat | null;
  const beat = (): void =>
    localStorage.setItem(LOCK, JSON.stringify({ tab, atMs: Date.now() } satisfies Beat));
  const isFree = (): boolean => {
    const last = read();
    return !last || last.tab === tab || Math.abs(Date.now() - last.atMs) > DEAD_MS;
  };
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  addEventListener('pagehide', () => {
    if (read()?.tab === tab) localStorage.removeItem(LOCK);
  });
  for (let told = false; ; told = true) {
    if (isFree()) {
      beat();
      // Two that found it free at once: the later beat stands.
      await wait(BEAT_MS / 2);
      if (read()?.tab === tab) break;
    }
    if (!told) onOther();
    await wait(BEAT_MS);
  }
  const beating = setInterval(() => {
    const last = read();
    if (!last || last.tab === tab) {
      beat();
      return;
    }
    // A page in the background beats too seldom and is taken for dead: it leaves the board to the one that is seen.
    clearInterval(beating);
    beginAnew();
  }, BEAT_MS);
}
