import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { AuditEntryEntity } from '#persistence/entities/people.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { AuditDto, AuditQuery } from './identity.dto.js';
import { Rights } from './rights.service.js';
import { SubjectNames } from './subject-names.js';

/** The last unit of a path: `2025-15/2025-02647/` → `2025-02647`. */
const unitOf = (path: string | null): string | null => path?.split('/').at(-2) ?? null;
/** `rule:<station>` acts by the station's own rule; anybody else is looked for among users and devices. */
const ruleStation = (actor: string): string | null =>
  actor.startsWith('rule:') ? actor.slice('rule:'.length) : null;

/** Who did what, as people read it: with names beside the ids. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rights: Rights,
    private readonly names: SubjectNames,
  ) {}

  async list(actor: Actor, query: AuditQuery) {
    const builder = this.dataSource.getRepository(AuditEntryEntity).createQueryBuilder('a');
    this.rights.narrow(builder, 'a.unitPath', this.rights.scopeOf(actor, 'read', 'audit'));
    if (query.unit && query.unit !== '*') {
      const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key: query.unit });
      if (!unit) throw notFound('unit', query.unit);
      const bounds = { from: unit.path, to: `${unit.path.slice(0, -1)}0` };
      builder.andWhere('a.unitPath >= :from AND a.unitPath < :to', bounds);
    }
    if (query.actor) builder.andWhere('a.actor = :actor', { actor: query.actor });
    if (query.action) builder.andWhere('a.action = :action', { action: query.action });
    if (query.kind) builder.andWhere('a.subjectKind = :kind', { kind: query.kind });
    if (query.subject) builder.andWhere('a.subjectId = :subject', { subject: query.subject });
    if (query.since) builder.andWhere('a.at >= :since', { since: new Date(query.since) });
    if (query.until) builder.andWhere('a.at < :until', { until: new Date(query.until) });
    const page = await paged(builder, query, { alias: 'a', sort: ['at'], by: '-at' });
    return { ...page, items: await this.named(page.items) };
  }

  private async named(entries: readonly AuditEntryEntity[]): Promise<AuditDto[]> {
    const subjects = entries.map(({ subjectKind: kind, subjectId: id }) => ({ kind, id }));
    const actors = entries.flatMap(({ actor }) => {
      const station = ruleStation(actor);
      if (station !== null) return [{ kind: 'station', id: station }];
      return [
        { kind: 'user', id: actor },
        { kind: 'device', id: actor },
      ];
    });
    const names = await this.names.of([...subjects, ...actors]);
    const keys = [...new Set(entries.map(({ unitPath }) => unitOf(unitPath)))].filter(
      (key): key is string => key !== null,
    );
    const units = keys.length
      ? await this.dataSource.getRepository(UnitEntity).findBy({ key: In(keys) })
      : [];
    return entries.map((entry) => {
      const { id, actor, action, subjectKind, subjectId, unitPath } = entry;
      const station = ruleStation(actor);
      const actorName = station
        ? names.get(`station ${station}`)
        : (names.get(`user ${actor}`) ?? names.get(`device ${actor}`));
      return {
        ...{ id, actor, action, subjectKind, subjectId, unitPath },
        at: entry.at.toISOString(),
        actorName: actorName ?? null,
        subjectName: names.get(`${subjectKind} ${subjectId}`) ?? null,
        unitName: units.find(({ key }) => key === unitOf(unitPath))?.fullName ?? null,
        details: JSON.parse(entry.details) as unknown,
      };
    });
  }
}
