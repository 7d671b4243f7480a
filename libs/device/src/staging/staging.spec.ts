import { describe, expect, it } from '@jest/globals';
import type { FetchOutcome } from '../ports.js';
import {
  alert,
  alerts,
  ALERTS_TOPIC,
  config,
  MONDAY,
  playlist,
  running,
  signed,
  topic,
  type World,
} from '../spec-world/world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const send = (world: World, revision: number, starts: number[]): string[] => {
  const before = new Set(world.media.keys());
  const message = playlist(
    world,
    revision,
    starts.map((startAtMs, at) => ({ id: `o${revision}${at}`, startAtMs })),
  );
  world.message(topic('playlist'), signed(message));
  return [...world.media.keys()].filter((path) => !before.has(path) && path !== message.body.path);
};
const failures = (world: World): string[] =>
  world.said('stage-failed').map((report) => (report as { reason: string }).reason);
const trouble = (world: World, path: string, ...outcomes: FetchOutcome[]): void =>
  void world.trouble.set(path, outcomes);

describe('staging', () => {
  it('fetches in order of the starts, each file once, and says so', () => {
    const world = running();
    const paths = send(world, 1, [MONDAY + 3 * HOUR, MONDAY + HOUR, MONDAY + 2 * HOUR]);
    world.pass(MINUTE);
    expect(world.fetched.slice(1)).toEqual([paths[1], paths[2], paths[0]]);
    expect(world.said('staged')).toHaveLength(3);
    world.boot();
    world.connect();
    world.pass(MINUTE);
    expect(world.fetched).toHaveLength(4);
  });

  it('jitter spreads what is not needed soon, and nothing that is', () => {
    const world = running({}, { jitterSeconds: 600 });
    const [soon, later] = send(world, 1, [MONDAY + 20 * MINUTE, MONDAY + 3 * HOUR]);
    world.pass(1000);
    expect(world.fetched).toContain(soon);
    expect(world.fetched).not.toContain(later);
    world.pass(10 * MINUTE);
    expect(world.fetched).toContain(later);
  });

  it('a wrong file is reported and fetched again, 2 s doubling', () => {
    const world = running();
    const message = playlist(world, 1, [{ id: 'o1', startAtMs: MONDAY + HOUR }]);
    const path = [...world.media.keys()].find((name) => name !== message.body.path)!;
    trouble(world, path, { result: 'wrong' }, { result: 'wrong' }, { result: 'wrong' });
    world.message(topic('playlist'), signed(message));
    world.pass(13_000);
    expect(world.fetched.filter((name) => name === path)).toHaveLength(3);
    world.pass(2000);
    expect(world.files.size).toBe(2);
    expect(failures(world)).toEqual(['wrong']);
  });

  it('a body that does not agree is refused as body-hash once, fetched again, and then accepted', () => {
    const world = running();
    const message = playlist(world, 1, []);
    trouble(world, message.body.path, { result: 'wrong' }, { result: 'wrong' });
    world.message(topic('playlist'), signed(message));
    expect(world.core.look().revision).toBe(0);
    world.pass(MINUTE);
    expect(world.core.look().revision).toBe(1);
    expect(world.said('refused')).toEqual([expect.objectContaining({ reason: 'body-hash', revision: 1 })]);
  });

  it.each([
    [404, 'gone', 10 * MINUTE],
    [410, 'gone', 10 * MINUTE],
  ])('status %d: %s, and again only after ten minutes', (status, reason, waitMs) => {
    const world = running();
    const message = playlist(world, 1, [{ id: 'o1', startAtMs: MONDAY + HOUR }]);
    const path = [...world.media.keys()].find((name) => name !== message.body.path)!;
    trouble(world, path, { result: 'status', status });
    world.message(topic('playlist'), signed(message));
    world.pass(waitMs - 1000);
    expect(failures(world)).toEqual([reason]);
    expect(world.files.size).toBe(1);
    world.pass(2000);
    expect(world.files.size).toBe(2);
  });

  it('401: a fault, and nothing is asked for during ten minutes', () => {
    const world = running();
    const message = playlist(world, 1, []);
    trouble(world, message.body.path, { result: 'status', status: 401 });
    world.message(topic('playlist'), signed(message));
    world.pass(10 * MINUTE - 1000);
    expect(world.fetched).toHaveLength(1);
    expect(world.said('fault')).toEqual([expect.objectContaining({ part: 'http', reason: 'unauthorised' })]);
    world.pass(2000);
    expect(world.core.look().revision).toBe(1);
  });

  it('429 and 503 wait as long as they say', () => {
    const world = running();
    const message = playlist(world, 1, []);
    trouble(world, message.body.path, { result: 'status', status: 503, retryAfterSeconds: 45 });
    world.message(topic('playlist'), signed(message));
    world.pass(44_000);
    expect(world.fetched).toHaveLength(1);
    world.pass(2000);
    expect(world.core.look().revision).toBe(1);
  });

  it('the next base address is tried at once', () => {
    const world = running({}, { baseUrls: ['http://near:3000', 'http://far:3000'] });
    const message = playlist(world, 1, []);
    trouble(world, message.body.path, { result: 'net' });
    world.message(topic('playlist'), signed(message));
    expect(world.core.look().revision).toBe(1);
    expect(world.fetched).toHaveLength(2);
  });

  it('a line that breaks is no news, one that stays broken is', () => {
    const world = running();
    const message = playlist(world, 1, [{ id: 'o1', startAtMs: MONDAY + HOUR }]);
    const path = [...world.media.keys()].find((name) => name !== message.body.path)!;
    trouble(world, path, ...Array.from({ length: 5 }, () => ({ result: 'net' as const })));
    world.message(topic('playlist'), signed(message));
    world.pass(5000);
    expect(failures(world)).toEqual([]);
    world.pass(2 * MINUTE);
    expect(failures(world)).toEqual(['net']);
    expect(world.said('staged')).toHaveLength(1);
  });

  it('after hours without a line what is needed soon is asked for as soon as it is back', () => {
    const world = running();
    const message = playlist(world, 1, [{ id: 'o1', startAtMs: MONDAY + HOUR }]);
    const path = [...world.media.keys()].find((name) => name !== message.body.path)!;
    trouble(world, path, ...Array.from({ length: 40 }, () => ({ result: 'net' as const })));
    world.message(topic('playlist'), signed(message));
    world.disconnect();
    world.passTo(MONDAY + 55 * MINUTE);
    const tries = world.fetched.length;
    trouble(world, path);
    world.connect();
    expect(world.fetched).toHaveLength(tries + 1);
    expect(world.said('staged')).toHaveLength(1);
  });

  it('room is made of what nobody names, oldest first; alert tones stay', () => {
    const world = running();
    world.message(ALERTS_TOPIC, signed(alerts(1, [alert(world, 'a1', { exp: '2026-11-23T00:01:00Z' })])));
    world.pass(2 * MINUTE);
    world.message(ALERTS_TOPIC, signed(alerts(2, [])));
    const [old] = send(world, 1, [MONDAY + HOUR]);
    world.pass(MINUTE);
    expect(world.files.size).toBe(4);
    world.freeBytes = 10;
    send(world, 2, [MONDAY + 2 * HOUR]);
    world.pass(MINUTE);
    const tone = world.addFile('the tone').sha256;
    expect(world.files.has(tone)).toBe(true);
    expect(world.files.has(old!.split('/').at(-1)!)).toBe(false);
    expect(world.core.look().revision).toBe(2);
  });

  it('a programme that changes while it is fetched: only the newest body counts', () => {
    const world = running();
    const first = playlist(world, 1, []);
    trouble(world, first.body.path, { result: 'net' }, { result: 'net' });
    world.message(topic('playlist'), signed(first));
    world.message(topic('playlist'), signed(playlist(world, 2, [{ id: 'o1', startAtMs: MONDAY + HOUR }])));
    world.pass(MINUTE);
    expect(world.core.look().revision).toBe(2);
    expect(world.said('playlist-accepted')).toHaveLength(1);
    world.message(topic('config'), signed(config(2)));
    expect(world.core.look().revision).toBe(2);
  });
});
