import type { paths } from '#api-client/schema.js';
import createClient from 'openapi-fetch';
import { OfflineError, problemOf, ProblemError } from './problem.js';
import { session, sessionFetch } from './session.js';

/** The hub's interface, typed by its OpenAPI: `ask(api.GET('/api/v1/bulletins', { params: { query } }))`. */
export const api = createClient<paths>({ baseUrl: '', fetch: sessionFetch });

/** The answer's body. @throws ProblemError with the hub's own sentence, OfflineError */
export async function ask<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ProblemError(problemOf(error, response.status));
  return data as T;
}

/** Bytes of the hub (sound, CSV) as the signed-in person. @throws ProblemError, OfflineError */
export async function askBlob(path: string, init: RequestInit = {}): Promise<Blob> {
  const response = await sessionFetch(new Request(path, init));
  if (!response.ok)
    throw new ProblemError(problemOf(await response.json().catch(() => null), response.status));
  return response.blob();
}

const UPLOAD_TIMEOUT_MS = 10 * 60_000;

/** One file in a form, with its progress (0–1). @throws ProblemError, OfflineError */
export function upload<T>(
  path: string,
  file: File | Blob,
  options: { name?: string; onProgress?: (part: number) => void; signal?: AbortSignal } = {},
): Promise<T> {
  const send = (again: boolean): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const form = new FormData();
      form.append('file', file, options.name ?? (file instanceof File ? file.name : 'ghi-am.webm'));
      const request = new XMLHttpRequest();
      request.open('POST', path);
      request.timeout = UPLOAD_TIMEOUT_MS;
      const token = session.token();
      if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
      request.upload.onprogress = ({ loaded, total }) => options.onProgress?.(total ? loaded / total : 0);
      request.onerror = request.ontimeout = () => reject(new OfflineError('the upload was cut off'));
      request.onabort = () => reject(new DOMException('the upload was given up', 'AbortError'));
      request.onload = () => {
        const body = parsed(request.responseText);
        if (request.status < 400) resolve(body as T);
        else if (request.status === 401 && again)
          // The cheapest request that renews the session; then the file goes once more.
          ask(api.GET('/api/v1/auth/me')).then(() => send(false).then(resolve, reject), reject);
        else reject(new ProblemError(problemOf(body, request.status)));
      };
      options.signal?.addEventListener('abort', () => request.abort(), { once: true });
      request.send(form);
    });
  return send(true);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
