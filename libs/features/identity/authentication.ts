import { ROLES, type Actor, type Role } from '#platform/actor.js';
import { sha256Hex } from '#platform/ids.js';
import { OrganisationEntity, RoleAssignmentEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessTokens } from './access-tokens.js';
import { DeviceTokens } from './device-tokens.js';

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

/** Who is behind a token. Used by the HTTP guard and by the realtime gateway. */
@Injectable()
export class Authentication {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accessTokens: AccessTokens,
    private readonly deviceTokens: DeviceTokens,
  ) {}

  /** The person of an access token with the roles of this moment; null: sign in again. */
  async actorOf(accessToken: string): Promise<Actor | null> {
    const claims = await this.accessTokens.read(accessToken);
    if (!claims) return null;
    const user = await this.dataSource.getRepository(UserEntity).findOneBy({ id: claims.userId });
    if (!user?.active || user.tokenVersion !== claims.tokenVersion) return null;
    return this.actorOfUser(user);
  }

  async actorOfUser(user: UserEntity): Promise<Actor> {
    const held = await this.dataSource.getRepository(RoleAssignmentEntity).findBy({ userId: user.id });
    const organisation = user.organisationId
      ? await this.dataSource.getRepository(OrganisationEntity).findOneBy({ id: user.organisationId })
      : null;
    return {
      userId: user.id,
      name: user.name,
      organisationId: user.organisationId,
      fields: organisation?.fields ?? [],
      roles: held.flatMap(({ role, unitKey, unitPath }) =>
        isRole(role) ? [{ role, unitKey, unitPath }] : [],
      ),
    };
  }

  /** The device of an HTTP token; only the token's hash is compared. */
  deviceOf(httpToken: string): Promise<string | null> {
    return this.deviceTokens.deviceOf(sha256Hex(httpToken));
  }
}
