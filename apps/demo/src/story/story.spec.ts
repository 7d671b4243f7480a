import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Seed } from '../seed.js';
import type { DemoPlace } from '../world.js';
import { castOf } from './cast.js';
import { expectedOf, hasRoomAfterwards } from './expected.js';
import { bulletinsNeeded, endOf, type Story, type StoryInput, tellStory } from './story.js';

const input = (seed: number, quick: boolean, more: Partial<StoryInput> = {}): StoryInput => ({
  seed: new Seed(seed),
  cast: castOf(new Seed(seed), 10),
  quick,
  furniture: { openingMs: 9000, stingerMs: 1200, closingMs: 3000 },
  soundsMs: Array.from({ length: bulletinsNeeded(quick) }, (_, i) => 6000 + 700 * i),
  alertMs: 11_000,
  notBeforeMs: 0,
  ...more,
});
const places: DemoPlace[] = [
  { id: 'p1', name: '', station: 0, agent: 'loa-1' },
  { id: 'p2', name: '', station: 0, agent: 'loa-2' },
  { id: 'p3', name: '', station: 1, agent: 'loa-3' },
  ...Array.from({ length: 10 }, (_, i): DemoPlace => ({
    id: `s${i}`,
    name: '',
    station: i < 5 ? 0 : 1,
    agent: null,
  })),
];
const seeds = fc.integer({ min: 0, max: 1e9 });
const everyStory = (check: (story: Story, made: StoryInput) => void): void =>
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, quick) => {
      const made = input(seed, quick);
      check(tellStory(made), made);
    }),
    { numRuns: 60 },
  );

describe('the story', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(tellStory(input(5, false))).toEqual(tellStory(input(5, false)));
    const faults = [1, 2, 3, 4, 5, 6].map((seed) => JSON.stringify(tellStory(input(seed, false)).faults));
    expect(new Set(faults).size).toBeGreaterThan(4);
  });

  it('gives six sessions in six minutes: three windows at two stations', () => {
    const { windows, airings, endMs } = tellStory(input(1, false));
    expect(windows).toHaveLength(3);
    expect(windows.at(-1)!.toMs).toBe(6 * 60_000);
    expect(endMs).toBeLessThan(6 * 60_000);
    for (const { fromMs, toMs } of windows)
      for (const station of [0, 1] as const)
        expect(
          airings.some((a) => a.stations.includes(station) && a.startMs >= fromMs && endOf(a) < toMs),
        ).toBe(true);
  });

  it('keeps every session with its opening and closing inside its window, nothing over anything', () => {
    everyStory(({ windows, airings }, { furniture }) => {
      for (const station of [0, 1] as const) {
        const own = airings.filter((a) => a.stations.includes(station)).sort((a, b) => a.startMs - b.startMs);
        own.forEach((airing, i) => {
          const before = own[i - 1];
          if (before) expect(airing.startMs).toBeGreaterThanOrEqual(endOf(before) + 3000);
          const window = windows.find(
            ({ fromMs, toMs }) => fromMs <= airing.startMs && airing.startMs < toMs,
          )!;
          expect(airing.startMs - furniture.openingMs).toBeGreaterThanOrEqual(window.fromMs);
          expect(endOf(airing) + furniture.closingMs).toBeLessThan(window.toMs);
          const isFirst = !before || before.startMs < window.fromMs;
          expect(airing.leadMs).toBe(isFirst ? 0 : furniture.stingerMs);
        });
      }
    });
  });

  it('lets every fault hit what can show it', () => {
    everyStory(({ airings, faults }) => {
      const of = (key: string) => airings.find((airing) => airing.key === key)!;
      const killed = of(faults.killed.airing);
      expect(faults.killed.afterMs).toBeGreaterThanOrEqual(2000);
      expect(endOf(killed) - killed.startMs - faults.killed.afterMs).toBeLessThanOrEqual(5000);
      expect(endOf(killed) - killed.startMs - faults.killed.afterMs).toBeGreaterThan(1000);
      for (const fault of [faults.withdrawn, faults.emergency])
        expect(endOf(of(fault.airing)) - of(fault.airing).startMs - fault.afterMs).toBeGreaterThan(2500);
      expect(new Set([faults.killed.agent, faults.clock.agent, faults.damaged.agent]).size).toBe(3);
      expect(faults.forged.agent).not.toBe(faults.killed.agent);
    });
  });

  it('says of each row beforehand how it ends', () => {
    everyStory((story, { alertMs }) => {
      const { rows } = expectedOf(story, places, { seed: 1, alertMs });
      const planned = story.airings.flatMap((a) => places.filter((p) => a.stations.includes(p.station)));
      expect(rows).toHaveLength(planned.length + places.length);
      const dead = rows.filter(({ place }) => place === `s${story.faults.dead}`);
      expect(dead.every(({ end, played }) => end === 'missed' && played.length === 0)).toBe(true);
      const power = rows.filter(({ reason }) => reason === 'power');
      expect(power).toHaveLength(1);
      expect(rows.filter(({ reason }) => reason === 'withdrawn').length).toBe(places.length - 1);
    });
  });

  it('has, in the full run, a station where the cut one goes on and one where it cannot', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const made = input(seed, false);
        const story = tellStory(made);
        const cut = story.airings.find(({ key }) => key === story.faults.emergency.airing)!;
        const room = ([0, 1] as const).map((station) => hasRoomAfterwards(story, cut, station, made.alertMs));
        expect([...room].sort()).toEqual([false, true]);
        const next = Math.min(...story.airings.filter((a) => a.startMs > cut.startMs).map((a) => a.startMs));
        // The emergency is over by then, however slowly it came.
        expect(next).toBeGreaterThan(cut.startMs + story.faults.emergency.afterMs + made.alertMs + 1200);
        expect(next).toBeLessThan(cut.startMs + made.alertMs + cut.soundMs - 700);
      }),
      { numRuns: 40 },
    );
  });
});
