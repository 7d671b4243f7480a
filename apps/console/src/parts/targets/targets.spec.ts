import { describe, expect, it } from '@jest/globals';
import { isChosen, isEmpty, isShut, noTargets, type TargetNode, toggled, wholeUnit } from './targets.js';

const province: TargetNode = { kind: 'units', id: '2025-15', above: [] };
const commune: TargetNode = { kind: 'units', id: '2025-02647', above: [province] };
const hamlet: TargetNode = { kind: 'hamlets', id: 'thon-1', above: [province, commune] };

describe('choosing places', () => {
  it('a tick chooses, another takes it back', () => {
    const one = toggled(noTargets(), commune);
    expect([isChosen(one, commune), isChosen(one, hamlet), isChosen(one, province)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isEmpty(toggled(one, commune))).toBe(true);
  });

  it('inside what is chosen whole, unticking leaves out, ticking again takes back in', () => {
    const without = toggled(wholeUnit('2025-15'), commune);
    expect(without.exclude.units).toEqual(['2025-02647']);
    expect([isChosen(without, commune), isChosen(without, hamlet), isShut(without, hamlet)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(toggled(without, commune)).toEqual(wholeUnit('2025-15'));
  });

  it('what was chosen beside its province is unticked for good', () => {
    const both = toggled(toggled(noTargets(), commune), province);
    const without = toggled(both, commune);
    expect(isChosen(without, commune)).toBe(false);
    expect(isChosen(without, province)).toBe(true);
  });
});
