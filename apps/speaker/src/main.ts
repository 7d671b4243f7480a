import { readArguments } from './arguments.js';
import { identityOf } from './identity.js';
import { RecentLog } from './log.js';
import { ffmpegDecoder } from './sound/ffmpeg-decoder.js';
import { startSpeaker } from './speaker.js';

const log = new RecentLog();
try {
  const args = readArguments(process.argv.slice(2));
  const decoder = await ffmpegDecoder();
  const speaker = startSpeaker(args, await identityOf(args, log.write), decoder, log);
  const stop = (why: string): void => {
    log.write('info', 'stopping', { why });
    void speaker.close().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(signal));
  // Started by another program of ours: it does not outlive it.
  process.once('disconnect', () => stop('disconnect'));
} catch (error) {
  log.write('error', error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
