import { describe, expect, it } from '@jest/globals';
import { changedPart, rebased } from './shared-record.js';

describe('a record that two people have open', () => {
  const base = { name: 'Chợ', trim: 0, groups: ['a'] };

  it('is saved as far as it was changed here', () => {
    expect(changedPart({ ...base, trim: 3 }, base)).toEqual({ trim: 3 });
    expect(changedPart({ ...base, groups: ['a'] }, base)).toEqual({});
    expect(changedPart({ ...base, groups: [] }, base)).toEqual({ groups: [] });
  });

  it('shows what the other changed, and keeps what was typed here', () => {
    const now = { name: 'Chợ mới', trim: 9, groups: ['a', 'b'] };
    expect(rebased({ ...base, trim: 3 }, base, now)).toEqual({
      name: 'Chợ mới',
      trim: 3,
      groups: ['a', 'b'],
    });
  });
});
