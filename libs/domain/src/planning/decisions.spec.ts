import { describe, expect, it } from '@jest/globals';
import {
  aStation,
  aVersion,
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
import { isFrozen } from './plan.js';
import { requestId } from './request-id.js';
import type { OfferAnswer, OrderVersion, PlanOrder, Resolution } from './types.js';

const furniture = { openingMs: 22_000, stingerMs: 1000, closingMs: 8000 };
const answer = (change: Partial<OfferAnswer> = {}): OfferAnswer => ({
  id: 'answer',
  stationId: 's1',
  orderId: 'o',
  version: 1,
  localDate: null,
  answer: 'accept',
  into: null,
  followUpdates: false,
  answeredAtMs: 1,
  ...change,
});

describe('offers', () => {
  const above = (version: Partial<OrderVersion> = {}): PlanOrder =>
    anOrder('o', { source: 'above', recurrence: { kind: 'daily', from: monday, to: tuesday }, ...version });

  it('wait for the commune until the last possible start minus the freeze', () => {
    const result = planned([above()]);
    expect(result.offers).toMatchObject([
      {
        orderId: 'o',
        version: 1,
        stationId: 's1',
        changed: false,
        answerByMs: at(monday, '18:10'),
        requests: [{ localDate: monday }, { localDate: tuesday, answerByMs: at(tuesday, '18:10') }],
      },
    ]);
    expect(result.sessions).toEqual([]);
  });

  it('at a time after midnight can be answered into the window that began on the day before', () => {
    const station = aStation({ windows: [{ name: 'whole', from: '12:00', to: '12:00', days: everyDay }] });
    const wish: Partial<OrderVersion> = {
      ...{ recurrence: { kind: 'once', date: tuesday }, airings: [fixed('03:25')] },
      validToMs: at(tuesday, '10:00'),
    };
    const result = planned([above(wish)], { stations: [station] });
    expect(reasons(result)).toEqual([]);
    expect(result.offers).toMatchObject([{ answerByMs: at(tuesday, '09:40') }]);
    const accepted = planned([above(wish)], { stations: [station], answers: [answer()] });
    expect(times(accepted)).toEqual([`o ${tuesday} 03:25:00`]);
    const over = planned([above({ ...wish, validToMs: at(monday, '23:30') })], { stations: [station] });
    expect(reasons(over)).toEqual(['o validity']);
  });

  it('expire unanswered', () => {
    expect(reasons(planned([above()], { frozenUntilMs: at(monday, '18:20:01') }))).toEqual([
      'o offer-expired',
    ]);
    expect(reasons(planned([above()], { frozenUntilMs: at(monday, '18:20') }))).toEqual([]);
  });

  it('are accepted for the series or one date, into a window or at a time, and declined', () => {
    expect(times(planned([above()], { answers: [answer()] }))).toHaveLength(2);
    const one = planned([above()], { answers: [answer({ localDate: tuesday, into: inWindow('evening') })] });
    expect(times(one)).toEqual([`o ${tuesday} 17:00:00`]);
    expect(one.offers[0]?.requests.map(({ localDate }) => localDate)).toEqual([monday]);
    expect(occurrencesOf(one)[0]?.decision).toEqual({ by: 'person', about: 'offer', id: 'answer' });
    const both = [
      answer({ answer: 'decline', localDate: monday, id: 'no' }),
      answer({ into: fixed('17:10') }),
    ];
    const mixed = planned([above()], { answers: both });
    expect([times(mixed), reasons(mixed)]).toEqual([[`o ${tuesday} 17:10:00`], ['o declined']]);
  });

  it('come back as changed with other content or times, unless the operator follows updates', () => {
    const edited = (change: Partial<OrderVersion>): PlanOrder => {
      const order = above();
      return {
        ...order,
        versions: [...order.versions, aVersion({ ...order.versions[0], version: 2, ...change })],
      };
    };
    const changed = edited({ stations: [asked('s1', 7, 'other')] });
    expect(planned([changed], { answers: [answer()] })).toMatchObject({
      sessions: [],
      offers: [{ version: 2, changed: true }],
    });
    expect(times(planned([changed], { answers: [answer({ followUpdates: true })] }))).toHaveLength(2);
    expect(times(planned([edited({ latest: { days: 1 } })], { answers: [answer()] }))).toHaveLength(2);
    const following = edited({
      stations: [asked('s1', 7, 'other')],
      governs: { fromLocalDate: tuesday, toLocalDate: null },
    });
    expect(times(planned([following], { answers: [answer()] }))).toEqual([`o ${monday} 05:30:00`]);
  });

  it('are answered by the commune’s standing rules, which are logged as rules', () => {
    const station = aStation({
      offerRules: [
        { id: 'r1', fields: [3], answer: 'decline' },
        { id: 'r2', fields: [1], windows: ['morning'], answer: 'accept', into: inWindow('evening') },
      ],
    });
    const result = planned([above({ field: 1 })], { stations: [station] });
    expect(occurrencesOf(result).map((o) => [o.window, o.decision])).toEqual(
      Array(2).fill(['evening', { by: 'rule', about: 'offer', id: 'r2' }]),
    );
    expect(planned([above({ field: 3 })], { stations: [station] }).refusals[0]).toMatchObject({
      reason: 'declined',
      decision: { by: 'rule', id: 'r1' },
    });
    expect(planned([above({ field: 2 })], { stations: [station] }).offers).toHaveLength(1);
  });

  it('never hold up priority items, nor the commune’s own', () => {
    expect(times(planned([priority('p', { source: 'above' }), anOrder('own')]))).toHaveLength(2);
  });
});

describe('collisions', () => {
  const first = priority('first', { airings: [fixed('05:40')], source: 'above' }, confirmed(1));
  const second = priority(
    'second',
    { airings: [fixed('05:45')], source: 'own', latest: { days: 1 } },
    confirmed(2),
  );
  const [firstId, secondId] = ['first', 'second'].map((id) => requestId(id, 's1', monday, 0));
  const early = { frozenUntilMs: at(monday, '04:00') };
  const resolution = (change: Partial<Resolution> = {}): Resolution => ({
    id: 'resolution',
    stationId: 's1',
    candidatesHash: planned([first, second], early).collisions[0]?.candidatesHash ?? '',
    ranking: [secondId ?? '', firstId ?? ''],
    dropped: [],
    decidedAtMs: 1,
    ...change,
  });
  const rule = (prefer: 'placed' | 'own' | 'above') => ({
    stations: [aStation({ collisionRule: { id: 'the rule', prefer } })],
  });
  const due = { frozenUntilMs: at(monday, '05:20') };

  it('are raised for a later priority request whose slot an earlier one has, and name a time to decide by', () => {
    const result = planned([first, second], early);
    expect(times(result)).toEqual([`first ${monday} 05:40:00`]);
    expect(result.collisions).toMatchObject([
      {
        stationId: 's1',
        localDate: monday,
        window: 'morning',
        startMs: at(monday, '05:40'),
        endMs: at(monday, '05:55'),
        occupantIds: [firstId],
        contenders: [{ id: secondId }],
        decideByMs: at(monday, '05:10'),
      },
    ]);
  });

  it('are none between requests that may go anywhere in the window, nor where only normal items are in the way', () => {
    const anywhere = [priority('a'), priority('b')];
    expect(planned(anywhere, early).collisions).toEqual([]);
    expect(planned([anOrder('n', { airings: [fixed('05:45')] }), second], early).collisions).toEqual([]);
  });

  it('end as the person decided: the winner has its slot, the other looks for another, or is dropped', () => {
    const won = planned([first, second], { ...early, resolutions: [resolution()] });
    expect(times(won)).toEqual([`second ${monday} 05:45:00`, `first ${monday} 05:55:00`]);
    expect(won.collisions).toEqual([]);
    expect(won.settled).toMatchObject([
      { winnerId: secondId, decision: { by: 'person', about: 'collision', id: 'resolution' } },
    ]);
    const kept = planned([first, second], {
      ...early,
      resolutions: [resolution({ ranking: [firstId ?? ''] })],
    });
    expect(times(kept)).toEqual([`first ${monday} 05:40:00`, `second ${monday} 05:50:00`]);
    const dropped = planned([first, second], {
      ...early,
      resolutions: [resolution({ dropped: [firstId ?? ''] })],
    });
    expect([times(dropped), reasons(dropped)]).toEqual([[`second ${monday} 05:45:00`], ['first dropped']]);
  });

  it('are raised anew when a candidate changes: the old answer is named for the log', () => {
    const edited = {
      ...second,
      versions: [
        ...second.versions,
        aVersion({ ...second.versions[0], version: 2, stations: [asked('s1', 8)] }),
      ],
    };
    const result = planned([first, edited], { ...early, resolutions: [resolution()] });
    expect(result.collisions).toHaveLength(1);
    expect(result.collisions[0]?.candidatesHash).not.toBe(resolution().candidatesHash);
    expect(result.staleResolutionIds).toEqual(['resolution']);
  });

  it('half an hour before the start are decided by the commune’s rule, and marked so', () => {
    expect(planned([first, second], { frozenUntilMs: at(monday, '05:19') }).collisions).toHaveLength(1);
    const placed = planned([first, second], { ...due, ...rule('placed') });
    expect(times(placed)).toEqual([`first ${monday} 05:40:00`, `second ${monday} 17:00:00`]);
    expect(occurrencesOf(placed).map(({ decision }) => decision)).toEqual(
      Array(2).fill({ by: 'rule', about: 'collision', id: 'the rule' }),
    );
    expect(times(planned([first, second], { ...due, ...rule('own') }))).toEqual([
      `second ${monday} 05:45:00`,
      `first ${monday} 17:00:00`,
    ]);
    expect(times(planned([first, second], { ...due, ...rule('above') }))).toEqual(times(placed));
  });

  it('leave the loser of a rule refused as undecided when no later session has room', () => {
    const full = priority('full', { airings: [inWindow('evening')], stations: [asked('s1', 90)] });
    const result = planned(
      [first, { ...second, versions: [aVersion({ ...second.versions[0], latest: { days: 0 } })] }, full],
      { ...due, ...rule('placed') },
    );
    expect(result.refusals).toMatchObject([
      { orderId: 'second', reason: 'undecided', decision: { by: 'rule', id: 'the rule' } },
    ]);
  });

  it('stay decided when the winner has aired', () => {
    for (const change of [
      { ...early, resolutions: [resolution()] },
      { ...due, ...rule('own') },
    ]) {
      const before = planned([first, second], change);
      const frozenUntilMs = at(monday, '07:00');
      const frozen = occurrencesOf(before).filter((o) => isFrozen(o, frozenUntilMs));
      expect(times(planned([first, second], { ...change, frozen, frozenUntilMs }))).toEqual(times(before));
    }
  });
});

describe('versions', () => {
  it('edit one date, this and following, or all; a moved date is another id that replaces the old one', () => {
    const daily: Partial<OrderVersion> = { recurrence: { kind: 'daily', from: monday, to: '2026-11-25' } };
    const evening: Partial<OrderVersion> = { ...daily, version: 2, airings: [inWindow('evening')] };
    const edit = (change: Partial<OrderVersion>): string[] => {
      const order = anOrder('o', daily);
      return times(
        planned([{ ...order, versions: [...order.versions, aVersion({ ...evening, ...change })] }]),
      );
    };
    const hours = (list: string[]): string[] => list.map((text) => text.slice(13, 18));
    expect(hours(edit({ governs: { fromLocalDate: tuesday, toLocalDate: tuesday } }))).toEqual([
      '05:30',
      '17:00',
      '05:30',
    ]);
    expect(hours(edit({ governs: { fromLocalDate: tuesday, toLocalDate: null } }))).toEqual([
      '05:30',
      '17:00',
      '17:00',
    ]);
    expect(hours(edit({}))).toEqual(['17:00', '17:00', '17:00']);
    expect(hours(edit({ effectiveFromMs: at(tuesday, '08:00') }))).toEqual(['05:30', '17:00', '17:00']);
    const moved = planned([
      anOrder('o', {
        ...daily,
        moved: [
          {
            fromLocalDate: monday,
            fromIndex: 0,
            toLocalDate: '2026-11-27',
            toIndex: 1,
            placement: inWindow('evening'),
          },
        ],
      }),
    ]);
    const friday = occurrencesOf(moved).find(({ localDate }) => localDate === '2026-11-27');
    expect(times(moved)).toHaveLength(3);
    expect(friday).toMatchObject({
      id: requestId('o', 's1', '2026-11-27', 1),
      replacesId: requestId('o', 's1', monday, 0),
      window: 'evening',
    });
  });
});

describe('the frozen part', () => {
  it('keeps its version, time and content whatever changes, except by withdrawal', () => {
    const before = occurrencesOf(planned([anOrder('o'), anOrder('p', {}, confirmed(1))]));
    const frozen = before.filter((o) => isFrozen(o, at(monday, '05:35')));
    expect(frozen).toHaveLength(1);
    const edited = anOrder('o', {
      version: 2,
      stations: [asked('s1', 3, 'other')],
      airings: [inWindow('evening')],
    });
    const change = { frozen, frozenUntilMs: at(monday, '05:35') };
    const after = planned(
      [edited, priority('p2', { airings: [fixed('05:30')], effectiveFromMs: at(monday, '05:35') })],
      change,
    );
    expect(occurrencesOf(after)).toEqual([{ ...frozen[0], frozen: true }]);
    expect(reasons(after)).toEqual(['p2 past']);
    const withdrawn = planned([{ ...edited, withdrawnAtMs: at(monday, '05:28') }], change);
    expect([occurrencesOf(withdrawn), reasons(withdrawn)]).toEqual([[], ['o withdrawn']]);
    const playing = planned([{ ...edited, withdrawnAtMs: at(monday, '05:34') }], change);
    expect(occurrencesOf(playing)).toHaveLength(1);
    const bulletin = planned([edited], {
      ...change,
      withdrawnBulletins: [{ bulletinId: 'b', atMs: at(monday, '05:29') }],
    });
    expect(reasons(bulletin)).toEqual(['o withdrawn']);
  });

  it('closes a session whose closing froze: what comes later in the window is a session of its own', () => {
    const station = aStation({ furniture });
    const frozen = occurrencesOf(planned([anOrder('o')], { stations: [station] }));
    const result = planned([anOrder('o'), anOrder('late', {}, confirmed(5))], {
      stations: [station],
      frozen,
      frozenUntilMs: at(monday, '05:45'),
    });
    expect(result.sessions).toHaveLength(2);
    expect(new Set(result.sessions.map(({ id }) => id)).size).toBe(2);
    expect(times(result)[1]).toBe(`late ${monday} 05:45:22`);
  });
});
