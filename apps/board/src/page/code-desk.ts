import type { EnrolmentLink } from '#contracts/enrolment-link.js';
import type { EnrolProblem } from '../messages.js';
import type { Cover } from './cover.js';

/** When this page asks for a code, and what becomes of it. */
export class CodeDesk {
  private isRunning = false;
  private isRefused = false;

  /** @param enrol with a code of the hub that this page came from; only a page that is no board yet can do it where it is */
  constructor(
    private readonly cover: Cover,
    private readonly enrol: (link: EnrolmentLink) => void,
  ) {
    document.addEventListener('click', () => this.touched());
    document.addEventListener('keydown', (event) => {
      // The key that asks for the form is no letter of the code; F5 and its like do what they do.
      if (this.touched() && (event.key.length === 1 || event.key === 'Enter')) event.preventDefault();
    });
  }

  running(): void {
    this.isRunning = true;
  }
  /** The hub does not know this board any more: whoever stands before it may have a new code. */
  refused(isRefused: boolean): void {
    this.isRefused = isRefused;
  }

  ask(problem: EnrolProblem | null): void {
    this.cover.ask(problem, this.isRunning, (link) => this.follow(link));
  }

  private touched(): boolean {
    if (!this.isRefused || this.cover.isUp) return false;
    this.ask(null);
    return true;
  }

  /** As if the link had been opened: a running board begins anew with it, and a page speaks with its own hub only. */
  private follow(link: EnrolmentLink): void {
    if (link.hub === location.origin && !this.isRunning) this.enrol(link);
    else location.href = `${link.hub}/board/#enrol=${link.code}`;
  }
}
