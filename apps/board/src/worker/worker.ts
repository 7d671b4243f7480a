import { config } from 'zod';
import type { Size, ToPage, ToWorker } from '../messages.js';
import { startBoard, type RunningBoard } from './board.js';
import { forgetDatabase, openDatabase, type BoardDatabase } from './database.js';
import { IdentityRecord, type EnrolRequest } from './identity.js';

// The hub's pages may not make code out of text, which zod would try.
config({ jitless: true });

type Start = ToWorker & { type: 'start' };
/** The page looks whether the worker still lives. */
const ALIVE_MS = 15_000;
/** So many starts in a row that came to nothing: what is stored is taken to be the reason, and is given up. */
const HOPELESS_FALLS = 8;

const post = (message: ToPage): void => self.postMessage(message);
let board: RunningBoard | null = null;
let isStarted = false;
let visible = true;
let size: Size = { width: 1, height: 1 };
let isPageKept = true;
/** For the code that was given last: an earlier one is not tried any more, and what became of it is nobody's question. */
let asking: AbortController | null = null;
let session: { start: Start; database: BoardDatabase; identity: IdentityRecord } | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'start':
      size = data.size;
      void begin(data);
      break;
    case 'enrol':
      void enrol({ hub: data.link.hub, code: data.link.code });
      break;
    case 'visible':
      visible = data.visible;
      board?.emit({ type: 'screen', visible });
      break;
    case 'size':
      size = data.size;
      break;
    case 'turned':
      board?.turned(data);
      break;
    case 'page':
      isPageKept = data.isKept;
      if (!isPageKept) board?.fault('page', 'not-kept');
      break;
  }
});

self.addEventListener('unhandledrejection', ({ reason }) => {
  console.error('the board stopped', reason);
  post({ type: 'broken' });
});
// At once: what hangs a worker may lie in what is stored, and hang it before its first round.
post({ type: 'alive' });
setInterval(() => post({ type: 'alive' }), ALIVE_MS);

async function begin(start: Start): Promise<void> {
  const database = await opened(start.falls);
  if (!database) return;
  const identity = await IdentityRecord.open(database, start.identityCopy, (text) =>
    post({ type: 'identity', text }),
  );
  session = { start, database, identity };
  if (start.code !== null && !identity.isKnown(start.code)) {
    await enrol({ hub: start.origin, code: start.code });
  } else if (identity.enrolment) await run();
  else post({ type: 'enrol', problem: null });
}

/** null where the browser gives none; the page says so. */
async function opened(falls: number): Promise<BoardDatabase | null> {
  try {
    if (falls > 0 && falls % HOPELESS_FALLS === 0) await forgetDatabase();
    return await openDatabase(() => post({ type: 'restart' }));
  } catch (error) {
    console.error('no database', error);
    post({ type: 'broken', why: 'store' });
    return null;
  }
}

async function enrol(request: EnrolRequest): Promise<void> {
  if (!session || isStarted) return;
  const { identity } = session;
  post({ type: 'enrolling' });
  asking?.abort();
  const { signal } = (asking = new AbortController());
  const outcome = await identity.enrol(request, signal, (problem) => {
    // A board that is enrolled already does not stay dark for a hub that does not answer.
    if (identity.enrolment) return false;
    post({ type: 'enrol', problem });
    return true;
  });
  if (signal.aborted && outcome === 'given-up') return;
  // Nor for a code that is refused; but that is said.
  if (identity.enrolment) await run();
  if (typeof outcome === 'object') post({ type: 'enrol', problem: outcome });
}

async function run(): Promise<void> {
  const enrolment = session?.identity.enrolment;
  if (!session || !enrolment || isStarted) return;
  isStarted = true;
  const { database, start, identity } = session;
  board = await startBoard({
    database,
    enrolment,
    origin: start.origin,
    isSecure: start.isSecure,
    size: () => size,
    post,
  });
  if (identity.isRestored) board.fault('store', 'lost');
  if (start.falls > 0) board.fault('page', 'fell');
  if (!isPageKept) board.fault('page', 'not-kept');
  if (!visible) board.emit({ type: 'screen', visible });
}
