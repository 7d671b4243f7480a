// npm test [-- LEVEL… PATTERN… --jest-flag…]: the levels in two lanes, the checks beside them, one line each at the end.
//   npm test                      everything
//   npm test -- unit              one level (unit, medium, screens, hub, e2e, faults, check)
//   npm test -- medium leases     one level, only files whose path has "leases"
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { getPriority, setPriority, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './bootstrap.mjs';
import { ensureDebianPackages } from './debian-packages.mjs';
import { ensureFloorBrowser } from './floor-browser.mjs';
import { failedFiles, judgeReport, withSecondTry } from './jest-report.mjs';

/**
 * What computes gives way (a niceness of the operating system) to what waits for the clock, so that a loudspeaker under
 * test is not late for its second.
 */
const GIVES_WAY = 5;
// Each level in another zone: nothing may rely on the machine's.
const LEVELS = {
  unit: { workers: 2, zone: 'America/St_Johns', limitMs: 5 * 60_000, niceness: GIVES_WAY },
  medium: { workers: 2, zone: 'Asia/Ho_Chi_Minh', limitMs: 12 * 60_000, niceness: GIVES_WAY },
  screens: { workers: 3, zone: 'America/Lima', limitMs: 15 * 60_000, niceness: GIVES_WAY },
  hub: { workers: 2, zone: 'Asia/Kathmandu', limitMs: 12 * 60_000, niceness: 0 },
  e2e: { workers: 1, zone: 'Pacific/Chatham', limitMs: 9 * 60_000, niceness: 0 },
  faults: { workers: 2, zone: 'UTC', limitMs: 6 * 60_000, niceness: 0 },
};
/** At the same time, of about one length: one that computes and one that waits leave the processors to each other. */
const LANES = [
  ['medium', 'screens'],
  ['hub', 'e2e', 'faults', 'unit'],
];
const BUDGET_MS = 15 * 60_000;
/** What failed beside others is tried once more alone: this many files, until this long after the start. */
const SECOND_TRY = { files: 4, untilMs: 18 * 60_000 };
const ci = process.env.CI === 'true';

const given = process.argv.slice(2);
const named = given.filter((arg) => arg in LEVELS || arg === 'check');
const jestArgs = given.filter((arg) => !named.includes(arg));
const levels = Object.keys(LEVELS).filter((level) => named.length === 0 || named.includes(level));
const withCheck = given.length === 0 || named.includes('check');

const scratch = mkdtempSync(join(tmpdir(), 'ttn-test-'));
const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    rmSync(scratch, { recursive: true, force: true });
    process.exit(130);
  });
}

/** Runs a program to its end, or to `limitMs`; `output` is what it printed unless it prints to the terminal. */
function run(args, { env = {}, limitMs, niceness = 0, quiet = false }) {
  return new Promise((resolve) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'ignore', 'inherit'];
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    children.add(child);
    if (child.pid && niceness > 0) setPriority(child.pid, Math.min(getPriority() + niceness, 19));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, limitMs);
    child.on('exit', (code) => {
      clearTimeout(timer);
      children.delete(child);
      resolve({ code, late, output });
    });
  });
}

async function runCheck() {
  const startedMs = performance.now();
  const { code, output } = await run([join(root, 'scripts/check.mjs')], {
    limitMs: 15 * 60_000,
    niceness: GIVES_WAY,
    quiet: true,
  });
  const failures = code === 0 ? [] : [`check: npm run check failed\n${output}`];
  return {
    level: 'check',
    passed: code === 0 ? 1 : 0,
    failures,
    skipped: [],
    seconds: secondsSince(startedMs),
  };
}

/** One run of Jest; `report` is undefined when it ended before it could write one. */
async function runJest(level, args, { workers, limitMs, niceness }) {
  const file = join(scratch, `${level}.json`);
  rmSync(file, { force: true });
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim();
  const flags = [
    '--json',
    `--outputFile=${file}`,
    '--passWithNoTests',
    `--maxWorkers=${workers}`,
    '--selectProjects',
    level,
  ];
  const { code, late } = await run([join(root, 'node_modules/jest/bin/jest.js'), ...args, ...flags], {
    env: { NODE_OPTIONS: nodeOptions, TZ: process.env.TZ ?? LEVELS[level].zone },
    limitMs,
    niceness,
  });
  return { code, late, report: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined };
}

const judged = (level, report, code) => judgeReport(level, report, code, (name) => relative(root, name));

async function runLevel(level) {
  const how = LEVELS[level];
  const startedMs = performance.now();
  console.log(`\n── ${level} ──`);
  const { code, late, report } = await runJest(level, jestArgs, how);
  const result = { level, ...judged(level, report, code), seconds: secondsSince(startedMs) };
  if (late)
    result.failures.push(`${level}: ended after ${how.limitMs / 60_000} minutes, the limit of this level`);
  // What does not end has no second try.
  else result.report = report;
  return result;
}

/**
 * Whole files, since the tests of a journey build on each other, when nothing else runs; what fails again has failed.
 * A run in which much failed has none.
 */
async function trySecond(results) {
  const failed = results
    .map((result) => ({ result, files: failedFiles(result.report) }))
    .filter(({ files }) => files.length > 0);
  if (failed.reduce((sum, { files }) => sum + files.length, 0) > SECOND_TRY.files) return [];
  const tried = [];
  for (const { result, files } of failed) {
    const leftMs = SECOND_TRY.untilMs - performance.now();
    if (leftMs <= 0) break;
    const { level, report: first } = result;
    console.log(`\n── ${level}, a second time ──`);
    const how = { workers: 1, limitMs: Math.min(leftMs, LEVELS[level].limitMs), niceness: 0 };
    const { code, report } = await runJest(level, ['--runTestsByPath', ...files], how);
    Object.assign(result, judged(level, withSecondTry(first, report), code));
    tried.push(...files.map((name) => relative(root, name)));
  }
  return tried;
}

async function runLane(lane) {
  const done = [];
  for (const level of lane) if (levels.includes(level)) done.push(await runLevel(level));
  return done;
}

const secondsSince = (startedMs) => (performance.now() - startedMs) / 1000;

const missing =
  levels.some((level) => level !== 'unit') || levels.length === 0 ? ensureDebianPackages(root) : [];
if (levels.includes('screens')) missing.push(...ensureFloorBrowser(root));
const startedMs = performance.now();
const check = withCheck ? runCheck() : undefined;
const results = (await Promise.all(LANES.map(runLane))).flat();
if (check) results.push(await check);
const triedAgain = await trySecond(results);
rmSync(scratch, { recursive: true, force: true });

console.log('');
for (const { level, passed, failures, skipped, seconds } of results) {
  const counts = `${passed} passed, ${failures.length} failed, ${skipped.length} skipped`;
  console.log(`${level.padEnd(8)} ${counts.padEnd(44)} ${seconds.toFixed(1)} s`);
}
const took = performance.now() - startedMs;
console.log(
  `together ${' '.repeat(44)} ${(took / 1000).toFixed(1)} s${took > BUDGET_MS ? ` (more than the ${BUDGET_MS / 60_000} minutes meant for it)` : ''}`,
);

// A pattern leaves out tests on purpose; those are not worth a line each.
const byName = jestArgs.some((arg) => /^(-t|--testNamePattern)/.test(arg));
const skipped = byName ? [] : results.flatMap((result) => result.skipped);
if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((line) => `  ${line}`).join('\n')}`);
if (triedAgain.length > 0)
  console.log(`\nTried a second time, alone:\n${triedAgain.map((line) => `  ${line}`).join('\n')}`);
if (missing.length > 0)
  console.log(
    `\nMissing on this machine${ci ? '' : ' (a failure with CI=true)'}:\n${missing.map((line) => `  ${line}`).join('\n')}`,
  );
const failures = [...results.flatMap((result) => result.failures), ...(ci ? missing : [])];
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`);

const passed = results.reduce((sum, result) => sum + result.passed, 0);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 || passed === 0 ? 1 : 0);
