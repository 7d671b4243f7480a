import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { enrolmentCode } from '#testing/hub/devices.js';
import { startHubWorld, type HubWorld } from '#testing/hub/hub-world.js';
import { confirmedOrder, ended } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { approvalOf, renderedBulletin } from '#testing/hub/sounds.js';
import { inSeconds, openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { privateFolder } from '#testing/services/run-folder.js';
import type { ApiClient } from '#testing/hub/api-client.js';

const COMMUNE = '2025-02728';
const PROGRAM = 'test/conformance/stranger.mjs';
interface Line {
  event: string;
  type?: string;
  [name: string]: unknown;
}

describe('a device that a stranger built from the page', () => {
  let world: HubWorld;
  let people: Record<'editor' | 'approver' | 'operator' | 'monitor', ApiClient>;
  let stranger: ChildProcess;
  const lines: Line[] = [];
  let errors = '';
  const said = (type: string): Line[] =>
    lines.filter((line) => line.event === 'report' && line.type === type);

  beforeAll(async () => {
    world = await startHubWorld('sqlite + embedded');
    people = await cast(world, {
      editor: ['commune-operator', COMMUNE],
      approver: ['commune-approver', COMMUNE],
      operator: ['commune-operator', COMMUNE],
      monitor: ['monitor', '2025-15'],
    });
  });
  afterAll(async () => {
    stranger?.kill('SIGTERM');
    await world?.stop();
  });

  it('imports only mqtt and what Node has', () => {
    const imports = [...readFileSync(PROGRAM, 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]!);
    expect(imports.filter((name) => name !== 'mqtt' && !name.startsWith('node:'))).toEqual([]);
  });

  it('enrols, stages, plays at its second, and is receipted', async () => {
    const station = await openStation(world.admin, COMMUNE, { places: ['Nhà văn hóa'] });
    const code = await enrolmentCode(world.admin, station.places[0]!);
    stranger = spawn(
      process.execPath,
      [PROGRAM, '--hub', world.admin.baseUrl, '--enrol', code, '--data', privateFolder('stranger')],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
    );
    let rest = '';
    stranger.stdout!.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop()!;
      lines.push(...parts.map((part) => JSON.parse(part) as Line));
    });
    stranger.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await until('its config', () => said('config-accepted').length > 0);
    await until('its clock', () => lines.some(({ event }) => event === 'clock'));

    const { editor, approver, operator, monitor } = people;
    const bulletin = await renderedBulletin(editor, { unit: COMMUNE, title: 'Thử loa lạ', seconds: 3 });
    await editor.ok(editor.post(`/api/v1/bulletins/${bulletin.id}/submit`));
    await approver.ok(
      approver.post(`/api/v1/bulletins/${bulletin.id}/approve`, approvalOf(bulletin.manifestHash)),
    );
    const atMs = inSeconds(8);
    const order = await confirmedOrder(operator, { unit: COMMUNE, bulletins: [bulletin.id], atMs });
    const [row] = await ended(monitor, order.id, 1);
    expect(row).toMatchObject({ end: 'finished', reason: null, late: false, evidence: 'decoded' });
    expect(said('staged').length).toBeGreaterThan(0);
    expect(said('armed')).toHaveLength(1);
    const began = lines.find(({ event }) => event === 'sound-begins')!;
    expect(Math.abs(Date.parse(began['at'] as string) - atMs)).toBeLessThan(500);
    await until('the receipt of its last report', () => {
      const last = lines.filter(({ event }) => event === 'receipted').at(-1);
      return last !== undefined && last['upTo'] === said('finished').at(-1)?.['seq'];
    });
    expect(said('refused')).toEqual([]);
    expect(errors).toBe('');
  });
});
