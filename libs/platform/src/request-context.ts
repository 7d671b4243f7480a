import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from './actor.js';

export interface RequestContext {
  /** Appears in every log line and problem document of the request. */
  correlation: string;
  actor?: Actor;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();
