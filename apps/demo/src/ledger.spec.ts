import { describe, expect, it } from '@jest/globals';
import { type AsRun, compareLedger, countRows, playedOf } from './ledger.js';
import type { Expected, ExpectedRow } from './story/expected.js';

const row = (more: Partial<AsRun> = {}): AsRun => ({
  id: 'r1',
  kind: 'occurrence',
  subject: 'o1',
  place: 'p1',
  device: 'd1',
  plannedStart: '2026-07-01T00:00:00.000Z',
  durationMs: 8000,
  planned: [
    { sha256: 's', offsetMs: 0, durationMs: 1000 },
    { sha256: 'b', offsetMs: 1000, durationMs: 7000 },
  ],
  state: 'finished',
  end: 'finished',
  evidence: 'decoded',
  reason: null,
  preempted: false,
  startedAt: null,
  endedAt: null,
  segments: [
    { itemIndex: 0, fromMs: 0, toMs: 1000 },
    { itemIndex: 1, fromMs: 0, toMs: 7000 },
  ],
  title: '',
  ...more,
});
const wanted = (more: Partial<ExpectedRow> = {}): ExpectedRow => ({
  airing: 'a1',
  place: 'p1',
  end: 'finished',
  reason: null,
  played: [{ fromMs: 0, toMs: 8000 }],
  ...more,
});
const expected = (rows: ExpectedRow[]): Expected => ({
  seed: 1,
  rows,
  unplanned: 0,
  refusal: 'loa-1',
  wrongFile: 'loa-2',
});
const compare = (wants: ExpectedRow[], rows: AsRun[]) =>
  compareLedger(expected(wants), rows, new Map([['a1', ['o1']]])).map(({ what, got }) => `${what} ${got}`);

describe('the ledger against what was written down', () => {
  it('agrees within half a second', () => {
    const near = row({
      segments: [
        { itemIndex: 0, fromMs: 0, toMs: 1000 },
        { itemIndex: 1, fromMs: 200, toMs: 6600 },
      ],
    });
    expect(compare([wanted()], [row()])).toEqual([]);
    expect(compare([wanted()], [near])).toEqual([]);
  });

  it('tells another end, another reason, and another length', () => {
    expect(compare([wanted()], [row({ end: 'partial', reason: 'power' })])).toEqual(['end partial: power']);
    expect(
      compare(
        [wanted({ end: 'missed', reason: 'offline', played: [] })],
        [row({ end: 'missed', reason: 'clock' })],
      ),
    ).toEqual(['end missed: clock', 'segments 0–8000 ms']);
    const short = row({
      segments: [
        { itemIndex: 0, fromMs: 0, toMs: 1000 },
        { itemIndex: 1, fromMs: 0, toMs: 6400 },
      ],
    });
    expect(compare([wanted()], [short])).toEqual(['segments 0–7400 ms']);
    expect(compare([wanted()], [row({ end: null })])).toEqual(['end open']);
  });

  it('tells a row that is missing, there twice, or nobody expected', () => {
    expect(compare([wanted()], [])).toEqual(['rows 0']);
    expect(compare([wanted()], [row(), row({ id: 'r2' })])).toEqual(['rows 2']);
    expect(compare([], [row()])).toEqual(['rows 1']);
  });

  it('puts the pieces of a play together, and keeps a hole', () => {
    expect(playedOf(row())).toEqual([{ fromMs: 0, toMs: 8000 }]);
    const cut = row({
      segments: [
        { itemIndex: 1, fromMs: 0, toMs: 2000 },
        { itemIndex: 1, fromMs: 5000, toMs: 7000 },
      ],
    });
    expect(playedOf(cut)).toEqual([
      { fromMs: 1000, toMs: 3000 },
      { fromMs: 6000, toMs: 8000 },
    ]);
  });

  it('counts ends, alerts and what a person confirms apart', () => {
    const rows = [
      row(),
      row({ end: 'missed' }),
      row({ end: null }),
      row({ kind: 'alert' }),
      row({ kind: 'person' }),
    ];
    expect(countRows(rows)).toEqual({
      planned: 3,
      finished: 1,
      partial: 0,
      failed: 0,
      missed: 1,
      refused: 0,
      alertPlays: 1,
      byPerson: 1,
    });
  });
});
