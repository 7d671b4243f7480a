import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { startFleet, type Fleet } from '../../apps/fleet/src/fleet.js';
import { until } from '#testing/hub/until.js';
import { SpeakerHub } from './speaker-hub.js';

const DEVICES = 30;
const name = (index: number): string => `fleet-${index}`;

describe('a simulated fleet, each device a real client', () => {
  let hub: SpeakerHub;
  let fleet: Fleet;
  beforeAll(async () => {
    hub = await SpeakerHub.start();
    fleet = await startFleet({
      hub: hub.url,
      codes: Array.from({ length: DEVICES }, (_, index) => hub.code(name(index))),
      seed: 7,
      faultOf: (index) => (index === 3 ? { dead: true } : index === 4 ? { clockOffsetMs: -5000 } : {}),
    });
    await until('everyone', () => fleet.summary().connected === DEVICES - 1);
    await Promise.all(fleet.devices.map(({ id }) => hub.configure(id)));
    await until('every config', () => fleet.summary().configured === DEVICES - 1);
  });
  afterAll(async () => {
    await fleet.stop();
    await hub.close();
  });

  it('enrols, stages once for all, plays at the second, and every device reports for itself', async () => {
    const file = hub.addFile(randomBytes(20_000));
    const startAtMs = Date.now() + 3000;
    for (const { id } of fleet.devices)
      await hub.schedule(id, [{ id: 'o1', startAtMs, file, durationMs: 2000 }]);
    const ends = () => hub.reports.filter(({ type }) => type === 'finished').length;
    await until('all to finish', () => ends() === DEVICES - 1);
    const started = hub.reports.filter(({ type }) => type === 'started');
    expect(started).toHaveLength(DEVICES - 1);
    for (const { at } of started) expect(Math.abs(Date.parse(at) - startAtMs)).toBeLessThan(300);
    expect(hub.requests.filter((line) => line.includes(file.sha256))).toHaveLength(1);
    expect(hub.said(name(3), 'config-accepted')).toEqual([]);
    // A probe whose round trip was slow (a busy machine) is asked again after 10 s.
    await until('every clock', () => fleet.summary().clocks.trusted === DEVICES - 1, 45_000);
    expect(fleet.summary()).toMatchObject({ dead: 1 });
    await until('every receipt', () => fleet.summary().receipted === fleet.summary().reports);
  });

  it('loses its power in the middle, comes back, and plays nothing from the top', async () => {
    const device = fleet.find(name(5))!;
    const file = hub.addFile(randomBytes(20_000));
    const startAtMs = Date.now() + 2000;
    await hub.schedule(device.id, [{ id: 'o2', startAtMs, file, durationMs: 9000 }]);
    await until('a second of it', () => Date.now() > startAtMs + 1000);
    await device.cutPower();
    device.start();
    await until('its end', () => hub.said(device.id, 'partial').length === 2);
    expect(
      hub.said(device.id, 'started').filter((report) => 'occurrence' in report && report.occurrence === 'o2'),
    ).toHaveLength(1);
    expect(hub.said(device.id, 'resumed')).toHaveLength(1);
  });
});
