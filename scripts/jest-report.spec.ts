import { describe, expect, it } from '@jest/globals';
import { judgeReport } from './jest-report.mjs';

const suite = (name: string, status: string, tests: Record<string, string>) => ({
  name,
  status,
  assertionResults: Object.entries(tests).map(([fullName, state]) => ({ fullName, status: state })),
});

describe('what counts at the end of npm test', () => {
  it('tests passed, failed and skipped, each failure with its place', () => {
    const testResults = [
      suite('a.spec.ts', 'failed', { works: 'passed', breaks: 'failed' }),
      suite('b.spec.ts', 'passed', { 'skipped: no sound card': 'pending' }),
    ];
    expect(judgeReport('unit', { numPassedTests: 1, testResults }, 1)).toEqual({
      passed: 1,
      failures: ['a.spec.ts: breaks'],
      skipped: ['b.spec.ts: skipped: no sound card'],
    });
  });

  it('a suite that could not run is a failure', () => {
    const testResults = [suite('c.spec.ts', 'failed', {})];
    expect(judgeReport('unit', { numPassedTests: 0, testResults }, 1).failures).toEqual([
      'c.spec.ts: the suite could not run',
    ]);
  });

  it('so is a run that left no report, or that failed without saying where', () => {
    expect(judgeReport('medium', undefined, null).failures).toHaveLength(1);
    expect(judgeReport('medium', { numPassedTests: 3, testResults: [] }, 1).failures).toEqual([
      'medium: Jest ended with exit 1',
    ]);
    expect(judgeReport('medium', { numPassedTests: 3, testResults: [] }, 0).failures).toEqual([]);
  });
});
