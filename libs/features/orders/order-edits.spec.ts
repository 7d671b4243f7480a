import { describe, expect, it } from '@jest/globals';
import type { Placement } from '#domain/planning/types.js';
import { addDays } from '#domain/time/civil-date.js';
import {
  asksOn,
  cancelEdit,
  contentEdits,
  copyEdits,
  type Edit,
  governing,
  moveEdit,
  undoEdits,
  type VersionFacts,
} from './order-edits.js';

// 2026-11-23 is a Monday.
const MON = '2026-11-23';
const on = (days: number) => addDays(MON, days);
const at = (atLocal: string): Placement => ({ kind: 'fixed', atLocal, toleranceMs: 0 });
const ALL = { fromLocalDate: null, toLocalDate: null };
const first = (recurrence: VersionFacts['recurrence'], airings = [at('06:00')]): VersionFacts => ({
  version: 1,
  governs: ALL,
  recurrence,
  airings,
  moved: [],
});
const daily = first({ kind: 'daily', from: MON });
const weekly = first({ kind: 'weekly', weekdays: [1, 3], from: MON });
const added = (versions: VersionFacts[], ...edits: Edit[]): VersionFacts[] =>
  edits.reduce((all, { of: _, ...edit }) => [...all, { ...edit, version: all.length + 1 }], versions);

/** Every airing of two weeks as `date time`, as the planner would ask for it. */
function airings(versions: VersionFacts[]): string[] {
  return Array.from({ length: 21 }, (_, i) => on(i - 7))
    .filter((date) => asksOn(versions, date))
    .flatMap((date) => {
      const version = governing(versions, date)!;
      return version.airings.map((placement, index) => {
        const move = version.moved.find((m) => m.fromLocalDate === date && m.fromIndex === index);
        const where = move?.placement ?? placement;
        return `${move?.toLocalDate ?? date} ${where.kind === 'fixed' ? where.atLocal : where.window}`;
      });
    })
    .sort();
}

describe('moving an airing', () => {
  it('only this: another time on its day, or another day; the series goes on around it', () => {
    const later = moveEdit(
      [daily],
      { localDate: on(1), index: 0 },
      { localDate: on(1), placement: at('17:00') },
      'one',
    );
    expect(later.governs).toEqual({ fromLocalDate: on(1), toLocalDate: on(1) });
    expect(airings(added([daily], later)).slice(0, 3)).toEqual([
      `${on(0)} 06:00`,
      `${on(1)} 17:00`,
      `${on(2)} 06:00`,
    ]);
    const away = moveEdit(
      [weekly],
      { localDate: on(2), index: 0 },
      { localDate: on(4), placement: at('06:00') },
      'one',
    );
    expect(airings(added([weekly], away))).toEqual([
      `${on(0)} 06:00`,
      `${on(4)} 06:00`,
      `${on(7)} 06:00`,
      `${on(9)} 06:00`,
    ]);
  });

  it('what was moved is moved on and back: it stays the airing of its first date', () => {
    const once = added(
      [weekly],
      moveEdit([weekly], { localDate: on(2), index: 0 }, { localDate: on(4), placement: at('06:00') }, 'one'),
    );
    const { toIndex } = once[1]!.moved[0]!;
    const again = added(
      once,
      moveEdit(
        once,
        { localDate: on(4), index: toIndex },
        { localDate: on(5), placement: at('07:00') },
        'one',
      ),
    );
    expect(airings(again)).toContain(`${on(5)} 07:00`);
    expect(airings(again)).not.toContain(`${on(4)} 06:00`);
    const indexes = [toIndex, again[2]!.moved[0]!.toIndex];
    expect(new Set(indexes).size).toBe(2);
    expect(Math.min(...indexes)).toBeGreaterThan(12);
    expect(() =>
      moveEdit(
        again,
        { localDate: on(4), index: toIndex },
        { localDate: MON, placement: at('06:00') },
        'one',
      ),
    ).toThrow('không còn');
  });

  it('this and following: earlier dates keep their time; a weekday becomes another', () => {
    const time = moveEdit(
      [daily],
      { localDate: on(2), index: 0 },
      { localDate: on(2), placement: at('17:00') },
      'following',
    );
    expect(airings(added([daily], time)).slice(0, 4)).toEqual([
      `${on(0)} 06:00`,
      `${on(1)} 06:00`,
      `${on(2)} 17:00`,
      `${on(3)} 17:00`,
    ]);
    const day = moveEdit(
      [weekly],
      { localDate: on(9), index: 0 },
      { localDate: on(8), placement: at('06:00') },
      'following',
    );
    expect(airings(added([weekly], day))).toEqual([
      `${on(0)} 06:00`,
      `${on(2)} 06:00`,
      `${on(7)} 06:00`,
      `${on(8)} 06:00`,
    ]);
  });

  it('all: every date; dates of a list move together', () => {
    const dates = first({ kind: 'dates', dates: [on(0), on(3)] });
    const edit = moveEdit(
      [dates],
      { localDate: on(3), index: 0 },
      { localDate: on(4), placement: at('06:30') },
      'all',
    );
    expect(airings(added([dates], edit))).toEqual([`${on(1)} 06:30`, `${on(4)} 06:30`]);
  });

  it('a single date simply moves; beside other versions it takes nothing of theirs along', () => {
    const once = first({ kind: 'once', date: on(1) });
    const alone = moveEdit(
      [once],
      { localDate: on(1), index: 0 },
      { localDate: on(3), placement: at('07:00') },
      'all',
    );
    expect(airings(added([once], alone))).toEqual([`${on(3)} 07:00`]);
    const copied = added([once], ...copyEdits([once], MON, MON));
    const moved = added(
      copied,
      moveEdit(copied, { localDate: on(8), index: 0 }, { localDate: on(9), placement: at('07:00') }, 'all'),
    );
    expect(airings(moved)).toEqual([`${on(1)} 06:00`, `${on(9)} 07:00`]);
  });

  it('what cannot follow says what to choose', () => {
    const to = { localDate: on(3), placement: at('06:00') };
    expect(() => moveEdit([daily], { localDate: on(2), index: 0 }, to, 'all')).toThrow('Chỉ buổi này');
    expect(() =>
      moveEdit([weekly], { localDate: on(0), index: 0 }, { ...to, localDate: on(2) }, 'all'),
    ).toThrow('đã có lượt phát');
    expect(() =>
      moveEdit([weekly], { localDate: on(0), index: 0 }, { ...to, localDate: on(8) }, 'all'),
    ).toThrow('cùng một tuần');
    expect(() => moveEdit([weekly], { localDate: on(1), index: 0 }, to, 'one')).toThrow('không còn');
    expect(() => moveEdit([weekly], { localDate: on(0), index: 1 }, to, 'one')).toThrow('không còn');
  });
});

describe('taking dates away', () => {
  it('one date, or it and all that follow', () => {
    const one = added([daily], cancelEdit([daily], { localDate: on(1), index: 0 }, 'one'));
    expect(airings(one).slice(0, 2)).toEqual([`${on(0)} 06:00`, `${on(2)} 06:00`]);
    const rest = added([daily], cancelEdit([daily], { localDate: on(2), index: 0 }, 'following'));
    expect(airings(rest)).toEqual([`${on(0)} 06:00`, `${on(1)} 06:00`]);
  });
});

describe('undoing', () => {
  const steps: [string, (versions: VersionFacts[]) => Edit][] = [
    [
      'a move',
      (v) => moveEdit(v, { localDate: on(2), index: 0 }, { localDate: on(4), placement: at('09:00') }, 'one'),
    ],
    [
      'a change of all',
      (v) => moveEdit(v, { localDate: on(0), index: 0 }, { localDate: on(0), placement: at('05:30') }, 'all'),
    ],
    [
      'a change of what follows',
      (v) =>
        moveEdit(
          v,
          { localDate: on(0), index: 0 },
          { localDate: on(0), placement: at('19:00') },
          'following',
        ),
    ],
    ['a cancelled date', (v) => cancelEdit(v, { localDate: on(7), index: 0 }, 'one')],
  ];

  it.each(steps)('%s: everything is as it was, whatever was edited before it', (_, step) => {
    let versions = [weekly];
    versions = added(
      versions,
      moveEdit(versions, { localDate: on(7), index: 0 }, { localDate: on(7), placement: at('08:00') }, 'one'),
    );
    const before = airings(versions);
    const changed = added(versions, step(versions));
    expect(airings(changed)).not.toEqual(before);
    const undone = added(changed, ...undoEdits(changed, changed.length));
    expect(airings(undone)).toEqual(before);
    expect(() => undoEdits(undone, changed.length)).toThrow('sửa thêm');
  });

  it('the first version is not undone', () => {
    expect(() => undoEdits([daily], 1)).toThrow('thu hồi');
  });
});

describe('copying a week', () => {
  const week = [first({ kind: 'dates', dates: [on(0), on(2)] }, [at('06:00'), at('17:00')])];

  it('the same days and times seven days later; a second time adds nothing', () => {
    const copied = added(week, ...copyEdits(week, MON, MON));
    expect(airings(copied)).toEqual([0, 2, 7, 9].flatMap((day) => [`${on(day)} 06:00`, `${on(day)} 17:00`]));
    expect(copyEdits(copied, MON, MON)).toEqual([]);
  });

  it('what was moved within the week is copied as it aired; a series that goes on by itself is not copied', () => {
    const moved = added(
      week,
      moveEdit(week, { localDate: on(0), index: 1 }, { localDate: on(1), placement: at('18:00') }, 'one'),
    );
    const copied = added(moved, ...copyEdits(moved, MON, MON));
    expect(airings(copied)).toContain(`${on(8)} 18:00`);
    expect(airings(copied)).toHaveLength(8);
    expect(copyEdits([weekly], MON, MON)).toEqual([]);
  });

  it('a copied week is taken back at once', () => {
    const copied = added(week, ...copyEdits(week, MON, MON));
    const back = added(copied, ...undoEdits(copied, copied.length, week.length + 1));
    expect(airings(back)).toEqual(airings(week));
  });

  it('nothing goes to days that have passed', () => {
    expect(copyEdits(week, MON, on(8))).toHaveLength(1);
  });
});

describe('other content', () => {
  const other = { bulletinIds: ['b'] };
  const moved = added(
    [weekly],
    moveEdit([weekly], { localDate: on(2), index: 0 }, { localDate: on(3), placement: at('18:00') }, 'one'),
  );

  it('keeps every date and time, and the old content before the date', () => {
    const changed = added(moved, ...contentEdits(moved, on(2), MON, other));
    expect(airings(changed)).toEqual(airings(moved));
    const contents = [0, 2, 7].map((day) => (governing(changed, on(day)) as Partial<Edit>).bulletinIds);
    expect(contents).toEqual([undefined, ['b'], ['b']]);
  });

  it('again and again adds no version for what no date belongs to any more', () => {
    let versions = moved;
    for (let i = 0; i < 5; i++) {
      const edits = contentEdits(versions, null, MON, other);
      expect(edits).toHaveLength(2);
      versions = added(versions, ...edits);
    }
    expect(contentEdits(versions, null, on(30), other)).toHaveLength(1);
  });
});
