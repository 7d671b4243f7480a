import { parseEnrolmentLink } from '#contracts/enrolment-link.js';
import type { ToPage, ToWorker } from '../messages.js';
import { vi } from '../texts/vi.js';
import { keepAwake } from './awake.js';
import { beginAnew, beginAnewAfterFall, forgetFallsLater } from './begin-anew.js';
import { fallsBefore, identityCopy, keepIdentityCopy } from './browser-memory.js';
import { ClockFace } from './clock-face.js';
import { element } from './element.js';
import { enrolForm } from './enrol-form.js';
import { keepPage } from './offline.js';
import { becomeTheOne } from './only-one.js';
import { renewDaily } from './renewal.js';
import { Stage } from './stage.js';
import { Watch } from './watch.js';

const isSecure = window.isSecureContext;
const clock = new ClockFace();
let notice: HTMLElement | null = null;

function say(next: HTMLElement | null): void {
  notice?.remove();
  notice = next;
  if (next) document.body.append(next);
}
const words = (text: string): HTMLElement => element('div', 'notice', text);

let isOver = false;
/** Something is broken, or hangs: what helps is to begin anew, and not too often. */
function fall(cause: unknown): void {
  if (isOver) return;
  isOver = true;
  console.error('the board begins anew', cause);
  say(words(vi.broken));
  beginAnewAfterFall();
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
  worker.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    switch (data.type) {
      case 'enrol':
        say(enrolForm(data.problem, isSecure, (link) => follow(link, tell)));
        break;
      case 'enrolling':
        say(words(vi.enrolling));
        break;
      case 'running':
        say(null);
        history.replaceState(null, '', location.pathname);
        if (isSecure) void keepPage().then((isKept) => tell({ type: 'page', isKept }));
        renewDaily(() => stage.isIdle);
        forgetFallsLater();
        break;
      case 'scene':
        stage.show(data.scene);
        break;
      case 'heading':
        stage.setHeading(data.heading);
        stage.note(vi.notABoard, !data.isBoard);
        clock.set({ zone: data.zone });
        break;
      case 'clock':
        clock.set({ offsetMs: data.offsetMs, isBelieved: data.isBelieved });
        break;
      case 'link':
        stage.note(vi.offline, data.state === 'down');
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
        fallWithWorker('broken');
        break;
    }
  });
  worker.addEventListener('error', fallWithWorker);
  // Another code in the address, of the same page: the browser alone would not load it anew.
  window.addEventListener('hashchange', () => location.reload());
  const seen = (): void => tell({ type: 'visible', visible: document.visibilityState === 'visible' });
  document.addEventListener('visibilitychange', seen);
  const code = parseEnrolmentLink(location.href)?.code ?? null;
  const falls = fallsBefore();
  tell({ type: 'start', origin: location.origin, isSecure, code, identityCopy: identityCopy(), falls });
  seen();
}

/** A link to another hub is followed there: a page may speak with the hub that it came from. */
function follow({ hub, code }: { hub: string; code: string }, tell: (message: ToWorker) => void): void {
  if (hub === location.origin) tell({ type: 'enrol', link: { hub, code } });
  else location.href = `${hub}/board/#enrol=${code}`;
}

say(words(vi.starting));
// Where nobody set up a kiosk, one click takes the browser's own frame away.
document.addEventListener('click', () => {
  if (!notice) void document.documentElement.requestFullscreen();
});
keepAwake();
becomeTheOne(() => say(words(vi.otherTab)))
  .then(start)
  .catch(fall);
