import { describe, expect, it } from '@jest/globals';
import { ChangeWindow } from './change-window.js';

describe('the window of changes', () => {
  it('gives each room of the path the newest of an id, once', () => {
    const window = new ChangeWindow<{ id: string; presence?: string }>();
    window.add('2025-15/2025-02647/', { id: 'a', presence: 'offline' });
    window.add('2025-15/2025-02647/', { id: 'a', presence: 'online' });
    window.add('2025-15/2025-02671/', { id: 'b', presence: 'online' });
    const taken = new Map(window.take());
    expect(taken.get('2025-15/2025-02647/')).toEqual([{ id: 'a', presence: 'online' }]);
    expect(taken.get('2025-15/')).toHaveLength(2);
    expect(taken.get('')).toHaveLength(2);
    expect(window.take()).toEqual([]);
  });

  it('is bounded, and counts what it drops', () => {
    const window = new ChangeWindow<{ id: string }>();
    for (let i = 0; i < 10_001; i++) window.add('x/', { id: String(i) });
    expect(window.dropped).toBe(2);
  });
});
