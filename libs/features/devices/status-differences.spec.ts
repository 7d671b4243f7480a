import { describe, expect, it } from '@jest/globals';
import type { StatusUp } from '#contracts/reports.js';
import type { DesiredStateEntity } from '#persistence/entities/devices.entity.js';
import { differencesOf } from './status-differences.js';

const NOW = 1_000_000_000;
const row = (id: string, revision: number, more: Partial<DesiredStateEntity> = {}): DesiredStateEntity => ({
  ...{
    id,
    kind: id.split(':')[0] as 'alerts',
    target: id.split(':')[1]!,
    revision,
    hash: '',
    contentHash: '',
    jws: '',
  },
  ...{
    bodySha256: null,
    acceptedRevision: 0,
    acceptedHash: null,
    acceptedAt: null,
    changedAt: new Date(NOW),
  },
  ...{ sentAt: null, dueAt: null, sends: 0, renewAt: null, ...more },
});
const live = (device: string, status: Partial<StatusUp>, units: string[] = []) => ({
  device,
  units,
  status: { configRevision: 0, revision: 0, alerts: {}, ...status } as StatusUp,
});

describe('statuses against what is wanted', () => {
  it('one device of a unit that lacks its alerts is enough to send them again, once', () => {
    const alerts = row('alerts:u', 5, { sentAt: new Date(NOW - 10_000) });
    const { again } = differencesOf(
      [alerts],
      [live('a', { alerts: { u: 5 } }, ['u']), live('b', { alerts: { u: 4 } }, ['u']), live('c', {}, ['u'])],
      NOW,
    );
    expect(again).toEqual([{ row: alerts, dueAtMs: NOW }]);
  });

  it('nothing is asked of units that the hub wants nothing of', () => {
    expect(differencesOf([], [live('a', { alerts: { u: 4 } }, ['u'])], NOW)).toEqual({
      again: [],
      raised: [],
      inStep: [],
    });
  });

  it('what is already due sooner stays so', () => {
    const soon = row('config:a', 2, { dueAt: new Date(NOW) });
    const late = row('config:b', 2, { dueAt: new Date(NOW + 60_000) });
    const { again } = differencesOf(
      [soon, late],
      [live('a', { configRevision: 1 }), live('b', { configRevision: 1 })],
      NOW,
    );
    expect(again).toEqual([{ row: late, dueAtMs: NOW }]);
  });

  it('a revision that nobody can have is not believed', () => {
    const alerts = row('alerts:u', 5);
    const statuses = [live('a', { alerts: { u: 2 ** 31 }, configRevision: 2 ** 53 }, ['u'])];
    expect(differencesOf([alerts, row('config:a', 1)], statuses, NOW)).toEqual({
      again: [],
      raised: [],
      inStep: [],
    });
  });

  it('above the highest that anybody has', () => {
    const alerts = row('alerts:u', 5);
    const { raised } = differencesOf(
      [alerts],
      [live('a', { alerts: { u: 9 } }, ['u']), live('b', { alerts: { u: 7 } }, ['u'])],
      NOW,
    );
    expect(raised).toEqual([{ row: alerts, above: 9 }]);
  });
});
