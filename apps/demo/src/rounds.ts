import type { Bulletin } from './bulletins.js';
import type { LiveTable } from './live-table.js';
import { DemoFailure, untilInstant } from './patience.js';
import type { Crew } from './people.js';
import { localOf, orderAiring, regulateForNow, scheduleOf, untilPlanned } from './programme.js';
import type { Furniture } from './story/story.js';
import type { World } from './world.js';

const MINUTE_MS = 60_000;
const WINDOWS = 12;
/** Planning, sending and fetching before an opening begins. */
const PREPARE_MS = 8000;
/** A session every window for a while, then one an hour: a station has 24 sessions a day at most. */
const CLOSE_ROUNDS = 6;
const HOUR_MS = 60 * MINUTE_MS;
const SOON_AGAIN = 3;
/** What communes were offered for other days finds its window. */
const EVENING = { name: 'evening', from: '17:30', to: '19:00' };

export interface RoundsSetting {
  crew: Crew;
  world: World;
  bulletin: Bulletin;
  second: Bulletin | undefined;
  furniture: Furniture;
  freezeMs: number;
}

/** Session after session at the two stations, each inside a regulation that lies around its own time. */
export class Rounds {
  private readonly sessionMs: number;
  private readonly windowMs: number;

  constructor(
    private readonly setting: RoundsSetting,
    private readonly table: LiveTable,
  ) {
    const { bulletin, second, furniture } = setting;
    const secondMs = second ? furniture.stingerMs + second.durationMs : 0;
    this.sessionMs = furniture.openingMs + bulletin.durationMs + secondMs + furniture.closingMs;
    // Twice a session, so that one which begins in the middle of a window still ends inside it.
    this.windowMs = Math.max(5, Math.ceil((2 * this.sessionMs) / MINUTE_MS)) * MINUTE_MS;
  }

  async goOn(): Promise<never> {
    const { freezeMs, furniture } = this.setting;
    const leadMs = freezeMs + PREPARE_MS + furniture.openingMs;
    let startAtMs = wholeSecond(Date.now() + leadMs);
    let refused = 0;
    for (let round = 1; ;) {
      if (await this.order(startAtMs, round)) {
        round += 1;
        refused = 0;
        startAtMs += this.windowOf(round);
      } else {
        // A session of an earlier start may still be on air; a day's quota that is used up takes longer.
        refused += 1;
        startAtMs = wholeSecond(
          startAtMs + (refused <= SOON_AGAIN ? this.sessionMs + MINUTE_MS / 2 : HOUR_MS),
        );
      }
      await untilInstant(startAtMs - leadMs - MINUTE_MS / 2);
    }
  }

  /** A board shows what it has to the end of the window: so windows leave nothing between them. */
  private windowOf(round: number): number {
    return round <= CLOSE_ROUNDS ? this.windowMs : Math.max(HOUR_MS, this.windowMs);
  }

  /** @returns false where it will not air */
  private async order(startAtMs: number, round: number): Promise<boolean> {
    const { crew, world, bulletin, second, furniture } = this.setting;
    // The window of this session begins with the minute in which its opening does.
    const fromMs = Math.floor((startAtMs - furniture.openingMs) / MINUTE_MS) * MINUTE_MS;
    const windowMs = this.windowOf(round);
    const windows = Array.from({ length: WINDOWS }, (_, i) => ({
      name: `trinh-dien-${i + 1}`,
      fromMs: fromMs + i * windowMs,
      toMs: fromMs + (i + 1) * windowMs,
    })).filter(({ toMs }) => toMs - fromMs <= 23 * HOUR_MS);
    try {
      for (const station of world.stations) await regulateForNow(crew('admin'), station, windows, [EVENING]);
      const title = `${bulletin.title} (buổi ${round})`;
      const about = { title, bulletin: bulletin.id, second: second?.id, class: 2 as const };
      const wish = { ...about, stations: world.stations, startAtMs };
      const order = await orderAiring(crew, wish);
      const monitor = crew('giam-sat');
      await untilPlanned(
        monitor,
        world.stations.map((station) => ({ order, station, startAtMs })),
      );
      const schedules = await Promise.all(
        world.stations.map((station) => scheduleOf(monitor, station, startAtMs, startAtMs)),
      );
      this.table.follow(schedules);
      this.table.say(`ordered for both communes at ${localOf(startAtMs).time}: ${title}`);
      return true;
    } catch (cause) {
      // Refused, or not planned in time on a machine that has too much to do.
      if (!(cause instanceof DemoFailure)) throw cause;
      this.table.say(`not ordered for ${localOf(startAtMs).time}, tried again later: ${cause.message}`);
      return false;
    }
  }
}

const wholeSecond = (ms: number): number => Math.ceil(ms / 1000) * 1000;
