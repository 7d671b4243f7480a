import { describe, expect, it } from '@jest/globals';
import { REPORT_TYPES } from '#contracts/reports.js';
import { LEDGER_REPORTS, limitEnd, stateAfter, TRANSITIONS } from './transitions.js';
import { ROW_STATES } from './types.js';

describe('the table of transitions', () => {
  it('has every report and every state, and names only states', () => {
    expect(Object.keys(TRANSITIONS)).toEqual([...LEDGER_REPORTS]);
    for (const report of LEDGER_REPORTS) {
      expect(Object.keys(TRANSITIONS[report])).toEqual([...ROW_STATES]);
      for (const state of ROW_STATES) expect(ROW_STATES).toContain(TRANSITIONS[report][state]);
    }
  });

  it('names only reports of the wire', () => {
    for (const report of LEDGER_REPORTS) expect(REPORT_TYPES).toContain(report);
  });

  it('does not depend on order or repetition', () => {
    for (const a of LEDGER_REPORTS)
      for (const b of LEDGER_REPORTS)
        for (const state of ROW_STATES) {
          expect(stateAfter(a, stateAfter(b, state))).toBe(stateAfter(b, stateAfter(a, state)));
          expect(stateAfter(a, stateAfter(a, state))).toBe(stateAfter(a, state));
        }
  });

  it('never goes back', () => {
    for (const report of LEDGER_REPORTS)
      for (const state of ROW_STATES)
        expect(ROW_STATES.indexOf(stateAfter(report, state))).toBeGreaterThanOrEqual(
          ROW_STATES.indexOf(state),
        );
  });

  it('lets evidence of sound beat every word of silence', () => {
    for (const silence of ['missed', 'declined', 'failed'])
      for (const sound of ['started', 'resumed', 'partial', 'finished'])
        expect(['started', 'partial', 'finished']).toContain(
          stateAfter(silence, stateAfter(sound, 'planned')),
        );
  });

  it('ignores reports it does not know', () => {
    expect(stateAfter('toString', 'armed')).toBe('armed');
  });

  it.each([
    ['window', 'refused', 'window'],
    ['quiet', 'refused', 'quiet'],
    ['quota', 'refused', 'quota'],
    ['validity', 'refused', 'validity'],
    ['muted', 'missed', 'muted'],
    ['silence-all', 'missed', 'muted'],
    ['constructor', 'refused', 'constructor'],
  ])('declined by %s is %s: %s', (limit, as, reason) => {
    expect(limitEnd(limit)).toEqual({ as, reason });
  });
});
