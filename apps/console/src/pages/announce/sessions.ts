/** Days with windows and quotas, and the sessions there are: what `GET /schedule/{station}` answers, as far as it matters here. */
export interface Schedule {
  days: {
    localDate: string;
    shut: string | null;
    mourning: boolean;
    windows: { name: string; startAt: string; endAt: string; maxMinutes: number }[];
    minutes: number;
    maxMinutes: number;
  }[];
  sessions: { localDate: string; window: string; minutes: number }[];
}

/** A session that an announcement may go into. */
export interface SessionChoice {
  key: string;
  localDate: string;
  window: string;
  startAt: string;
  endAt: string;
  /** Of its length, its quota and the day's, what is left; whole minutes, rounded down. */
  freeMinutes: number;
  /** Why it cannot be chosen; null: it can. */
  obstacle: 'past' | 'full' | 'mourning' | null;
}

const MINUTE_MS = 60_000;

/**
 * The sessions of a schedule in the order of time, with the room that is left in each. A rough sum for choosing: where exactly
 * an announcement starts, the hub's dry run says.
 * @param leadMs how long before its end a session cannot be reached any more (what is about to air is fixed)
 */
export function sessionChoices(
  { days, sessions }: Schedule,
  nowMs: number,
  durationMs: number,
  leadMs: number,
): SessionChoice[] {
  return days
    .filter(({ shut }) => shut === null)
    .flatMap((day) =>
      day.windows.map(({ name, startAt, endAt, maxMinutes }) => {
        const session = sessions.find((s) => s.localDate === day.localDate && s.window === name);
        const used = session?.minutes ?? 0;
        const soonestMs = Math.max(Date.parse(startAt), nowMs + leadMs);
        const lengthMinutes = (Date.parse(endAt) - Date.parse(startAt)) / MINUTE_MS;
        const aheadMinutes = (Date.parse(endAt) - soonestMs) / MINUTE_MS;
        const free = Math.min(
          lengthMinutes - used,
          aheadMinutes,
          maxMinutes - used,
          day.maxMinutes - day.minutes,
        );
        const obstacle =
          aheadMinutes <= 0
            ? 'past'
            : day.mourning
              ? 'mourning'
              : free * MINUTE_MS < durationMs
                ? 'full'
                : null;
        return {
          key: `${day.localDate} ${name}`,
          localDate: day.localDate,
          window: name,
          startAt,
          endAt,
          freeMinutes: Math.max(0, Math.floor(free)),
          obstacle,
        } satisfies SessionChoice;
      }),
    )
    .sort((a, b) => (a.startAt < b.startAt ? -1 : 1));
}
