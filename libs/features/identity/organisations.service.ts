import { notFound } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import { newId } from '#platform/ids.js';
import { OrganisationEntity } from '#persistence/entities/people.entity.js';
import { paged } from '#persistence/paging.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from './audit.service.js';
import type { OrganisationBody, OrganisationChanges, OrganisationQuery } from './identity.dto.js';
import { RoleGrants } from './role-grants.js';

const dtoOf = ({ id, unitKey, name, kind, fields }: OrganisationEntity) => ({
  id,
  unit: unitKey,
  name,
  kind,
  fields,
});

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
    return { ...page, items: page.items.map(dtoOf) };
  }

  async create(actor: Actor, { unit, ...rest }: OrganisationBody) {
    const unitPath = await this.grants.pathOf(unit, 'unit');
    const organisation = { id: newId(), unitKey: unit, unitPath, ...rest };
    await this.write(actor, 'organisation-created', organisation, (em) =>
      em.insert(OrganisationEntity, organisation),
    );
    return dtoOf(organisation);
  }

  async update(actor: Actor, id: string, changes: OrganisationChanges) {
    const known = await this.dataSource.getRepository(OrganisationEntity).findOneBy({ id });
    if (!known) throw notFound('organisation', id);
    const next = { ...known, ...changes };
    await this.write(actor, 'organisation-changed', next, (em) =>
      em.update(OrganisationEntity, { id }, changes),
    );
    return dtoOf(next);
  }

  private async write(
    actor: Actor,
    action: string,
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
