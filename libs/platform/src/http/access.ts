import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '../actor.js';

/** What can be done, in few words; what each role may do is data in features/identity/rights.ts. */
export const ACTIONS = [
  'read',
  'create',
  'update',
  'submit',
  'approve',
  'withdraw',
  'order',
  'answer',
  'command',
  'acknowledge',
  'confirm',
  'activate',
  'enrol',
  'manage',
] as const;
export type Action = (typeof ACTIONS)[number];
export const SUBJECTS = [
  'unit',
  'station',
  'place',
  'device',
  'user',
  'bulletin',
  'document',
  'asset',
  'lexicon',
  'order',
  'offer',
  'collision',
  'rule',
  'plan',
  'as-run',
  'alert',
  'alarm',
  'notice',
  'key',
  'audit',
  'self',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * Where the unit of a request's target is found:
 * - `{ param, of }`: the id in the path names a record of kind `of`, located by {@link UnitLocators};
 * - `{ body: 'unit' }`: the body carries a unit key; `{ body, of }`: it carries the id of a record;
 * - `{ query, of }`: the same of the query string, for uploads;
 * - `scoped`: a list or search; the service narrows to what the actor may see (`scopeOf`).
 */
export type UnitSource =
  | { param: string; of: string }
  | { body: string; of: string }
  | { query: string; of: string }
  | 'scoped'
  | 'none';

export interface AccessRule {
  /** `person`: an access token; `device`: a device's HTTP token; `open`: anybody (throttled). */
  who: 'person' | 'device' | 'open';
  action?: Action;
  subject?: Subject;
  unit?: UnitSource;
}

export const ACCESS = 'ttn:access';
/** Every route has one; a route without a rule refuses to start. */
export const Access = (action: Action, subject: Subject, unit: UnitSource): MethodDecorator =>
  SetMetadata(ACCESS, { who: 'person', action, subject, unit } satisfies AccessRule);
export const OpenAccess = (): MethodDecorator => SetMetadata(ACCESS, { who: 'open' } satisfies AccessRule);
export const DeviceAccess = (): MethodDecorator =>
  SetMetadata(ACCESS, { who: 'device' } satisfies AccessRule);

export interface AuthorisedRequest {
  actor?: Actor;
  deviceId?: string;
}
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthorisedRequest>();
  if (!actor)
    throw new Error('this route has no signed-in person: its access rule and its parameters disagree');
  return actor;
});
export const CurrentDevice = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { deviceId } = context.switchToHttp().getRequest<AuthorisedRequest>();
  if (!deviceId) throw new Error('this route has no device: its access rule and its parameters disagree');
  return deviceId;
});

/** Finds the unit path of a record by id; each feature registers the kinds it owns. null: no such record. */
export class UnitLocators {
  private readonly kinds = new Map<string, (id: string) => Promise<string | null>>();
  register(kind: string, locate: (id: string) => Promise<string | null>): void {
    this.kinds.set(kind, locate);
  }
  async locate(kind: string, id: string): Promise<string | null> {
    const locate = this.kinds.get(kind);
    if (!locate) throw new Error(`nobody locates records of kind ${kind}`);
    return locate(id);
  }
}
