import { describe, expect, it } from '@jest/globals';
import { applyReport, emptyFacts } from './facts.js';
import { heardSoFar } from './heard.js';
import type { LedgerReport, RowFacts } from './types.js';

const AT = Date.parse('2026-11-22T10:00:00Z');
const origin = { device: 'd', journal: 'j' };
let seq = 0;
const told = (...reports: Partial<LedgerReport>[]): RowFacts =>
  reports.reduce<RowFacts>((facts, report) => {
    seq += 1;
    const at = new Date(AT).toISOString();
    return applyReport(facts, { seq, at, play: 'p', ...report } as LedgerReport, origin);
  }, emptyFacts());
const row = { playedMs: 0, lengthMs: 60_000 };
const item = (toMs: number) => [{ sha256: 'a'.repeat(64), fromMs: 0, toMs }];
const at = (seconds: number): string => new Date(AT + seconds * 1000).toISOString();

describe('what a place has heard so far', () => {
  it('is nothing where nothing sounded', () => {
    expect(heardSoFar(told({ type: 'armed' }), row, AT)).toEqual({
      ...{ state: 'silent', heardMs: 0, estimated: false },
    });
  });

  it('is reckoned from the clock while it plays, and never more than there is', () => {
    const facts = told({ type: 'started' });
    expect(heardSoFar(facts, row, AT + 12_000)).toEqual({
      ...{ state: 'sounding', heardMs: 12_000, estimated: true },
    });
    expect(heardSoFar(facts, row, AT + 3600_000).heardMs).toBe(60_000);
    expect(heardSoFar(facts, row, AT - 5000).heardMs).toBe(0);
  });

  it('is what the device reports once it says that it ended', () => {
    const facts = told({ type: 'started' }, { type: 'partial', at: at(9), items: item(9000) });
    expect(heardSoFar(facts, { ...row, playedMs: 9000 }, AT + 30_000)).toEqual({
      ...{ state: 'ended', heardMs: 9000, estimated: false },
    });
  });

  it('goes on from where it was resumed', () => {
    const facts = told(
      { type: 'started' },
      { type: 'partial', at: at(9), items: item(9000) },
      { type: 'resumed', at: at(20) },
    );
    expect(heardSoFar(facts, { ...row, playedMs: 9000 }, AT + 25_000)).toEqual({
      ...{ state: 'sounding', heardMs: 14_000, estimated: true },
    });
  });
});
