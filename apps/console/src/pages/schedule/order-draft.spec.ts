import { describe, expect, it } from '@jest/globals';
import { noTargets, wholeUnit } from '../../parts/targets/targets.js';
import { missingOf, newAiring, orderBodyOf, type OrderDraft } from './order-draft.js';

const draft: OrderDraft = {
  title: ' Tiêm chủng ',
  class: 3,
  bulletinIds: ['b1'],
  targets: wholeUnit('2025-02728'),
  kind: 'once',
  from: '2026-11-23',
  to: null,
  weekdays: [3, 1],
  dates: ['2026-12-02', '2026-11-30'],
  lunarDays: [15, 1],
  lunarMonths: [],
  except: ['2026-11-25'],
  onHolidays: true,
  airings: [newAiring('evening'), { ...newAiring('evening'), kind: 'fixed', time: '17:05' }],
  latestDays: 1,
};

describe('an order as it is filled in', () => {
  it('names what is missing, in the order of the form', () => {
    expect(missingOf(draft)).toEqual([]);
    const empty = { ...draft, title: ' ', bulletinIds: [], targets: noTargets(), from: null };
    expect(missingOf(empty)).toEqual(['name', 'bulletins', 'area', 'dates']);
    expect(missingOf({ ...draft, kind: 'weekly', weekdays: [], to: '2026-11-01' })).toEqual([
      'weekdays',
      'order',
    ]);
    expect(missingOf({ ...draft, kind: 'lunar', lunarDays: [] })).toEqual(['lunarDays']);
    expect(missingOf({ ...draft, kind: 'dates', dates: [] })).toEqual(['dates']);
  });

  it('becomes what the hub takes', () => {
    expect(orderBodyOf(draft, '2025-02728')).toMatchObject({
      title: 'Tiêm chủng',
      recurrence: { kind: 'once', date: '2026-11-23' },
      airings: [
        { kind: 'window', window: 'evening', position: 'anywhere' },
        { kind: 'fixed', atLocal: '17:05', toleranceMs: 300_000 },
      ],
      latest: { days: 1 },
    });
    const exceptions = { dates: ['2026-11-25'], onHolidays: true };
    expect(orderBodyOf({ ...draft, kind: 'weekly' }, 'u').recurrence).toEqual({
      ...{ kind: 'weekly', weekdays: [1, 3], from: '2026-11-23', exceptions },
    });
    expect(orderBodyOf({ ...draft, kind: 'dates' }, 'u').recurrence).toEqual({
      ...{ kind: 'dates', dates: ['2026-11-30', '2026-12-02'] },
    });
    expect(orderBodyOf({ ...draft, kind: 'lunar', to: '2027-11-23' }, 'u').recurrence).toEqual({
      ...{
        kind: 'lunar',
        days: [1, 15],
        missingDay: 'last',
        from: '2026-11-23',
        to: '2027-11-23',
        exceptions,
      },
    });
  });
});
