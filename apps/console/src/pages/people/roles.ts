import type { Person } from '../../api/registry.js';

export type Role = Person['roles'][number]['role'];
export interface HeldRole {
  role: Role;
  /** `*`: everywhere. */
  unit: string;
}
export const ROLES: readonly Role[] = [
  'commune-operator',
  'commune-approver',
  'province-editor',
  'province-approver',
  'department-contributor',
  'technician',
  'duty-officer',
  'emergency-authority',
  'monitor',
  'administrator',
];
export const isRole = (word: string | null): word is Role => ROLES.some((role) => role === word);
