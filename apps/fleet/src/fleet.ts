import type { EnrolAnswer } from '#contracts/wire.js';
import { AlarmClock } from './alarm-clock.js';
import { enrolAll } from './enrol-all.js';
import { FleetDevice, type DeviceFault, type FleetSurroundings } from './fleet-device.js';
import { seededRandom } from './seeded-random.js';
import { SharedFiles } from './shared-files.js';

export type { DeviceFault } from './fleet-device.js';
export interface FleetOptions {
  /** The hub's address, for enrolling. */
  hub: string;
  /** One enrolment code a device. */
  codes?: readonly string[];
  /** Or devices that are enrolled already. */
  enrolments?: readonly EnrolAnswer[];
  /** What is wrong with the n-th device; default: nothing. */
  faultOf?: (index: number) => DeviceFault;
  /** Of jitter and the like; default 1. */
  seed?: number;
  enrolAtOnce?: number;
  /** Devices switched on per 100 ms; default 100. */
  startsPer100Ms?: number;
  /** Receipted reports that each keeps for `resend`; default 200. */
  keepReports?: number;
  /** A start that is late by less, because the others of this process began first, counts as in time; default 200. */
  toleranceMs?: number;
  log?: FleetSurroundings['log'];
}
export interface FleetSummary {
  devices: number;
  dead: number;
  connected: number;
  configured: number;
  /** Playlist revision → devices that have it in force. */
  revisions: Record<number, number>;
  playing: number;
  /** Reports written, and those that a receipt covers. */
  reports: number;
  receipted: number;
  clocks: Record<string, number>;
}
export interface Fleet {
  readonly devices: readonly FleetDevice[];
  find(device: string): FleetDevice | undefined;
  summary(): FleetSummary;
  stop(): Promise<void>;
}

/**
 * Enrols and switches on simulated devices in this process. Each is a real client of the protocol: its own connection,
 * its own signatures checked, its own playlist body fetched and hashed; only the disk and the loudspeaker are missing.
 */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const enrolments =
    options.enrolments ?? (await enrolAll(options.hub, options.codes ?? [], options.enrolAtOnce ?? 16));
  const monotonicMs = (): number => performance.now();
  const alarms = new AlarmClock(monotonicMs);
  const around: FleetSurroundings = {
    alarms,
    files: new SharedFiles(),
    monotonicMs,
    random: seededRandom(options.seed ?? 1),
    keepReports: options.keepReports ?? 200,
    agent: 'ttn-fleet/0.1.0',
    ...(options.toleranceMs === undefined ? {} : { toleranceMs: options.toleranceMs }),
    ...(options.log ? { log: options.log } : {}),
  };
  const devices = enrolments.map(
    (enrolment, index) => new FleetDevice(enrolment, options.faultOf?.(index) ?? {}, around),
  );
  const perStep = options.startsPer100Ms ?? 100;
  for (let at = 0; at < devices.length; at += perStep) {
    for (const device of devices.slice(at, at + perStep)) device.start();
    if (at + perStep < devices.length) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const byId = new Map(devices.map((device) => [device.id, device]));
  return {
    devices,
    find: (device) => byId.get(device),
    summary: () => summarise(devices),
    stop: async () => {
      await Promise.all(devices.map((device) => device.cutPower()));
      alarms.close();
    },
  };
}

function summarise(devices: readonly FleetDevice[]): FleetSummary {
  const summary: FleetSummary = {
    devices: devices.length,
    dead: 0,
    connected: 0,
    configured: 0,
    revisions: {},
    playing: 0,
    reports: 0,
    receipted: 0,
    clocks: {},
  };
  for (const device of devices) {
    if (device.fault.dead) summary.dead += 1;
    if (device.connected) summary.connected += 1;
    const look = device.look();
    if (!look) continue;
    if (look.configRevision > 0) summary.configured += 1;
    summary.revisions[look.revision] = (summary.revisions[look.revision] ?? 0) + 1;
    if (look.playing) summary.playing += 1;
    summary.reports += look.lastSeq;
    summary.receipted += look.upTo;
    summary.clocks[look.clock] = (summary.clocks[look.clock] ?? 0) + 1;
  }
  return summary;
}
