import type { Part, Reason } from '#contracts/reasons.js';
import { deviceTopic } from '#contracts/topics.js';
import type { DeviceConfig, Refusal } from '#contracts/wire.js';
import { Director } from './airing/director.js';
import type { Output } from './airing/output.js';
import { ClockProbe } from './clock/clock-probe.js';
import { DeviceClock } from './clock/device-clock.js';
import { readClockMemory, TimeKeeper } from './clock/time-keeper.js';
import { DEFAULT_OPTIONS, type DeviceContext, type DeviceOptions, type RefusalNote } from './context.js';
import { Deadlines } from './deadlines.js';
import { AlertSets } from './desired/alert-set.js';
import { DesiredConfig } from './desired/desired-config.js';
import { DesiredPlaylist } from './desired/desired-playlist.js';
import { DiskFullError } from './disk-full.js';
import { Inbox } from './inbox.js';
import { Journal } from './journal/journal.js';
import { Spent } from './journal/spent.js';
import { Addresses } from './link/addresses.js';
import { Commands } from './link/commands.js';
import { Connection } from './link/connection.js';
import { ReportSender } from './link/report-sender.js';
import { StatusPublisher } from './link/status.js';
import type { DeviceEvent, DeviceIdentity, DevicePorts } from './ports.js';
import { RemoteControl } from './remote/remote-control.js';
import { ScreenDirector } from './showing/screen-director.js';
import { Staging } from './staging/staging.js';
import { KeyRing } from './trust/key-ring.js';
import { RefusalLog } from './trust/refusal-log.js';
import { WantedFiles } from './wanted-files.js';

const DAY_MS = 86_400_000;
/** Decisions follow each other (one ends, the next begins); more than this at one moment is a mistake. */
const MAX_ROUNDS = 25;

/**
 * Everything a device does, as a state machine over events and time. It never waits and never sleeps: the shell hands
 * it events by `handle`, calls `tick` at `nextWakeAtMonoMs`, and carries out what the core asks of its ports.
 */
export class DeviceCore {
  private readonly context: DeviceContext;
  private readonly config: DesiredConfig;
  private readonly playlist: DesiredPlaylist;
  private readonly alerts: AlertSets;
  private readonly output: Output;
  private readonly staging: Staging;
  private readonly sender: ReportSender;
  private readonly status: StatusPublisher;
  private readonly connection: Connection;
  private readonly commands: Commands;
  private readonly inbox: Inbox;
  private readonly time: TimeKeeper;
  private readonly probe: ClockProbe;
  private readonly refusals = new RefusalLog();
  private lookAgain = true;

  constructor(
    private readonly ports: DevicePorts,
    identity: DeviceIdentity,
    options: Partial<DeviceOptions> = {},
  ) {
    const memory = readClockMemory(ports.store);
    const clock = new DeviceClock(ports.clock, memory, (reason) => this.clockDoubted(reason));
    const settings = { ...DEFAULT_OPTIONS, ...options };
    const spent = new Spent();
    const journal = new Journal(
      ports.store,
      ports.crypto,
      { monotonicMs: () => clock.uptimeMs(), stamp: () => clock.stamp() },
      (report, aside, boot) => {
        spent.learn(report, aside, boot);
        if (boot === this.context?.journal.boot) this.sender.wrote();
      },
      { receiptedMs: settings.receiptedDays * DAY_MS, maxReceipted: settings.maxReceipted },
    );
    this.config = new DesiredConfig(ports.store);
    this.context = {
      ports,
      kind: ports.screen ? 'board' : 'speaker',
      identity,
      options: settings,
      deadlines: new Deadlines(),
      clock,
      journal,
      spent,
      keys: new KeyRing(identity.rootKey, identity.keys),
      remote: new RemoteControl(ports.store, clock),
      config: () => this.config.current(),
      statusChanged: () => this.status.changed(),
      lookAgain: () => (this.lookAgain = true),
      refuse: (topic, reason, note) => this.refuse(topic, reason, note),
      fault: (part, reason) => this.fault(part, reason),
    };
    this.time = new TimeKeeper(this.context, memory);
    const topicOf = (kind: 'status' | 'report' | 'playlist') => deviceTopic(identity.device, kind);
    const probe = (this.probe = new ClockProbe(clock, ports.crypto));
    const addresses = new Addresses(this.context);
    this.playlist = new DesiredPlaylist(topicOf('playlist'), ports.store);
    this.alerts = new AlertSets(ports.store);
    this.sender = new ReportSender(this.context, topicOf('report'));
    const screen = ports.screen
      ? new ScreenDirector(this.context, this.playlist, this.alerts, ports.screen)
      : null;
    const director = screen ? null : new Director(this.context, this.playlist, this.alerts);
    this.output = (screen ?? director)!;
    this.status = new StatusPublisher(this.context, topicOf('status'), probe, {
      output: this.output,
      configRevision: () => this.config.revision(),
      playlistRevision: () => this.playlist.revision(),
      alertRevisions: () => this.alerts.revisions(),
    });
    this.connection = new Connection(this.context, addresses, probe, this.sender, this.status);
    this.commands = new Commands(this.context, {
      output: this.output,
      voice: director?.voice ?? null,
      sender: this.sender,
      probe,
      addresses,
      clockSet: () => this.time.clockSet(),
    });
    const wanted = new WantedFiles(this.context, this.playlist, this.alerts);
    this.staging = new Staging(this.context, {
      wanted: () => wanted.list(),
      pinned: () => wanted.pinned(),
      bodyWrong: () => this.playlist.bodyWrong(this.context),
      arrived: () => this.fileArrived(),
      baseUrls: () => addresses.baseUrls(),
      baseWorked: (url) => addresses.baseWorked(url),
    });
    this.inbox = new Inbox(this.context, {
      config: this.config,
      playlist: this.playlist,
      alerts: this.alerts,
      sender: this.sender,
      commands: this.commands,
      configTaken: () => this.configTaken(),
      programmeMayHaveChanged: (before) => this.programmeMayHaveChanged(before),
      programmeHeard: () => this.output.heardFromHub(),
      wantsChanged: () => this.staging.refresh(),
      verified: (issuedAtMs, kind) => this.time.verified(issuedAtMs, kind === 'receipt'),
    });
  }

  /** Takes up what the store holds and opens the connection. Called once. */
  start(): void {
    this.guarded(() => {
      this.config.restore(this.context);
      this.playlist.restore(this.context);
      this.alerts.restore(this.context);
      this.output.restore();
      this.connection.open(this.config.current()?.units ?? []);
      this.staging.refresh();
    });
    this.context.deadlines.set('day', this.context.clock.monotonicMs() + DAY_MS);
    this.time.start();
    this.settle();
  }

  handle(event: DeviceEvent): void {
    this.guarded(() => this.dispatch(event));
    this.settle();
  }

  /** Does what is due. The shell calls it at `nextWakeAtMonoMs`; calling it more often is harmless. */
  tick(): void {
    const { clock, deadlines } = this.context;
    const now = clock.monotonicMs();
    this.guarded(() => {
      this.time.tick(now);
      this.output.tick(now);
      if (deadlines.take('decide', now)) this.lookAgain = true;
      if (deadlines.take('fetch', now)) this.staging.pump();
      if (deadlines.take('day', now)) this.daily(now);
      this.inbox.tick(now);
      this.commands.tick(now);
    });
    this.settle();
    this.sender.tick(now);
    this.status.tick(now);
  }

  /** The monotonic instant at which `tick` has to be called next. */
  nextWakeAtMonoMs(): number {
    return this.context.deadlines.next();
  }

  /** The settings in force, for what the shell itself shows of them; null before the first. */
  settings(): DeviceConfig | null {
    return this.config.current();
  }

  /** For the shell's own log and for tests: never part of the protocol. */
  look(): {
    configRevision: number;
    revision: number;
    lastSeq: number;
    upTo: number;
    playing: string | null;
    nowMs: number;
    clock: string;
    journal: string;
    boot: string;
  } {
    const { clock, journal } = this.context;
    return {
      configRevision: this.config.revision(),
      revision: this.playlist.revision(),
      lastSeq: journal.lastSeq,
      upTo: journal.upTo,
      playing: this.output.onAir()?.key ?? null,
      nowMs: clock.nowMs(),
      clock: clock.state(),
      journal: journal.id,
      boot: journal.boot,
    };
  }

  private dispatch(event: DeviceEvent): void {
    switch (event.type) {
      case 'connection':
        this.connection.changed(event, this.config.current()?.units ?? []);
        if (event.state === 'up') this.staging.reconnected();
        else this.output.heardFromHub();
        break;
      case 'message':
        this.inbox.take(event.topic, event.payload, event.retain);
        break;
      case 'subscription-refused':
        this.fault('mqtt', 'subscription-refused');
        break;
      case 'fetched':
        this.staging.fetched(event);
        break;
      case 'prepared':
        this.output.answered(event);
        if (!event.ok) this.staging.refresh();
        this.lookAgain = true;
        break;
      case 'lost':
        this.fault('store', 'corrupt');
        this.staging.refresh();
        this.lookAgain = true;
        break;
      case 'ended':
      case 'turned':
      case 'screen':
      case 'programme':
        this.output.answered(event);
        break;
      case 'ntp':
      case 'ntp-failed':
        this.time.answered(event);
        break;
    }
  }

  /** A full disk stops what wanted to write, and nothing else. */
  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof DiskFullError)) throw error;
      this.ports.log?.('error', 'the disk is full', { cause: error.message });
      this.fault('store', 'disk');
      this.staging.makeRoom(0);
    }
  }

  private settle(): void {
    for (let round = 0; this.lookAgain && round < MAX_ROUNDS; round++) {
      this.lookAgain = false;
      this.guarded(() => this.output.decide());
    }
  }

  private configTaken(): void {
    this.connection.configChanged(this.config.current()?.units ?? []);
    this.alerts.keepUnits(this.context, this.config.current()?.units ?? []);
    this.output.configChanged();
    this.context.statusChanged();
    this.time.configChanged();
    this.staging.refresh();
    this.lookAgain = true;
  }

  private programmeMayHaveChanged(before: number): void {
    if (this.playlist.revision() !== before) {
      this.output.programmeChanged();
      this.context.statusChanged();
    }
    this.staging.refresh();
    this.lookAgain = true;
  }

  private fileArrived(): void {
    const before = this.playlist.revision();
    this.playlist.bodyArrived(this.context);
    if (this.playlist.revision() !== before || this.playlist.missingBody())
      this.programmeMayHaveChanged(before);
    this.lookAgain = true;
  }

  /** What the hub signed contradicts it: asked again at once, not when the last measurement would have run out. */
  private clockDoubted(reason: Reason): void {
    this.context.fault('clock', reason);
    this.probe.connected();
    this.status.changed();
  }

  private daily(now: number): void {
    this.context.spent.prune(this.context.clock.nowMs());
    this.context.journal.compact();
    this.context.deadlines.set('day', now + DAY_MS);
    this.staging.refresh();
  }

  private refuse(topic: string, reason: Refusal, note: RefusalNote): void {
    const now = this.context.clock.monotonicMs();
    this.ports.log?.('warn', 'message refused', { topic, reason, ...note });
    if (this.refusals.admit(topic, reason, note.revision, now))
      this.context.journal.append('refused', { topic, reason, ...note });
  }

  /** Something is wrong with the device: reported once a day for each cause. The shell says here what only it can see. */
  fault(part: Part, reason: Reason): void {
    const now = this.context.clock.monotonicMs();
    this.ports.log?.('warn', 'fault', { part, reason });
    if (this.refusals.admit(`fault ${part}`, reason, undefined, now))
      this.context.journal.append('fault', { part, reason });
  }
}
