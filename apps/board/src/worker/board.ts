import type { EnrolAnswer } from '#contracts/wire.js';
import { DeviceCore } from '#device/device-core.js';
import type { DeviceEvent, DevicePorts, Telemetry, TransportPort } from '#device/ports.js';
import { MqttTransport } from '#device/shell/mqtt-transport.js';
import { connectMqtt } from '#messaging/client.js';
import type { ToPage } from '../messages.js';
import { BoardFiles } from './board-files.js';
import { BoardLoop } from './board-loop.js';
import type { BoardDatabase } from './database.js';
import { DurableQueue } from './durable-queue.js';
import { IdbStore } from './idb-store.js';
import { noVoice } from './no-voice.js';
import { pureCrypto } from './pure-crypto.js';
import { ScreenLink } from './screen-link.js';
import { Teller } from './teller.js';
import { rememberedOffsetMs } from './wall-clock.js';
import { webSocketUrls } from './web-addresses.js';

const AGENT = 'ttn-board/0.1.0';
const MAX_STORED_BYTES = 2 * 1024 ** 3;
/** Without a secure context the media lie in memory. */
const MAX_MEMORY_BYTES = 256 * 1024 ** 2;

export interface BoardStart {
  database: BoardDatabase;
  enrolment: EnrolAnswer;
  /** Where the page came from: the hub. */
  origin: string;
  isSecure: boolean;
  post(this: void, message: ToPage): void;
}
const log = (message: string, cause: unknown): void => console.warn(message, cause);

/** Puts the device's core into this worker: the browser's database, its network, the page as its screen. */
export async function startBoard(start: BoardStart): Promise<(event: DeviceEvent) => void> {
  const { database, enrolment, origin, isSecure, post } = start;
  const queue = new DurableQueue(database, log);
  const store = await IdbStore.open(database, queue, log);
  const teller = new Teller(store, post);
  const loop = new BoardLoop((core) => teller.tell(core));
  const files = await BoardFiles.open({
    database: isSecure ? database : null,
    token: enrolment.httpToken,
    emit: loop.emit,
    maxBytes: isSecure ? MAX_STORED_BYTES : MAX_MEMORY_BYTES,
    log,
  });
  const screen = new ScreenLink({
    queue,
    blob: (sha256) => files.blob(sha256),
    emit: loop.emit,
    send: (scene) => post({ type: 'scene', scene }),
  });
  const offsetMs = rememberedOffsetMs(store);
  const ports: DevicePorts = {
    clock: {
      monotonicMs: () => performance.now(),
      wallMs: () => Date.now() + offsetMs,
      batteryBacked: true,
    },
    crypto: pureCrypto,
    store,
    files,
    player: noVoice,
    screen,
    transport: transportOf(start, queue, loop),
    random: Math.random,
    restart: () => queue.after(() => post({ type: 'restart' }), { evenIfFull: true }),
    telemetry,
    log: (level, message, details) => console[level](message, details ?? ''),
  };
  const baseUrls = [...new Set([origin, ...enrolment.baseUrls])];
  const core = new DeviceCore(ports, { ...enrolment, baseUrls }, { agent: AGENT });
  post({ type: 'running', device: enrolment.device });
  if (!isSecure) core.fault('page', 'insecure');
  loop.run(core);
  return loop.emit;
}

/** Nothing is said to the hub before what it says is durable. */
function transportOf({ origin, post }: BoardStart, queue: DurableQueue, loop: BoardLoop): TransportPort {
  const transport = new MqttTransport(
    (options) =>
      connectMqtt({
        ...options,
        urls: webSocketUrls(options.urls, origin),
        // The core knows an address by the name that it gave.
        onState: (state, reason, { url }) =>
          options.onState(state, reason, { url: options.urls.includes(url) ? url : options.urls[0]! }),
      }),
    (event) => {
      if (event.type === 'connection') post({ type: 'link', up: event.state === 'up' });
      loop.emit(event);
    },
    log,
  );
  return {
    connect: (request) => queue.after(() => transport.connect(request)),
    subscribe: (topics) => queue.after(() => transport.subscribe(topics)),
    unsubscribe: (topics) => queue.after(() => transport.unsubscribe(topics)),
    publish: (topic, payload, how) => queue.after(() => transport.publish(topic, payload, how)),
  };
}

function telemetry(): Telemetry {
  const { connection } = navigator as Navigator & { connection?: { type?: string } };
  const net = connection?.type;
  return net === 'wifi' || net === 'cellular' || net === 'ethernet' ? { net } : {};
}
