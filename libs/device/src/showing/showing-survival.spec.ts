import { describe, expect, it } from '@jest/globals';
import type { ReportOf } from '#contracts/reports.js';
import {
  alert,
  alerts,
  ALERTS_TOPIC,
  config,
  iso,
  MONDAY,
  playlist,
  PowerCut,
  signed,
  topic,
  World,
} from '../spec-world/world.js';

const START = MONDAY + 10 * 60_000;
const END = START + 100_000;
const text = { kind: 'text', codec: 'json', durationMs: 5000 };
const until = (seconds: number) => ({ seconds, latestStartAtMs: START + seconds * 1000, item: text });

/** Two texts, an emergency over them, one withdrawn. */
function evening(world: World): [number, string, Uint8Array][] {
  const shown = [
    { id: 'o1', startAtMs: START, ...until(100) },
    { id: 'o2', startAtMs: START, bulletin: 'b2', ...until(100) },
  ];
  const emergency = (revision: number, action: string): Uint8Array =>
    signed(alerts(revision, [alert(world, 'a1', { action })], { issuedAt: iso(MONDAY) }));
  return [
    [MONDAY, topic('config'), signed(config(1))],
    [MONDAY + 1000, topic('playlist'), signed(playlist(world, 1, shown))],
    [START + 15_000, ALERTS_TOPIC, emergency(1, 'play')],
    [START + 30_000, ALERTS_TOPIC, emergency(2, 'cancel')],
    [START + 50_000, topic('playlist'), signed(playlist(world, 2, shown, { withdrawn: ['b2'] }))],
  ];
}

/** Time passes, and the screen answers each turn. */
function turnTo(world: World, atMs: number): void {
  world.passTo(Math.min(atMs, world.nowMs + 5000));
  const scene = world.scenes.at(-1);
  if (scene?.kind === 'turn') world.give({ type: 'turned', run: scene.run });
}

/** Runs it; a cut is followed by a start two seconds later, to which the broker says again what is desired. */
function run(cutAt: number): { world: World; cuts: number } {
  const world = new World();
  world.store.cutAt = cutAt;
  let cuts = 0;
  const kept = new Map<string, Uint8Array>();
  const survive = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      cuts += 1;
      world.nowMs += 2000;
      survive(() => world.boot());
      survive(() => world.connect());
      for (const [name, payload] of kept) survive(() => world.message(name, payload, true));
    }
  };
  survive(() => world.boot({ screen: true }));
  survive(() => world.connect());
  for (const [atMs, name, payload] of evening(world)) {
    while (world.nowMs < atMs) survive(() => turnTo(world, atMs));
    kept.set(name, payload);
    survive(() => world.message(name, payload));
  }
  while (world.nowMs < END + 60_000) survive(() => turnTo(world, END + 60_000));
  return { world, cuts };
}

describe('a power cut at any write of a board', () => {
  const undisturbed = run(Infinity).world.store.writes;

  it('the undisturbed evening writes enough to be worth cutting', () => {
    expect(undisturbed).toBeGreaterThan(20);
  });

  it('numbers without a hole, nothing shown outside its time, nothing that was shown is called missed', () => {
    for (let at = 0; at < undisturbed; at++) {
      const { world, cuts } = run(at);
      expect(cuts).toBe(1);
      const reports = world.reports();
      expect(reports.map(({ seq }) => seq)).toEqual(reports.map((_, index) => index + 1));
      const shown = world.said('shown') as ReportOf<'shown'>[];
      for (const { occurrence, fromAt, toAt } of shown) {
        expect(Date.parse(fromAt)).toBeLessThanOrEqual(Date.parse(toAt));
        if (occurrence) expect(Date.parse(fromAt)).toBeGreaterThanOrEqual(START);
        if (occurrence === 'o2') expect(Date.parse(toAt)).toBeLessThanOrEqual(START + 55_000);
      }
      for (const id of ['o1', 'o2', 'a1']) {
        expect(shown.some(({ occurrence, alert: name }) => (occurrence ?? name) === id)).toBe(true);
        expect(world.about(id).filter((said) => said.startsWith('missed'))).toEqual([]);
      }
      expect(world.scenes.at(-1)).toEqual({ kind: 'idle', reason: 'nothing' });
    }
  });
});
