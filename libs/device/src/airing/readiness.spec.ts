import { describe, expect, it } from '@jest/globals';
import type { DeviceContext } from '../context.js';
import type { PlayPiece } from '../ports.js';
import { Readiness } from './readiness.js';

const piece = (sha256: string): PlayPiece => ({ sha256, positionMs: 0, durationMs: 1000, codec: 'mp3' });

function world() {
  let monoMs = 0;
  const said: string[] = [];
  const clock = {
    nowMs: () => 5000 + monoMs,
    monotonicMs: () => monoMs,
    wallOf: (mono: number) => 5000 + mono,
  };
  const player = {
    prepare: (key: string, pieces: readonly PlayPiece[]) => said.push(`prepare ${key} ${pieces.length}`),
    release: (key: string) => said.push(`release ${key}`),
  };
  const readiness = new Readiness({ clock, ports: { player } } as unknown as DeviceContext);
  return { readiness, said, pass: (ms: number) => (monoMs += ms) };
}

describe('what an emergency begins with', () => {
  it('is got ready once, and begins when the player says so, after a second at the latest', () => {
    const { readiness, said, pass } = world();
    expect(readiness.fromMs('a1', [piece('x')])).toBe(6000);
    pass(300);
    expect(readiness.fromMs('a1', [piece('x')])).toBe(6000);
    readiness.answered('a1');
    expect(readiness.fromMs('a1', [piece('x')])).toBe(5300);
    readiness.forget('a1');
    expect(said).toEqual(['prepare a1 1', 'release a1']);
    const late = world();
    late.readiness.fromMs('a1', [piece('x')]);
    late.pass(1500);
    expect(late.readiness.fromMs('a1', [piece('x')])).toBe(6500);
  });

  it('more that arrives meanwhile is got ready too, within the same second', () => {
    const { readiness, said, pass } = world();
    readiness.fromMs('a1', [piece('tone')]);
    readiness.answered('a1');
    pass(400);
    expect(readiness.fromMs('a1', [piece('tone'), piece('voice')])).toBe(6000);
    expect(said).toEqual(['prepare a1 1', 'prepare a1 2']);
  });
});
