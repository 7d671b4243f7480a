import type { EnrolmentLink } from '#contracts/enrolment-link.js';
import type { EnrolProblem } from '../messages.js';
import { element } from './element.js';
import { enrolForm } from './enrol-form.js';

/** A form that somebody left open gives the screen back. */
const LEFT_MS = 120_000;

/** What lies over the whole page: a few words about its state, or the form for a code. */
export class Cover {
  private shown: HTMLElement | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param typedBefore what stands in the field at first */
  constructor(private typedBefore: string) {}

  get isUp(): boolean {
    return this.shown !== null;
  }

  say(text: string): void {
    this.put(element('div', 'notice', text));
  }

  lift(): void {
    this.put(null);
  }

  /**
   * Asks for a code; what was typed before stays in the field.
   * @param mayWait this board shows something behind it: the form can be put away, and goes by itself
   */
  ask(problem: EnrolProblem | null, mayWait: boolean, onCode: (link: EnrolmentLink) => void): void {
    const { typed } = this;
    const form = enrolForm({ problem, typed, onCode, ...(mayWait && { onLater: () => this.lift() }) });
    // Told again while somebody types: what is there says it already.
    if (this.shown?.textContent === form.textContent) return;
    this.put(form);
    if (!mayWait) return;
    this.wait();
    this.shown?.addEventListener('input', () => this.wait());
  }

  private get typed(): string {
    return this.shown?.querySelector('input')?.value ?? this.typedBefore;
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lift(), LEFT_MS);
  }

  private put(next: HTMLElement | null): void {
    clearTimeout(this.timer);
    this.typedBefore = this.typed;
    this.shown?.remove();
    this.shown = next;
    if (next) document.body.append(next);
  }
}
