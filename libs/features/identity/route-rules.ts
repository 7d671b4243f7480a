import { ACCESS, type AccessRule } from '#platform/http/access.js';
import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

export interface RouteRule {
  method: string;
  /** `/api/v1/users/:id` */
  path: string;
  /** `UsersController.getUser` */
  handler: string;
  rule: AccessRule | undefined;
}

const pathsOf = (target: object): string[] => {
  const path = Reflect.getMetadata('path', target) as string | string[] | undefined;
  return path === undefined ? [] : Array.isArray(path) ? path : [path];
};
const join = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

/** Every route of these controllers with its rule, read from the metadata that Nest itself routes by. */
export function routesOf(controllers: Iterable<new (...args: never[]) => object>): RouteRule[] {
  const scanner = new MetadataScanner();
  return [...controllers].flatMap((controller) => {
    const prototype = controller.prototype as Record<string, unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as object;
      const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      return pathsOf(controller).flatMap((base) =>
        pathsOf(handler).map((path) => ({
          method: RequestMethod[method],
          path: join(base, path),
          handler: `${controller.name}.${name}`,
          rule: Reflect.getMetadata(ACCESS, handler) as AccessRule | undefined,
        })),
      );
    });
  });
}

/** @throws Error naming every route without a rule; called before the application listens. */
export function assertEveryRouteHasRule(app: INestApplicationContext): void {
  const controllers = app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype }) =>
      typeof metatype === 'function' ? [metatype as new (...args: never[]) => object] : [],
    );
  const without = routesOf(controllers).filter(({ rule }) => !isWhole(rule));
  if (without.length === 0) return;
  const list = without.map(({ method, path, handler }) => `  - ${method} ${path} (${handler})`).join('\n');
  throw new Error(
    `Routes without an access rule (@Access, @OpenAccess or @DeviceAccess with all its parts):\n${list}`,
  );
}

const isWhole = (rule: AccessRule | undefined): boolean =>
  rule !== undefined && (rule.who !== 'person' || Boolean(rule.action && rule.subject && rule.unit));
