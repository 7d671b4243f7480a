import type { EnrolAnswer } from '#contracts/wire.js';
import { DeviceCore } from '#device/device-core.js';
import { MqttTransport } from '#device/shell/mqtt-transport.js';
import { nodeCrypto } from '#device/node/node-crypto.js';
import type { DeviceEvent, StorePort } from '#device/ports.js';
import { MemoryStore } from '#device/simulated/memory-store.js';
import { SimulatedPlayer } from '#device/simulated/simulated-player.js';
import { connectMqtt } from '#messaging/client.js';
import type { AlarmClock, Sleeper } from './alarm-clock.js';
import { DeviceFiles, type SharedFiles } from './shared-files.js';

/** What is wrong with a simulated device, on purpose. */
export interface DeviceFault {
  /** Enrolled, and never heard of again. */
  dead?: boolean;
  /** Its own clock is so far off; untrusted until measured. */
  clockOffsetMs?: number;
}
export interface FleetSurroundings {
  alarms: AlarmClock;
  files: SharedFiles;
  monotonicMs: () => number;
  random: () => number;
  keepReports: number;
  /** A start that is late by less counts as in time. */
  toleranceMs?: number;
  agent: string;
  log?: (device: string, level: string, message: string, details?: Record<string, unknown>) => void;
}

/** One simulated device: the same core as on a pole, its own connection, memory for a disk and the clock for a loudspeaker. */
export class FleetDevice implements Sleeper {
  wakeAtMs = Infinity;
  readonly id: string;
  connected = false;
  private readonly store: StorePort = new MemoryStore();
  private core: DeviceCore | null = null;
  private player: SimulatedPlayer | null = null;
  private transport: MqttTransport | null = null;
  private files: DeviceFiles | null = null;
  private waiting: DeviceEvent[] = [];
  private busy = false;

  constructor(
    readonly enrolment: EnrolAnswer,
    readonly fault: DeviceFault,
    private readonly around: FleetSurroundings,
  ) {
    this.id = enrolment.device;
  }

  /** Switches it on; after `cutPower` it goes on with what its memory holds. */
  start(): void {
    if (this.core || this.fault.dead) return;
    const { around, enrolment, fault } = this;
    const clock = {
      monotonicMs: around.monotonicMs,
      wallMs: () => Date.now() + (fault.clockOffsetMs ?? 0),
      batteryBacked: !fault.clockOffsetMs,
    };
    const emit = (event: DeviceEvent): void => this.emit(event);
    this.files ??= new DeviceFiles(around.files, enrolment.httpToken, (id, outcome) =>
      this.emit({ type: 'fetched', id, outcome }),
    );
    this.player = new SimulatedPlayer(clock, () => this.sleep(), around.toleranceMs);
    this.transport = new MqttTransport(connectMqtt, emit);
    this.core = new DeviceCore(
      {
        clock,
        crypto: nodeCrypto,
        store: this.store,
        files: this.files,
        player: this.player,
        transport: this.transport,
        random: around.random,
        programmes: around.files,
        restart: () => void this.cutPower().then(() => this.start()),
        ...(around.log
          ? { log: (level, message, details) => around.log?.(this.id, level, message, details) }
          : {}),
      },
      enrolment,
      { agent: around.agent, maxReceipted: around.keepReports, markEveryMs: 1000 },
    );
    this.core.start();
    this.drain();
  }

  /** As when lightning strikes: nothing is said, the connection breaks. */
  async cutPower(): Promise<void> {
    const { transport } = this;
    this.core = null;
    this.player = null;
    this.transport = null;
    this.waiting = [];
    this.connected = false;
    this.around.alarms.set(this, Infinity);
    await transport?.close();
  }

  look(): ReturnType<DeviceCore['look']> | null {
    return this.core?.look() ?? null;
  }

  wake(): void {
    if (!this.core) return;
    this.busy = true;
    try {
      this.core.tick();
    } finally {
      this.busy = false;
    }
    this.drain();
  }

  private emit(event: DeviceEvent): void {
    if (event.type === 'connection') this.connected = event.state === 'up';
    this.waiting.push(event);
    if (!this.busy && this.core) this.drain();
  }

  private drain(): void {
    if (!this.core || !this.player) return;
    this.busy = true;
    try {
      for (;;) {
        const event = this.waiting.shift();
        if (event) this.core.handle(event);
        else if (this.player.nextMonoMs() <= this.around.monotonicMs())
          this.waiting.push(...this.player.take());
        else break;
      }
    } finally {
      this.busy = false;
    }
    this.sleep();
  }

  private sleep(): void {
    if (this.busy || !this.core || !this.player) return;
    this.around.alarms.set(this, Math.min(this.core.nextWakeAtMonoMs(), this.player.nextMonoMs()));
  }
}
