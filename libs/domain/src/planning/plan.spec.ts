import { describe, expect, it } from '@jest/globals';
import {
  aStation,
  anOrder,
  asked,
  at,
  confirmed,
  everyDay,
  fixed,
  inWindow,
  monday,
  occurrencesOf,
  planned,
  priority,
  reasons,
  times,
  tuesday,
} from '#testing/planning-world.js';
import { candidatesHash } from './candidates.js';
import { PlanInputError } from './check-input.js';
import { requestId } from './request-id.js';
import { checkSession, minutesUsed } from './session-check.js';
import type { OrderVersion, PlanInput } from './types.js';

const furniture = { openingMs: 22_000, stingerMs: 1000, closingMs: 8000 };
describe('sessions', () => {
  it('have an opening, stingers between items, and a closing, all inside the window', () => {
    const two = asked('s1', 5, 'first');
    const orders = [
      anOrder('a', { stations: [two] }),
      anOrder('b', { stations: [asked('s1', 3, 'second')] }, confirmed(1)),
    ];
    const { sessions } = planned(orders, { stations: [aStation({ furniture })] });
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({
      localDate: monday,
      window: 'morning',
      startMs: at(monday, '05:30'),
      openingMs: 22_000,
      closingMs: 8000,
    });
    const [a, b] = sessions[0]?.occurrences ?? [];
    expect(a).toMatchObject({
      startMs: at(monday, '05:30:22'),
      durationMs: 300_000,
      openingMs: 22_000,
      closingMs: 0,
    });
    expect(b?.items).toEqual([
      { kind: 'stinger', offsetMs: 0, durationMs: 1000 },
      {
        kind: 'content',
        offsetMs: 1000,
        bulletinId: 'second',
        contentHash: 'hash-second',
        durationMs: 180_000,
      },
    ]);
    expect(sessions[0]?.countedMs).toBe(22_000 + 300_000 + 181_000 + 8000);
  });

  it('have a stinger where another bulletin begins inside an occurrence, and none between language variants of one', () => {
    const item = (bulletinId: string, contentHash: string) => ({
      bulletinId,
      contentHash,
      durationMs: 60_000,
    });
    const stations = [
      { stationId: 's1', placeCount: 1, items: [item('a', 'vi'), item('a', 'mong'), item('b', 'vi')] },
    ];
    const [o] = occurrencesOf(planned([anOrder('o', { stations })], { stations: [aStation({ furniture })] }));
    expect(o?.items.map(({ kind, offsetMs }) => [kind, offsetMs])).toEqual([
      ['content', 0],
      ['content', 60_000],
      ['stinger', 120_000],
      ['content', 121_000],
    ]);
  });

  it('over midnight belong to the day on which they began, quota too', () => {
    const station = aStation({
      windows: [{ name: 'night', from: '23:30', to: '00:30', days: everyDay }],
      quota: { maxSessionsPerDay: null, maxMinutesPerSession: null, maxMinutesPerDay: 20, weekdays: null },
    });
    const late = anOrder('late', { airings: [fixed('23:45')] });
    const after = anOrder(
      'after',
      { airings: [fixed('00:15')], recurrence: { kind: 'once', date: tuesday } },
      confirmed(1),
    );
    const over = anOrder(
      'over',
      { airings: [fixed('00:05')], recurrence: { kind: 'once', date: tuesday } },
      confirmed(2),
    );
    const result = planned([late, after, over], { stations: [station] });
    expect(times(result)).toEqual([`late ${monday} 23:45:00`, `after ${tuesday} 00:15:00`]);
    expect(occurrencesOf(result).map((o) => o.sessionLocalDate)).toEqual([monday, monday]);
    expect(result.refusals).toMatchObject([
      { reason: 'quota-day-minutes', occupantIds: occurrencesOf(result).map(({ id }) => id) },
    ]);
  });
});

describe('a session looked at from outside', () => {
  const station = aStation({ furniture, quiet: [{ from: '21:00', to: '05:30', days: everyDay }] });
  const result = planned([anOrder('a'), anOrder('b', {}, confirmed(1))], { stations: [station] });
  const [session] = result.sessions;
  if (!session) throw new Error('nothing was planned');

  it('keeps to the regulation, and its minutes are counted for the display', () => {
    expect(checkSession(session, station)).toEqual([]);
    expect(minutesUsed(result, 's1', monday)).toBe((22 + 600 + 601 + 8) / 60);
    expect(minutesUsed(result, 's1', tuesday)).toBe(0);
  });

  it('is seen to break it', () => {
    const earlier = { ...session, startMs: session.startMs - 60_000, openingMs: session.openingMs + 60_000 };
    expect(checkSession(earlier, station)).toEqual(['outside-window', 'quiet', 'counted-wrong']);
    const [first, second] = session.occurrences;
    if (!first || !second) throw new Error('two were planned');
    const doubled = { ...session, occurrences: [first, { ...second, startMs: first.startMs + 1000 }] };
    expect(checkSession(doubled, station)).toContain('overlap');
    const strict = { ...station, quota: { ...station.quota, maxMinutesPerSession: 20 } };
    expect(checkSession(session, strict)).toEqual(['quota-session-minutes']);
    const windows = station.windows.map((window) => ({ ...window, maxMinutes: 20 }));
    expect(checkSession(session, { ...station, windows })).toEqual(['quota-session-minutes']);
  });
});

describe('placement', () => {
  it('at the start, anywhere and at the end of a window', () => {
    const orders = [
      anOrder('end', { airings: [inWindow('morning', 'end')] }),
      anOrder('any', {}, confirmed(1)),
      anOrder('start', { airings: [inWindow('evening', 'start')] }, confirmed(2)),
    ];
    expect(times(planned(orders))).toEqual([
      `any ${monday} 05:30:00`,
      `end ${monday} 06:20:00`,
      `start ${monday} 17:00:00`,
    ]);
  });

  it('goes by class, fixed before window, first confirmation, order id', () => {
    const start = { airings: [inWindow('morning', 'anywhere')] };
    const orders = [
      anOrder('d', start, confirmed(1)),
      anOrder('c', start, confirmed(2)),
      anOrder('b', start, confirmed(2)),
      anOrder('fixed', { airings: [fixed('05:35')] }, confirmed(9)),
      priority('priority', start, confirmed(9)),
    ];
    expect(times(planned(orders))).toEqual([
      `priority ${monday} 05:30:00`,
      `d ${monday} 05:40:00`,
      `b ${monday} 05:50:00`,
      `c ${monday} 06:00:00`,
    ]);
  });

  it('tries later windows of the day, then the days up to the latest date, then refuses with the occupants named', () => {
    const full = (id: string, minutes: number, window: string) =>
      priority(id, { airings: [inWindow(window)], stations: [asked('s1', minutes, id)] });
    const blocked = [full('m', 60, 'morning'), full('e', 85, 'evening')];
    const later = planned([blocked[0] ?? anOrder('x'), anOrder('o')]);
    expect(times(later)).toContain(`o ${monday} 17:00:00`);
    const nextDay = planned([...blocked, anOrder('o', { latest: { days: 1 } })]);
    expect(times(nextDay)).toContain(`o ${tuesday} 05:30:00`);
    expect(occurrencesOf(nextDay).find(({ orderId }) => orderId === 'o')?.id).toBe(
      requestId('o', 's1', monday, 0),
    );
    const refused = planned([...blocked, anOrder('o')]);
    expect(refused.refusals).toMatchObject([
      {
        reason: 'no-room',
        remedy: 'move-occupants',
        ownerId: 'owner of o',
        occupantIds: [requestId('m', 's1', monday, 0)],
      },
    ]);
  });

  it('shifts a fixed one inside its tolerance, after its time before ahead of it, and no further', () => {
    const orders = (toleranceMs: number) => [
      anOrder('first', { airings: [fixed('05:40')] }),
      anOrder('o', { airings: [fixed('05:45', toleranceMs)] }, confirmed(1)),
    ];
    expect(times(planned(orders(300_000)))).toContain(`o ${monday} 05:50:00`);
    expect(reasons(planned(orders(299_000)))).toEqual(['o no-room']);
    const before = [
      anOrder('first', { airings: [fixed('05:50')] }),
      anOrder('o', { airings: [fixed('05:45', 300_000)] }, confirmed(1)),
    ];
    expect(times(planned(before))).toContain(`o ${monday} 05:40:00`);
  });

  it('moves normal items for priority ones and tells their owners', () => {
    const result = planned([
      anOrder('n', { airings: [inWindow('morning', 'start')] }),
      priority('p', { airings: [inWindow('morning', 'start')] }, confirmed(5)),
    ]);
    expect(result.displaced).toMatchObject([
      {
        orderId: 'n',
        ownerId: 'owner of n',
        byIds: [requestId('p', 's1', monday, 0)],
        wantedStartMs: at(monday, '05:30'),
        startMs: at(monday, '05:40'),
      },
    ]);
  });

  it('goes round quiet hours, pauses and closed days', () => {
    const quiet = aStation({ quiet: [{ from: '21:00', to: '05:50', days: everyDay }] });
    expect(times(planned([anOrder('o')], { stations: [quiet] }))).toEqual([`o ${monday} 05:50:00`]);
    const paused = aStation({ pausedUntilMs: at(monday, '06:00') });
    expect(times(planned([anOrder('o')], { stations: [paused] }))).toEqual([`o ${monday} 06:00:00`]);
    const calendars = [
      { id: 'c', days: [{ date: monday, name: 'tang', effect: { kind: 'mourning' as const } }] },
    ];
    const mourning = {
      stations: [
        aStation({
          calendarIds: ['c'],
          furniture,
          mourningFurniture: { openingMs: 0, stingerMs: 0, closingMs: 0 },
        }),
      ],
      calendars,
    };
    const result = planned([anOrder('n'), priority('p')], mourning);
    expect([times(result), reasons(result)]).toEqual([[`p ${monday} 05:30:00`], ['n mourning']]);
    const closed = {
      ...mourning,
      calendars: [{ id: 'c', days: [{ date: monday, name: 'x', effect: { kind: 'closed' as const } }] }],
    };
    expect(reasons(planned([priority('p')], closed))).toEqual(['p closed']);
    const sunday = {
      ...mourning,
      calendars: [
        {
          id: 'c',
          days: [{ date: monday, name: 'x', effect: { kind: 'as-weekday' as const, weekday: 7 as const } }],
        },
      ],
    };
    const weekdaysOnly = aStation({
      calendarIds: ['c'],
      windows: [{ name: 'morning', from: '05:30', to: '06:30', days: [1, 2, 3, 4, 5] }],
    });
    expect(reasons(planned([priority('p')], { ...sunday, stations: [weekdaysOnly] }))).toEqual(['p weekday']);
  });
});

describe('refusals', () => {
  const cases: [string, Partial<OrderVersion>, Partial<PlanInput>, string][] = [
    ['longer than the window', { stations: [asked('s1', 91)] }, {}, 'too-long'],
    ['outside the windows', { airings: [fixed('12:00')] }, {}, 'outside-windows'],
    ['a window that the station does not have', { airings: [inWindow('noon')] }, {}, 'unknown-window'],
    [
      'quiet hours',
      { airings: [fixed('05:35')] },
      { stations: [aStation({ quiet: [{ from: '21:00', to: '05:40', days: everyDay }] })] },
      'quiet',
    ],
    [
      'more than the quota of a session',
      {},
      {
        stations: [
          aStation({
            quota: {
              maxSessionsPerDay: null,
              maxMinutesPerSession: 9,
              maxMinutesPerDay: null,
              weekdays: null,
            },
          }),
        ],
      },
      'quota-session-minutes',
    ],
    [
      'more than its window allows a session',
      {},
      { stations: [aStation({ windows: aStation().windows.map((w) => ({ ...w, maxMinutes: 9 })) })] },
      'quota-session-minutes',
    ],
    [
      'more than the quota of a day',
      {},
      {
        stations: [
          aStation({
            quota: {
              maxSessionsPerDay: null,
              maxMinutesPerSession: null,
              maxMinutesPerDay: 9,
              weekdays: null,
            },
          }),
        ],
      },
      'quota-day-minutes',
    ],
    [
      'no session allowed',
      {},
      {
        stations: [
          aStation({
            quota: {
              maxSessionsPerDay: 0,
              maxMinutesPerSession: null,
              maxMinutesPerDay: null,
              weekdays: null,
            },
          }),
        ],
      },
      'quota-sessions',
    ],
    [
      'a weekday that the quota leaves out',
      {},
      {
        stations: [
          aStation({
            quota: {
              maxSessionsPerDay: null,
              maxMinutesPerSession: null,
              maxMinutesPerDay: null,
              weekdays: [6, 7],
            },
          }),
        ],
      },
      'weekday',
    ],
    ['outside its validity', { validToMs: at(monday, '05:35') }, {}, 'validity'],
    ['for the past', {}, { frozenUntilMs: at(tuesday, '00:00') }, 'past'],
    ['for nobody', { stations: [{ ...asked(), placeCount: 0 }] }, {}, 'nobody'],
    ['for a station that is not there', { stations: [asked('s9')] }, {}, 'unknown-station'],
    [
      'while the station is paused',
      {},
      { stations: [aStation({ pausedUntilMs: at(tuesday, '00:00') })] },
      'paused',
    ],
    ['a withdrawn bulletin', {}, { withdrawnBulletins: [{ bulletinId: 'b', atMs: 1 }] }, 'withdrawn'],
  ];
  it.each(cases)('%s', (_, version, change, reason) => {
    const result = planned([anOrder('o', version)], change);
    expect(reasons(result)).toEqual([`o ${reason}`]);
    expect(result.refusals[0]?.ownerId).toBe('owner of o');
    expect(occurrencesOf(result)).toEqual([]);
  });

  it('of bulletins that were changed and not approved since; what is approved airs without them', () => {
    const none = { ...asked(), items: [], isUnapproved: true };
    expect(planned([anOrder('o', { stations: [none] })]).refusals).toMatchObject([
      { reason: 'unapproved', remedy: 'approve' },
    ]);
    const some = { ...asked(), isUnapproved: true };
    expect(occurrencesOf(planned([anOrder('o', { stations: [some] })]))).toHaveLength(1);
  });

  it('of an order that is addressed to nobody at all', () => {
    expect(planned([anOrder('o', { stations: [] })]).orderRefusals).toEqual([
      { orderId: 'o', version: 1, ownerId: 'owner of o', reason: 'nobody' },
    ]);
  });

  it('of class 1, as a mistake of the caller', () => {
    const emergency = anOrder('o', { class: 1 as unknown as 2 });
    expect(() => planned([emergency])).toThrow(PlanInputError);
  });

  it('say when days after the horizon were not tried', () => {
    const result = planned([
      priority('p', {
        stations: [asked('s1', 60)],
        airings: [inWindow('morning')],
        recurrence: { kind: 'once', date: '2026-11-29' },
      }),
      anOrder('o', {
        recurrence: { kind: 'once', date: '2026-11-29' },
        latest: { days: 3 },
        airings: [fixed('05:30')],
      }),
    ]);
    expect(result.refusals).toMatchObject([{ orderId: 'o', reason: 'no-room', horizonEnded: true }]);
  });
});

it('gives the ids of the rule: 128 bits of SHA-256 over order, station, local date and index', () => {
  expect(requestId('o', 's1', monday, 0)).toMatch(/^[0-9a-f]{32}$/);
  expect(requestId('lịch phát', 's1', monday, 0)).toHaveLength(32);
  const candidate = { id: 'a', orderId: 'o', version: 1, durationMs: 1, contentHash: 'x' };
  const other = { ...candidate, id: 'b' };
  expect(candidatesHash([candidate, other])).toBe(candidatesHash([other, candidate]));
  expect(candidatesHash([candidate, { ...other, version: 2 }])).not.toBe(candidatesHash([candidate, other]));
});
