import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Report } from '#contracts/reports.js';
import { applyConfirmation, applyReport, emptyFacts, joinFacts } from './facts.js';
import { settle } from './settle.js';
import type { LedgerReport, ReportOrigin, RowContext, RowFacts } from './types.js';

const START = Date.parse('2026-11-21T10:00:00Z');
const hashes = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
type Sent = { report: LedgerReport; origin: ReportOrigin };

const item = fc
  .tuple(fc.constantFrom(...hashes), fc.nat(9000), fc.nat(9000))
  .map(([sha256, a, b]) => ({ sha256, fromMs: Math.min(a, b), toMs: Math.max(a, b) }));
const common = fc.record({
  seq: fc.integer({ min: 1, max: 12 }),
  at: fc.integer({ min: -5000, max: 60_000 }).map((ms) => new Date(START + ms).toISOString()),
});
const play = fc.record({
  play: fc.constantFrom('p1', 'p2', 'p3'),
  revision: fc.integer({ min: 1, max: 4 }),
  items: fc.array(item, { maxLength: 4 }),
  volume: fc.nat(100),
  evidence: fc.constantFrom('decoded', 'amplifier', 'microphone'),
});
const reason = fc.constantFrom(
  'late',
  'preempted',
  'power',
  'withdrawn',
  'removed',
  'fault',
  'clock',
  'muted',
);
const body: fc.Arbitrary<object> = fc.oneof(
  fc.record({ type: fc.constant('playlist-accepted'), revision: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ type: fc.constant('staged'), sha256: fc.constantFrom(...hashes) }),
  fc.record({ type: fc.constant('stage-failed'), sha256: fc.constantFrom(...hashes), reason }),
  fc.constant({ type: 'armed' }),
  fc.record({ type: fc.constant('not-armed'), reason }),
  fc
    .tuple(fc.constantFrom('started', 'resumed', 'finished'), play)
    .map(([type, fields]) => ({ type, ...fields })),
  fc.tuple(play, reason).map(([fields, why]) => ({ type: 'partial', ...fields, reason: why })),
  fc.record({ type: fc.constantFrom('failed', 'missed'), reason }),
  fc.record({ type: fc.constant('declined'), limit: fc.constantFrom('quiet', 'quota', 'muted', 'else') }),
  fc
    .record({
      sha256: fc.constantFrom(...hashes),
      span: fc.tuple(fc.nat(25_000), fc.nat(25_000)),
      why: fc.option(reason),
    })
    .map(({ sha256, span, why }) => ({
      type: 'shown',
      sha256,
      fromAt: new Date(START + Math.min(...span)).toISOString(),
      toAt: new Date(START + Math.max(...span)).toISOString(),
      ...(why === null ? {} : { reason: why }),
    })),
  fc.constantFrom({ type: 'fault', part: 'amp', reason: 'hot' }, { type: 'something-new' }),
);
const sent: fc.Arbitrary<Sent> = fc
  .tuple(common, body, fc.constantFrom('d1', 'd2'))
  .map(([head, fields, device]) => ({
    report: { ...head, ...fields } as unknown as LedgerReport,
    origin: { device, journal: `j-${device}` },
  }));
const someReports = fc.array(sent, { maxLength: 12 });
const factsFrom = (reports: readonly Sent[]): RowFacts =>
  reports.reduce((facts, { report, origin }) => applyReport(facts, report, origin), emptyFacts());

const context: fc.Arbitrary<RowContext> = fc.record(
  {
    kind: fc.constantFrom('occurrence' as const, 'alert' as const),
    isDisplay: fc.boolean(),
    startAtMs: fc.constant(START),
    endAtMs: fc.constant(START + 20_000),
    graceMs: fc.constant(10_000),
    items: fc.constantFrom(
      [],
      [{ item: hashes[0] as string, offsetMs: 0, durationMs: 9000 }],
      hashes.map((hash, i) => ({ item: hash, offsetMs: i * 6000, durationMs: 6000 })),
      [0, 7000].map((offsetMs) => ({ item: hashes[0] as string, offsetMs, durationMs: 6000 })),
    ),
    expectedPlays: fc.integer({ min: 1, max: 3 }),
    requiredRevision: fc.constantFrom(null, 2),
    offlineSinceMs: fc.constantFrom(null, START - 5),
    withdrawnAtMs: fc.constantFrom(null, START + 1),
    orderWithdrawnAtMs: fc.constantFrom(null, START + 1),
    muted: fc.constantFrom('no' as const, 'programme' as const, 'all' as const),
    clock: fc.constantFrom('trusted' as const, 'untrusted' as const),
  },
  { requiredKeys: ['kind', 'startAtMs', 'endAtMs', 'graceMs', 'items', 'requiredRevision'] },
);

describe('facts of a row', () => {
  it('any permutation and duplication of the same reports gives the same facts and the same row', () => {
    fc.assert(
      fc.property(
        someReports.chain((reports) =>
          fc.tuple(
            fc.constant(reports),
            fc.shuffledSubarray(reports, { minLength: reports.length }),
            fc.subarray(reports),
          ),
        ),
        context,
        fc.integer({ min: 0, max: 60_000 }),
        ([reports, shuffled, again], where, afterMs) => {
          const once = factsFrom(reports);
          const twice = factsFrom([...again, ...shuffled, ...again]);
          expect(twice).toEqual(once);
          expect(settle(twice, where, START + afterMs)).toEqual(settle(once, where, START + afterMs));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is a join: associative, commutative, idempotent, and batches may be joined', () => {
    fc.assert(
      fc.property(someReports, someReports, someReports, (a, b, c) => {
        const [x, y, z] = [factsFrom(a), factsFrom(b), factsFrom(c)];
        expect(joinFacts(x, y)).toEqual(joinFacts(y, x));
        expect(joinFacts(joinFacts(x, y), z)).toEqual(joinFacts(x, joinFacts(y, z)));
        expect(joinFacts(x, x)).toEqual(x);
        expect(joinFacts(x, y)).toEqual(factsFrom([...a, ...b]));
      }),
      { numRuns: 200 },
    );
  });

  it('is bounded, and still a join where the bounds cut', () => {
    const flood = [...Array(900).keys()].map((i): Sent => ({
      origin: { device: 'd1', journal: 'j' },
      report: {
        seq: i + 1,
        at: new Date(START + i).toISOString(),
        type: i % 3 === 0 ? 'not-armed' : 'partial',
        play: `p${(i * 7) % 60}`,
        items: [{ sha256: hashes[i % 3] as string, fromMs: i * 3, toMs: i * 3 + 2 }],
        reason: `r${i}`,
      },
    }));
    const facts = factsFrom(flood);
    expect(facts).toEqual(factsFrom([...flood].reverse()));
    expect(facts).toEqual(joinFacts(factsFrom(flood.slice(400)), factsFrom(flood.slice(0, 500))));
    expect(JSON.stringify(facts).length).toBeLessThan(200_000);
    expect(facts.plays.length).toBe(24);
  });

  it('survives the database: facts are plain JSON', () => {
    fc.assert(
      fc.property(someReports, (reports) => {
        const facts = factsFrom(reports);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      }),
      { numRuns: 50 },
    );
  });

  it('takes every report of the wire as it is', () => {
    const report: Report = {
      seq: 1,
      at: '2026-11-21T10:00:00Z',
      uptimeMs: 5,
      clock: 'trusted',
      type: 'finished',
      occurrence: 'o',
      play: 'p',
      revision: 1,
      items: [{ sha256: hashes[0] as string, fromMs: 0, toMs: 10 }],
      volume: 60,
      evidence: 'decoded',
    };
    expect(applyReport(emptyFacts(), report, { device: 'd', journal: 'j' }).plays).toHaveLength(1);
  });

  it("of two officers' words the later counts, in either order", () => {
    const early = { by: 'u1', atMs: 1, result: 'missed' as const, reason: 'power' };
    const late = { by: 'u2', atMs: 2, result: 'finished' as const, reason: null };
    const both = (first: typeof early | typeof late, second: typeof early | typeof late) =>
      applyConfirmation(applyConfirmation(emptyFacts(), first), second).person;
    expect(both(early, late)).toEqual(late);
    expect(both(late, early)).toEqual(late);
  });
});
