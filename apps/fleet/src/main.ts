import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startFleet } from './fleet.js';
import { seededRandom } from './seeded-random.js';

const USAGE = `fleet --hub URL --codes FILE [--seed N] [--dead N] [--state-every SECONDS]
  --codes FILE    one enrolment code a line; - reads them from standard input
  --seed N        of jitter and of who is dead (default 1)
  --dead N        so many devices enrol and are never heard of again
  --state-every S a JSON line of the fleet's state every so many seconds (default 5)`;

const say = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);
const { values } = parseArgs({
  options: {
    hub: { type: 'string' },
    codes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    dead: { type: 'string', default: '0' },
    'state-every': { type: 'string', default: '5' },
  },
});
if (!values.hub || !values.codes) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const codes = readFileSync(values.codes === '-' ? 0 : values.codes, 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');
const seed = Number(values.seed);
const random = seededRandom(seed);
const order = codes.map((_, index) => index).sort(() => random() - 0.5);
const dead = new Set(order.slice(0, Number(values.dead)));

const fleet = await startFleet({
  hub: values.hub,
  codes,
  seed,
  faultOf: (index) => ({ dead: dead.has(index) }),
});
say({ event: 'started', seed, devices: fleet.devices.map(({ id, fault }) => ({ id, ...fault })) });
const timer = setInterval(
  () =>
    say({
      event: 'state',
      at: new Date().toISOString(),
      ...fleet.summary(),
      rssBytes: process.memoryUsage().rss,
    }),
  Number(values['state-every']) * 1000,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clearInterval(timer);
    say({ event: 'stopping', ...fleet.summary() });
    void fleet.stop().finally(() => process.exit(0));
  });
}
