import type { ApiClient } from '#testing/hub/api-client.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { doTextTask, packLexicon } from '../../libs/features/bulletins/text-tasks.js';
import { median, type BenchRow } from './row.js';

const ROUNDS = 7;
const COMMUNE = '2025-02728';
const LONGEST = 60_000;
const SMALL_MS = 4000;
/** Our own words, in the manner of a plan: dates, money, document numbers. */
const page =
  'Căn cứ Quyết định số 07/2017/QĐ-UBND ngày 15/3/2017 của UBND tỉnh, mức hỗ trợ là 1.500.000 đồng/hộ/tháng từ Quý I/2026.\n' +
  'Bà con nhốt giữ vật nuôi tại chuồng; UBND xã cử 03 tổ, mỗi tổ 02 người, làm từ 7h30 đến 17h00 hằng ngày.\n';
const long = page.repeat(LONGEST / page.length + 1).slice(0, LONGEST);
const small = page.repeat(4);

/** How long the hub's event loop stands still while long texts are worked on, and what is left for short ones. */
export async function eventLoopBench(): Promise<BenchRow[]> {
  const hub = await HubProcess.start('sqlite + embedded');
  try {
    const read = (text: string) => hub.admin.ok(hub.admin.post('/api/v1/reading', { unit: COMMUNE, text }));
    const script = () =>
      hub.admin.ok(hub.admin.post('/api/v1/reading/script', { unit: COMMUNE, text: long, readings: 5 }));
    await read(long);
    const bare = median(Array.from({ length: ROUNDS }, () => timed(long)));
    const rows = [
      rowOf(
        'loop: longest pause while 60,000 letters are read',
        await pause(hub.api, () => read(long)),
        bare,
      ),
      rowOf(
        'loop: longest pause while they become a script, read five times',
        await pause(hub.api, script),
        bare,
      ),
    ];
    const alone = await perSecond(() => read(small));
    let goesOn = true;
    const beside = (async () => {
      while (goesOn) await script();
    })();
    const withLong = await perSecond(() => read(small));
    goesOn = false;
    await beside;
    return [...rows, smallRow(withLong, alone)];
  } finally {
    await hub.stop();
  }
}

function timed(text: string): number {
  const begin = performance.now();
  doTextTask({ task: 'read', input: { text, how: { lexicon: packLexicon({ entries: [] }) } } });
  return performance.now() - begin;
}

/** The median over some rounds of the longest delay of the hub's loop, as it says itself. */
async function pause(api: ApiClient, work: () => Promise<unknown>): Promise<number> {
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await loopMax(api);
    await work();
    longest.push(await loopMax(api));
  }
  return median(longest);
}

/** Since it was asked last, in milliseconds. */
async function loopMax(api: ApiClient): Promise<number> {
  const { body } = await api.get<string>('/metrics');
  const seconds = /^ttn_nodejs_eventloop_lag_max_seconds ([\d.e+-]+)$/m.exec(body)?.[1];
  if (seconds === undefined) throw new Error('the hub does not tell the delay of its event loop');
  return Number(seconds) * 1000;
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  let done = 0;
  for (; performance.now() - begin < SMALL_MS; done += 1) await work();
  return (done * 1000) / (performance.now() - begin);
}

const two = (value: number): number => Math.round(value * 100) / 100;

/** The work itself is the limit: what stands still less than that was not done on the loop. */
function rowOf(name: string, value: number, limit: number): BenchRow {
  const target = 0.75;
  const [ratio, unit] = [two(value / limit), 'ms'];
  return {
    name,
    devices: 0,
    value: two(value),
    limit: two(limit),
    unit,
    ratio,
    target,
    better: 'lower',
    met: ratio <= target,
  };
}

function smallRow(value: number, limit: number): BenchRow {
  const name = 'loop: short texts read beside long ones';
  const target = 0.4;
  const [ratio, unit] = [two(value / limit), 'requests/s'];
  return {
    name,
    devices: 0,
    value: two(value),
    limit: two(limit),
    unit,
    ratio,
    target,
    better: 'higher',
    met: ratio >= target,
  };
}
