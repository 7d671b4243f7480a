import { describe, expect, it } from '@jest/globals';
import { membersOf, mergedRegulation, regulationOf } from './regulation-members.js';

const decided = (number: string) => ({ windows: number, quiet: number, quota: number, volumes: number });
const regulation = {
  windows: [{ from: '05:30' }],
  quiet: [] as { from: string }[],
  quota: { perDay: 60 },
  volumes: { cap: 70 },
  decisions: decided('1/QĐ'),
  decidedOn: { quiet: '2026-11-02' } as Partial<Record<'windows' | 'quiet' | 'quota' | 'volumes', string>>,
};

describe('a regulation that two people change', () => {
  it('falls into members and comes together again', () => {
    const members = membersOf(regulation);
    expect(members).toMatchObject({ 'decisions.quota': '1/QĐ', 'decidedOn.quiet': '2026-11-02' });
    expect(members['decidedOn.quota']).toBeNull();
    expect(membersOf(regulationOf(members))).toEqual(members);
  });

  it('keeps what the other changed: another part, and the decision of another part', () => {
    const stored = {
      ...regulation,
      quiet: [{ from: '22:00' }],
      decisions: { ...regulation.decisions, quiet: '2/QĐ' },
    };
    const sent = {
      ...regulation,
      volumes: { cap: 60 },
      decisions: { ...regulation.decisions, quota: '3/QĐ' },
    };
    expect(mergedRegulation(stored, sent, ['volumes', 'decisions.quota', 'not a member'])).toMatchObject({
      quiet: [{ from: '22:00' }],
      volumes: { cap: 60 },
      decisions: { windows: '1/QĐ', quiet: '2/QĐ', quota: '3/QĐ', volumes: '1/QĐ' },
    });
  });
});
