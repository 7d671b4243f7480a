import type { StatusUp } from '#contracts/reports.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { canonicalJson, sha256Hex } from '#platform/ids.js';
import { DesiredStateEntity, DeviceEntity, DeviceStateEntity } from '#persistence/entities/devices.entity.js';
import { upsertRows } from '#persistence/bulk-insert.js';
import { readRows } from '#persistence/bulk-read.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { markAccepted, markInStep, type SaidAccepted } from './accepted-states.js';
import { unitsOfPath } from './device-credentials.js';
import { differencesOf, MAX_BELIEVED_REVISION } from './status-differences.js';
import { SigningKeys } from './signing-keys.js';

export type DesiredKind = DesiredStateEntity['kind'];

export interface DesiredEntry {
  kind: DesiredKind;
  /** A device id; a unit key for `alerts`. */
  target: string;
  /** Everything of the payload but `v`, `type`, the addressee, `issuedAt` and `revision`. */
  content: object;
  bodySha256?: string;
}

const CHUNK = 200;
const COMPARED = ['id', 'kind', 'revision', 'hash', 'acceptedRevision', 'sentAt', 'dueAt'] as const;
const COLUMNS = [
  ...COMPARED,
  ...(['target', 'contentHash', 'jws', 'bodySha256', 'acceptedHash'] as const),
  ...(['acceptedAt', 'changedAt', 'sends', 'renewAt'] as const),
] as const;

export const desiredId = (kind: DesiredKind, target: string): string => `${kind}:${target}`;

/**
 * What each device (or unit, for alerts) should have, as a signed message with a revision. The same content makes no new
 * revision; a new one is above everything that the device ever reported, also after a restored backup.
 */
@Injectable()
export class DesiredStates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
    private readonly bus: EventBus,
  ) {}

  /** {@link putMany} of one. */
  async put(
    em: EntityManager,
    kind: DesiredKind,
    target: string,
    content: object,
    bodySha256?: string,
  ): Promise<DesiredStateEntity> {
    const [row] = await this.putMany(em, [{ kind, target, content, bodySha256 }]);
    return row!;
  }

  /** @returns the rows in the order of the entries, changed or not; what changed is due at once. */
  async putMany(em: EntityManager, entries: readonly DesiredEntry[]): Promise<DesiredStateEntity[]> {
    const rows: DesiredStateEntity[] = [];
    const changed: string[] = [];
    for (let at = 0; at < entries.length; at += CHUNK) {
      const chunk = entries.slice(at, at + CHUNK);
      const ids = chunk.map(({ kind, target }) => desiredId(kind, target));
      const before = await readRows(em, DesiredStateEntity, COLUMNS, { column: 'id', in: ids });
      const known = new Map(before.map((row) => [row.id, row]));
      const hashes = chunk.map(({ content }) => sha256Hex(canonicalJson(content)));
      const differs = (i: number): boolean => known.get(ids[i]!)?.contentHash !== hashes[i];
      const reported = await this.reportedRevisions(
        em,
        chunk.filter((_, i) => differs(i)),
      );
      const current = chunk.map((entry, i) => {
        const before = known.get(ids[i]!);
        if (before && !differs(i)) return before;
        return this.next(before, entry, hashes[i]!, reported.get(ids[i]!) ?? 0);
      });
      const fresh = current.filter((_, i) => differs(i));
      rows.push(...current);
      await upsertRows(em, DesiredStateEntity, fresh);
      changed.push(...fresh.map(({ id }) => id));
    }
    if (changed.length > 0)
      await this.unitOfWork.afterCommit(() => this.bus.emit('desired-changed', { ids: changed }));
    return rows;
  }

  /** A device said that it has this revision; only ever raises what is known. */
  accepted(
    em: EntityManager,
    kind: DesiredKind,
    target: string,
    revision: number,
    hash: string,
  ): Promise<void> {
    return this.acceptedMany(em, [{ id: desiredId(kind, target), revision, hash }]);
  }

  /** {@link accepted} of many. */
  acceptedMany(em: EntityManager, said: readonly SaidAccepted[]): Promise<void> {
    return markAccepted(em, said, this.clock.now());
  }

  /**
   * Compares statuses with what is wanted (device protocol: every status, a topic at most every 30 s, a unit's alerts
   * every 2 s). What differs becomes due; where a device has a higher revision than the hub, ours is raised above it.
   * @returns how many became due.
   */
  async compare(em: EntityManager, live: readonly { device: string; status: StatusUp }[]): Promise<number> {
    const units = await this.unitsOf(
      em,
      live.map(({ device }) => device),
    );
    const statuses = live.map((one) => ({ ...one, units: units.get(one.device) ?? [] }));
    const ids = statuses.flatMap(({ device, units: read }) => [
      desiredId('config', device),
      desiredId('playlist', device),
      ...read.map((unit) => desiredId('alerts', unit)),
    ]);
    const rows = await readRows(em, DesiredStateEntity, COMPARED, { column: 'id', in: [...new Set(ids)] });
    const { again, raised, inStep } = differencesOf(rows, statuses, this.clock.nowMs());
    for (const { row, dueAtMs } of again)
      await em.update(
        DesiredStateEntity,
        { id: row.id, revision: row.revision },
        { dueAt: new Date(dueAtMs) },
      );
    for (const { row, above } of raised) {
      const whole = await em.findOneByOrFail(DesiredStateEntity, { id: row.id });
      await em.save(DesiredStateEntity, this.raise(whole, above));
    }
    await markInStep(em, inStep, this.clock.now());
    return again.length + raised.length;
  }

  /** Of a revoked device. */
  async forget(em: EntityManager, device: string): Promise<void> {
    const ids = [desiredId('config', device), desiredId('playlist', device)];
    await em.delete(DesiredStateEntity, { id: In(ids) });
  }

  private next(
    before: DesiredStateEntity | undefined,
    entry: DesiredEntry,
    contentHash: string,
    reported: number,
  ): DesiredStateEntity {
    const { kind, target, content, bodySha256 = null } = entry;
    const revision = Math.max(before?.revision ?? 0, before?.acceptedRevision ?? 0, reported) + 1;
    const now = this.clock.now();
    return {
      id: desiredId(kind, target),
      kind,
      target,
      revision,
      ...this.signed(kind, target, revision, content),
      contentHash,
      bodySha256,
      acceptedRevision: before?.acceptedRevision ?? 0,
      acceptedHash: before?.acceptedHash ?? null,
      acceptedAt: before?.acceptedAt ?? null,
      changedAt: now,
      sentAt: null,
      dueAt: now,
      sends: 0,
      renewAt: null,
    };
  }

  private raise(row: DesiredStateEntity, above: number): DesiredStateEntity {
    const content = payloadOf(row.jws);
    for (const member of ['v', 'type', 'device', 'unit', 'issuedAt', 'revision']) delete content[member];
    const now = this.clock.now();
    const signed = this.signed(row.kind, row.target, above + 1, content);
    return { ...row, revision: above + 1, ...signed, changedAt: now, sentAt: null, dueAt: now };
  }

  private signed(kind: DesiredKind, target: string, revision: number, content: object) {
    const addressee = kind === 'alerts' ? { unit: target } : { device: target };
    const issuedAt = this.clock.now().toISOString();
    const payload = { v: 1, type: kind, ...addressee, issuedAt, revision, ...content };
    const bytes = Buffer.from(JSON.stringify(payload));
    return { jws: this.keys.sign(bytes), hash: sha256Hex(bytes) };
  }

  private async unitsOf(em: EntityManager, devices: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await readRows(em, DeviceEntity, ['id', 'unitPath'], { column: 'id', in: devices });
    return new Map(rows.map(({ id, unitPath }) => [id, unitsOfPath(unitPath)]));
  }

  /** By row id; a device's own word of the newest revision it took. */
  private async reportedRevisions(
    em: EntityManager,
    entries: readonly DesiredEntry[],
  ): Promise<Map<string, number>> {
    const devices = entries.filter(({ kind }) => kind !== 'alerts').map(({ target }) => target);
    if (devices.length === 0) return new Map();
    const columns = ['deviceId', 'configRevision', 'playlistRevision'] as const;
    const where = { column: 'deviceId' as const, in: [...new Set(devices)] };
    const states = await readRows(em, DeviceStateEntity, columns, where);
    const believed = (revision: number): number => (revision > MAX_BELIEVED_REVISION ? 0 : revision);
    return new Map(
      states.flatMap(({ deviceId, configRevision, playlistRevision }) => [
        [desiredId('config', deviceId), believed(configRevision)] as const,
        [desiredId('playlist', deviceId), believed(playlistRevision)] as const,
      ]),
    );
  }
}

/** The payload of a compact JWS of ours. */
export function payloadOf(jws: string): Record<string, unknown> {
  const [, payload = ''] = jws.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
}
