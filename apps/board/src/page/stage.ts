import type { PageScene } from '../messages.js';
import { vi } from '../texts/vi.js';
import { showAlert } from './alert-view.js';
import type { ClockFace } from './clock-face.js';
import { element } from './element.js';
import type { TurnEnd } from './medium.js';
import { Ticker } from './ticker.js';
import { showTurn } from './turn-view.js';

type Idle = PageScene & { kind: 'idle' };
const WAITING: Record<Idle['reason'], string | undefined> = {
  'no-config': vi.waitingConfig,
  clock: vi.waitingClock,
  offline: vi.waitingNetwork,
  'not-staged': vi.waitingFiles,
  nothing: undefined,
};

/** The screen: heading and time, the turn in the middle, the running lines below; an emergency lies over everything. */
export class Stage {
  private readonly heading = element('div', 'heading');
  private readonly main = element('main', 'main');
  private readonly notes = element('div', 'notes');
  private readonly ticker = new Ticker();
  private readonly notesSaid = new Set<string>();
  private stop: () => void = () => undefined;
  private shown: PageScene['kind'] = 'idle';

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

  /** Nothing but the clock. */
  get isIdle(): boolean {
    return this.shown === 'idle';
  }

  show(scene: PageScene): void {
    this.stop();
    this.shown = scene.kind;
    this.root.classList.toggle('is-idle', scene.kind === 'idle');
    if (scene.kind === 'alert') {
      this.stop = showAlert(scene, this.clock, () => this.onTurned(scene.run, undefined));
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
    const words = WAITING[reason];
    const note = words === undefined ? [] : [element('div', 'idle-note', words)];
    const drifting = element('div', 'idle-drift', time, date, ...note);
    this.main.replaceChildren(element('section', 'turn idle', drifting));
    return this.clock.watch((moment) => {
      time.textContent = moment.time;
      date.textContent = moment.date;
    });
  }
}
