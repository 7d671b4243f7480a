import type { EnrolAnswer } from '#contracts/wire.js';
import { startFleet, type Fleet } from '../../apps/fleet/src/fleet.js';
import { onAsked } from './load-process.js';

/** The devices of the fan-out bench, in a process of their own: the real core, its own connection and its own GETs each. */
let fleet: Fleet | null = null;

onAsked(async (message) => {
  if (message['enrolments']) {
    fleet = await startFleet({
      hub: '',
      enrolments: message['enrolments'] as EnrolAnswer[],
      keepReports: 20,
      startsPer100Ms: 25,
    });
    return { say: 'started' };
  }
  const { cpu, memory } = { cpu: process.cpuUsage(), memory: process.memoryUsage() };
  return { say: 'state', summary: fleet?.summary(), cpuMs: (cpu.user + cpu.system) / 1000, rss: memory.rss };
});
