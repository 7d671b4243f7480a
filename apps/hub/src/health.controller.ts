import { HealthRegistry } from '#platform/health.js';
import { OpenAccess } from '#platform/http/access.js';
import { registry } from '#platform/metrics.js';
import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly health: HealthRegistry) {}

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

  @Get('metrics')
  @OpenAccess()
  @Header('content-type', registry.contentType)
  showMetrics(): Promise<string> {
    return registry.metrics();
  }
}
