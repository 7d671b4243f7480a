import { describe, expect, it } from '@jest/globals';
import { ROLES, type Actor, type Role } from '#platform/actor.js';
import { EVERYBODY, RIGHTS } from './rights.js';
import { Rights } from './rights.service.js';

const WARD = '2025-15/2025-02647/';
const actor = (...roles: [Role, string][]): Actor => ({
  ...{ userId: 'u', name: 'U', organisationId: null, fields: [] },
  roles: roles.map(([role, unitPath]) => ({ role, unitPath, unitKey: unitPath })),
});

describe('the table of rights', () => {
  it('has every role, and reads by subtrees only: a list cannot be narrowed to a single unit', () => {
    expect(Object.keys(RIGHTS).sort()).toEqual([...ROLES].sort());
    const narrow = Object.values(RIGHTS)
      .flat()
      .filter(({ reach }) => reach === 'unit');
    expect(narrow.flatMap(({ can }) => can)).not.toContain('read');
    expect(EVERYBODY.every(({ reach }) => reach === 'everywhere')).toBe(true);
  });

  it('nobody both writes and approves a bulletin by one role', () => {
    for (const grants of Object.values(RIGHTS)) {
      const actions = grants.filter(({ on }) => on.includes('bulletin')).flatMap(({ can }) => can);
      expect(actions.includes('submit') && actions.includes('approve')).toBe(false);
    }
  });
});

describe('rights of a person', () => {
  const rights = new Rights();

  it('are those of all roles together, each at its unit', () => {
    const person = actor(['commune-operator', WARD], ['monitor', '2025-37/']);
    expect(rights.can(person, 'order', 'order', WARD)).toBe(true);
    expect(rights.can(person, 'order', 'order', '2025-37/2025-1/')).toBe(false);
    expect(rights.can(person, 'read', 'order', '2025-37/2025-1/')).toBe(true);
    expect(rights.scopeOf(person, 'read', 'order')).toEqual([WARD, '2025-37/']);
    expect(rights.scopeOf(person, 'order', 'order')).toEqual([WARD]);
  });

  it('a scope holds no subtree twice', () => {
    const person = actor(['monitor', WARD], ['commune-operator', '2025-15/'], ['monitor', '2025-15/']);
    expect(rights.scopeOf(person, 'read', 'station')).toEqual(['2025-15/']);
    expect(rights.scopeOf(actor(['administrator', '']), 'read', 'user')).toEqual(['']);
    expect(rights.scopeOf(actor(), 'read', 'station')).toEqual([]);
    expect(rights.scopeOf(actor(), 'read', 'unit')).toEqual(['']);
  });

  it('a department writes at its own unit, not below', () => {
    const person = actor(['department-contributor', '2025-15/']);
    expect(rights.can(person, 'submit', 'bulletin', '2025-15/')).toBe(true);
    expect(rights.can(person, 'submit', 'bulletin', WARD)).toBe(false);
    expect(rights.scopeOf(person, 'submit', 'bulletin')).toEqual([]);
  });

  it('what is refused says so without details of the record', () => {
    expect(() => rights.require(actor(['monitor', WARD]), 'update', 'station', WARD)).toThrow(
      expect.objectContaining({
        code: 'forbidden',
        kind: 'forbidden',
        details: { action: 'update', subject: 'station' },
      }),
    );
  });
});
