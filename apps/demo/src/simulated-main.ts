import { EnrolAnswer } from '#contracts/wire.js';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { startFleet } from '../../fleet/src/fleet.js';

/** Simulated devices of a demonstration, in a process of their own: HUB, a file of enrolments, from and to, the numbers of the dead. */
const [hub = '', file = '', from = '', to = '', ...dead] = process.argv.slice(2);
const enrolments = EnrolAnswer.array().parse(JSON.parse(readFileSync(file, 'utf8')));
/** As when lightning strikes the n-th of this process. */
const CutPower = z.object({ cutPower: z.int() });
const fleet = await startFleet({
  hub,
  enrolments: enrolments.slice(Number(from), Number(to)),
  toleranceMs: 1000,
  faultOf: (index) => ({ dead: dead.includes(String(Number(from) + index)) }),
});
const say = (): void => console.log(JSON.stringify({ at: new Date().toISOString(), ...fleet.summary() }));
process.on('message', (message) => {
  const asked = CutPower.safeParse(message).data;
  if (asked) void fleet.devices[asked.cutPower]?.cutPower();
});
const timer = setInterval(say, 5000);
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.once(signal, () => {
    clearInterval(timer);
    say();
    void fleet.stop().finally(() => process.exit(0));
  });
}
