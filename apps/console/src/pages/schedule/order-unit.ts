const ORDERING = ['province-editor', 'commune-operator'];

/** The unit for which this person orders airings: of the first role that may; null: none. */
export function orderUnitOf(roles: readonly { role: string; unit: string }[]): string | null {
  return roles.find(({ role, unit }) => ORDERING.includes(role) && unit !== '*')?.unit ?? null;
}
