import { AppError } from '#contracts/errors.js';
import type { Actor } from '#platform/actor.js';
import type { Action, Subject } from '#platform/http/access.js';
import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, WhereExpressionBuilder } from 'typeorm';
import { abilityOf, type RightsAbility } from './ability.js';

const forbidden = (action: Action, subject: Subject): AppError =>
  new AppError('forbidden', {
    kind: 'forbidden',
    message: 'Tài khoản này không có quyền thực hiện việc này ở địa bàn này',
    details: { action, subject },
  });

/** Every question about rights is asked here. */
@Injectable()
export class Rights {
  /** One ability an actor object, which lives as long as its request. */
  private readonly abilities = new WeakMap<Actor, RightsAbility>();

  can(actor: Actor, action: Action, subject: Subject, unitPath: string): boolean {
    return this.abilityOf(actor).can(action, { kind: subject, unitPath });
  }

  /** At any unit at all. */
  canSomewhere(actor: Actor, action: Action, subject: Subject): boolean {
    return this.abilityOf(actor).rulesFor(action, subject).length > 0;
  }

  /** @throws AppError `forbidden` */
  require(actor: Actor, action: Action, subject: Subject, unitPath: string): void {
    if (!this.can(actor, action, subject, unitPath)) throw forbidden(action, subject);
  }

  /** @throws AppError `forbidden` unless the actor has this right at some unit. */
  requireSomewhere(actor: Actor, action: Action, subject: Subject): void {
    if (!this.canSomewhere(actor, action, subject)) throw forbidden(action, subject);
  }

  /**
   * Unit path prefixes whose subtrees the actor reaches; `['']`: everything, `[]`: nothing. For reading: what reaches
   * a single unit only (a contributor's writing) is not among them.
   */
  scopeOf(actor: Actor, action: Action, subject: Subject): string[] {
    const paths = this.abilityOf(actor)
      .rulesFor(action, subject)
      .flatMap(({ conditions }) => (conditions?.below ? [conditions.path] : []));
    const widest = [...new Set(paths)].sort();
    return widest.filter((path) => !widest.some((other) => other !== path && path.startsWith(other)));
  }

  /** Restricts a list to these subtrees; rows without a unit are seen only by whoever sees everything. */
  narrow(builder: WhereExpressionBuilder, column: string, scope: readonly string[]): void {
    if (scope.includes('')) return;
    if (scope.length === 0) {
      builder.andWhere('1 = 0');
      return;
    }
    const name = column.replace(/\W/g, '_');
    const ranges = scope.map((_, i) => `(${column} >= :${name}_from${i} AND ${column} < :${name}_to${i})`);
    const bounds = scope.flatMap((path, i) => [
      [`${name}_from${i}`, path],
      [`${name}_to${i}`, afterSubtree(path)],
    ]);
    builder.andWhere(`(${ranges.join(' OR ')})`, Object.fromEntries(bounds) as ObjectLiteral);
  }

  private abilityOf(actor: Actor): RightsAbility {
    let ability = this.abilities.get(actor);
    if (!ability) {
      ability = abilityOf(actor);
      this.abilities.set(actor, ability);
    }
    return ability;
  }
}

/** The first path after every path of a subtree: paths end in `/`, and `0` follows it in the binary collation. */
const afterSubtree = (path: string): string => `${path.slice(0, -1)}0`;
