import { describe, expect, it } from '@jest/globals';
import { AudioFailure } from './audio-outcome.js';
import { runProgram } from './run-program.js';

const node = (script: string) => ({ command: process.execPath, args: ['-e', script], timeoutMs: 20_000 });
const forever = 'process.stdout.write("up");setInterval(() => undefined, 1000)';
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ended',
    (error: unknown) => (error instanceof AudioFailure ? error.refusal.reason : String(error)),
  );

describe('running a program', () => {
  it('feeds it, drains it and tells its end', async () => {
    let out = '';
    const end = await runProgram({
      ...node('process.stdin.pipe(process.stdout);console.error("note");process.exitCode=3'),
      input: Buffer.from('xin chào'),
      onOutput: (chunk) => void (out += chunk.toString('utf8')),
    });
    expect(out).toBe('xin chào');
    expect(end).toEqual({ exitCode: 3, stderr: 'note\n' });
  });

  it('gives it none of our environment', async () => {
    let out = '';
    process.env.TTN_SECRET_OF_TEST = 'secret';
    await runProgram({
      ...node('console.log(JSON.stringify(process.env))'),
      onOutput: (c) => void (out += c.toString()),
    });
    delete process.env.TTN_SECRET_OF_TEST;
    expect(out).toContain('LC_ALL');
    expect(out).not.toContain('secret');
  });

  it('keeps only the end of what it says', async () => {
    const end = await runProgram(node('process.stderr.write("x".repeat(1e6)+"the end")'));
    expect(end.stderr.length).toBeLessThanOrEqual(16 * 1024);
    expect(end.stderr.endsWith('the end')).toBe(true);
  });

  it('kills it when its time is over, when it is cancelled, and when its output cannot be taken', async () => {
    expect(await reasonOf(runProgram({ ...node(forever), timeoutMs: 100 }))).toBe('timed-out');
    const controller = new AbortController();
    const cancelled = runProgram({
      ...node(forever),
      signal: controller.signal,
      onOutput: () => controller.abort(),
    });
    expect(await reasonOf(cancelled)).toBe('aborted');
    const full = runProgram({
      ...node(forever),
      onOutput: () => {
        throw new Error('disk full');
      },
    });
    expect(await reasonOf(full)).toBe('Error: disk full');
    async function* broken() {
      yield Buffer.from('a');
      throw new Error('source broke');
    }
    expect(await reasonOf(runProgram({ ...node(forever), input: broken() }))).toBe('Error: source broke');
  });

  it('does not mind a program that stops reading, and names one that is not there', async () => {
    async function* much() {
      for (let i = 0; i < 200; i++) yield Buffer.alloc(65_536);
    }
    expect(await runProgram({ ...node('process.exit(0)'), input: much() })).toMatchObject({ exitCode: 0 });
    expect(await reasonOf(runProgram({ command: '/nowhere/ffmpeg', args: [], timeoutMs: 1000 }))).toBe(
      'audio-tool-missing',
    );
  });
});
