import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedFields, correctionOf, dayTotals, mayCloseDay } from './day-close.js';
import { applyReport, emptyFacts } from './facts.js';
import { settle } from './settle.js';
import { ROW_ENDS, type AsRunRow, type RowContext } from './types.js';

const context: RowContext = {
  kind: 'occurrence',
  startAtMs: 0,
  endAtMs: 10_000,
  graceMs: 1000,
  items: [],
  requiredRevision: 1,
};
const missed = settle(emptyFacts(), context, 20_000);
const finished: AsRunRow = settle(
  applyReport(
    emptyFacts(),
    { seq: 1, at: '1970-01-01T00:00:10Z', type: 'finished', play: 'p', items: [], evidence: 'decoded' },
    { device: 'd', journal: 'j' },
  ),
  context,
  20_000,
);

describe('closing a day', () => {
  it('totals equal the number planned, by loudspeaker, board and person apart', () => {
    const anyRow = fc.record({
      end: fc.option(fc.constantFrom(...ROW_ENDS)),
      late: fc.boolean(),
      preempted: fc.boolean(),
      playedMs: fc.nat(1000),
      confirmedBy: fc.constantFrom('device' as const, 'person' as const),
      channel: fc.constantFrom('speaker' as const, 'board' as const),
    });
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const { byDevice, byBoard, byPerson } = dayTotals(rows);
        expect(byDevice.planned + byBoard.planned + byPerson.planned).toBe(rows.length);
        const onBoards = rows.filter((r) => r.channel === 'board' && r.confirmedBy === 'device');
        expect(byBoard.planned).toBe(onBoards.length);
        for (const sum of [byDevice, byBoard, byPerson]) {
          const ends = ROW_ENDS.reduce((total, end) => total + sum[end], 0);
          expect(sum.planned).toBe(ends + sum.open);
        }
        expect(mayCloseDay(rows)).toBe(byDevice.open + byBoard.open + byPerson.open === 0);
      }),
    );
  });

  it('a late report corrects a closed row as a new version; the same report again does not', () => {
    const closed = { version: 1, row: missed, recordedAtMs: 30_000 };
    const corrected = correctionOf(closed, finished, 40_000);
    expect(corrected).toEqual({ version: 2, row: finished, recordedAtMs: 40_000 });
    expect(correctionOf(corrected as NonNullable<typeof corrected>, finished, 50_000)).toBeNull();
    expect(changedFields(missed, finished)).toEqual(
      expect.arrayContaining(['state', 'end', 'reason', 'evidence']),
    );
  });

  it('what no report shows is no correction, and a closed row never opens again', () => {
    const closed = { version: 1, row: missed, recordedAtMs: 30_000 };
    expect(correctionOf(closed, { ...missed, delivered: true, armed: true }, 40_000)).toBeNull();
    expect(correctionOf(closed, { ...missed, state: 'started', end: null }, 40_000)).toBeNull();
  });
});
