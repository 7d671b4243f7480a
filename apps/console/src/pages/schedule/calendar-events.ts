import { windowText } from '../../texts/code-words.js';
import type { Catalogue } from '../../texts/texts.js';
import { showNumber } from '../../texts/format.js';
import type { Schedule } from './queries.js';
import { wallOf } from './week.js';

export const NORMAL = '#0b5c8c';
export const PRIORITY = '#a61e4d';
export const AWAITING = '#fff4e6';
const PAST = '#495057';

/** What the grid draws: windows and quiet hours behind, airings before them; a session of several as one block unless `fine`. */
export function eventsOf(data: Schedule, t: Catalogue, fine: boolean) {
  const behind = data.days.flatMap((day) => [
    ...day.windows.map((window) => background('schedule-window', day.localDate, window)),
    ...day.quiet.map((quiet) => background('schedule-quiet', day.localDate, quiet)),
  ]);
  const placed = data.occurrences.filter((o) => o.startAt !== null && o.state === 'placed');
  const blocks = fine
    ? []
    : data.sessions.filter(({ id }) => placed.filter((o) => o.session === id).length > 1);
  const inBlocks = new Set(blocks.map(({ id }) => id));
  const sessions = blocks.map((session) => {
    const own = placed.filter((o) => o.session === session.id);
    const window = windowText(t, session.window) ?? session.window;
    return {
      id: session.id,
      title: t.schedule.sessionBlock(window, own.length, showNumber(session.minutes)),
      start: wallOf(session.startAt),
      end: wallOf(session.endAt),
      color: own.every(({ frozen }) => frozen) ? PAST : NORMAL,
      contrastColor: '#ffffff',
      className: own.some(({ forecast }) => forecast) ? 'schedule-event schedule-forecast' : 'schedule-event',
      startEditable: false,
    };
  });
  const airings = placed.flatMap((o) =>
    o.startAt === null || (o.session !== null && inBlocks.has(o.session))
      ? []
      : [
          {
            id: o.id,
            title: o.title,
            start: wallOf(o.startAt),
            end: wallOf(new Date(o.startAt).getTime() + o.durationMs),
            color: o.frozen ? PAST : o.class === 2 ? PRIORITY : NORMAL,
            contrastColor: '#ffffff',
            className: o.forecast ? 'schedule-event schedule-forecast' : 'schedule-event',
            startEditable: o.editable,
          },
        ],
  );
  const awaiting = data.awaiting.flatMap((o) =>
    o.startAt === null
      ? []
      : [
          {
            id: o.id,
            title: `${o.title} · ${t.schedule.states.awaiting}`,
            start: wallOf(o.startAt),
            end: wallOf(new Date(o.startAt).getTime() + o.durationMs),
            color: AWAITING,
            contrastColor: '#212529',
            className: 'schedule-event schedule-awaiting',
            startEditable: false,
          },
        ],
  );
  return [...behind, ...sessions, ...airings, ...awaiting];
}

const background = (className: string, date: string, span: { startAt: string; endAt: string }) => ({
  id: `${className}-${date}-${span.startAt}`,
  start: wallOf(span.startAt),
  end: wallOf(span.endAt),
  display: 'background',
  className,
});
