import type { HubConfig } from '#platform/config.js';
import type { IncomingMessage } from 'node:http';

/** A host as a browser writes it; anything else in the header is not repeated. */
const HOST = /^[a-zA-Z0-9._-]+(:\d{1,5})?$|^\[[0-9a-fA-F:.]+\](:\d{1,5})?$/;

/** Pages run what this hub serves and nothing else, and connect to this hub and nowhere else. */
export function contentPolicy(config: Pick<HubConfig, 'publicUrl' | 'publicMqttUrls'>) {
  const { publicUrl } = config;
  const configured = [
    ...(publicUrl ? [publicUrl, publicUrl.replace(/^http/, 'ws')] : []),
    ...(config.publicMqttUrls ?? []).filter((url) => /^wss?:/.test(url)),
  ].map((url) => {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  });
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    workerSrc: ["'self'", 'blob:'],
    connectSrc: ["'self'", ...new Set(configured), ({ headers }: IncomingMessage) => socketsOf(headers.host)],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  };
}

/** `'self'` is not the WebSocket's in older browsers: the address that the page came from is named. */
function socketsOf(host: string | undefined): string {
  return host !== undefined && HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
