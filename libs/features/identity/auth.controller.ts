import type { Actor } from '#platform/actor.js';
import { Access, ACTIONS, CurrentActor, OpenAccess, SUBJECTS } from '#platform/http/access.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { Body, Controller, Get, HttpCode, Inject, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { networkOf } from './attempt-throttle.js';
import {
  ChangePasswordBody,
  MeDto,
  RefreshBody,
  SessionDto,
  SetPasswordBody,
  SignInBody,
} from './identity.dto.js';
import { PasswordSetting } from './password-setting.service.js';
import {
  clearRefreshCookie,
  isServedSecurely,
  knownBrowserOf,
  refreshCookieOf,
  setKnownBrowser,
  setRefreshCookie,
} from './session-cookies.js';
import { KnownBrowsers } from './known-browsers.js';
import { sessionEnded } from './identity.errors.js';
import { Rights } from './rights.service.js';
import { type OpenSession, SignIn } from './sign-in.service.js';
import { UserLists } from './user-lists.js';

const PasswordSet = z.object({ login: z.string() });
/** Windows of one browser share its cookie, and may use it at the same moment. */
const COOKIE_LEEWAY_MS = 10_000;

@ApiTags('auth')
@Controller('api/v1/auth')
export class AuthController {
  constructor(
    private readonly signIns: SignIn,
    private readonly browsers: KnownBrowsers,
    private readonly passwords: PasswordSetting,
    private readonly lists: UserLists,
    private readonly rights: Rights,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @OpenAccess()
  @ApiOkResponse({ standardSchema: SessionDto })
  async signIn(
    @Body({ schema: SignInBody }) body: SignInBody,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const { login, password, cookie } = body;
    const from = { address, browser: knownBrowserOf(request, login) };
    const session = await this.signIns.signIn(login, password, from);
    if (!cookie) return session;
    const isSecure = isServedSecurely(this.config.publicUrl, request);
    setKnownBrowser(reply, login, this.browsers.markFor(login), isSecure);
    return this.inCookie(session, request, reply);
  }

  /** A refresh token is good once; using an old one again ends the session everywhere. */
  @Post('refresh')
  @HttpCode(200)
  @OpenAccess()
  @ApiOkResponse({ standardSchema: SessionDto })
  async refreshSession(
    @Body({ schema: RefreshBody }) body: RefreshBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    if (body.refreshToken !== undefined) return this.signIns.refresh(body.refreshToken);
    const kept = refreshCookieOf(request);
    if (kept === null) throw sessionEnded('refresh-unknown');
    return this.inCookie(await this.signIns.refresh(kept, COOKIE_LEEWAY_MS), request, reply);
  }

  @Post('sign-out')
  @HttpCode(204)
  @OpenAccess()
  @ApiNoContentResponse()
  async signOut(
    @Body({ schema: RefreshBody }) body: RefreshBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = body.refreshToken ?? refreshCookieOf(request);
    if (token !== null) await this.signIns.signOut(token);
    if (body.refreshToken === undefined)
      clearRefreshCookie(reply, isServedSecurely(this.config.publicUrl, request));
  }

  /** With the one-time token that an administrator, or the hub's first start, gave. */
  @Post('set-password')
  @HttpCode(200)
  @OpenAccess()
  @ApiOkResponse({ standardSchema: PasswordSet })
  async setPassword(
    @Body({ schema: SetPasswordBody }) body: SetPasswordBody,
    @Ip() address: string,
  ): Promise<{ login: string }> {
    const key = `password ${networkOf(address)}`;
    this.signIns.takeAttempt(key);
    const set = await this.passwords.setPassword(body.token, body.password);
    this.signIns.giveBack(key);
    return set;
  }

  /** One's own. Every session of this person ends; the answer is a new one. */
  @Post('change-password')
  @HttpCode(200)
  @Access('update', 'self', 'none')
  @ApiBearerAuth()
  @ApiOkResponse({ standardSchema: SessionDto })
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body({ schema: ChangePasswordBody }) body: ChangePasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    this.signIns.takeAttempt(`change ${actor.userId}`);
    await this.passwords.changePassword(actor.userId, body.current, body.password);
    const session = await this.signIns.openFor(actor.userId);
    return body.cookie ? this.inCookie(session, request, reply) : session;
  }

  @Get('me')
  @Access('read', 'self', 'none')
  @ApiBearerAuth()
  @ApiOkResponse({ standardSchema: MeDto })
  async showMe(@CurrentActor() actor: Actor): Promise<MeDto> {
    const { id, login, name, organisationId, roles } = await this.lists.user(actor.userId);
    const can = ACTIONS.flatMap((action) =>
      SUBJECTS.filter((subject) => this.rights.canSomewhere(actor, action, subject)).map(
        (subject) => `${action}:${subject}`,
      ),
    );
    return { id, login, name, organisationId, fields: actor.fields, roles, can };
  }

  private inCookie(session: OpenSession, request: FastifyRequest, reply: FastifyReply): SessionDto {
    setRefreshCookie(reply, session.refreshToken, isServedSecurely(this.config.publicUrl, request));
    return { ...session, refreshToken: null };
  }
}
