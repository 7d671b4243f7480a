import { join } from 'node:path';
import { DeviceCore } from '#device/device-core.js';
import { MqttTransport } from '#device/shell/mqtt-transport.js';
import { nodeCrypto } from '#device/node/node-crypto.js';
import type { EnrolAnswer } from '#contracts/wire.js';
import { connectMqtt } from '#messaging/client.js';
import type { SpeakerArguments } from './arguments.js';
import { CoreLoop } from './core-loop.js';
import { FileStore } from './file-store.js';
import type { RecentLog } from './log.js';
import { MediaFiles } from './media-files.js';
import { askSntp } from './sntp.js';
import { AlsaSink } from './sound/alsa-sink.js';
import { DecodedShelf, SAMPLE_RATE } from './sound/decoded-shelf.js';
import type { Decoder } from './sound/decoder.js';
import { FileSink } from './sound/file-sink.js';
import { NullSink } from './sound/null-sink.js';
import { PcmPlayer } from './sound/pcm-player.js';
import type { Sink } from './sound/sink.js';

export const AGENT = 'ttn-speaker/0.1.0';
/** systemd's word for "start me again": the unit has Restart=on-failure. */
const EXIT_RESTART = 75;
const NTP_TIMEOUT_MS = 3000;
const LOG_TIMEOUT_MS = 30_000;

export interface Speaker {
  close(): Promise<void>;
}

/** Puts the device's core on this machine: its folder, its network, its sound. */
export function startSpeaker(
  args: SpeakerArguments,
  enrolment: EnrolAnswer,
  decoder: Decoder,
  log: RecentLog,
): Speaker {
  const folder = join(args.data, enrolment.device);
  const monotonicMs = (): number => performance.now();
  const wallMs = (): number => Date.now() + args.clockOffsetMs;
  const loop = new CoreLoop(monotonicMs);
  const store = new FileStore(join(folder, 'state'));
  const files = new MediaFiles(join(folder, 'media'), enrolment.httpToken, loop.emit);
  const shelf = new DecodedShelf(
    join(folder, 'decoded'),
    decoder,
    (sha256) => files.path(sha256),
    (message, details) => log.write('warn', message, details),
  );
  const sink = sinkOf(args, log);
  const player = new PcmPlayer(sink, shelf, monotonicMs, loop.emit);
  const transport = new MqttTransport(connectMqtt, loop.emit, (message, details) =>
    log.write('info', message, details),
  );
  const close = async (): Promise<void> => {
    loop.close();
    player.close();
    await transport.close();
    store.close();
  };
  const core = new DeviceCore(
    {
      clock: { monotonicMs, wallMs, batteryBacked: args.batteryBacked },
      crypto: nodeCrypto,
      store,
      files,
      player,
      transport,
      random: Math.random,
      askTime: (servers) => void askTime(servers, wallMs, loop, () => core.look().nowMs),
      restart: () => void close().finally(() => process.exit(EXIT_RESTART)),
      sendLog: ({ url, maxBytes }) => void sendLog(url, log.packed(maxBytes), enrolment.httpToken, log),
      log: log.write,
    },
    enrolment,
    { agent: AGENT },
  );
  const startedAtMs = Date.now();
  player.begin({
    boot: core.look().boot,
    device: enrolment.device,
    sampleRate: SAMPLE_RATE,
    startedAtMs,
  });
  loop.run(core);
  log.write('info', 'running', { device: enrolment.device, boot: core.look().boot, sink: args.sink });
  return { close };
}

function sinkOf(args: SpeakerArguments, log: RecentLog): Sink {
  if (args.sink === 'file') return new FileSink(join(args.data, 'heard'), args.applyVolume);
  if (args.sink === 'null') return new NullSink();
  return new AlsaSink((message, details) => log.write('warn', message, details));
}

/** The servers in order, the first that answers; its offset is against the device's own time as it is now. */
async function askTime(
  servers: readonly string[],
  wallMs: () => number,
  loop: CoreLoop,
  deviceNowMs: () => number,
): Promise<void> {
  let why = 'no server';
  for (const server of servers) {
    try {
      const { offsetMs, errorMs } = await askSntp(server, wallMs, NTP_TIMEOUT_MS);
      loop.emit({ type: 'ntp', offsetMs: wallMs() + offsetMs - deviceNowMs(), errorMs });
      return;
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
    }
  }
  loop.emit({ type: 'ntp-failed', reason: why });
}

async function sendLog(url: string, body: Buffer, token: string, log: RecentLog): Promise<void> {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/gzip',
      },
      body: new Uint8Array(body),
      redirect: 'error',
      signal: AbortSignal.timeout(LOG_TIMEOUT_MS),
    });
    if (!response.ok) log.write('warn', 'log was not taken', { status: response.status });
  } catch (error) {
    log.write('warn', 'log did not get through', {
      cause: error instanceof Error ? error.message : String(error),
    });
  }
}
