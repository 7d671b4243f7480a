import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { DEFAULT_TEMPLATE } from '#speech/structure/bulletin-templates.js';
import { packLexicon, type TextInputs } from '#features/bulletins/text-tasks.js';
import { Texts } from '#features/bulletins/texts.js';
import { type BenchRow, median } from './row.js';

const ROUNDS = 9;
const LONGEST = 60_000;
const SHORT_MS = 3000;
/** Our own words, in the manner of a plan: dates, money, document numbers. */
const page =
  'Căn cứ Quyết định số 07/2017/QĐ-UBND ngày 15/3/2017 của UBND tỉnh, mức hỗ trợ là 1.500.000 đồng/hộ/tháng từ Quý I/2026.\n' +
  'Bà con nhốt giữ vật nuôi tại chuồng; UBND xã cử 03 tổ, mỗi tổ 02 người, làm từ 7h30 đến 17h00 hằng ngày.\n';
const text = page.repeat(LONGEST / page.length + 1).slice(0, LONGEST);
const how = { lexicon: packLexicon({ entries: [] }) };
const script: TextInputs['script'] = {
  words: { title: 'Thông báo', text, shortText: null, spokenVersion: 'full', corrections: [], repetition: 5 },
  template: DEFAULT_TEMPLATE,
  how,
};

/** How long the event loop stands still while long texts are worked on beside it, and what is left for short ones. */
export async function eventLoopBench(): Promise<BenchRow[]> {
  const texts = new Texts();
  try {
    const short = () => texts.run('read', { text: page.repeat(4), how }, 0);
    const long = () => texts.run('script', script, LONGEST * 6);
    const rows = [
      await stillRow('60,000 letters are read', (letters) => texts.run('read', { text, how }, letters)),
      await stillRow('their script is made, five times read', (letters) =>
        texts.run('script', script, letters),
      ),
    ];
    const alone = await perSecond(short);
    let goesOn = true;
    const beside = (async () => {
      while (goesOn) await long();
    })();
    const withLong = await perSecond(short);
    goesOn = false;
    await beside;
    return [
      ...rows,
      rowOf('loop: short texts read while long ones are', withLong, alone, 'texts/s', 'higher', 0.5),
    ];
  } finally {
    await texts.onApplicationShutdown();
  }
}

/** Against the same on the loop itself: `letters` decides which of the two it is. */
async function stillRow(name: string, work: (letters: number) => Promise<unknown>): Promise<BenchRow> {
  const [beside, here] = [() => work(Infinity), () => work(0)];
  await beside();
  await here();
  return rowOf(
    `loop: longest pause while ${name}`,
    await longestPause(beside),
    await longestPause(here),
    'ms',
    'lower',
    0.5,
  );
}

/** Median over some rounds of the longest time between two turns of the loop, in milliseconds. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const turns = monitorEventLoopDelay({ resolution: 1 });
    turns.enable();
    await delay(5);
    await work();
    await delay(5);
    turns.disable();
    longest.push(turns.max / 1e6);
  }
  return median(longest);
}

/** As requests come: the loop turns between two. */
async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  let done = 0;
  for (; performance.now() - begin < SHORT_MS; done += 1) {
    await work();
    await delay(0);
  }
  return (done * 1000) / (performance.now() - begin);
}

function rowOf(
  name: string,
  value: number,
  limit: number,
  unit: string,
  better: BenchRow['better'],
  target: number,
): BenchRow {
  const two = (number: number): number => Math.round(number * 100) / 100;
  const ratio = two(value / limit);
  const met = better === 'higher' ? ratio >= target : ratio <= target;
  return { name, devices: 0, value: two(value), limit: two(limit), unit, ratio, target, better, met };
}
