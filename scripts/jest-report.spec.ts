import { describe, expect, it } from '@jest/globals';
import { failedFiles, judgeReport, withSecondTry } from './jest-report.mjs';

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
    expect(judgeReport('unit', { testResults }, 1)).toEqual({
      passed: 1,
      failures: ['a.spec.ts: breaks'],
      skipped: ['b.spec.ts: skipped: no sound card'],
    });
  });

  it('a suite that could not run is a failure', () => {
    const testResults = [suite('c.spec.ts', 'failed', {})];
    expect(judgeReport('unit', { testResults }, 1).failures).toEqual(['c.spec.ts: the suite could not run']);
  });

  it('so is a run that left no report, or that failed without saying where', () => {
    expect(judgeReport('medium', undefined, null).failures).toHaveLength(1);
    expect(judgeReport('medium', { testResults: [] }, 1).failures).toEqual([
      'medium: Jest ended with exit 1',
    ]);
    expect(judgeReport('medium', { testResults: [] }, 0).failures).toEqual([]);
  });

  it('a second try stands for its files alone; what fails again has failed', () => {
    const first = {
      testResults: [
        suite('a.spec.ts', 'failed', { one: 'failed', two: 'failed' }),
        suite('b.spec.ts', 'failed', { three: 'failed' }),
        suite('c.spec.ts', 'passed', { four: 'passed' }),
      ],
    };
    expect(failedFiles(first)).toEqual(['a.spec.ts', 'b.spec.ts']);
    const second = {
      testResults: [
        suite('a.spec.ts', 'passed', { one: 'passed', two: 'passed' }),
        suite('b.spec.ts', 'failed', { three: 'failed' }),
      ],
    };
    expect(judgeReport('screens', withSecondTry(first, second), 1)).toEqual({
      passed: 3,
      failures: ['b.spec.ts: three'],
      skipped: [],
    });
    expect(judgeReport('screens', withSecondTry(first, undefined), 1).failures).toHaveLength(3);
  });
});
