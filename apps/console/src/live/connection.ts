import type { ClientEvents, ServerEvents } from '#contracts/realtime.js';
import type { Socket } from 'socket.io-client';
import { freshToken, session } from '../api/session.js';

/** `down`: what is shown may be old; the connection is tried again by itself. */
export type LinkState = 'off' | 'connecting' | 'up' | 'down';
type EventName = keyof ServerEvents;
type Handler<E extends EventName> = ServerEvents[E];

const REFUSED_AGAIN_MS = 5000;
/** A page that was left may be come back to: the connection is kept so long without anybody listening. */
const LINGER_MS = 10_000;
/** Half of what an access token is good for: the connection ends with its token. */
const RENEW_EVERY_MS = 5 * 60_000;

let socket: Socket<ServerEvents, ClientEvents> | null = null;
let state: LinkState = 'off';
let users = 0;
let leaving: ReturnType<typeof setTimeout> | undefined;
let renewing: ReturnType<typeof setInterval> | undefined;
let fetching: ReturnType<typeof setTimeout> | undefined;
const handlers = new Map<EventName, Set<(changes: never[]) => void>>();
const stateListeners = new Set<() => void>();
const resyncs = new Set<() => void>();

function become(next: LinkState): void {
  if (state === next) return;
  state = next;
  for (const listener of stateListeners) listener();
}

/** Opened when the first page listens, closed when the last one is gone for a while. */
async function open(): Promise<void> {
  become('connecting');
  const { io } = await import('socket.io-client').catch(notNow);
  if (io === undefined || users === 0 || socket !== null) return;
  const own: Socket<ServerEvents, ClientEvents> = io({
    transports: ['websocket', 'polling'],
    reconnectionDelayMax: 10_000,
    auth: (give) =>
      void freshToken().then(
        (token) => give({ token: token ?? '' }),
        () => give({ token: session.token() ?? '' }),
      ),
  });
  socket = own;
  renewing = setInterval(() => void renew(own), RENEW_EVERY_MS);
  own.on('connect', () => {
    become('up');
    for (const resync of resyncs) resync();
  });
  own.on('disconnect', () => become('down'));
  own.on('connect_error', () => {
    become('down');
    // A refusal (an old token) is not tried again by the client itself.
    if (!own.active) setTimeout(() => socket === own && own.connect(), REFUSED_AGAIN_MS);
  });
  own.onAny((name: EventName, changes: never[]) => {
    for (const handler of handlers.get(name) ?? []) handler(changes);
  });
}

/** The code of the connection could not be fetched: the line went away just now. */
function notNow(cause: unknown): { io?: undefined } {
  console.warn('no live connection', cause);
  become('down');
  // One at a time, however often pages come and go meanwhile.
  clearTimeout(fetching);
  fetching = setTimeout(() => users > 0 && socket === null && void open(), REFUSED_AGAIN_MS);
  return {};
}

/** Where it fails the hub ends the connection, which then comes again by itself. */
async function renew(own: Socket<ServerEvents, ClientEvents>): Promise<void> {
  const token = await freshToken().catch(() => null);
  if (token !== null && own.connected) own.emit('renew', token);
}

function close(): void {
  clearInterval(renewing);
  socket?.disconnect();
  socket = null;
  become('off');
}

session.listen(() => {
  if (session.state() === 'out') close();
  else if (session.state() === 'in' && users > 0 && socket === null) void open();
});

export const live = {
  state: (): LinkState => state,
  listenState: (listener: () => void): (() => void) => {
    stateListeners.add(listener);
    return () => void stateListeners.delete(listener);
  },
  /**
   * Changes of one kind, while somebody listens. `resync`: called whenever the connection is there (again); what was
   * missed has to be read by HTTP.
   */
  listen<E extends EventName>(name: E, handler: Handler<E>, resync?: () => void): () => void {
    const own = handlers.get(name) ?? new Set();
    handlers.set(name, own.add(handler));
    if (resync) resyncs.add(resync);
    users++;
    clearTimeout(leaving);
    if (socket === null && users === 1) void open();
    return () => {
      own.delete(handler);
      if (resync) resyncs.delete(resync);
      users--;
      if (users === 0) leaving = setTimeout(() => users === 0 && close(), LINGER_MS);
    };
  },
};
