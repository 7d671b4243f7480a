import { describe, expect, it } from '@jest/globals';
import { PublishWindow } from './publish-window.js';

/** Tasks that end when told to. */
class Work {
  running: string[] = [];
  done: string[] = [];
  private readonly ends = new Map<string, (error?: Error) => void>();
  task(name: string): () => Promise<void> {
    return () => {
      this.running.push(name);
      return new Promise((resolve, reject) => {
        this.ends.set(name, (error) => {
          this.running = this.running.filter((each) => each !== name);
          this.done.push(name);
          if (error) reject(error);
          else resolve();
        });
      });
    };
  }
  async end(name: string, error?: Error): Promise<void> {
    this.ends.get(name)?.(error);
    for (let i = 0; i < 5; i++) await Promise.resolve();
  }
}

describe('the publish window', () => {
  it('runs so many at a time, the rest in order', async () => {
    const work = new Work();
    const window = new PublishWindow({ active: 2, waiting: 10 });
    const all = ['a', 'b', 'c', 'd'].map((name) => window.run(name, work.task(name)));
    expect(work.running).toEqual(['a', 'b']);
    await work.end('b');
    expect(work.running).toEqual(['a', 'c']);
    await work.end('a');
    await work.end('c');
    await work.end('d');
    await Promise.all(all);
    expect(work.done).toEqual(['b', 'a', 'c', 'd']);
  });

  it('never runs two of one key, keeps their order, and lets others pass', async () => {
    const work = new Work();
    const window = new PublishWindow({ active: 3, waiting: 10 });
    const all = ['k1', 'k2', 'k3'].map((name) => window.run('k', work.task(name)));
    all.push(window.run('other', work.task('other')));
    expect(work.running).toEqual(['k1', 'other']);
    await work.end('k1');
    expect(work.running).toEqual(['other', 'k2']);
    await work.end('other');
    await work.end('k2');
    await work.end('k3');
    await Promise.all(all);
  });

  it('a failure is its own: the next of the key runs', async () => {
    const work = new Work();
    const window = new PublishWindow({ active: 1, waiting: 10 });
    const first = window.run('k', work.task('k1'));
    const second = window.run('k', work.task('k2'));
    const failed = expect(first).rejects.toThrow('no');
    await work.end('k1', new Error('no'));
    await failed;
    await work.end('k2');
    await expect(second).resolves.toBeUndefined();
  });

  it('refuses what would wait beyond its bound', async () => {
    const work = new Work();
    const window = new PublishWindow({ active: 1, waiting: 2 });
    const taken = ['a', 'b', 'c'].map((name) => window.run(name, work.task(name)));
    await expect(window.run('d', work.task('d'))).rejects.toMatchObject({ code: 'mqtt-overflow' });
    for (const name of ['a', 'b', 'c']) await work.end(name);
    await Promise.all(taken);
    const again = window.run('d', work.task('d'));
    await work.end('d');
    await again;
  });
});
