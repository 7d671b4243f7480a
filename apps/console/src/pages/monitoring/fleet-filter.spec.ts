import { describe, expect, it } from '@jest/globals';
import { type Fleet, FleetStore } from '../../live/fleet-store.js';
import { type FleetFilter, matching, placeNames } from './fleet-filter.js';

const names = ['Nhà văn hóa Bản Lầu', 'Cột đèn Đông Cuông', 'Bảng UBND'];
const fleet: Fleet = {
  ...{ total: 3, truncated: false },
  units: ['a', 'b'].map((key) => ({
    ...{
      key,
      name: key === 'b' ? 'Xã Mường Hum' : 'Xã Y Tý',
      path: `${key}/`,
      lat: null,
      lon: null,
      station: key,
    },
    ...{ technology: 'ip' as const, muted: 'no' as const },
  })),
  places: {
    ...{ device: ['d0', 'd1', 'd2'], place: ['p0', 'p1', 'p2'], name: names, unit: [0, 1, 1] },
    ...{ kind: ['speaker', 'speaker', 'board'], presence: ['online', 'offline', 'online'] },
    ...{ lat: [null, null, null], lon: [null, null, null], since: [null, null, null] },
    ...{ playing: [false, false, true], muted: ['no', 'no', 'no'], clock: [null, null, null] },
  },
};
const all: FleetFilter = { unit: null, cell: null, kind: null, search: '' };

describe('the places that a filter leaves', () => {
  const store = new FleetStore();
  store.load(fleet);
  const find = (filter: Partial<FleetFilter>) => matching(store, placeNames(fleet), { ...all, ...filter });

  it('puts what is lost first', () => expect(find({})).toEqual([1, 2, 0]));
  it('by unit, kind and state', () => {
    expect(find({ unit: 'b' })).toEqual([1, 2]);
    expect(find({ kind: 'board' })).toEqual([2]);
    expect(find({ cell: 'online' })).toEqual([0]);
    expect(find({ cell: 'playing', unit: 'a' })).toEqual([]);
  });
  it('by name, with and without diacritics, every word', () => {
    expect(find({ search: 'dong cuong' })).toEqual([1]);
    expect(find({ search: 'Bản hóa' })).toEqual([0]);
    expect(find({ search: 'đèn xyz' })).toEqual([]);
  });
  it('by the name of the commune too', () => expect(find({ search: 'muong hum cot' })).toEqual([1]));
  it('in the order in which people count', () => {
    const name = ['Cụm loa 10', 'Cụm loa 9', 'Cụm loa 1'];
    const { ranks } = placeNames({ ...fleet, places: { ...fleet.places, name } });
    expect(ranks).toEqual([2, 1, 0]);
  });
});
