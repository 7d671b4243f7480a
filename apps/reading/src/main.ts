import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parsePls } from '#speech/lexicon/pls.js';
import { readText, type ReadOptions } from '#speech/read.js';
import { parseArguments, USAGE } from './arguments.js';

const parsed = parseArguments(process.argv.slice(2));
if (!parsed.ok) {
  process.stderr.write(`${parsed.problem}\n${USAGE}`);
  process.exit(2);
}
if (parsed.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}

const options: ReadOptions = { style: parsed.style, region: parsed.region };
if (parsed.lexiconFile !== undefined) {
  try {
    options.lexicon = parsePls(readFileSync(parsed.lexiconFile, 'utf8'));
  } catch (cause) {
    process.stderr.write(
      `Không đọc được từ điển đọc ${parsed.lexiconFile}: ${cause instanceof Error ? cause.message : String(cause)}\n`,
    );
    process.exit(2);
  }
}

// A reader that has seen enough (head, less) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const reading = readText(line, options);
  // A line in, a line out: what the reading itself breaks (U+2028 and the like) stays on its line.
  const out = parsed.json
    ? JSON.stringify({
        spoken: reading.spoken,
        spans: reading.spans,
        unsure: reading.unsure,
        sentences: reading.sentences,
      })
    : reading.spoken.replace(/\n/g, ' ');
  if (!process.stdout.write(`${out}\n`))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}
