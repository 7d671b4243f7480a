import type { PageScene } from '../messages.js';
import { vi } from '../texts/vi.js';
import { showAlert } from './alert-view.js';
import type { ClockFace } from './clock-face.js';
import { element } from './element.js';
import { Ticker } from './ticker.js';
import { showTurn, type TurnEnd } from './turn-view.js';

type Idle = PageScene & { kind: 'idle' };

/** The screen: heading and time, the turn in the middle, the running lines below; an emergency lies over everything. */
export class Stage {
  private readonly heading = element('div', 'heading');
  private readonly main = element('main', 'main');
  private readonly notes = element('div', 'notes');
  private readonly ticker = new Ticker();
  private readonly notesSaid = new Set<string>();
  private stop: () => void = () => undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly clock: ClockFace,
    private readonly onTurned: (run: string, failed: TurnEnd) => void,
  ) {
    const date = element('div', 'date');
    const time = element('div', 'clock');
    clock.watch((moment) => {
      date.textContent = moment.date;
      time.textContent = moment.time;
    });
    const head = element('header', 'head', this.heading, element('div', 'moment', date, time));
    root.replaceChildren(head, this.main, this.ticker.band, this.notes);
  }

  setHeading(heading: string): void {
    this.heading.textContent = heading;
    document.title = heading || vi.title;
  }

  /** Small words for whoever looks after the board. */
  note(text: string, isOn: boolean): void {
    if (isOn) this.notesSaid.add(text);
    else this.notesSaid.delete(text);
    this.notes.textContent = [...this.notesSaid].join(' · ');
  }

  show(scene: PageScene): void {
    this.stop();
    this.root.classList.toggle('is-idle', scene.kind === 'idle');
    if (scene.kind === 'alert') {
      this.stop = showAlert(scene, this.clock);
      return;
    }
    this.stop = scene.kind === 'idle' ? this.showIdle(scene) : this.showTurn(scene);
  }

  private showTurn(scene: PageScene & { kind: 'turn' }): () => void {
    this.ticker.show(scene.ticker);
    return showTurn(this.main, scene, (failed) => this.onTurned(scene.run, failed));
  }

  /** Nothing is due: the time, large. */
  private showIdle({ reason }: Idle): () => void {
    this.ticker.show([]);
    const time = element('div', 'idle-clock');
    const date = element('div', 'idle-date');
    const words =
      reason === 'no-config' ? vi.waitingConfig : reason === 'clock' ? vi.waitingClock : undefined;
    const note = words === undefined ? [] : [element('div', 'idle-note', words)];
    this.main.replaceChildren(element('section', 'turn idle', time, date, ...note));
    return this.clock.watch((moment) => {
      time.textContent = moment.time;
      date.textContent = moment.date;
    });
  }
}
