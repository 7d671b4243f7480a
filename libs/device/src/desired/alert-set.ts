import type { AlertEntry, AlertsMessage, DeviceConfig } from '#contracts/wire.js';
import type { DeviceContext } from '../context.js';
import { DiskFullError } from '../disk-full.js';
import { readRecord, writeRecord } from '../records.js';
import { judgeRevision, NOTHING, type Standing } from '../trust/revision-rule.js';

/** An emergency as this device knows it: its words are those of its first arrival, only `action` and `exp` follow. */
export interface KnownAlert {
  unit: string;
  entry: AlertEntry;
  /** Cancelled, or gone from the set. */
  over: 'withdrawn' | 'removed' | null;
  /** Kept at least until here. */
  keepUntilMs: number;
  /** It came live: wall time of its signature, and the monotonic instant of its arrival. Not kept over a start. */
  live?: { issuedAtMs: number; monoMs: number };
  /** Order of arrival. */
  arrivedAtMs: number;
}
interface KeptSet {
  revision: number;
  hash: string;
}
const KNOWN = 'alerts-known';
const MEMORY_MS = 7 * 86_400_000;
const MAX_KNOWN = 500;

/** The emergencies of the units that the config names; a set is a state, and the device acts on the difference. */
export class AlertSets {
  private readonly sets = new Map<string, KeptSet>();
  private readonly known = new Map<string, KnownAlert>();

  constructor(private readonly store: DeviceContext['ports']['store']) {
    const kept = readRecord<{ known: KnownAlert[]; sets: [string, KeptSet][] }>(store, KNOWN);
    for (const alert of kept?.known ?? []) this.known.set(alert.entry.alert, alert);
    for (const [unit, set] of kept?.sets ?? []) this.sets.set(unit, set);
  }

  revisions(): Record<string, number> {
    return Object.fromEntries([...this.sets].map(([unit, { revision }]) => [unit, revision]));
  }
  all(): Iterable<KnownAlert> {
    return this.known.values();
  }
  find(id: string): KnownAlert | null {
    return this.known.get(id) ?? null;
  }

  restore(context: DeviceContext): void {
    for (const unit of this.sets.keys()) this.say(context, unit);
  }

  /** True where the set changed. `live`: the message was not retained and is not older than what was verified before. */
  take(
    context: DeviceContext,
    topic: string,
    next: { message: AlertsMessage; hash: string; kid: string; live: boolean },
  ): boolean {
    const { message, hash, kid } = next;
    const { unit, revision } = message;
    const verdict = judgeRevision(this.standing(unit), { revision, hash });
    if (verdict === 'ignore') return false;
    if (verdict !== 'take') {
      context.refuse(topic, verdict, { kid, revision, sha256: hash });
      return false;
    }
    const spoken = message.alerts.filter((entry) => !entry.exercise || entry.exerciseNotice);
    if (spoken.length < message.alerts.length) {
      context.refuse(topic, 'malformed', { kid, revision, sha256: hash });
    }
    this.learn(context, { ...message, alerts: spoken }, next.live);
    this.sets.set(unit, { revision, hash });
    this.write(context);
    this.say(context, unit);
    return true;
  }

  /** Units that the config does not name any more take their emergencies with them. */
  keepUnits(context: DeviceContext, units: readonly string[]): void {
    for (const unit of [...this.sets.keys()]) {
      if (units.includes(unit)) continue;
      this.sets.delete(unit);
      for (const alert of this.known.values()) if (alert.unit === unit) alert.over ??= 'removed';
      this.write(context);
    }
  }

  forget(nowMs: number): void {
    for (const [id, alert] of this.known) if (alert.keepUntilMs < nowMs) this.known.delete(id);
    const excess = this.known.size - MAX_KNOWN;
    const over = [...this.known].filter(([, alert]) => alert.over !== null);
    for (const [id] of over.slice(0, Math.max(0, excess))) this.known.delete(id);
  }

  private learn(context: DeviceContext, message: AlertsMessage, live: boolean): void {
    const nowMs = context.clock.nowMs();
    this.forget(nowMs);
    const named = new Set(message.alerts.map((entry) => entry.alert));
    for (const alert of this.known.values()) {
      if (alert.unit === message.unit && !named.has(alert.entry.alert)) alert.over ??= 'removed';
    }
    for (const entry of message.alerts) {
      const over = entry.action === 'cancel' ? 'withdrawn' : null;
      const keepUntilMs = Math.max(Date.parse(entry.exp), nowMs + MEMORY_MS);
      const known = this.known.get(entry.alert);
      if (known) {
        known.entry = { ...known.entry, action: entry.action, exp: entry.exp };
        known.over ??= over;
        known.keepUntilMs = Math.max(known.keepUntilMs, keepUntilMs);
        continue;
      }
      const arrival = { issuedAtMs: Date.parse(message.issuedAt), monoMs: context.clock.monotonicMs() };
      this.known.set(entry.alert, {
        unit: message.unit,
        entry,
        over,
        keepUntilMs,
        arrivedAtMs: nowMs,
        ...(live ? { live: arrival } : {}),
      });
    }
  }

  private write(context: DeviceContext): void {
    const known = [...this.known.values()].map((alert) => ({ ...alert, live: undefined }));
    try {
      writeRecord(this.store, KNOWN, { known, sets: [...this.sets] });
    } catch (error) {
      if (!(error instanceof DiskFullError)) throw error;
      context.fault('store', 'disk'); // an emergency is spoken all the same
    }
  }

  private standing(unit: string): Standing {
    return this.sets.get(unit) ?? NOTHING;
  }

  private say(context: DeviceContext, unit: string): void {
    const set = this.sets.get(unit);
    const said = context.spent.acceptance(unit);
    if (!set || (said?.revision === set.revision && said.hash === set.hash)) return;
    context.journal.append('alerts-accepted', { unit, ...set });
    context.statusChanged();
  }
}

/** Named in any list; no lists: everyone of the unit; an empty list names nobody. */
export function concerns(entry: AlertEntry, config: DeviceConfig): boolean {
  const { hamlets, places, groups } = entry.targets ?? {};
  if (!hamlets && !places && !groups) return true;
  return (
    (config.hamlet !== null && (hamlets ?? []).includes(config.hamlet)) ||
    (places ?? []).includes(config.place) ||
    (groups ?? []).some((group) => config.groups.includes(group))
  );
}
