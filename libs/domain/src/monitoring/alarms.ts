/** What can be wrong; the console has a word for each (libs/testing/src/screens/codes.spec.ts). */
export const ALARM_KINDS = [
  'device-offline',
  'unit-silent',
  'clock',
  'unarmed',
  'unplanned',
  'fault',
  'refused',
  'flood',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Something that is wrong right now. `key` names the cause: the same cause is the same key. */
export interface Condition {
  key: string;
  kind: AlarmKind;
  unit: string;
  subject: string;
  sinceMs: number;
  details: Record<string, unknown>;
}

/** An alarm from its first sight to its end; plain JSON. */
export interface Alarm extends Condition {
  raisedAtMs: number;
  /** The condition was first seen gone; null while it holds. */
  goneAtMs: number | null;
  clearedAtMs: number | null;
  /** How often the condition went and came back while the alarm stayed open. */
  flaps: number;
}
export interface AlarmRule {
  /** A condition must be gone for this long before its alarm ends; one that comes back sooner is the same alarm. */
  calmMs: number;
  /** Each flap doubles the calm that is asked for, up to here. */
  maxCalmMs: number;
}
export const ALARM_RULE: AlarmRule = { calmMs: 60_000, maxCalmMs: 1_800_000 };

export interface AlarmChanges {
  raised: Alarm[];
  /** Open ones that changed inside (details, flaps, gone); nobody is told again. */
  updated: Alarm[];
  cleared: Alarm[];
}

/**
 * Compares what is wrong with what is alarmed: once per cause, and a cause that flaps stays one alarm. Level-triggered:
 * it may be called at any time, after a restart too, with the open alarms of the database.
 */
export function reconcileAlarms(
  open: readonly Alarm[],
  conditions: readonly Condition[],
  nowMs: number,
  rule: AlarmRule = ALARM_RULE,
): AlarmChanges {
  const changes: AlarmChanges = { raised: [], updated: [], cleared: [] };
  const present = new Map(conditions.map((condition) => [condition.key, condition]));
  for (const alarm of open) {
    const condition = present.get(alarm.key);
    present.delete(alarm.key);
    if (condition) {
      const next = { ...alarm, details: condition.details, goneAtMs: null };
      if (alarm.goneAtMs !== null) next.flaps += 1;
      if (JSON.stringify(next) !== JSON.stringify(alarm)) changes.updated.push(next);
    } else if (alarm.goneAtMs === null) {
      changes.updated.push({ ...alarm, goneAtMs: nowMs });
    } else if (nowMs - alarm.goneAtMs >= calmMs(alarm, rule)) {
      changes.cleared.push({ ...alarm, clearedAtMs: nowMs });
    }
  }
  for (const condition of present.values()) {
    changes.raised.push({ ...condition, raisedAtMs: nowMs, goneAtMs: null, clearedAtMs: null, flaps: 0 });
  }
  return changes;
}

const calmMs = ({ flaps }: Alarm, rule: AlarmRule): number =>
  Math.min(rule.maxCalmMs, rule.calmMs * 2 ** Math.min(flaps, 20));
