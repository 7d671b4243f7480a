import { buildAsyncApi } from '#contracts/asyncapi.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** `/api/asyncapi.json`: the device protocol, from the schemas that judge it. */
export function serveAsyncApi(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .get('/api/asyncapi.json', (_request: unknown, reply: { send(body: unknown): void }) =>
      reply.send(buildAsyncApi()),
    );
}
