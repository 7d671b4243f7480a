import { describe, expect, it } from '@jest/globals';
import { ChangeBuffer } from './change-buffer.js';

interface Change {
  id: string;
  presence?: string;
  playing?: boolean;
}

function bufferOf() {
  const runs: (() => void)[] = [];
  const taken: Change[][] = [];
  const buffer = new ChangeBuffer<Change>(
    (run) => void runs.push(run),
    (changes) => void taken.push(changes),
  );
  return { buffer, runs, taken };
}

describe('gathered changes', () => {
  it('come together once, merged by id', () => {
    const { buffer, runs, taken } = bufferOf();
    buffer.add([{ id: 'a', presence: 'online' }]);
    buffer.add([
      { id: 'a', playing: true },
      { id: 'b', presence: 'offline' },
    ]);
    expect(runs).toHaveLength(1);
    runs[0]!();
    expect(taken).toEqual([
      [
        { id: 'a', presence: 'online', playing: true },
        { id: 'b', presence: 'offline' },
      ],
    ]);
    buffer.add([{ id: 'b', presence: 'online' }]);
    expect(runs).toHaveLength(2);
  });

  it('are dropped when everything was read anew', () => {
    const { buffer, runs, taken } = bufferOf();
    buffer.add([{ id: 'a' }]);
    buffer.clear();
    runs[0]!();
    expect(taken).toEqual([]);
    buffer.add([]);
    expect(runs).toHaveLength(1);
  });
});
