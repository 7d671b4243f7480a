import { parseEnrolmentLink } from '#contracts/enrolment-link.js';
import type { Size, ToPage, ToWorker } from '../messages.js';
import { vi } from '../texts/vi.js';
import { keepAwake } from './awake.js';
import { beginAnew, beginAnewAfterFall, forgetFallsLater } from './begin-anew.js';
import { fallsBefore, identityCopy, keepIdentityCopy } from './browser-memory.js';
import { ClockFace } from './clock-face.js';
import { CodeDesk } from './code-desk.js';
import { Cover } from './cover.js';
import { keepPage } from './offline.js';
import { becomeTheOne } from './only-one.js';
import { renewDaily } from './renewal.js';
import { Stage } from './stage.js';
import { Watch } from './watch.js';

const isSecure = window.isSecureContext;
const clock = new ClockFace();
const codeGiven = parseEnrolmentLink(location.href)?.code ?? null;
const cover = new Cover(codeGiven ?? '');
/** Long enough to read what has to be changed in the browser. */
const READING_MS = 20_000;
const NO_STORE = 'the browser keeps nothing for this page';

const size = (): Size => ({
  width: Math.max(1, Math.round(innerWidth * devicePixelRatio)),
  height: Math.max(1, Math.round(innerHeight * devicePixelRatio)),
});

let isOver = false;
/** Something is broken, or hangs: what helps is to begin anew, and not too often. */
function fall(cause: unknown): void {
  if (isOver) return;
  isOver = true;
  console.error('the board begins anew', cause);
  const isStoreless = cause === NO_STORE;
  cover.say(isStoreless ? vi.noStore : vi.broken);
  beginAnewAfterFall(isStoreless ? READING_MS : 0);
}

function start(): void {
  const worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
  const fallWithWorker = (cause: unknown): void => {
    worker.terminate();
    fall(cause);
  };
  const watch = new Watch(() => fallWithWorker('the worker does not answer'));
  const tell = (message: ToWorker): void => worker.postMessage(message);
  const stage = new Stage(document.getElementById('board')!, clock, (run, failed) =>
    tell(failed === undefined ? { type: 'turned', run } : { type: 'turned', run, failed }),
  );
  stage.note(vi.onlineOnly, !isSecure);
  const codes = new CodeDesk(cover, (link) => tell({ type: 'enrol', link }));
  worker.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    switch (data.type) {
      case 'enrol':
        codes.ask(data.problem);
        break;
      case 'enrolling':
        cover.say(vi.enrolling);
        break;
      case 'running':
        codes.running();
        cover.lift();
        history.replaceState(null, '', location.pathname);
        if (isSecure) void keepPage().then((isKept) => tell({ type: 'page', isKept }));
        renewDaily(() => stage.isIdle);
        forgetFallsLater();
        break;
      case 'scene':
        if (data.scene.kind === 'alert') cover.lift();
        stage.show(data.scene);
        break;
      case 'heading':
        stage.setHeading(data.heading);
        clock.set({ zone: data.zone });
        break;
      case 'clock':
        clock.set({ offsetMs: data.offsetMs, isBelieved: data.isBelieved });
        break;
      case 'link':
        stage.note(vi.offline, data.state === 'down');
        codes.refused(data.state === 'unauthorised');
        stage.note(vi.unauthorised, data.state === 'unauthorised');
        break;
      case 'identity':
        keepIdentityCopy(data.text);
        break;
      case 'alive':
        watch.alive();
        break;
      case 'restart':
        beginAnew();
        break;
      case 'broken':
        fallWithWorker(data.why === 'store' ? NO_STORE : 'broken');
        break;
    }
  });
  worker.addEventListener('error', fallWithWorker);
  // Another code in the address, of the same page: the browser alone would not load it anew.
  window.addEventListener('hashchange', () => location.reload());
  const seen = (): void => tell({ type: 'visible', visible: document.visibilityState === 'visible' });
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('resize', () => tell({ type: 'size', size: size() }));
  const falls = fallsBefore();
  tell({
    type: 'start',
    origin: location.origin,
    isSecure,
    code: codeGiven,
    identityCopy: identityCopy(),
    size: size(),
    falls,
  });
  seen();
}

cover.say(vi.starting);
// Where nobody set up a kiosk, one click takes the browser's own frame away.
document.addEventListener('click', () => {
  if (!cover.isUp) void document.documentElement.requestFullscreen();
});
keepAwake();
becomeTheOne(() => cover.say(vi.otherTab))
  // Who may not lock may not store either.
  .then(start, (cause: unknown) => {
    console.error('no lock', cause);
    fall(NO_STORE);
  })
  .catch(fall);
