import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { CELLS, type Fleet, FleetStore } from './fleet-store.js';

const unit = (key: string) => ({
  ...{ key, name: key, path: `${key}/`, lat: null, lon: null, station: key },
  ...{ technology: 'ip' as const, muted: 'no' as const },
});
function fleetOf(devices: (string | null)[], presence: string[], units: number[]): Fleet {
  const same = <T>(value: T): T[] => devices.map(() => value);
  return {
    ...{ total: devices.length, truncated: false, units: [unit('a'), unit('b')] },
    places: {
      ...{ device: devices, place: devices.map((_, i) => `p${i}`), name: devices.map((_, i) => `Cột ${i}`) },
      ...{ unit: units, kind: same('speaker' as const), lat: same(null), lon: same(null), presence },
      ...{ since: same(null), playing: same(false), muted: same('no'), clock: same('trusted') },
    },
  };
}

describe('the fleet outside React', () => {
  it('counts by unit, and follows changes', () => {
    const store = new FleetStore();
    store.load(fleetOf(['d0', 'd1', null], ['online', 'offline', 'none'], [0, 0, 1]));
    expect(store.count(0)).toEqual({ online: 1, playing: 0, lost: 1, unknown: 0, none: 0 });
    store.apply([
      { id: 'd0', playing: true },
      { id: 'd1', presence: 'online' },
    ]);
    expect(store.count()).toEqual({ online: 1, playing: 1, lost: 0, unknown: 0, none: 1 });
    expect([store.cell(0), store.cell(1), store.cell(2)]).toEqual(['playing', 'online', 'none']);
    store.apply([{ id: 'd0', presence: 'link-lost' }]);
    expect(store.cell(0)).toBe('lost');
  });

  it('tells those of the unit that changed, and notices a device it does not know', () => {
    const store = new FleetStore();
    store.load(fleetOf(['d0', 'd1'], ['online', 'online'], [0, 1]));
    const [first, second] = [jest.fn(), jest.fn()];
    store.listenUnit(0, first);
    const off = store.listenUnit(1, second);
    store.apply([{ id: 'd1', presence: 'offline' }]);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    off();
    store.apply([
      { id: 'd1', presence: 'online' },
      { id: 'stranger', presence: 'online' },
    ]);
    expect(second).toHaveBeenCalledTimes(1);
    expect(store.stale).toBe(true);
  });

  it('its counters are a recount, whatever came', () => {
    const change = fc.record({
      id: fc.constantFrom('d0', 'd1', 'd2', 'd3'),
      presence: fc.constantFrom('online', 'offline', 'link-lost', 'unknown'),
      playing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const store = new FleetStore();
        store.load(fleetOf(['d0', 'd1', 'd2', 'd3'], Array(4).fill('unknown'), [0, 0, 1, 1]));
        for (const one of changes) store.apply([one]);
        const cells = [0, 1, 2, 3].map((i) => store.cell(i));
        for (const cell of CELLS)
          expect(store.count()[cell]).toBe(cells.filter((known) => known === cell).length);
      }),
    );
  });
});
