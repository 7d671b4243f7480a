import type { Catalogue } from '../../texts/texts.js';
import type { Schedule } from './queries.js';
import { timeOf, wallOf } from './week.js';

export const NORMAL = '#0b5c8c';
export const PRIORITY = '#a61e4d';
const PAST = '#495057';

/** What the grid draws: windows and quiet hours behind, airings before them. */
export function eventsOf(data: Schedule, t: Catalogue) {
  const behind = data.days.flatMap((day) => [
    ...day.windows.map((window) => ({
      id: `window-${day.localDate}-${window.startAt}`,
      start: wallOf(window.startAt),
      end: wallOf(window.endAt),
      display: 'background',
      className: 'schedule-window',
    })),
    ...day.quiet.map((quiet) => ({
      id: `quiet-${day.localDate}-${quiet.startAt}`,
      start: wallOf(quiet.startAt),
      end: wallOf(quiet.endAt),
      display: 'background',
      className: 'schedule-quiet',
    })),
  ]);
  const airings = data.occurrences.flatMap((o) =>
    o.startAt === null || o.state !== 'placed'
      ? []
      : [
          {
            id: o.id,
            title: o.title,
            start: wallOf(o.startAt),
            end: wallOf(new Date(o.startAt).getTime() + o.durationMs),
            color: o.frozen ? PAST : o.class === 2 ? PRIORITY : NORMAL,
            contrastColor: '#ffffff',
            className: 'schedule-event',
            startEditable: o.editable,
            extendedProps: { label: `${timeOf(o.startAt)} ${o.title}. ${t.schedule.states[o.state]}` },
          },
        ],
  );
  return [...behind, ...airings];
}
