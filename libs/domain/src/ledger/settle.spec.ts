import { describe, expect, it } from '@jest/globals';
import { applyConfirmation, applyReport, emptyFacts } from './facts.js';
import { settle } from './settle.js';
import type { AsRunRow, LedgerReport, ReportedItem, RowContext, RowFacts } from './types.js';

const START = Date.parse('2026-11-21T10:00:00Z');
const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const origin = { device: 'd1', journal: 'j1' };

const context = (more: Partial<RowContext> = {}): RowContext => ({
  kind: 'occurrence',
  startAtMs: START,
  endAtMs: START + 12_000,
  graceMs: 60_000,
  items: [
    { item: A, offsetMs: 0, durationMs: 6000 },
    { item: B, offsetMs: 6000, durationMs: 6000 },
  ],
  requiredRevision: 3,
  ...more,
});
let seq = 0;
const report = (type: string, secondsAfterStart: number, more: Partial<LedgerReport> = {}): LedgerReport => ({
  seq: (seq += 1),
  at: new Date(START + secondsAfterStart * 1000).toISOString(),
  type,
  ...more,
});
const heard = (...items: [string, number, number][]): { items: ReportedItem[] } => ({
  items: items.map(([sha256, from, to]) => ({ sha256, fromMs: from * 1000, toMs: to * 1000 })),
});
const play = (id: string, ...items: [string, number, number][]) => ({
  play: id,
  revision: 3,
  volume: 60,
  evidence: 'decoded',
  ...heard(...items),
});
const facts = (...reports: LedgerReport[]): RowFacts =>
  reports.reduce((known, each) => applyReport(known, each, origin), emptyFacts());
const AFTER = START + 72_000;
const BEFORE_GRACE_ENDS = AFTER - 1;
const row = (known: RowFacts, more: Partial<RowContext> = {}, nowMs = AFTER): AsRunRow =>
  settle(known, context(more), nowMs);
const ended = ({ state, end, reason }: AsRunRow) => ({ state, end, reason });
const whole = () => [
  report('started', 0, play('p')),
  report('finished', 12, play('p', [A, 0, 6], [B, 0, 6])),
];

describe('a row of the ledger', () => {
  it('goes from planned to finished as the reports come', () => {
    const states: [LedgerReport, string][] = [
      [report('playlist-accepted', -3600, { revision: 3 }), 'delivered'],
      [report('staged', -3000, { sha256: A }), 'delivered'],
      [report('staged', -2900, { sha256: B }), 'staged'],
      [report('armed', -300), 'armed'],
      [report('started', 0, play('p')), 'started'],
      [report('finished', 12, play('p', [A, 0, 6], [B, 0, 6])), 'finished'],
    ];
    let known = emptyFacts();
    expect(row(known, {}, START - 4_000_000).state).toBe('planned');
    for (const [each, state] of states) {
      known = applyReport(known, each, origin);
      expect(row(known, {}, START).state).toBe(state);
    }
    expect(row(known)).toMatchObject({
      end: 'finished',
      reason: null,
      delivered: true,
      staged: true,
      armed: true,
      late: false,
      preempted: false,
      startedAtMs: START,
      endedAtMs: START + 12_000,
      playedMs: 12_000,
      plays: 1,
      evidence: 'decoded',
      confirmedBy: 'device',
      segments: [
        { item: A, itemIndex: 0, fromMs: 0, toMs: 6000, fromAtMs: START, toAtMs: START + 6000 },
        { item: B, itemIndex: 1, fromMs: 0, toMs: 6000, fromAtMs: START + 6000, toAtMs: START + 12_000 },
      ],
    });
  });

  it('an older revision than the one that carries it is no delivery', () => {
    const known = facts(report('playlist-accepted', -10, { revision: 2 }));
    expect(row(known, {}, START)).toMatchObject({ state: 'planned', delivered: false });
    expect(row(known, { acceptedRevision: 3 }, START)).toMatchObject({ state: 'delivered', delivered: true });
  });

  it('a later not-armed takes armed back, and the other way round, by number and not by time', () => {
    const armedThenNot = facts(report('armed', -300), report('not-armed', -400, { reason: 'muted' }));
    expect(row(armedThenNot, {}, START)).toMatchObject({
      state: 'planned',
      armed: false,
      notArmedReason: 'muted',
    });
    const notThenArmed = facts(report('not-armed', 9e5, { reason: 'clock' }), report('armed', -100));
    expect(row(notThenArmed, {}, START)).toMatchObject({ state: 'armed', armed: true, notArmedReason: null });
  });

  describe('without a word after slot and grace is missed, with the best-known reason', () => {
    const ready = [
      report('playlist-accepted', -900, { revision: 3 }),
      report('staged', -800, { sha256: A }),
      report('staged', -800, { sha256: B }),
    ];
    const cases: [string, LedgerReport[], Partial<RowContext>, string][] = [
      ['nothing was ever sent', [], { requiredRevision: null }, 'not-delivered'],
      ['the playlist did not arrive', [], {}, 'not-delivered'],
      ['a file did not arrive', ready.slice(0, 2), {}, 'not-staged'],
      ['it was offline', ready, { offlineSinceMs: START - 1000 }, 'offline'],
      ['it went offline during the slot', ready, { offlineSinceMs: START + 11_000 }, 'offline'],
      ['it went offline afterwards', ready, { offlineSinceMs: START + 12_000 }, 'unreported'],
      ['it is online and silent', ready, { offlineSinceMs: null }, 'unreported'],
      ['it has no power', ready, { powerLostAtMs: START - 1, offlineSinceMs: START }, 'power'],
      ['its clock is wrong', ready, { clock: 'untrusted' }, 'clock'],
      [
        'it said so when it should have armed',
        [report('not-armed', -300, { reason: 'not-staged' })],
        { offlineSinceMs: START - 1000 },
        'not-staged',
      ],
      ['it is muted', ready, { muted: 'programme', offlineSinceMs: START }, 'muted'],
      ['it was withdrawn', ready, { withdrawnAtMs: START - 1, muted: 'all' }, 'withdrawn'],
      ['it was withdrawn after the slot', ready, { withdrawnAtMs: START + 12_000 }, 'unreported'],
    ];
    it.each(cases)('%s', (_, reports, more, reason) => {
      expect(row(facts(...reports), more, BEFORE_GRACE_ENDS)).toMatchObject({ end: null, reason: null });
      expect(ended(row(facts(...reports), more))).toEqual({ state: 'missed', end: 'missed', reason });
    });
  });

  it.each([
    ['missed', { reason: 'busy' }, 'missed', 'busy'],
    ['missed', { reason: 'a word of tomorrow' }, 'missed', 'a word of tomorrow'],
    ['failed', { reason: 'unsupported' }, 'failed', 'unsupported'],
    ['declined', { limit: 'quiet' }, 'refused', 'quiet'],
    ['declined', { limit: 'quota' }, 'refused', 'quota'],
    ['declined', { limit: 'muted' }, 'missed', 'muted'],
    ['declined', { limit: 'silence-all' }, 'missed', 'muted'],
  ])('%s %o ends it at once as %s: %s', (type, more, end, reason) => {
    expect(row(facts(report(type, 3, more)), {}, START + 3000)).toMatchObject({ end, reason });
  });

  it('withdrawn before a sound is missed: withdrawn, whatever else the device said', () => {
    for (const silent of [
      report('missed', 3, { reason: 'not-staged' }),
      report('declined', 0, { limit: 'quiet' }),
    ])
      expect(ended(row(facts(silent), { withdrawnAtMs: START - 5 }))).toEqual({
        state: 'missed',
        end: 'missed',
        reason: 'withdrawn',
      });
  });

  it('evidence of sound beats missed, in any order', () => {
    const silent = report('missed', 3, { reason: 'power' });
    expect(row(facts(silent, ...whole()))).toMatchObject({ end: 'finished', reason: null });
    expect(row(facts(silent, report('started', 1, play('q'))))).toMatchObject({ end: 'partial' });
  });

  it('withdrawn while playing is partial: withdrawn with what was heard', () => {
    const known = facts(
      report('started', 0, play('p')),
      report('partial', 4, { ...play('p', [A, 0, 4]), reason: 'withdrawn' }),
    );
    expect(row(known, { withdrawnAtMs: START + 2000 }, START + 5000)).toMatchObject({
      end: 'partial',
      reason: 'withdrawn',
      playedMs: 4000,
    });
  });

  it('gone from the programme because its order was withdrawn is withdrawn; for another reason it stays removed', () => {
    const known = facts(
      report('started', 0, play('p')),
      report('partial', 4, { ...play('p', [A, 0, 4]), reason: 'removed' }),
    );
    const reasonOf = (orderWithdrawnAtMs: number | null) => row(known, { orderWithdrawnAtMs }).reason;
    expect(reasonOf(START + 2000)).toBe('withdrawn');
    expect(reasonOf(null)).toBe('removed');
    expect(reasonOf(START + 86_400_000)).toBe('removed');
  });

  it('a start without an end is partial after the grace, and says what is known of the place', () => {
    const known = facts(report('started', 0, play('p')));
    expect(row(known, {}, BEFORE_GRACE_ENDS)).toMatchObject({ state: 'started', end: null });
    expect(ended(row(known, { offlineSinceMs: START + 3000 }))).toEqual({
      state: 'partial',
      end: 'partial',
      reason: 'offline',
    });
    expect(row(known)).toMatchObject({ playedMs: 0, segments: [], startedAtMs: START, endedAtMs: START });
  });

  it('a power cut and the rest: one play, open in between, segments of both', () => {
    const started = report('started', 0, play('p'));
    const cut = report('partial', 8, { ...play('p', [A, 0, 3]), reason: 'power' });
    const resumed = report('resumed', 8, play('p'));
    const end = report('partial', 12, { ...play('p', [A, 0, 3], [B, 2, 6]), reason: 'power' });
    expect(ended(row(facts(started, cut), {}, START + 9000))).toMatchObject({
      end: 'partial',
      reason: 'power',
    });
    expect(row(facts(started, cut, resumed), {}, START + 9000)).toMatchObject({
      state: 'started',
      end: null,
      resumed: true,
    });
    expect(row(facts(started, cut, resumed, end))).toMatchObject({
      end: 'partial',
      reason: 'power',
      plays: 1,
      playedMs: 7000,
      segments: [
        { itemIndex: 0, fromMs: 0, toMs: 3000, fromAtMs: START },
        { itemIndex: 1, fromMs: 2000, toMs: 6000, fromAtMs: START + 8000 },
      ],
    });
  });

  it('preempted and taken up to the end is finished and says that it was cut', () => {
    const known = facts(
      report('started', 0, play('p')),
      report('resumed', 3, { ...play('p'), reason: 'preempted' }),
      report('finished', 12, play('p', [A, 0, 6], [B, 0, 6])),
    );
    expect(row(known)).toMatchObject({ end: 'finished', preempted: true, resumed: true });
  });

  it('late: by its own word, or by a start of a second and more after the plan', () => {
    const late = facts(
      report('started', 5, play('p')),
      report('partial', 12, { ...play('p', [A, 5, 6], [B, 0, 6]), reason: 'late' }),
    );
    expect(row(late)).toMatchObject({ end: 'partial', reason: 'late', late: true, playedMs: 7000 });
    const slightly = facts(
      report('started', 0.9, play('p')),
      report('finished', 12, play('p', [A, 0.9, 6], [B, 0, 6])),
    );
    expect(row(slightly)).toMatchObject({ end: 'finished', late: false });
  });

  it.each<[string, [string, number, number][]]>([
    ['an item is missing', [[A, 0, 6]]],
    [
      'a hole of over a second',
      [
        [A, 0, 2],
        [A, 3.2, 6],
        [B, 0, 6],
      ],
    ],
    [
      'the end is missing',
      [
        [A, 0, 6],
        [B, 0, 4.9],
      ],
    ],
    [
      'the beginning is missing',
      [
        [A, 1.2, 6],
        [B, 0, 6],
      ],
    ],
    ['nothing is named', []],
  ])('a device that says finished is not believed where %s', (_, items) => {
    const known = facts(report('started', 0, play('p')), report('finished', 12, play('p', ...items)));
    expect(ended(row(known))).toEqual({ state: 'partial', end: 'partial', reason: 'incomplete' });
    expect(row(known, { items: [] })).toMatchObject({ end: 'finished' });
  });

  it('an announcement that is read twice counts twice', () => {
    const items = [0, 7].map((offset) => ({ item: A, offsetMs: offset * 1000, durationMs: 6000 }));
    const twice = facts(
      report('started', 0, play('p')),
      report('finished', 13, play('p', [A, 0, 6], [A, 0, 6])),
    );
    expect(row(twice, { items })).toMatchObject({ end: 'finished', playedMs: 12_000 });
    const once = facts(report('started', 0, play('p')), report('finished', 13, play('p', [A, 0, 6])));
    expect(row(once, { items })).toMatchObject({ end: 'partial', playedMs: 6000 });
  });

  it('finds the reading a piece belongs to by when it began', () => {
    const items = [0, 7].map((offset) => ({ item: A, offsetMs: offset * 1000, durationMs: 6000 }));
    const cutAndResumed = facts(
      report('started', 0, play('p')),
      report('resumed', 10, play('p')),
      report('partial', 13, { ...play('p', [A, 0, 2], [A, 3, 6]), reason: 'power' }),
    );
    expect(row(cutAndResumed, { items }).segments).toMatchObject([
      { itemIndex: 0, fromMs: 0, toMs: 2000 },
      { itemIndex: 1, fromMs: 3000, toMs: 6000, fromAtMs: START + 10_000 },
    ]);
    const late = facts(
      report('started', 6.5, play('p')),
      report('partial', 13, { ...play('p', [A, 0, 6]), reason: 'late' }),
    );
    expect(row(late, { items }).segments).toMatchObject([{ itemIndex: 1, fromAtMs: START + 7000 }]);
  });

  it('two boxes at one place: what either played, once', () => {
    const [started, finished] = whole() as [LedgerReport, LedgerReport];
    let known = facts(started, finished);
    const other = report('partial', 5, { ...play('q', [A, 0, 4]), evidence: 'amplifier', reason: 'fault' });
    known = applyReport(known, other, { device: 'd2', journal: 'j2' });
    expect(row(known)).toMatchObject({ end: 'finished', playedMs: 12_000, plays: 2, evidence: 'amplifier' });
  });

  it('streams count by their address', () => {
    const url = 'https://radio.example/live';
    const known = facts(
      report('started', 0, play('p')),
      report('finished', 12, { play: 'p', items: [{ url, fromMs: 0, toMs: 12_000 }], evidence: 'decoded' }),
    );
    const items = [{ item: url, offsetMs: 0, durationMs: 12_000 }];
    expect(row(known, { items })).toMatchObject({ end: 'finished', playedMs: 12_000 });
  });
});

describe('a row of an alert', () => {
  const alert = {
    kind: 'alert' as const,
    expectedPlays: 2,
    items: [{ item: A, offsetMs: 0, durationMs: 6000 }],
  };
  const reading = (id: string, at: number) => [
    report('started', at, play(id)),
    report('finished', at + 6, play(id, [A, 0, 6])),
  ];

  it('is finished when every reading is; the readings add up', () => {
    const first = facts(...reading('r1', 1));
    expect(row(first, alert, START + 8000)).toMatchObject({ state: 'started', end: null });
    expect(ended(row(first, alert))).toMatchObject({ end: 'partial', reason: 'incomplete' });
    const both = facts(...reading('r1', 1), ...reading('r2', 9));
    expect(row(both, alert, START + 16_000)).toMatchObject({ end: 'finished', plays: 2, playedMs: 12_000 });
    expect(row(both, alert).segments.map(({ fromAtMs }) => fromAtMs)).toEqual([null, null]);
  });

  it('cancelled between two readings is partial: withdrawn', () => {
    const known = facts(...reading('r1', 1));
    expect(ended(row(known, { ...alert, withdrawnAtMs: START + 8000 }, START + 9000))).toMatchObject({
      end: 'partial',
      reason: 'withdrawn',
    });
  });

  it('is not silenced by a muted programme, but by muted: all', () => {
    expect(row(emptyFacts(), { ...alert, muted: 'programme', acceptedRevision: 3 }).reason).toBe(
      'not-staged',
    );
    expect(row(emptyFacts(), { ...alert, muted: 'all' }).reason).toBe('muted');
  });
});

describe('a row that a person confirms', () => {
  const fm = { confirmedByPersonUntilMs: AFTER };
  const word = (result: 'finished' | 'partial' | 'missed', reason: string | null) =>
    applyConfirmation(emptyFacts(), { by: 'u', atMs: START, result, reason });

  it('waits for the officer, and is missed: unconfirmed when nobody came', () => {
    expect(row(emptyFacts(), fm, AFTER - 1)).toMatchObject({
      state: 'planned',
      end: null,
      confirmedBy: 'person',
    });
    expect(ended(row(emptyFacts(), fm))).toEqual({ state: 'missed', end: 'missed', reason: 'unconfirmed' });
  });

  it('takes the word and marks it as a person’s', () => {
    expect(row(word('finished', null), fm, START)).toMatchObject({
      end: 'finished',
      reason: null,
      evidence: 'person',
    });
    expect(row(word('missed', 'power'), fm, START)).toMatchObject({
      end: 'missed',
      reason: 'power',
      evidence: 'none',
    });
  });

  it('a confirmation means nothing where devices report', () => {
    expect(row(word('finished', null))).toMatchObject({ end: 'missed', confirmedBy: 'device' });
  });
});
