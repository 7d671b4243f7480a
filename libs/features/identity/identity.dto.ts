import { Id, Instant } from '#contracts/wire.js';
import { ROLES } from '#platform/actor.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';
import { Was } from './editors.js';

const words = (max: number) => z.string().trim().min(1).max(max).normalize('NFC');
/** Lower case; letters, digits and `. _ @ -`. */
export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,79}$/, 'Tên đăng nhập gồm 2–80 chữ không dấu, chữ số và các dấu . _ @ -');
/** `scheme-code`, or `*` for every unit. */
const UnitOrAll = z.string().min(1).max(64);
const secret = z.string().min(1).max(200);

export const SignInBody = z.object({
  /** Compared as typed: what is no login of ours is simply wrong. */
  login: z.string().trim().toLowerCase().min(1).max(80),
  password: z.string().min(1).max(1000),
  /** A page lets the browser keep the refresh token where no script reaches it: an HttpOnly cookie. */
  cookie: z.boolean().default(false),
});
export type SignInBody = z.infer<typeof SignInBody>;
/** Without a token: the cookie that sign-in set. */
export const RefreshBody = z.object({ refreshToken: secret.optional() });
export type RefreshBody = z.infer<typeof RefreshBody>;
export const SetPasswordBody = z.object({ token: secret, password: z.string().max(1000) });
export type SetPasswordBody = z.infer<typeof SetPasswordBody>;

export const ChangePasswordBody = z.object({
  current: z.string().min(1).max(1000),
  password: z.string().max(1000),
  /** As at sign-in. */
  cookie: z.boolean().default(false),
});
export type ChangePasswordBody = z.infer<typeof ChangePasswordBody>;

export const SessionDto = z.object({
  accessToken: z.string(),
  expiresInSeconds: z.int(),
  /** null: it is in the cookie. */
  refreshToken: z.string().nullable(),
});
export type SessionDto = z.infer<typeof SessionDto>;
export const OneTimeTokenDto = z.object({ token: z.string(), expiresAt: Instant });

const RoleBody = z.object({ role: z.enum(ROLES), unit: UnitOrAll });
const Roles = z.array(RoleBody).max(20);
/** `was`: the roles that the page showed; when they are others now, whoever sends this is told. */
export const RolesBody = z.object({ roles: Roles, was: Roles.optional() });
export type RolesBody = z.infer<typeof RolesBody>;
const contact = {
  email: z.email().max(200).nullable().default(null),
  phone: z
    .string()
    .regex(/^\+?[0-9 .-]{6,20}$/, 'Số điện thoại gồm 6–20 chữ số')
    .nullable()
    .default(null),
  organisationId: Id.nullable().default(null),
};
export const CreateUserBody = z.object({
  login: Login,
  name: words(255),
  unit: UnitOrAll,
  roles: RolesBody.shape.roles.default([]),
  ...contact,
});
export type CreateUserBody = z.infer<typeof CreateUserBody>;
export const UpdateUserBody = z.object({
  name: words(255).optional(),
  email: contact.email.unwrap().optional(),
  phone: contact.phone.unwrap().optional(),
  organisationId: Id.nullable().optional(),
  /** Where they work now; what they may do stays where their roles are held. */
  unit: UnitOrAll.optional(),
  active: z.boolean().optional(),
  was: Was,
});
export type UpdateUserBody = z.infer<typeof UpdateUserBody>;

const RoleDto = z.object({
  role: z.enum(ROLES),
  unit: z.string(),
  unitPath: z.string(),
  /** null: everywhere. */
  unitName: z.string().nullable(),
});
export const UserDto = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  unit: z.string(),
  /** null: everywhere. */
  unitName: z.string().nullable(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  active: z.boolean(),
  hasPassword: z.boolean(),
  roles: z.array(RoleDto),
  createdAt: Instant,
  updatedAt: Instant,
});
export type UserDto = z.infer<typeof UserDto>;
export const CreatedUserDto = z.object({ user: UserDto, setPassword: OneTimeTokenDto });
export type CreatedUserDto = z.infer<typeof CreatedUserDto>;
export const UserPage = pageOf(UserDto);
export const UserQuery = PageQuery.extend({
  search: z.string().max(100).optional(),
  role: z.enum(ROLES).optional(),
  unit: UnitOrAll.optional(),
  organisation: Id.optional(),
  active: z.stringbool().optional(),
});
export type UserQuery = z.infer<typeof UserQuery>;

export const MeDto = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  organisationId: z.string().nullable(),
  fields: z.array(z.int()),
  roles: z.array(RoleDto),
  /** `action:subject` of every right held at some unit: what a page shows. What is allowed is decided at each request. */
  can: z.array(z.string()),
});
export type MeDto = z.infer<typeof MeDto>;

const organisation = {
  name: words(255),
  kind: z.enum(['department', 'press', 'committee', 'other']),
  fields: z.array(z.int().min(1).max(6)).max(6).default([]),
};
export const OrganisationBody = z.object({ unit: UnitOrAll, ...organisation });
export type OrganisationBody = z.infer<typeof OrganisationBody>;
export const OrganisationChanges = z.object(organisation).partial();
export type OrganisationChanges = z.infer<typeof OrganisationChanges>;
export const OrganisationDto = z.object({
  id: z.string(),
  unit: z.string(),
  /** null: everywhere. */
  unitName: z.string().nullable(),
  ...organisation,
  /** Accounts that belong to it. */
  people: z.int(),
});
export type OrganisationDto = z.infer<typeof OrganisationDto>;
export const OrganisationPage = pageOf(OrganisationDto);
export const OrganisationQuery = PageQuery.extend({ kind: organisation.kind.optional() });
export type OrganisationQuery = z.infer<typeof OrganisationQuery>;

export const AuditQuery = PageQuery.extend({
  actor: z.string().max(64).optional(),
  action: z.string().max(64).optional(),
  /** What it was done to: `station`, `bulletin` … */
  kind: z.string().max(40).optional(),
  /** Its id. */
  subject: z.string().max(64).optional(),
  /** In this unit or anywhere below. */
  unit: UnitOrAll.optional(),
  /** From this instant on. */
  since: Instant.optional(),
  /** Before this instant. */
  until: Instant.optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditDto = z.object({
  id: z.string(),
  at: Instant,
  actor: z.string(),
  /** Of the person, of the place of a device, or of the station whose rule it was; null for the hub itself. */
  actorName: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectName: z.string().nullable(),
  unitPath: z.string().nullable(),
  unitName: z.string().nullable(),
  details: z.unknown(),
});
export type AuditDto = z.infer<typeof AuditDto>;
export const AuditPage = pageOf(AuditDto);
