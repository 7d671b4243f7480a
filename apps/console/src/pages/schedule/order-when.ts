import type { Catalogue } from '../../texts/texts.js';
import { windowText } from '../../texts/code-words.js';
import { shortDate, showLocalDate } from '../../texts/format.js';
import type { OrderVersion } from './order-queries.js';

type Content = OrderVersion['content'];

/** On which dates and at what times: "Thứ Hai, Thứ Tư hằng tuần, từ 23/11/2026 · 17:30". */
export function whenText(
  t: Catalogue,
  { recurrence, airings }: Pick<Content, 'recurrence' | 'airings'>,
): string {
  const times = airings.map((a) =>
    a.kind === 'fixed' ? a.atLocal.slice(0, 5) : (windowText(t, a.window) ?? a.window),
  );
  return `${datesText(t, recurrence)} · ${times.join(', ')}`;
}

function datesText(t: Catalogue, r: Content['recurrence']): string {
  const words = t.orders;
  switch (r.kind) {
    case 'once':
      return r.exceptions?.dates?.includes(r.date) ? words.noDates : showLocalDate(r.date);
    case 'daily':
      return words.daily(showLocalDate(r.from), r.to ? showLocalDate(r.to) : null);
    case 'weekly': {
      const days = r.weekdays.map((day) => t.common.weekdays[day]).join(', ');
      return words.weekly(days, showLocalDate(r.from), r.to ? showLocalDate(r.to) : null);
    }
    case 'dates':
      return r.dates.length <= 4
        ? r.dates.map(shortDate).join(', ')
        : words.dates(r.dates.length, showLocalDate(r.dates[0] ?? ''));
    case 'lunar':
      return words.lunar(
        [r.days.join(', '), r.months && `(${r.months.join(', ')})`].filter(Boolean).join(' '),
      );
  }
}

/** Which dates a version says something about. */
export function governsText(
  t: Catalogue,
  { fromLocalDate: from, toLocalDate: to }: Content['governs'],
): string {
  const { governs } = t.orders;
  if (from === null) return to === null ? governs.all : governs.to(showLocalDate(to));
  if (to === null) return governs.from(showLocalDate(from));
  return from === to
    ? governs.one(showLocalDate(from))
    : governs.between(showLocalDate(from), showLocalDate(to));
}
