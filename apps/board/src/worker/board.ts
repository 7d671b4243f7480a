import type { Part, Reason } from '#contracts/reasons.js';
import type { EnrolAnswer } from '#contracts/wire.js';
import { DeviceCore } from '#device/device-core.js';
import type { DeviceEvent, DevicePorts, Telemetry } from '#device/ports.js';
import type { Size, ToPage } from '../messages.js';
import { BoardFiles } from './board-files.js';
import { BoardLoop } from './board-loop.js';
import { boardTransport } from './board-transport.js';
import type { BoardDatabase } from './database.js';
import { DurableQueue } from './durable-queue.js';
import { engineOf } from './engine.js';
import { IdbStore } from './idb-store.js';
import { noVoice } from './no-voice.js';
import { OnlineOnly } from './online-only.js';
import { pureCrypto } from './pure-crypto.js';
import { ScreenLink } from './screen-link.js';
import { Teller } from './teller.js';

const AGENT = 'ttn-board/0.1.0';
const MAX_STORED_BYTES = 2 * 1024 ** 3;
/** Without a secure context the media lie in memory. */
const MAX_MEMORY_BYTES = 256 * 1024 ** 2;
/** A machine whose clock is wrong by more has no clock to lean on. */
const CORRECTABLE_MS = 10 * 60_000;

export interface BoardStart {
  database: BoardDatabase;
  enrolment: EnrolAnswer;
  /** Where the page came from: the hub. */
  origin: string;
  isSecure: boolean;
  size(this: void): Size;
  post(this: void, message: ToPage): void;
}
/** The running board, for what the page tells it. */
export interface RunningBoard {
  emit(this: void, event: DeviceEvent): void;
  turned(event: DeviceEvent & { type: 'turned' }): void;
  /** What only the page, or its start, can know is wrong. */
  fault(part: Part, reason: Reason): void;
}
const log = (message: string, cause: unknown): void => console.warn(message, cause);

/** Puts the device's core into this worker: the browser's database, its network, the page as its screen. */
export async function startBoard(start: BoardStart): Promise<RunningBoard> {
  const { database, enrolment, origin, isSecure, size, post } = start;
  const queue = new DurableQueue(database, log, () => post({ type: 'broken' }));
  const store = await IdbStore.open(database, queue, log);
  const teller = new Teller(post);
  const loop = new BoardLoop(
    (core) => teller.tell(core),
    () => post({ type: 'restart' }),
  );
  const damaged: string[] = [];
  const files = await BoardFiles.open({
    database: isSecure ? database : null,
    token: enrolment.httpToken,
    emit: loop.emit,
    onDamaged: (sha256) => damaged.push(sha256),
    maxBytes: isSecure ? MAX_STORED_BYTES : MAX_MEMORY_BYTES,
    log,
  });
  const screen = new ScreenLink({
    queue,
    blob: (sha256) => files.blob(sha256),
    isSound: (sha256) => files.isSound(sha256),
    emit: loop.emit,
    send: (scene) => post({ type: 'scene', scene }),
  });
  const onlineOnly = isSecure ? null : new OnlineOnly(loop.emit);
  const ports: DevicePorts = {
    clock: {
      monotonicMs: () => performance.now(),
      wallMs: () => Date.now(),
      batteryBacked: true,
      correctableMs: CORRECTABLE_MS,
    },
    crypto: pureCrypto,
    store,
    files,
    player: noVoice,
    screen,
    transport: boardTransport({ origin, queue, emit: loop.emit, log }, (state) => {
      onlineOnly?.linkIs(state);
      post({ type: 'link', state });
    }),
    random: Math.random,
    restart: () => queue.after(() => post({ type: 'restart' }), { evenIfFull: true }),
    telemetry: () => ({
      ...network(),
      screen: { ...size(), engine: engineOf(navigator.userAgent), secure: isSecure },
    }),
    log: (level, message, details) => console[level](message, details ?? ''),
  };
  const baseUrls = [...new Set([origin, ...enrolment.baseUrls])];
  const core = new DeviceCore(ports, { ...enrolment, baseUrls }, { agent: AGENT });
  post({ type: 'running', device: enrolment.device });
  if (!isSecure) core.fault('page', 'insecure');
  loop.run(core);
  for (const sha256 of damaged) loop.emit({ type: 'lost', sha256 });
  return {
    emit: loop.emit,
    turned: (event) => void screen.turned(event),
    fault: (part, reason) => core.fault(part, reason),
  };
}

function network(): Telemetry {
  const { connection } = navigator as Navigator & { connection?: { type?: string } };
  const net = connection?.type;
  return net === 'wifi' || net === 'cellular' || net === 'ethernet' ? { net } : {};
}
