import type { Children } from '../children.js';
import type { DemoOptions } from '../options.js';
import { LiveTable } from '../live-table.js';
import { paceOf, type Say } from './pace.js';
import { judgeRun, type Report, writeReport } from './report.js';
import { planRun, playRun } from './sessions.js';
import { setStage, type Stage } from './stage.js';

/** Six sessions with their faults, judged. @returns the report, which was written where it was wanted */
export async function runOnce(options: DemoOptions, children: Children, say: Say): Promise<Report> {
  const pace = paceOf(options.quick, options.devices);
  const stage = await setStage(options, pace, children, say);
  try {
    const run = await planRun(stage, pace, options.quick, say);
    const names = new Map(stage.world.stations.map(({ id, name }) => [id, name]));
    const table = new LiveTable(stage.crew('giam-sat'), run.schedules, say, names);
    table.start();
    await playRun(stage, run, pace, (line) => table.say(line)).finally(() => table.stop());
    say('the sessions are over; listening to what was heard');
    await stopAgents(stage);
    const report = await judgeRun(stage, run);
    if (options.report !== null && options.report !== '-') writeReport(options.report, report);
    return report;
  } finally {
    await stage.http.close();
    await stage.mqtt.close();
  }
}

/** Their files are whole when they have ended. */
async function stopAgents({ agents }: Stage): Promise<void> {
  await Promise.all([...agents.values()].map(({ agent }) => agent.stop()));
}
