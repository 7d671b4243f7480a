/** Roles are held at a unit and reach its subtree (rights: features/identity/rights.ts). */
export const ROLES = [
  'administrator',
  'province-editor',
  'province-approver',
  'department-contributor',
  'commune-operator',
  'commune-approver',
  'technician',
  'duty-officer',
  'emergency-authority',
  'monitor',
] as const;
export type Role = (typeof ROLES)[number];

export interface RoleAt {
  role: Role;
  unitKey: string;
  /** Path of the unit: `2025-15/2025-02647/`. */
  unitPath: string;
}

/** Who asks: a signed-in person. */
export interface Actor {
  userId: string;
  name: string;
  organisationId: string | null;
  /** Fields an organisation may submit in; empty: all. */
  fields: number[];
  roles: RoleAt[];
}
