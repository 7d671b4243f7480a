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
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.write('info', 'stopping', { signal });
      void speaker.close().finally(() => process.exit(0));
    });
  }
} catch (error) {
  log.write('error', error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
