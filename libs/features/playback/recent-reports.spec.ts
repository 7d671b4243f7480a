import { describe, expect, it } from '@jest/globals';
import { type CommittedReport, RecentReports } from './recent-reports.js';

const batchOf = (batch: number, count: number): CommittedReport[] =>
  Array.from({ length: count }, (_, i) => ({
    device: `d${i}`,
    journal: 'j',
    seq: i + 1,
    type: 'staged',
    batch,
    receivedAtMs: 0,
    report: null,
  }));

describe('recently committed reports', () => {
  it('are handed out once, and what is not here is said to be missing', () => {
    const recent = new RecentReports();
    recent.put([...batchOf(1, 500), ...batchOf(2, 3)]);
    const { found, missing } = recent.take([1, 2, 3]);
    expect(found).toHaveLength(503);
    expect(missing).toEqual([3]);
    expect(recent.take([1, 2])).toEqual({ found: [], missing: [1, 2] });
  });

  it('the oldest go when there are too many', () => {
    const recent = new RecentReports();
    for (let batch = 1; batch <= 60; batch++) recent.put(batchOf(batch, 500));
    const { found, missing } = recent.take(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(missing).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(found).toHaveLength(20_000);
  });
});
