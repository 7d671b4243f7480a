import { describe, expect, it } from '@jest/globals';
import { applyReport, emptyFacts } from '../ledger/facts.js';
import type { LedgerReport, RowContext, RowFacts } from '../ledger/types.js';
import { unarmedReason } from './unarmed.js';

const START = 10_000_000;
const context = (more: Partial<RowContext> = {}): RowContext => ({
  kind: 'occurrence',
  startAtMs: START,
  endAtMs: START + 60_000,
  graceMs: 60_000,
  items: [{ item: 'a', offsetMs: 0, durationMs: 60_000 }],
  requiredRevision: 1,
  acceptedRevision: 1,
  staged: true,
  ...more,
});
const facts = (...reports: Partial<LedgerReport>[]): RowFacts =>
  reports.reduce<RowFacts>(
    (known, report, i) =>
      applyReport(
        known,
        { seq: i + 1, at: new Date(START - 300_000).toISOString(), type: 'armed', ...report },
        { device: 'd', journal: 'j' },
      ),
    emptyFacts(),
  );
const armed = facts({ type: 'armed' });
const ASKED = START - 300_000;
const DUE = ASKED + 15_000;

describe('a slot that will be missed', () => {
  it.each<[string, RowFacts, Partial<RowContext>, number, string | null]>([
    ['before it is asked nothing is known', facts(), { offlineSinceMs: 1 }, ASKED - 1, null],
    ['its answer may take a moment', facts(), {}, DUE - 1, null],
    ['then silence counts', facts(), {}, DUE, 'no-answer'],
    ['armed is armed', armed, {}, START - 1, null],
    ['armed, and then gone', armed, { offlineSinceMs: START - 9 }, START - 5, 'offline'],
    ['armed and taken back', facts({}, { type: 'not-armed', reason: 'clock' }), {}, ASKED, 'clock'],
    ['not armed, by its own word', facts({ type: 'not-armed', reason: 'power' }), {}, ASKED, 'power'],
    ['not armed, and armed after all', facts({ type: 'not-armed', reason: 'clock' }, {}), {}, DUE, null],
    ['offline is known at once', facts(), { offlineSinceMs: 1 }, ASKED, 'offline'],
    ['muted is known at once', facts(), { muted: 'programme' }, ASKED, 'muted'],
    ['a missing file may still come', facts(), { staged: false }, DUE - 1, null],
    ['a missing file', facts(), { staged: false }, DUE, 'not-staged'],
    ['a missing playlist', facts(), { acceptedRevision: 0 }, DUE, 'not-delivered'],
    ['what was withdrawn is no alarm', facts(), { withdrawnAtMs: 1 }, DUE, null],
    ['what has begun is no slot to come', facts(), { offlineSinceMs: 1 }, START, null],
    ['what a person plays', facts(), { confirmedByPersonUntilMs: START * 2 }, DUE, null],
  ])('%s', (_, known, more, nowMs, reason) => {
    expect(unarmedReason(known, context(more), nowMs)).toBe(reason);
  });
});
