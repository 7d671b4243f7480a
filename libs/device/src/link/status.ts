import type { StatusUp } from '#contracts/reports.js';
import type { ClockProbe } from '../clock/clock-probe.js';
import type { DeviceContext } from '../context.js';
import type { Output } from '../airing/output.js';

const MIN_INTERVAL_MS = 1000;
const DEFAULT_HEARTBEAT_S = 60;

export interface StatusSources {
  output: Output;
  configRevision(): number;
  playlistRevision(): number;
  alertRevisions(): Record<string, number>;
}

/** What the device says of itself: on connect, on change (at most one a second), and every heartbeat. */
export class StatusPublisher {
  private connected = false;
  private lastMonoMs = -Infinity;

  constructor(
    private readonly context: DeviceContext,
    private readonly topic: string,
    private readonly probe: ClockProbe,
    private readonly sources: StatusSources,
  ) {}

  up(): void {
    this.connected = true;
    this.lastMonoMs = -Infinity;
    this.publish();
  }
  down(): void {
    this.connected = false;
    this.context.deadlines.clear('status');
  }

  changed(): void {
    if (!this.connected) return;
    const now = this.context.clock.monotonicMs();
    this.context.deadlines.setEarlier('status', Math.max(now, this.lastMonoMs + MIN_INTERVAL_MS));
  }

  /** A probe is wanted at this moment: the status carries it. */
  tick(nowMonoMs: number): void {
    if (this.context.deadlines.take('status', nowMonoMs) && this.connected) this.publish();
  }

  private publish(): void {
    const { clock, deadlines, ports } = this.context;
    const heartbeatMs = (this.context.config()?.heartbeatSeconds ?? DEFAULT_HEARTBEAT_S) * 1000;
    const probe = this.probe.ask();
    const now = clock.monotonicMs();
    this.lastMonoMs = now;
    ports.transport.publish(this.topic, JSON.stringify(this.compose(probe)), { retain: true });
    deadlines.set(
      'status',
      Math.min(now + heartbeatMs, Math.max(this.probe.dueAtMonoMs(), now + MIN_INTERVAL_MS)),
    );
  }

  private compose(probe: string | null): StatusUp {
    const { clock, journal, options, ports, remote } = this.context;
    const { pausedUntilMs, volumeUntilMs } = remote.inForce();
    const config = this.context.config();
    const telemetry = ports.telemetry?.() ?? {};
    const { at, clock: state } = clock.stamp();
    const play = this.sources.output.onAir();
    return {
      link: 'up',
      at,
      journal: journal.id,
      firstSeq: journal.firstSeq,
      lastSeq: journal.lastSeq,
      configRevision: this.sources.configRevision(),
      revision: this.sources.playlistRevision(),
      alerts: this.sources.alertRevisions(),
      playing: play
        ? {
            ...namesOf(play.subject),
            play: play.play,
            since: instant(play.sinceMs),
          }
        : null,
      muted: config?.muted ?? 'no',
      volume: play?.volume ?? (config ? remote.volumeOf(config, clock.nowMs()) : 0),
      ...(pausedUntilMs === null ? {} : { pausedUntil: instant(pausedUntilMs) }),
      ...(volumeUntilMs === null ? {} : { volumeUntil: instant(volumeUntilMs) }),
      clock: { state, offsetMs: clock.offsetMs === null ? null : Math.round(clock.offsetMs) },
      ...(probe === null ? {} : { probe }),
      net: telemetry.net ?? null,
      rssi: telemetry.rssi ?? null,
      power: telemetry.power ?? null,
      amp: telemetry.amp ?? null,
      tempC: telemetry.tempC ?? null,
      freeBytes: ports.files.freeBytes(),
      ...(telemetry.screen && { screen: telemetry.screen }),
      agent: options.agent,
    };
  }
}

const instant = (ms: number): string => new Date(Math.round(ms)).toISOString();

const namesOf = ({
  occurrence,
  alert,
  session,
}: {
  occurrence?: string;
  alert?: string;
  session?: string;
}) => ({
  ...(occurrence === undefined ? {} : { occurrence }),
  ...(alert === undefined ? {} : { alert }),
  ...(session === undefined ? {} : { session }),
});
