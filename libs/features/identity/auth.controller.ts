import type { Actor } from '#platform/actor.js';
import { Access, CurrentActor, OpenAccess } from '#platform/http/access.js';
import { Body, Controller, Get, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { MeDto, RefreshBody, SessionDto, SetPasswordBody, SignInBody } from './identity.dto.js';
import { PasswordSetting } from './password-setting.service.js';
import { SignIn } from './sign-in.service.js';
import { UserLists } from './user-lists.js';

const PasswordSet = z.object({ login: z.string() });

@ApiTags('auth')
@Controller('api/v1/auth')
export class AuthController {
  constructor(
    private readonly signIns: SignIn,
    private readonly passwords: PasswordSetting,
    private readonly lists: UserLists,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @OpenAccess()
  @ApiOkResponse({ standardSchema: SessionDto })
  signIn(@Body({ schema: SignInBody }) body: SignInBody, @Ip() address: string): Promise<SessionDto> {
    return this.signIns.signIn(body.login, body.password, address);
  }

  /** A refresh token is good once; using an old one again ends the session everywhere. */
  @Post('refresh')
  @HttpCode(200)
  @OpenAccess()
  @ApiOkResponse({ standardSchema: SessionDto })
  refreshSession(@Body({ schema: RefreshBody }) body: RefreshBody): Promise<SessionDto> {
    return this.signIns.refresh(body.refreshToken);
  }

  @Post('sign-out')
  @HttpCode(204)
  @OpenAccess()
  @ApiNoContentResponse()
  signOut(@Body({ schema: RefreshBody }) body: RefreshBody): Promise<void> {
    return this.signIns.signOut(body.refreshToken);
  }

  /** With the one-time token that an administrator, or the hub's first start, gave. */
  @Post('set-password')
  @HttpCode(200)
  @OpenAccess()
  @ApiOkResponse({ standardSchema: PasswordSet })
  setPassword(
    @Body({ schema: SetPasswordBody }) body: SetPasswordBody,
    @Ip() address: string,
  ): Promise<{ login: string }> {
    this.signIns.takeAttempt(`password ${address}`);
    return this.passwords.setPassword(body.token, body.password);
  }

  @Get('me')
  @Access('read', 'self', 'none')
  @ApiBearerAuth()
  @ApiOkResponse({ standardSchema: MeDto })
  async showMe(@CurrentActor() actor: Actor): Promise<MeDto> {
    const { id, login, name, organisationId, roles } = await this.lists.user(actor.userId);
    return { id, login, name, organisationId, fields: actor.fields, roles };
  }
}
