import { createHash } from 'node:crypto';
import type { LocalDate } from '#domain/time/civil-date.js';
import type { BulletinSounds } from './order-sounds.js';
import type { ScheduleDto } from './schedule.dto.js';

/** One airing of a week's programme as an approval binds it. */
export interface ProgrammeLine {
  localDate: LocalDate;
  window: string;
  /** To the minute: seconds follow from what stands before it. */
  startAt: string;
  order: string;
  title: string;
  durationMs: number;
  /** With a hash of everything of it that is heard or shown. */
  bulletins: { id: string; title: string; content: string }[];
}

/** What has a time in these days, in the order in which it airs. */
export function linesOf(
  { occurrences, sessions }: Pick<ScheduleDto, 'occurrences' | 'sessions'>,
  sounds: ReadonlyMap<string, BulletinSounds>,
): ProgrammeLine[] {
  const byId = new Map(sessions.map((s) => [s.id, s]));
  return occurrences
    .flatMap(({ state, startAt, session, localDate, order, title, durationMs, bulletins }) => {
      if (state !== 'placed' || startAt === null) return [];
      const own = session === null ? undefined : byId.get(session);
      return [
        {
          localDate: own?.localDate ?? localDate,
          window: own?.window ?? '',
          startAt: `${startAt.slice(0, 16)}:00.000Z`,
          ...{ order, title, durationMs },
          bulletins: bulletins.map((id) => bulletinOf(id, sounds)),
        },
      ];
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function bulletinOf(id: string, sounds: ReadonlyMap<string, BulletinSounds>) {
  const entry = sounds.get(id);
  const files = [...(entry?.sounds ?? []), ...(entry?.shown ?? [])].map(({ sha256 }) => sha256);
  return { id, title: entry?.bulletin.title ?? id, content: sha256Of(files.join()).slice(0, 32) };
}

/** Two lines with the same key are the same minute with the same content. */
export const keyOf = ({ startAt, window, localDate, bulletins }: ProgrammeLine): string =>
  [startAt, localDate, window, ...bulletins.map(({ id, content }) => `${id}:${content}`)].join('|');

/** What an approval of the week binds: when what is heard; not what it is called. */
export const hashOf = (station: string, lines: readonly ProgrammeLine[]): string =>
  sha256Of([station, ...lines.map(keyOf)].join('\n'));

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
