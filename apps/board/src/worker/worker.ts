import { config } from 'zod';
import type { DeviceEvent } from '#device/ports.js';
import type { ToPage, ToWorker } from '../messages.js';
import { startBoard } from './board.js';
import { openDatabase, type BoardDatabase } from './database.js';
import { IdentityRecord, type EnrolRequest } from './identity.js';

// The hub's pages may not make code out of text, which zod would try.
config({ jitless: true });

type Start = ToWorker & { type: 'start' };

const post = (message: ToPage): void => self.postMessage(message);
let emit: ((event: DeviceEvent) => void) | null = null;
let isStarted = false;
let visible = true;
/** The code that was typed last: an earlier one is not tried any more. */
let asked = '';
let session: { start: Start; database: BoardDatabase; identity: IdentityRecord } | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'start':
      void begin(data);
      break;
    case 'enrol':
      void enrol({ hub: data.link.hub, code: data.link.code });
      break;
    case 'visible':
      visible = data.visible;
      emit?.({ type: 'screen', visible });
      break;
    case 'turned':
      emit?.(data);
      break;
  }
});

self.addEventListener('unhandledrejection', ({ reason }) => {
  console.error('the board stopped', reason);
  post({ type: 'broken' });
});

async function begin(start: Start): Promise<void> {
  const database = await openDatabase(() => post({ type: 'restart' }));
  const identity = await IdentityRecord.open(database);
  session = { start, database, identity };
  if (start.code !== null && !identity.isKnown(start.code)) {
    await enrol({ hub: start.origin, code: start.code });
  } else if (identity.enrolment) await run();
  else post({ type: 'enrol', problem: null });
}

async function enrol(request: EnrolRequest): Promise<void> {
  if (!session || isStarted) return;
  const { identity } = session;
  post({ type: 'enrolling' });
  asked = request.code;
  const outcome = await identity.enrol(request, (problem) => {
    // A board that is enrolled already does not stay dark for a hub that does not answer.
    if (identity.enrolment || asked !== request.code) return false;
    post({ type: 'enrol', problem });
    return true;
  });
  // Nor for a code that is refused.
  if (identity.enrolment) await run();
  else if (typeof outcome === 'object') post({ type: 'enrol', problem: outcome });
}

async function run(): Promise<void> {
  const enrolment = session?.identity.enrolment;
  if (!session || !enrolment || isStarted) return;
  isStarted = true;
  const { database, start } = session;
  emit = await startBoard({
    database,
    enrolment,
    origin: start.origin,
    isSecure: start.isSecure,
    post,
  });
  if (!visible) emit({ type: 'screen', visible });
}
