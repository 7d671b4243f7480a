import type { Actor } from '#platform/actor.js';
import type { Action, Subject } from '#platform/http/access.js';
import { Ability, type RawRule } from '@casl/ability';
import { EVERYBODY, type Grant, RIGHTS } from './rights.js';

/** A subject of a question: a record of this kind at this unit path. */
interface RecordAt {
  kind: Subject;
  unitPath: string;
}

/** The condition of a rule: paths that begin so, or exactly this path. */
export interface Where {
  path: string;
  below: boolean;
}

export type RightsAbility = Ability<[Action, Subject | RecordAt], Where>;

const matches =
  ({ path, below }: Where) =>
  (record: object): boolean => {
    const { unitPath } = record as RecordAt;
    return below ? unitPath.startsWith(path) : unitPath === path;
  };

const ruleOf = (grant: Grant, unitPath: string): RawRule<[Action, Subject], Where> => ({
  action: [...grant.can],
  subject: [...grant.on],
  conditions: {
    path: grant.reach === 'everywhere' ? '' : unitPath,
    below: grant.reach !== 'unit',
  },
});

/** The table of {@link RIGHTS} at the units where this person's roles are held. */
export function abilityOf(actor: Pick<Actor, 'roles'>): RightsAbility {
  const rules = [
    ...EVERYBODY.map((grant) => ruleOf(grant, '')),
    ...actor.roles.flatMap(({ role, unitPath }) => RIGHTS[role].map((grant) => ruleOf(grant, unitPath))),
  ];
  return new Ability<[Action, Subject | RecordAt], Where>(rules, {
    conditionsMatcher: matches,
    detectSubjectType: (record) => record.kind,
  });
}
