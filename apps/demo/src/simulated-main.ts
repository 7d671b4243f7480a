import { EnrolAnswer } from '#contracts/wire.js';
import { readFileSync } from 'node:fs';
import { startFleet } from '../../fleet/src/fleet.js';

/** The simulated devices of a demonstration, in a process of their own: HUB, a file of enrolments, and the numbers of the dead. */
const [hub = '', file = '', ...dead] = process.argv.slice(2);
const enrolments = EnrolAnswer.array().parse(JSON.parse(readFileSync(file, 'utf8')));
const fleet = await startFleet({
  hub,
  enrolments,
  toleranceMs: 1000,
  faultOf: (index) => ({ dead: dead.includes(String(index)) }),
});
const say = (): void => console.log(JSON.stringify({ at: new Date().toISOString(), ...fleet.summary() }));
const timer = setInterval(say, 5000);
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.once(signal, () => {
    clearInterval(timer);
    say();
    void fleet.stop().finally(() => process.exit(0));
  });
}
