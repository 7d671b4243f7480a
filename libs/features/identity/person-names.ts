import { UserEntity } from '#persistence/entities/people.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';

const CHUNK = 500;

/** Ids of users as people know them. */
@Injectable()
export class PersonNames {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns names by user id; what is no user (`hub`, a rule, a device) is not among them. */
  async of(ids: Iterable<string | null | undefined>): Promise<Map<string, string>> {
    const wanted = [...new Set(ids)].filter((id): id is string => typeof id === 'string' && id !== 'hub');
    const names = new Map<string, string>();
    for (let at = 0; at < wanted.length; at += CHUNK) {
      const users = await this.dataSource
        .getRepository(UserEntity)
        .find({ select: { id: true, name: true }, where: { id: In(wanted.slice(at, at + CHUNK)) } });
      for (const { id, name } of users) names.set(id, name);
    }
    return names;
  }
}
