// What one level's Jest report says: counted by test, with a line for each failure and each skipped test.

/**
 * @param report Jest's JSON report, or undefined when the run left none.
 * @returns {{ passed: number, failures: string[], skipped: string[] }} A suite that could not run, a run that left no
 * report and one that failed without a failed test count as one failure each.
 */
export function judgeReport(level, report, exitCode, pathOf = (name) => name) {
  if (!report)
    return { passed: 0, skipped: [], failures: [`${level}: Jest left no report (exit ${exitCode})`] };
  const failures = [];
  const skipped = [];
  for (const suite of report.testResults) {
    const path = pathOf(suite.name);
    const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
    failures.push(...failed.map(({ fullName }) => `${path}: ${fullName}`));
    if (suite.status === 'failed' && failed.length === 0) failures.push(`${path}: the suite could not run`);
    const left = suite.assertionResults.filter(({ status }) => status === 'pending' || status === 'todo');
    skipped.push(...left.map(({ fullName }) => `${path}: ${fullName}`));
  }
  if (exitCode !== 0 && failures.length === 0) failures.push(`${level}: Jest ended with exit ${exitCode}`);
  const passed = report.testResults.flatMap((suite) => suite.assertionResults).filter(isPassed).length;
  return { passed, failures, skipped };
}

const isPassed = ({ status }) => status === 'passed';

/** The files of a report that did not pass: those worth a second try. */
export const failedFiles = (report) =>
  (report?.testResults ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name);

/** A report in which what a second run says of its files stands instead of what the first said. */
export function withSecondTry(report, second) {
  const again = new Map((second?.testResults ?? []).map((suite) => [suite.name, suite]));
  return { ...report, testResults: report.testResults.map((suite) => again.get(suite.name) ?? suite) };
}
