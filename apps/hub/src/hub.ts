import { Authentication, assertEveryRouteHasRule, Rights } from '#features/identity/index.js';
import { EmbeddedDeviceGateway } from '#messaging/embedded-gateway.js';
import { EventBus } from '#platform/events.js';
import { HealthRegistry } from '#platform/health.js';
import type { Subject } from '#platform/http/access.js';
import { ProblemFilter } from '#platform/http/problem.js';
import { speakVietnamese, validationPipe } from '#platform/http/validation.js';
import { newId } from '#platform/ids.js';
import { type Log, nestLog } from '#platform/logger.js';
import { httpRequests } from '#platform/metrics.js';
import { requestContext } from '#platform/request-context.js';
import { RealtimeGateway } from '#realtime/realtime-gateway.js';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { type Adapters, AppModule } from './app.module.js';
import { contentPolicy } from './content-policy.js';
import { DeviceTraffic } from './device-traffic.js';
import { serveOpenApi } from './openapi.js';
import { serveAsyncApi } from './asyncapi.js';
import { serveScreens } from './screens.js';
import { routeUpgrades } from './upgrades.js';

const BODY_BYTES = 4 * 1024 * 1024;
/** As long as the pages wait for an upload: 256 MiB from a commune with 4 Mbit/s. Headers have Node's own minute. */
const REQUEST_MS = 10 * 60_000;

/** The page of the interface brings a script of its own. */
const DOCS_POLICY = /^\/api\/docs/;
/** What a person may read is nobody's to keep on a shared computer or on the way, unless the route says so. */
const PRIVATE = /^\/api\/v1\//;

export interface Hub {
  app: NestFastifyApplication;
  httpPort: number;
  mqttPort: number | null;
  close(): Promise<void>;
}

/** Builds the application on opened adapters, without listening. */
export async function createApp(adapters: Adapters): Promise<NestFastifyApplication> {
  speakVietnamese();
  const trusted = adapters.config.trustedProxies;
  const fastify = new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    genReqId: () => newId(),
    requestTimeout: REQUEST_MS,
    forceCloseConnections: true,
    trustProxy: trusted.length > 0 && [...trusted],
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(adapters), fastify, {
    logger: nestLog(adapters.log),
    abortOnError: false,
  });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(adapters.log));
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(adapters.config) },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    // Recording in the page needs the microphone of this page only.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  await app.register(multipart);
  await app.register(rateLimit, { global: false });
  const instance = fastify.getInstance();
  instance.addHook('onRequest', (request, _reply, done) =>
    requestContext.run({ correlation: request.id }, done),
  );
  if (trusted.length === 0) noticeProxy(instance, adapters.log);
  instance.addHook('onSend', (request, reply, payload, done) => {
    const policy = reply.getHeader('content-security-policy');
    if (DOCS_POLICY.test(request.url) && typeof policy === 'string')
      void reply.header(
        'content-security-policy',
        policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
      );
    if (PRIVATE.test(request.url) && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  instance.addHook('onResponse', (request, reply, done) => {
    httpRequests.observe(
      { method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
  assertEveryRouteHasRule(app);
  serveOpenApi(app);
  serveAsyncApi(app);
  await serveScreens(app, adapters.log);
  return app;
}

/** Behind a proxy that is not named, everybody comes from one address, and the wrong sign-ins of one count for all. */
function noticeProxy(instance: FastifyInstance, log: Log): void {
  let noticed = false;
  instance.addHook('onRequest', (request, _reply, done) => {
    if (!noticed && request.headers['x-forwarded-for'] !== undefined) {
      noticed = true;
      const proxy = request.socket.remoteAddress;
      log.warn({ proxy }, 'a proxy that is not believed: name it in TTN_TRUSTED_PROXIES if it is yours');
    }
    done();
  });
}

/** Starts the whole hub: HTTP, realtime and MQTT over WebSocket on one port, MQTT on another. */
export async function startHub(adapters: Adapters): Promise<Hub> {
  const { config, log, gateway, dataSource } = adapters;
  const app = await createApp(adapters);
  app.get(HealthRegistry).register('database', () => dataSource.query('SELECT 1').then(() => null));
  const traffic = app.get(DeviceTraffic);
  app.get(HealthRegistry).register('broker', () => Promise.resolve(traffic.brokerProblem));
  await app.init();
  await gateway.start(traffic.handlers);
  traffic.start();
  await app.listen(config.http.port, config.http.host);
  const server = app.getHttpServer();
  const authentication = app.get(Authentication);
  const rights = app.get(Rights);
  const realtime = new RealtimeGateway(server, {
    events: app.get(EventBus),
    log,
    scopesOf: async (token) => {
      const actor = await authentication.actorOf(token);
      if (!actor) return null;
      const mayRead = (subject: Subject): string[] => rights.scopeOf(actor, 'read', subject);
      const devices = mayRead('device');
      // What came of a command is said to whoever sees the device.
      return {
        devices,
        commands: devices,
        rows: mayRead('as-run'),
        alarms: mayRead('alarm'),
        notices: mayRead('notice'),
      };
    },
  });
  routeUpgrades(
    server,
    gateway instanceof EmbeddedDeviceGateway
      ? { '/mqtt': (...args) => gateway.handleWebSocketUpgrade(...args) }
      : {},
  );
  const address = server.address();
  return {
    app,
    httpPort: typeof address === 'object' && address ? address.port : config.http.port,
    mqttPort: gateway instanceof EmbeddedDeviceGateway ? gateway.port : null,
    close: async () => {
      await realtime.close();
      await gateway.stop();
      await app.close();
      await traffic.stop();
      await dataSource.destroy();
    },
  };
}
