import { AppError } from '#contracts/errors.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { HealthRegistry } from '#platform/health.js';
import { OpenAccess } from '#platform/http/access.js';
import { registry } from '#platform/metrics.js';
import { sha256Hex } from '#platform/ids.js';
import { Controller, Get, Header, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthRegistry,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @OpenAccess()
  showLiveness() {
    return { status: 'ok' };
  }

  /** Everything it needs answers too; 503 with what does not. */
  @Get('health/ready')
  @OpenAccess()
  async showReadiness(@Res() reply: FastifyReply): Promise<void> {
    const answer = await this.health.ready();
    await reply.status(answer.status === 'ok' ? 200 : 503).send(answer);
  }

  /** For Prometheus, which brings the token of the settings: how busy the hub is, is nobody else's to know. */
  @Get('metrics')
  @OpenAccess()
  @Header('content-type', registry.contentType)
  showMetrics(@Headers('authorization') authorization = ''): Promise<string> {
    const { metricsToken } = this.config;
    // Hashes: how long comparing takes says nothing of the token.
    if (metricsToken === null || sha256Hex(authorization) !== sha256Hex(`Bearer ${metricsToken}`))
      throw new AppError('metrics-closed', {
        kind: 'forbidden',
        message: 'Số đo chỉ dành cho máy theo dõi có mã (TTN_METRICS_TOKEN)',
      });
    return registry.metrics();
  }
}
