import type { FieldProblem } from '#contracts/errors.js';
import type { Regulation } from '#persistence/entities/territory.entity.js';

interface Daypart {
  days: readonly number[];
  from: string;
  to: string;
}
/** Minutes of the week, 0 = Monday 00:00; `to` may lie beyond the week's end. */
interface Span {
  from: number;
  to: number;
}

const DAY = 1440;
const WEEK = 7 * DAY;
/** Nothing is broadcast before it (domain, "Defaults that ship"). */
const EARLIEST = '05:30';

export function minutesOf(timeLocal: string): number {
  const [hours = 0, minutes = 0] = timeLocal.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `to` ≤ `from` crosses midnight. */
export function lengthMinutes({ from, to }: Pick<Daypart, 'from' | 'to'>): number {
  const length = minutesOf(to) - minutesOf(from);
  return length > 0 ? length : length + DAY;
}

const spansOf = (part: Daypart): Span[] =>
  part.days.map((day) => {
    const from = (day - 1) * DAY + minutesOf(part.from);
    return { from, to: from + lengthMinutes(part) };
  });

/** On the circle of the week: Sunday night runs into Monday. */
const overlap = (a: Span, b: Span): boolean =>
  [-WEEK, 0, WEEK].some((turn) => a.from < b.to + turn && b.from + turn < a.to);

const meet = (a: Daypart, b: Daypart): boolean =>
  spansOf(a).some((one) => spansOf(b).some((other) => overlap(one, other)));

/**
 * Everything that is wrong with a regulation whose shape is right: each with its field and the remedy.
 * @param demonstration such a station may broadcast at any hour, and says so on every screen.
 */
export function regulationProblems(regulation: Regulation, demonstration: boolean): FieldProblem[] {
  return [
    ...windowProblems(regulation, demonstration),
    ...overlapProblems(regulation),
    ...quotaProblems(regulation),
  ];
}

function windowProblems({ windows, volumes }: Regulation, demonstration: boolean): FieldProblem[] {
  const early: Daypart = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: EARLIEST };
  const problems: FieldProblem[] = [];
  const add = (field: string, code: string, message: string): number =>
    problems.push({ field, code, message });
  for (const [i, window] of windows.entries()) {
    const at = `windows.${i}`;
    if (windows.findIndex(({ name }) => name === window.name) < i)
      add(`${at}.name`, 'window-name-twice', `Tên khung giờ "${window.name}" bị trùng, hãy đặt tên khác`);
    if (!demonstration && meet(window, early))
      add(
        `${at}.from`,
        'window-too-early',
        `Không được phát trước ${EARLIEST}; hãy lùi giờ của khung "${window.name}"`,
      );
    if (window.maxMinutes > lengthMinutes(window))
      add(
        `${at}.maxMinutes`,
        'window-too-short',
        `Khung "${window.name}" chỉ dài ${lengthMinutes(window)} phút, hãy giảm thời lượng tối đa`,
      );
    if (window.volume > volumes.cap)
      add(`${at}.volume`, 'volume-over-cap', `Âm lượng vượt mức trần ${volumes.cap}, hãy giảm xuống`);
  }
  if (volumes.default > volumes.cap)
    add(
      'volumes.default',
      'volume-over-cap',
      `Âm lượng mặc định vượt mức trần ${volumes.cap}, hãy giảm xuống`,
    );
  return problems;
}

function overlapProblems({ windows, quiet }: Regulation): FieldProblem[] {
  return windows.flatMap((window, i) => {
    const field = `windows.${i}`;
    const silence = quiet.find((part) => meet(window, part));
    const other = windows.slice(0, i).find((earlier) => meet(window, earlier));
    return [
      ...(silence
        ? [
            {
              field,
              code: 'window-in-quiet',
              message: `Khung "${window.name}" chạm giờ yên tĩnh ${silence.from}–${silence.to}, hãy đổi một trong hai`,
            },
          ]
        : []),
      ...(other
        ? [
            {
              field,
              code: 'windows-overlap',
              message: `Khung "${window.name}" trùng giờ với khung "${other.name}", hãy tách hai khung`,
            },
          ]
        : []),
    ];
  });
}

function quotaProblems({ windows, quota }: Regulation): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const longest = Math.max(0, ...windows.map(lengthMinutes));
  if (windows.length > 0 && quota.maxMinutesPerSession > longest) {
    problems.push({
      field: 'quota.maxMinutesPerSession',
      code: 'session-longer-than-windows',
      message: `Khung giờ dài nhất là ${longest} phút, hãy giảm thời lượng tối đa mỗi buổi`,
    });
  }
  if (quota.maxMinutesPerDay > quota.maxSessionsPerDay * quota.maxMinutesPerSession) {
    problems.push({
      field: 'quota.maxMinutesPerDay',
      code: 'day-longer-than-sessions',
      message: `${quota.maxSessionsPerDay} buổi × ${quota.maxMinutesPerSession} phút ít hơn thời lượng mỗi ngày, hãy sửa cho khớp`,
    });
  }
  return problems;
}
