import { describe, expect, it } from '@jest/globals';
import {
  config,
  iso,
  K1,
  K2,
  key,
  MONDAY,
  playlist,
  receipt,
  ROOT,
  running,
  signed,
  topic,
  World,
} from '../spec-world/world.js';

const HOUR = 3600_000;
const refusals = (world: World): string[] =>
  world.said('refused').map((report) => (report as { reason: string }).reason);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('what a device refuses, and in which word', () => {
  const bad: [string, () => Uint8Array][] = [
    ['malformed', () => bytes('nonsense')],
    ['malformed', () => signed([1, 2])],
    ['malformed', () => signed({ ...config(2), units: 'all' })],
    ['too-large', () => bytes('a'.repeat(256 * 1024 + 1))],
    ['header', () => bytes(`${Buffer.from('{"alg":"EdDSA"}').toString('base64url')}.e30.AAAA`)],
    ['alg', () => bytes(`${Buffer.from('{"alg":"none","kid":"k1"}').toString('base64url')}.e30.AAAA`)],
    ['signature', () => bytes(text(signed(config(2))).replace(/.{8}$/, 'AAAAAAAA'))],
    ['version', () => signed({ ...config(2), v: 2 })],
    ['wrong-type', () => signed({ ...config(2), type: 'playlist' })],
    ['addressee', () => signed({ ...config(2), device: 'lc-0002' })],
    ['future', () => signed({ ...config(2), issuedAt: iso(MONDAY + 25 * HOUR) })],
    ['unsupported', () => signed(config(2, { zone: 'Asia/Nowhere' }))],
  ];
  it.each(bad)('%s (%#)', (reason, message) => {
    const world = running();
    world.message(topic('config'), message());
    expect(refusals(world)).toEqual([reason]);
    expect(world.core.look().configRevision).toBe(1);
  });

  it('nonsense of 256 KiB, empty payloads and foreign topics change nothing', () => {
    const world = running();
    const noise = Uint8Array.from({ length: 256 * 1024 }, (_, at) => (at * 7919) % 256);
    world.message(topic('config'), noise);
    world.message(topic('config'), new Uint8Array());
    world.message('ttn/v1/d/other/config', signed(config(3)));
    world.message('something/else', signed(config(3)));
    expect(refusals(world)).toEqual(['malformed']);
  });

  it('says each cause once in a day, and at most twenty an hour', () => {
    const world = running();
    for (let round = 0; round < 3; round++) {
      for (let revision = 0; revision < 30; revision++) {
        world.message(topic('config'), signed(config(1, { place: `other-${revision}` })));
        world.message(topic('playlist'), bytes('nonsense'));
      }
    }
    expect(refusals(world).filter((reason) => reason === 'malformed')).toHaveLength(1);
    expect(refusals(world).filter((reason) => reason === 'same-revision')).toHaveLength(1);
    for (let kind = 0; kind < 40; kind++) world.message(topic('config'), signed(config(-kind)));
    expect(refusals(world).length).toBeLessThanOrEqual(20);
    world.pass(25 * HOUR);
    world.message(topic('playlist'), bytes('nonsense'));
    expect(refusals(world).filter((reason) => reason === 'malformed').length).toBeGreaterThan(1);
  });
});

describe('revisions', () => {
  it('higher is taken, the same again is ignored, the same with other content and lower are refused', () => {
    const world = running();
    world.message(topic('config'), signed(config(5)));
    world.message(topic('config'), signed(config(5)), true);
    expect(refusals(world)).toEqual([]);
    world.message(topic('config'), signed(config(5, { place: 'elsewhere' })));
    world.message(topic('config'), signed(config(4)));
    expect(refusals(world)).toEqual(['same-revision', 'lower-revision']);
    expect(world.said('config-accepted')).toHaveLength(2);
  });

  it('signed again by another key it is the same message', () => {
    const world = running();
    world.message(topic('config'), signed(config(2, { keys: [K1, K2] })));
    const message = playlist(world, 1, []);
    world.message(topic('playlist'), signed(message, 'k1'));
    world.message(topic('playlist'), signed(message, 'k2'));
    expect(refusals(world)).toEqual([]);
    expect(world.said('playlist-accepted')).toHaveLength(1);
  });
});

describe('keys', () => {
  it('an unknown kid is held: a config that brings the key lets the message in', () => {
    const world = running();
    world.message(topic('playlist'), signed(playlist(world, 1, []), 'k2'));
    world.pass(30_000);
    world.message(topic('config'), signed(config(2, { keys: [K1, K2] })));
    expect(world.core.look().revision).toBe(1);
    world.pass(120_000);
    expect(refusals(world)).toEqual([]);
  });

  it('an unknown kid that still stands after a minute is refused', () => {
    const world = running();
    world.message(topic('playlist'), signed(playlist(world, 1, []), 'stranger'));
    world.pass(59_000);
    expect(refusals(world)).toEqual([]);
    world.pass(2000);
    expect(world.said('refused')).toEqual([
      expect.objectContaining({ reason: 'unknown-kid', kid: 'stranger', topic: topic('playlist') }),
    ]);
  });

  it('the root signs config only, and may do anything with it', () => {
    const world = running();
    world.message(topic('playlist'), signed(playlist(world, 1, []), 'root'));
    expect(refusals(world)).toEqual(['wrong-type']);
    world.message(topic('config'), signed(config(2, { keys: [K2] }), 'root'));
    expect(world.core.look().configRevision).toBe(2);
    world.message(topic('config'), signed(config(3, { keys: [K2] }), 'k1'));
    world.pass(61_000);
    expect(refusals(world)).toEqual(['wrong-type', 'unknown-kid']);
  });

  const badSets: [string, object[]][] = [
    ['leaves out the key that signed it', [K2]],
    ['revokes the key that signed it', [key('k1', { revoked: true }), K2]],
    ['gives the signing key another value', [key('k1', { x: K2.x })]],
    ['holds the root', [K1, ROOT]],
    ['names a kid twice', [K1, K1]],
    ['has no usable key', [key('k1', { revoked: true })]],
    ['has only keys that are over', [key('k1', { notAfter: '2026-06-01T00:00:00Z' })]],
  ];
  it.each(badSets)('a set that %s is refused, and the old one goes on', (_why, keys) => {
    const world = running();
    world.message(topic('config'), signed(config(2, { keys: keys as never })));
    expect(world.core.look().configRevision).toBe(1);
    expect(refusals(world)).toHaveLength(1);
    world.message(topic('config'), signed(config(3)));
    expect(world.core.look().configRevision).toBe(3);
  });

  it('a revoked key is always refused, a date only on a clock that is believed', () => {
    const early = key('early', { notBefore: '2026-12-01T00:00:00Z' });
    const gone = key('gone', { revoked: true });
    const trusted = running({}, { keys: [K1, early, gone] });
    trusted.message(topic('playlist'), signed(playlist(trusted, 1, []), 'early'));
    trusted.message(topic('receipt'), signed(receipt('j', 1), 'gone'));
    expect(trusted.core.look().revision).toBe(0);
    expect(refusals(trusted)).toEqual(['key-out-of-date', 'key-out-of-date']);

    const blind = running({ batteryBacked: false }, { keys: [K1, early, gone] });
    blind.message(topic('playlist'), signed(playlist(blind, 1, []), 'early'));
    blind.message(topic('receipt'), signed(receipt('j', 1), 'gone'));
    expect(blind.core.look().revision).toBe(1);
    expect(refusals(blind)).toEqual(['key-out-of-date']);
  });
});
