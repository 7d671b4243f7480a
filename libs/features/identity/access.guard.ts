import { AppError, invalid, notFound } from '#contracts/errors.js';
import { requestContext } from '#platform/request-context.js';
import {
  ACCESS,
  type AccessRule,
  type AuthorisedRequest,
  UnitLocators,
  type UnitSource,
} from '#platform/http/access.js';
import type { Actor } from '#platform/actor.js';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Authentication } from './authentication.js';
import { Rights } from './rights.service.js';

type Request = FastifyRequest & AuthorisedRequest;

const unauthorised = (code: string, message: string): AppError =>
  new AppError(code, { kind: 'unauthorised', message });

/** Asks for each HTTP request: who is it, and may they do this there? Realtime connections are judged by their gateway. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly rights: Rights,
    private readonly locators: UnitLocators,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS, context.getHandler());
    if (!rule) {
      const route = `${context.getClass().name}.${context.getHandler().name}`;
      throw new AppError('route-without-rule', { kind: 'bug', details: { route } });
    }
    const request = context.switchToHttp().getRequest<Request>();
    if (rule.who === 'device') request.deviceId = await this.deviceOf(request);
    if (rule.who === 'person') await this.judgePerson(rule, request);
    return true;
  }

  private async deviceOf(request: Request): Promise<string> {
    const token = bearerOf(request);
    const device = token === null ? null : await this.authentication.deviceOf(token);
    if (device === null) throw unauthorised('device-unknown', 'Mã truy cập của loa không hợp lệ');
    return device;
  }

  private async judgePerson(rule: AccessRule, request: Request): Promise<void> {
    const token = bearerOf(request);
    const actor = token === null ? null : await this.authentication.actorOf(token);
    if (!actor) throw unauthorised('sign-in-needed', 'Cần đăng nhập lại');
    request.actor = actor;
    const store = requestContext.getStore();
    if (store) store.actor = actor;
    await this.judge(rule, actor, request);
  }

  private async judge({ action, subject, unit }: AccessRule, actor: Actor, request: Request): Promise<void> {
    if (!action || !subject || !unit) throw new AppError('rule-incomplete', { kind: 'bug' });
    // Whoever may do this nowhere is told so before any record is looked for.
    this.rights.requireSomewhere(actor, action, subject);
    if (unit === 'scoped') return;
    const unitPath = unit === 'none' ? '' : await this.locate(unit, request);
    this.rights.require(actor, action, subject, unitPath);
  }

  private async locate(source: RecordSource, request: Request): Promise<string> {
    const { field, holder } = whereOf(source, request);
    const id = fieldOf(holder, field);
    if (id === null) throw invalid(field, 'required', `Thiếu mục "${field}"`, `"${field}" is needed`);
    const unitPath = await this.locators.locate(source.of, id);
    if (unitPath !== null) return unitPath;
    if ('param' in source) throw notFound(source.of, id);
    throw invalid(field, 'unknown', `Không tìm thấy "${id}" ở mục "${field}"`);
  }
}

type RecordSource = Exclude<UnitSource, string>;

function whereOf(source: RecordSource, request: Request): { field: string; holder: unknown } {
  if ('param' in source) return { field: source.param, holder: request.params };
  if ('query' in source) return { field: source.query, holder: request.query };
  return { field: source.body, holder: request.body };
}

/** Longer than any id or key. */
const MAX_ID = 140;

function fieldOf(holder: unknown, name: string): string | null {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return null;
  const value = (holder as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID ? value : null;
}

function bearerOf(request: Request): string | null {
  const match = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
