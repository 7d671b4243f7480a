import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import './calendar.css';
import FullCalendar from '@fullcalendar/react';
import viLocale from '@fullcalendar/react/locales/vi';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMemo, useState } from 'react';
import { useTexts } from '../../texts/texts.js';
import { eventsOf } from './calendar-events.js';
import { DayHead } from './day-head.js';
import { dragPlugin } from './drag-plugin.js';
import type { Occurrence, Schedule } from './queries.js';
import { wallOf } from './week.js';

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
/** The same ones at each drawing: with others its clock is set anew in the middle of it, and in a new minute draws again there. */
const PLUGINS = [timeGridPlugin, dragPlugin, classicTheme];
const LOCALES = [viLocale];

/**
 * The time grid. Wall-clock times of Việt Nam are given to it as if they were UTC: it shows the same on a computer in
 * any zone. A drop changes nothing here; it asks.
 */
export default function Calendar({
  data,
  days,
  hours,
  fine,
  onOpen,
  onSession,
  onDrop,
}: {
  data: Schedule;
  /** Of the dates that are drawn. */
  days: string[];
  hours: { from: string; to: string };
  /** Five-minute lines: for one window. */
  fine: boolean;
  onOpen: (occurrence: Occurrence) => void;
  /** A block of several airings: which window it uses. */
  onSession: (window: string) => void;
  onDrop: (occurrence: Occurrence, localDate: string, atLocal: string) => void;
}) {
  const { t, language } = useTexts();
  const current = useMemo(() => eventsOf(data, t, fine), [data, t, fine]);
  // What is read again meanwhile would take the airing out of the hand that drags it.
  const [held, setHeld] = useState<typeof current | null>(null);
  const byId = new Map([...data.occurrences, ...data.awaiting].map((o) => [o.id, o]));
  const first = days[0] ?? '';
  return (
    <FullCalendar
      key={`${first}/${days.length}/${hours.from}/${hours.to}/${fine}`}
      plugins={PLUGINS}
      locales={LOCALES}
      locale={language}
      timeZone="UTC"
      now={() => wallOf(hubNowMs())}
      nowIndicator
      firstDay={1}
      initialDate={first}
      initialView={days.length > 1 ? 'timeGridWeek' : 'timeGridDay'}
      headerToolbar={false}
      tableHeaderClass="schedule-head"
      allDaySlot={false}
      height="auto"
      slotMinTime={hours.from}
      slotMaxTime={hours.to}
      slotDuration={fine ? '00:05:00' : '00:30:00'}
      slotHeaderInterval={fine ? '00:15:00' : '01:00:00'}
      slotHeaderFormat={CLOCK}
      eventTimeFormat={CLOCK}
      snapDuration="00:05:00"
      slotMinHeight={fine ? 72 : 25}
      eventMinHeight={20}
      slotEventOverlap={false}
      eventDurationEditable={false}
      eventInteractive
      events={held ?? current}
      eventDragStart={() => setHeld(current)}
      eventDragStop={() => setHeld(null)}
      dayHeaderContent={({ date }) => <DayHead data={data} date={date.toISOString().slice(0, 10)} />}
      eventClick={({ event }) => {
        const occurrence = byId.get(event.id);
        if (occurrence) onOpen(occurrence);
        const session = data.sessions.find(({ id }) => id === event.id);
        if (session) onSession(session.window);
      }}
      eventClass={({ isMirror }) => (isMirror ? 'schedule-moving' : '')}
      eventContent={({ event, timeText, isMirror }) =>
        event.display === 'background' ? null : (
          <>
            {isMirror && <div className="schedule-target">{timeText.slice(0, 5)}</div>}
            <div className="schedule-text">
              <b>{timeText.slice(0, 5)}</b> {event.title}
            </div>
          </>
        )
      }
      eventDidMount={({ el, event }) => {
        if (event.display !== 'background') el.title = event.title;
      }}
      eventDrop={({ event, revert }) => {
        const wall = event.start?.toISOString() ?? '';
        const occurrence = byId.get(event.id);
        revert();
        if (occurrence && wall) onDrop(occurrence, wall.slice(0, 10), wall.slice(11, 16));
      }}
    />
  );
}
