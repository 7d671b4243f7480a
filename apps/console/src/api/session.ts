import { hubClock } from './hub-clock.js';
import { OfflineError, problemOf, ProblemError } from './problem.js';

/**
 * The signed-in person of this page. The access token is in memory only; the refresh token is in a cookie that no script
 * sees. `expired`: requests wait until the person has signed in again over the page, so that nothing typed is lost.
 */
export type SessionState = 'unknown' | 'out' | 'in' | 'expired';

const TIMEOUT_MS = 30_000;
/** Longer than the hub takes over anything that a page asks of it. */
const NO_ANSWER_MS = 90_000;
let state: SessionState = 'unknown';
let token: string | null = null;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function become(next: SessionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

export const session = {
  state: (): SessionState => state,
  token: (): string | null => token,
  listen: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Is somebody signed in from before? Called once, when the page opens. */
  async begin(): Promise<void> {
    if (await refresh()) become('in');
    else become('out');
  },
  /** @throws ProblemError, OfflineError */
  async signIn(login: string, password: string): Promise<void> {
    const answer = await post('sign-in', { login, password, cookie: true });
    await take(answer.accessToken);
    become('in');
  },
  /** After the password was changed: the hub has ended every session but this new one. */
  adopt: (accessToken: string): Promise<void> => take(accessToken),
  async signOut(): Promise<void> {
    await post('sign-out', {}).catch((cause: unknown) => {
      if (!(cause instanceof OfflineError)) throw cause;
    });
    token = null;
    become('out');
  },
};

async function post(what: string, body: object): Promise<{ accessToken: string }> {
  const sentAtMs = Date.now();
  let response: Response;
  try {
    response = await fetch(`/api/v1/auth/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new OfflineError('no answer', { cause });
  }
  hubClock.heard(response.headers.get('date'), sentAtMs);
  const json: unknown = response.status === 204 ? {} : await response.json().catch(() => ({}));
  if (!response.ok) throw new ProblemError(problemOf(json, response.status));
  return json as { accessToken: string };
}

/**
 * Windows of one browser share the cookie, and over an expired page anybody may sign in: for another person the page
 * begins anew, so that nothing that waits is sent, and nothing shown, in the wrong name.
 */
function take(next: string): Promise<void> {
  if (token !== null && personOf(token) !== personOf(next)) {
    location.reload();
    return new Promise(() => undefined);
  }
  token = next;
  return Promise.resolve();
}

/** The subject of an access token (JWT), not verified: the hub does that. */
function personOf(accessToken: string): string {
  const [, claims = ''] = accessToken.split('.');
  const { sub } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
  return String(sub);
}

/** One at a time. @throws OfflineError */
function refresh(): Promise<boolean> {
  refreshing ??= post('refresh', {})
    .then(
      async (answer) => {
        await take(answer.accessToken);
        return true;
      },
      (cause: unknown) => {
        if (cause instanceof ProblemError && cause.problem.status === 401) return false;
        throw cause;
      },
    )
    .finally(() => (refreshing = null));
  return refreshing;
}

function signedInAgain(): Promise<void> {
  become('expired');
  return new Promise((resolve, reject) => {
    const off = session.listen(() => {
      if (state === 'expired') return;
      off();
      if (state === 'in') resolve();
      else reject(new ProblemError({ title: 'signed out', status: 401, code: 'signed-out' }));
    });
  });
}

/** A network that swallows everything tells nobody; the page does, so that the person can press again. The body may take its time. */
async function beginOfAnswer(request: Request): Promise<Response> {
  const given = new AbortController();
  const giveUp = () => given.abort();
  if (request.signal.aborted) giveUp();
  request.signal.addEventListener('abort', giveUp, { once: true });
  const timer = setTimeout(giveUp, NO_ANSWER_MS);
  try {
    return await fetch(request, { signal: given.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` as the signed-in person; renews the access token, and waits for a new sign-in where that is over. */
export async function sessionFetch(request: Request): Promise<Response> {
  for (let tries = 0; ; tries++) {
    const used = token;
    const attempt = request.clone();
    if (used !== null) attempt.headers.set('authorization', `Bearer ${used}`);
    let response: Response;
    try {
      response = await beginOfAnswer(attempt);
    } catch (cause) {
      if (request.signal.aborted) throw cause;
      throw new OfflineError('no answer', { cause });
    }
    if (response.status !== 401 || tries >= 3) return response;
    if (token !== used) continue;
    if (!(await refresh())) await signedInAgain();
  }
}

/** A token that is good for some time yet, for what is not HTTP (realtime). null: nobody is signed in. */
export async function freshToken(): Promise<string | null> {
  if (await refresh()) return token;
  return null;
}
