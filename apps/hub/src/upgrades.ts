import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** One listener decides by path who gets an upgraded connection; 404 for the rest. */
export function routeUpgrades(server: Server, routes: Record<string, UpgradeHandler>): void {
  const own = server.listeners('upgrade').slice() as UpgradeHandler[];
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const handler = routes[path];
    if (handler) return handler(request, socket, head);
    if (path.startsWith('/socket.io/')) return own.forEach((listener) => listener(request, socket, head));
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
}
