import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { newId } from '#platform/ids.js';
import { OrganisationEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Audit } from './audit.service.js';
import type { AuditAction } from './audit-words.js';
import type {
  OrganisationBody,
  OrganisationChanges,
  OrganisationDto,
  OrganisationQuery,
} from './identity.dto.js';
import { RoleGrants } from './role-grants.js';

/** Bodies that own users and content. */
@Injectable()
export class Organisations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly grants: RoleGrants,
    private readonly audit: Audit,
  ) {}

  async list(query: OrganisationQuery) {
    const builder = this.dataSource.getRepository(OrganisationEntity).createQueryBuilder('o');
    if (query.kind) builder.andWhere('o.kind = :kind', { kind: query.kind });
    const page = await paged(builder, query, { alias: 'o', sort: ['name', 'kind'], by: 'name' });
    return { ...page, items: await this.dtosOf(page.items) };
  }

  async create(actor: Actor, { unit, ...rest }: OrganisationBody) {
    const unitPath = await this.grants.pathOf(unit, 'unit');
    const organisation = { id: newId(), unitKey: unit, unitPath, ...rest };
    await this.write(actor, 'organisation-created', organisation, (em) =>
      em.insert(OrganisationEntity, organisation),
    );
    return this.organisation(organisation.id);
  }

  async update(actor: Actor, id: string, changes: OrganisationChanges) {
    const known = await this.dataSource.getRepository(OrganisationEntity).findOneBy({ id });
    if (!known) throw notFound('organisation', id);
    const next = { ...known, ...changes };
    await this.write(actor, 'organisation-changed', next, (em) =>
      em.update(OrganisationEntity, { id }, changes),
    );
    return this.organisation(id);
  }

  async organisation(id: string): Promise<OrganisationDto> {
    const row = await this.dataSource.getRepository(OrganisationEntity).findOneBy({ id });
    const [dto] = row ? await this.dtosOf([row]) : [];
    if (!dto) throw notFound('organisation', id);
    return dto;
  }

  private async dtosOf(rows: readonly OrganisationEntity[]): Promise<OrganisationDto[]> {
    if (rows.length === 0) return [];
    const units = await this.dataSource
      .getRepository(UnitEntity)
      .findBy({ key: In(rows.map(({ unitKey }) => unitKey)) });
    const counts = await this.dataSource
      .getRepository(UserEntity)
      .createQueryBuilder('u')
      .select('u.organisationId', 'organisation')
      .addSelect('COUNT(*)', 'people')
      .where('u.organisationId IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .groupBy('u.organisationId')
      .getRawMany<{ organisation: string; people: number | string }>();
    return rows.map(({ id, unitKey, name, kind, fields }) => ({
      ...{ id, name, kind, fields },
      unit: unitKey,
      unitName: units.find(({ key }) => key === unitKey)?.fullName ?? null,
      people: Number(counts.find(({ organisation }) => organisation === id)?.people ?? 0),
    }));
  }

  private async write(
    actor: Actor,
    action: AuditAction,
    { id, unitPath, ...details }: OrganisationEntity,
    change: (em: Parameters<Audit['record']>[0]) => Promise<unknown>,
  ): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        await change(em);
        const about = { subjectKind: 'organisation', subjectId: id, unitPath, details };
        await this.audit.record(em, { actor: actor.userId, action, ...about });
      },
      { name: 'write an organisation' },
    );
  }
}
