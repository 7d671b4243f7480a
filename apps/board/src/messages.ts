import type { BoardText } from '#contracts/board-text.js';
import type { EnrolmentLink } from '#contracts/enrolment-link.js';
import type { Scene, ScreenItem } from '#device/ports.js';

/** What the worker, in which the device lives, tells the page that people see. */
export type ToPage =
  | { type: 'enrol'; problem: EnrolProblem | null }
  | { type: 'enrolling' }
  | { type: 'running'; device: string }
  | { type: 'scene'; scene: PageScene }
  | { type: 'heading'; heading: string; zone: string }
  /** Add to the machine's clock to get the device's time. */
  | { type: 'clock'; offsetMs: number; isBelieved: boolean }
  | { type: 'link'; state: 'up' | 'down' | 'unauthorised' }
  /** Who this board is, for a second copy beside the database. */
  | { type: 'identity'; text: string }
  /** Now and then, as long as the worker does not hang. */
  | { type: 'alive' }
  /** Load the page anew. */
  | { type: 'restart' }
  /** Nothing goes on without a new start; `store`: the browser keeps nothing for this page. */
  | { type: 'broken'; why?: 'store' };
export type EnrolProblem =
  { kind: 'refused'; error: string; message: string } | { kind: 'waiting'; why: string };

/** The scene with what is to be seen of it. */
export type PageScene =
  | Exclude<Scene, { kind: 'turn' }>
  | { kind: 'turn'; run: string; item: ScreenItem; content: BoardText | Blob; ticker: readonly string[] };

/** Of the page's picture, in pixels of the screen. */
export interface Size {
  width: number;
  height: number;
}

export type ToWorker =
  | {
      type: 'start';
      origin: string;
      isSecure: boolean;
      code: string | null;
      identityCopy: string | null;
      size: Size;
      /** Starts in a row before this one that came to nothing. */
      falls: number;
    }
  | { type: 'enrol'; link: EnrolmentLink }
  | { type: 'turned'; run: string; failed?: 'unsupported' | 'device' }
  | { type: 'visible'; visible: boolean }
  | { type: 'size'; size: Size }
  /** Will this page load without a network? */
  | { type: 'page'; isKept: boolean };
