import { describe, expect, it } from '@jest/globals';
import { applyReport, emptyFacts } from './facts.js';
import { outsideItsTime } from './settle-display.js';
import { settle } from './settle.js';
import type { AsRunRow, LedgerReport, RowContext, RowFacts } from './types.js';

const START = Date.parse('2026-11-23T10:00:00Z');
const HOUR = 3600;
const TEXT = 'a'.repeat(64);
const IMAGE = 'b'.repeat(64);
const origin = { device: 'd1', journal: 'j1' };
const instant = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

/** An hour of display of a text and an image. */
const context = (more: Partial<RowContext> = {}): RowContext => ({
  kind: 'occurrence',
  isDisplay: true,
  startAtMs: START,
  endAtMs: START + HOUR * 1000,
  graceMs: 60_000,
  items: [TEXT, IMAGE].map((item) => ({ item, offsetMs: 0, durationMs: HOUR * 1000 })),
  requiredRevision: 3,
  ...more,
});
let seq = 0;
const said = (type: string, seconds: number, more: Partial<LedgerReport> = {}): LedgerReport => ({
  seq: (seq += 1),
  at: instant(seconds),
  type,
  ...more,
});
const shown = (item: string, from: number, to: number, reason?: string): LedgerReport =>
  said('shown', to, {
    sha256: item,
    fromAt: instant(from),
    toAt: instant(to),
    ...(reason === undefined ? {} : { reason }),
  });
const both = (from: number, to: number, reason?: string): LedgerReport[] =>
  [TEXT, IMAGE].map((item) => shown(item, from, to, reason));
const facts = (...reports: LedgerReport[]): RowFacts =>
  reports.reduce((known, each) => applyReport(known, each, origin), emptyFacts());
const row = (reports: LedgerReport[], more: Partial<RowContext> = {}, second = HOUR + 61): AsRunRow =>
  settle(facts(...reports), context(more), START + second * 1000);
const ended = ({ state, end, reason }: AsRunRow) => ({ state, end, reason });
const finished = { state: 'finished', end: 'finished', reason: null };

describe('a row of a board', () => {
  it('starts with the first shown, and plays nothing yet', () => {
    expect(row([shown(TEXT, 4, 4)], {}, 5)).toMatchObject({
      state: 'started',
      end: null,
      playedMs: 0,
      evidence: 'shown',
      startedAtMs: START + 4000,
      late: false,
    });
  });

  it('is finished as soon as every item was up to the end; the union of stretches is what was played', () => {
    const stretches = [shown(TEXT, 4, 4), ...both(4, 300), ...both(290, 1800), ...both(1800, HOUR)];
    expect(row(stretches, {}, HOUR)).toMatchObject({
      ...finished,
      playedMs: (HOUR - 4) * 1000,
      endedAtMs: START + HOUR * 1000,
      resumed: false,
    });
    expect(row(stretches, {}, HOUR).segments).toEqual([
      expect.objectContaining({ item: TEXT, itemIndex: 0, fromMs: 4000, toMs: HOUR * 1000 }),
      expect.objectContaining({ item: IMAGE, itemIndex: 1, fromMs: 4000, toMs: HOUR * 1000 }),
    ]);
  });

  it('what a board claims beyond its time is not counted; what lies wholly outside is nothing', () => {
    expect(row(both(-7200, 3 * HOUR), {}, HOUR)).toMatchObject({
      ...finished,
      ...{ playedMs: HOUR * 1000, startedAtMs: START, endedAtMs: START + HOUR * 1000 },
    });
    expect(row(both(-7200, -3600))).toMatchObject({ end: 'missed', playedMs: 0, segments: [] });
    expect(row([...both(0, HOUR - 1800), ...both(2 * HOUR, 4 * HOUR)])).toMatchObject({
      ...{ end: 'partial', playedMs: (HOUR - 1800) * 1000, segments: [{}, {}] },
    });
  });

  it('may miss a tenth of a long time, five minutes of a shorter one, half of a very short one', () => {
    expect(ended(row(both(359, HOUR)))).toEqual(finished);
    expect(ended(row(both(365, HOUR)))).toEqual({ state: 'partial', end: 'partial', reason: 'incomplete' });
    const tenMinutes = { endAtMs: START + 600_000 };
    expect(ended(row(both(299, 600), tenMinutes, 700))).toEqual(finished);
    expect(row(both(301, 600), tenMinutes, 700).end).toBe('partial');
    const aMinute = { endAtMs: START + 60_000 };
    expect(ended(row(both(29, 60), aMinute, 200))).toEqual(finished);
    expect(row(both(31, 60), aMinute, 200).end).toBe('partial');
  });

  it('is partial where one of its items was not up, though another was', () => {
    expect(ended(row([shown(TEXT, 0, HOUR)]))).toEqual({
      state: 'partial',
      end: 'partial',
      reason: 'incomplete',
    });
  });

  it('is cut by an emergency: finished and pre-empted when it was short, partial when it was long', () => {
    const cut = (from: number, to: number) => [...both(0, from, 'preempted'), ...both(to, HOUR)];
    expect(row(cut(600, 720), {}, HOUR)).toMatchObject({ ...finished, preempted: true, resumed: true });
    expect(row(cut(600, 1500))).toMatchObject({ end: 'partial', reason: 'preempted', preempted: true });
  });

  it('is partial: withdrawn at once when it was taken off, whatever was shown before', () => {
    expect(ended(row(both(0, 3400, 'withdrawn'), { withdrawnAtMs: START + 3_399_000 }, 3401))).toEqual({
      state: 'partial',
      end: 'partial',
      reason: 'withdrawn',
    });
    const gone = both(0, 1800, 'removed');
    expect(row(gone, { orderWithdrawnAtMs: START + 1_799_000 }, 1801).reason).toBe('withdrawn');
    expect(row(gone, {}, 1801).reason).toBe('removed');
    expect(row([shown(TEXT, 0, 1800, 'removed')], {}, 1801).end).toBeNull();
  });

  it('whose board fell silent has what is known of the place', () => {
    expect(row(both(0, 1200), { offlineSinceMs: START + 1_210_000 }).reason).toBe('offline');
    expect(row(both(0, 1200), { powerLostAtMs: START + 1_210_000 }).reason).toBe('power');
    expect(row(both(0, 1200)).reason).toBe('incomplete');
    const cut = [...both(0, 300, 'preempted'), ...both(420, 1200)];
    expect(row(cut, { offlineSinceMs: START + 1_210_000 }).reason).toBe('offline');
    expect(row(cut).reason).toBe('preempted');
    expect(row(both(0, 1200), {}, HOUR).end).toBeNull();
  });

  it('without anything shown ends as a loudspeaker’s does', () => {
    expect(ended(row([said('missed', HOUR, { reason: 'power' })]))).toEqual({
      state: 'missed',
      end: 'missed',
      reason: 'power',
    });
    expect(row([said('declined', 0, { limit: 'window' })]).end).toBe('refused');
    expect(row([said('failed', 0, { reason: 'device' })]).end).toBe('failed');
    expect(ended(row([], { offlineSinceMs: 0 }))).toEqual({
      state: 'missed',
      end: 'missed',
      reason: 'offline',
    });
    expect(row([], {}, HOUR).end).toBeNull();
  });

  it('what was shown beats the word that it was missed, in either order', () => {
    const missed = said('missed', HOUR, { reason: 'device' });
    expect(row([...both(0, HOUR), missed])).toEqual(row([missed, ...both(0, HOUR)]));
    expect(row([missed, ...both(0, HOUR)]).end).toBe('finished');
  });

  it('of an emergency is finished when the words were up until it was cancelled', () => {
    const alert = {
      kind: 'alert' as const,
      endAtMs: START + 90_000,
      withdrawnAtMs: START + 89_999,
      items: context().items.slice(0, 1),
    };
    expect(ended(row([shown(TEXT, 1, 1), shown(TEXT, 1, 90, 'withdrawn')], alert, 91))).toEqual(finished);
    expect(row([shown(TEXT, 60, 90, 'withdrawn')], alert, 91)).toMatchObject({ end: 'partial' });
  });

  it('of an emergency counts nothing after it was taken back, but for a clock that the board did not believe', () => {
    const alert = { kind: 'alert' as const, endAtMs: START + 600_000, items: context().items.slice(0, 1) };
    expect(row([shown(TEXT, 0, 2 * HOUR)], alert)).toMatchObject({ ...finished, playedMs: 600_000 });
    expect(row([shown(TEXT, HOUR, 2 * HOUR)], alert)).toMatchObject({ end: 'missed', playedMs: 0 });
    const unsure = { ...shown(TEXT, 3 * HOUR, 3 * HOUR + 590), clock: 'untrusted' };
    expect(row([unsure], alert)).toMatchObject({ state: 'partial', playedMs: 590_000 });
  });

  it('first shown after a minute is late', () => {
    expect(row(both(61, HOUR)).late).toBe(true);
    expect(row(both(59, HOUR)).late).toBe(false);
  });
});

describe('what a board says it showed outside the time of a row', () => {
  const outside = (fromS: number, toS: number): unknown[] =>
    outsideItsTime({ fromMs: START + fromS * 1000, toMs: START + toS * 1000 }, context()).map(
      ({ source, fromMs, toMs }) => [source, (fromMs - START) / 1000, (toMs - START) / 1000],
    );

  it('is told apart, each side for itself; within the grace it is nothing', () => {
    expect(outside(-59, HOUR + 59)).toEqual([]);
    expect(outside(-7200, 3 * HOUR)).toEqual([
      ['too-early', -7200, -60],
      ['too-late', HOUR + 60, 3 * HOUR],
    ]);
    expect(outside(2 * HOUR, 3 * HOUR)).toEqual([['too-late', 2 * HOUR, 3 * HOUR]]);
    expect(outside(2 * HOUR, 2 * HOUR)).toEqual([]);
  });
});
