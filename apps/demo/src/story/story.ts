import type { Seed } from '../seed.js';
import type { AgentName } from '../world.js';
import type { Cast } from './cast.js';

/** Lengths in ms of what surrounds the items of a session. */
export interface Furniture {
  openingMs: number;
  stingerMs: number;
  closingMs: number;
}

/** Something that is ordered: one bulletin, once, at one or both stations. `…Ms` counts from the story's beginning. */
export interface Airing {
  key: string;
  stations: readonly (0 | 1)[];
  startMs: number;
  /** Of the bulletin without a stinger. */
  soundMs: number;
  /** The stinger before it; 0 for the first of a session. */
  leadMs: number;
  class: 2 | 3;
}

/** What goes wrong, to whom and when; `afterMs` counts from the first sample of the airing. */
export interface Faults {
  dead: number | null;
  damaged: { agent: AgentName; airing: string };
  killed: { agent: AgentName; airing: string; afterMs: number };
  clock: { agent: AgentName; offsetMs: number };
  forged: { agent: AgentName; atMs: number };
  withdrawn: { airing: string; afterMs: number };
  emergency: { airing: string; afterMs: number };
}

export interface Story {
  /** Windows of both stations' demonstration regulation, `…Ms` from the beginning, which is a whole minute. */
  windows: { name: string; fromMs: number; toMs: number }[];
  airings: Airing[];
  faults: Faults;
  /** When the last closing is over. */
  endMs: number;
}

export interface StoryInput {
  seed: Seed;
  cast: Cast;
  quick: boolean;
  furniture: Furniture;
  /** Of the bulletins in their order; as many as {@link bulletinsNeeded} says. */
  soundsMs: readonly number[];
  /** One reading of the emergency, tone included. */
  alertMs: number;
  /** Before this nothing may begin, from the story's beginning. */
  notBeforeMs: number;
}

const MINUTE_MS = 60_000;
const FULL = { windowMs: 2 * MINUTE_MS, bulletins: 6 };
const QUICK = { windowMs: 5 * MINUTE_MS, bulletins: 3 };
/** Between the last sample of one and the first of the next. */
const GAP_MS = 6000;

export const bulletinsNeeded = (quick: boolean): number => (quick ? QUICK : FULL).bulletins;

/** The whole run, made of the seed and of the lengths of its sounds: no clock, no chance. */
export function tellStory(input: StoryInput): Story {
  const airings = input.quick ? quickAirings(input) : fullAirings(input);
  const { windowMs } = input.quick ? QUICK : FULL;
  const names = input.quick ? ['trinh-dien-1'] : ['trinh-dien-1', 'trinh-dien-2', 'trinh-dien-3'];
  const windows = names.map((name, i) => ({ name, fromMs: i * windowMs, toMs: (i + 1) * windowMs }));
  const faults = chooseFaults(input, airings);
  const lastMs = Math.max(...airings.map((airing) => endOf(airing)));
  return { windows, airings, faults, endMs: lastMs + input.furniture.closingMs + endPatience(input) };
}

/** Where the last sample of an airing lies, when all goes well. */
export const endOf = ({ startMs, leadMs, soundMs }: Airing): number => startMs + leadMs + soundMs;

/** In the quick run the last airing is the one that the emergency cuts and that goes on after it. */
const endPatience = ({ quick, alertMs }: StoryInput): number => (quick ? alertMs + 3000 : 1000);

function fullAirings(input: StoryInput): Airing[] {
  const { furniture, soundsMs, seed, alertMs, notBeforeMs } = input;
  const { stingerMs } = furniture;
  const [s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0] = soundsMs;
  const both = [0, 1] as const;
  const first = (window: number): number =>
    whole(Math.max(window * FULL.windowMs, notBeforeMs) + furniture.openingMs + seed.between(1, 5) * 1000);
  const a1: Airing = { key: 'a1', stations: both, startMs: first(0), soundMs: s1, leadMs: 0, class: 2 };
  const a2 = after(a1, { key: 'a2', soundMs: s2, leadMs: stingerMs, class: 3 });
  const a3: Airing = { key: 'a3', stations: both, startMs: first(1), soundMs: s3, leadMs: 0, class: 2 };
  const a4 = after(a3, { key: 'a4', soundMs: s4, leadMs: stingerMs, class: 2 });
  const a5: Airing = { key: 'a5', stations: both, startMs: first(2), soundMs: s5, leadMs: 0, class: 2 };
  const last = { soundMs: s6, leadMs: stingerMs, class: 2 as const };
  // At one station there is time for the rest of what the emergency cuts, at the other the next one comes too soon.
  const soon = whole(a5.startMs + alertMs + (EMERGENCY_AFTER_MS[1] + 1500 + s5) / 2);
  const late = whole(a5.startMs + alertMs + s5 + 12_000);
  const [roomy, tight] = seed.shuffled([0, 1] as const);
  const a6: Airing = { key: 'a6', stations: [roomy!], startMs: late, ...last };
  const a7: Airing = { key: 'a7', stations: [tight!], startMs: soon, ...last };
  return [a1, a2, a3, a4, a5, a6, a7];
}

function quickAirings({ furniture, soundsMs, notBeforeMs }: StoryInput): Airing[] {
  const [s1 = 0, s2 = 0, s3 = 0] = soundsMs;
  const { openingMs, stingerMs } = furniture;
  const startMs = whole(notBeforeMs + openingMs + 1000);
  const a1: Airing = { key: 'a1', stations: [0, 1], startMs, soundMs: s1, leadMs: 0, class: 2 };
  const a2 = after(a1, { key: 'a2', soundMs: s2, leadMs: stingerMs, class: 3 });
  const a3 = after(a2, { key: 'a3', soundMs: s3, leadMs: stingerMs, class: 2 });
  return [a1, a2, a3];
}

function after(before: Airing, next: Omit<Airing, 'stations' | 'startMs'>): Airing {
  return { ...next, stations: before.stations, startMs: whole(endOf(before) + GAP_MS) };
}

/** Orders name whole seconds. */
const whole = (ms: number): number => Math.ceil(ms / 1000) * 1000;

const EMERGENCY_AFTER_MS = [2000, 3000] as const;
/** Less than 5 s are left when the device is back, however quickly: it is not taken up again (device protocol, "Reports"). */
const KILL_BEFORE_END_MS = 4800;

function chooseFaults({ seed, quick, cast }: StoryInput, airings: readonly Airing[]): Faults {
  const [damaged, killed, withdrawn, emergency] = (
    quick ? ['a1', 'a1', 'a2', 'a3'] : ['a1', 'a3', 'a4', 'a5']
  ).map((key) => airings.find((airing) => airing.key === key)!) as [Airing, Airing, Airing, Airing];
  const killedAfterMs = Math.max(2000, endOf(killed) - killed.startMs - KILL_BEFORE_END_MS);
  return {
    dead: cast.dead,
    damaged: { agent: cast.damaged, airing: damaged.key },
    killed: {
      agent: cast.killed,
      airing: killed.key,
      afterMs: Math.round(killedAfterMs + seed.between(0, 800)),
    },
    clock: { agent: cast.clock, offsetMs: cast.clockOffsetMs },
    forged: { agent: cast.forged, atMs: Math.round(endOf(airings[0]!)) + seed.between(1500, 3000) },
    withdrawn: { airing: withdrawn.key, afterMs: withdrawn.leadMs + seed.between(1500, 2500) },
    emergency: { airing: emergency.key, afterMs: emergency.leadMs + seed.between(...EMERGENCY_AFTER_MS) },
  };
}
