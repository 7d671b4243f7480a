import type { Api } from './api.js';
import type { AsRun } from './ledger.js';
import { localOf, type Schedule } from './programme.js';

const REDRAW_MS = 1000;
/** Looking takes at most a tenth of the time: the hub has other things to do. */
const REST = 9;
/** Devices are counted so often for each hundred of them. */
const COUNT_MS = 3000;
/** Rows are asked for from so long before a start to so long after its end. */
const AHEAD_MS = 45_000;
const BEHIND_MS = 30_000;
const STATES = ['planned', 'delivered', 'staged', 'armed', 'started'] as const;
const ENDS = ['finished', 'partial', 'missed', 'refused', 'failed'] as const;
const WORDS: Record<string, string> = {
  planned: 'chờ gửi',
  delivered: 'đã nhận',
  staged: 'đã tải',
  armed: 'sẵn sàng',
  started: 'đang phát',
  finished: 'xong',
  partial: 'dở dang',
  missed: 'lỡ',
  refused: 'từ chối',
  failed: 'hỏng',
};

interface Device {
  presence: string;
  playlist: { desired: number; accepted: number };
}
interface Line {
  occurrence: string;
  title: string;
  station: string;
  startAtMs: number;
  endAtMs: number;
  counts: Map<string, number>;
}

/** What a row says of itself in one word: its end, or how far it has come. */
export const stateOf = ({ end, state }: Pick<AsRun, 'end' | 'state'>): string => end ?? state;

/** One line of the table: when, what, where, and how many devices are how far. */
export function lineText(line: Pick<Line, 'title' | 'station' | 'startAtMs' | 'counts'>): string {
  const cells = [...STATES, ...ENDS]
    .filter((state) => (line.counts.get(state) ?? 0) > 0)
    .map((state) => `${WORDS[state]} ${line.counts.get(state)}`);
  const { time } = localOf(line.startAtMs);
  return `${time}  ${line.title.slice(0, 34).padEnd(34)} ${line.station.slice(0, 30).padEnd(30)} ${cells.join(' · ')}`;
}

/** The devices in one line: how many are there, how many have the newest playlist. */
export function headerText(devices: readonly Device[]): string {
  const online = devices.filter(({ presence }) => presence === 'online').length;
  const sent = devices.filter(
    ({ playlist }) => playlist.desired > 0 && playlist.accepted === playlist.desired,
  );
  return `Loa trực tuyến ${online}/${devices.length} · đã nhận danh sách phát mới nhất ${sent.length}/${devices.length}`;
}

/** The programme as it airs: redrawn in place on a terminal, a line whenever something changed elsewhere. */
export class LiveTable {
  private lines: Line[] = [];
  private header = '';
  private countAtMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawn = 0;
  private readonly printed = new Map<string, string>();
  private readonly inPlace = process.stdout.isTTY;

  constructor(
    private readonly api: Api,
    schedules: readonly Schedule[],
    private readonly print: (line: string) => void,
    private readonly stationNames: ReadonlyMap<string, string> = new Map(),
  ) {
    this.follow(schedules);
  }

  /** Takes further occurrences into the table; what ended long ago leaves it. */
  follow(schedules: readonly Schedule[]): void {
    const known = new Set(this.lines.map(({ occurrence }) => occurrence));
    const fresh = schedules
      .flatMap(({ occurrences }) => occurrences)
      .filter(({ id, startAt }) => startAt && !known.has(id));
    this.lines.push(
      ...fresh.map((one): Line => ({
        occurrence: one.id,
        title: (one as { title?: string }).title ?? one.order,
        station: this.stationNames.get(one.station) ?? one.station,
        startAtMs: Date.parse(one.startAt),
        endAtMs: Date.parse(one.startAt) + one.durationMs,
        counts: new Map(),
      })),
    );
    this.lines.sort((a, b) => a.startAtMs - b.startAtMs || (a.station < b.station ? -1 : 1));
    this.lines = this.lines.slice(-24);
  }

  start(afterMs = REDRAW_MS): void {
    this.timer = setTimeout(() => void this.turn(), afterMs);
  }
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Something worth a line of its own, above the table. */
  say(line: string): void {
    this.clear();
    this.print(line);
    if (this.inPlace) this.draw();
  }

  private async turn(): Promise<void> {
    const nowMs = Date.now();
    const beganMs = performance.now();
    if (nowMs >= this.countAtMs) await this.count();
    for (const line of this.lines) {
      if (nowMs < line.startAtMs - AHEAD_MS || nowMs > line.endAtMs + BEHIND_MS) continue;
      await this.refresh(line);
    }
    if (this.timer === undefined) return;
    if (this.inPlace) {
      this.clear();
      this.draw();
    } else this.printChanges();
    this.start(Math.max(REDRAW_MS, REST * (performance.now() - beganMs)));
  }

  private async refresh(line: Line): Promise<void> {
    try {
      const rows = await this.api.all<AsRun>('/api/v1/as-run', { subject: line.occurrence });
      line.counts = new Map();
      for (const row of rows) line.counts.set(stateOf(row), (line.counts.get(stateOf(row)) ?? 0) + 1);
    } catch (cause) {
      this.print(`the table waits: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }

  private async count(): Promise<void> {
    try {
      const devices = await this.api.all<Device>('/api/v1/devices');
      this.header = headerText(devices);
      this.countAtMs = Date.now() + COUNT_MS * Math.ceil(devices.length / 100);
    } catch (cause) {
      this.print(`the table waits: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }

  private draw(): void {
    const texts = [this.header, ...this.lines.map(lineText)];
    process.stdout.write(texts.map((text) => `${text}\n`).join(''));
    this.drawn = texts.length;
  }

  private clear(): void {
    if (this.inPlace && this.drawn > 0) process.stdout.write(`\x1b[${this.drawn}A\x1b[0J`);
    this.drawn = 0;
  }

  private printChanges(): void {
    if (this.header !== '' && this.printed.get('') !== this.header) this.print(this.header);
    this.printed.set('', this.header);
    for (const line of this.lines) {
      const text = lineText(line);
      if (line.counts.size === 0 || this.printed.get(line.occurrence) === text) continue;
      this.printed.set(line.occurrence, text);
      this.print(text);
    }
  }
}
