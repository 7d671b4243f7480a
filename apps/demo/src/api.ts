import { DemoFailure } from './patience.js';

const TIMEOUT_MS = 60_000;
/** An access token is renewed this long before it ends. */
const SPARE_MS = 60_000;

interface Session {
  accessToken: string;
  expiresInSeconds: number;
}
interface Problem {
  code?: string;
  detail?: string;
  title?: string;
  problems?: { field: string; message: string }[];
}

/** The hub said no: what it said, in its words. */
export class Refused extends DemoFailure {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The hub's REST interface as one person uses it. */
export class Api {
  private token: { text: string; endsAtMs: number } | null = null;

  constructor(
    private readonly url: string,
    private readonly login: string,
    private readonly password: string,
  ) {}

  get<T>(path: string, query: Record<string, string | number | boolean | undefined> = {}): Promise<T> {
    return this.json<T>('GET', path + queryText(query));
  }
  post<T>(path: string, body: object = {}): Promise<T> {
    return this.json<T>('POST', path, body);
  }
  put<T>(path: string, body: object): Promise<T> {
    return this.json<T>('PUT', path, body);
  }
  patch<T>(path: string, body: object): Promise<T> {
    return this.json<T>('PATCH', path, body);
  }

  /** Every item of a list, page by page. */
  async all<T>(
    path: string,
    query: Record<string, string | number | boolean | undefined> = {},
  ): Promise<T[]> {
    const items: T[] = [];
    for (let page = 1; ; page++) {
      const answer = await this.get<{ items: T[]; total: number }>(path, { ...query, page, limit: 200 });
      items.push(...answer.items);
      if (answer.items.length === 0 || items.length >= answer.total) return items;
    }
  }

  /** A file as multipart field `file`. */
  async upload<T>(path: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<T> {
    const form = new FormData();
    form.append('file', new Blob([bytes]), name);
    const response = await this.fetch('POST', path, form);
    return (await response.json()) as T;
  }

  async download(path: string): Promise<Buffer> {
    const response = await this.fetch('GET', path);
    return Buffer.from(await response.arrayBuffer());
  }

  private async json<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.fetch(method, path, body && JSON.stringify(body));
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  private async fetch(method: string, path: string, body?: string | FormData): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${await this.accessToken()}`,
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw await refusalOf(response, `${method} ${path} (${this.login})`);
    return response;
  }

  private async accessToken(): Promise<string> {
    if (this.token && Date.now() < this.token.endsAtMs - SPARE_MS) return this.token.text;
    const answer = await openPost<Session>(this.url, '/api/v1/auth/sign-in', {
      login: this.login,
      password: this.password,
    });
    this.token = { text: answer.accessToken, endsAtMs: Date.now() + answer.expiresInSeconds * 1000 };
    return answer.accessToken;
  }
}

/** A route that needs no sign-in. */
export async function openPost<T>(url: string, path: string, body: object): Promise<T> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw await refusalOf(response, `POST ${path}`);
  return (await response.json()) as T;
}

async function refusalOf(response: Response, what: string): Promise<Refused> {
  const text = await response.text();
  let problem: Problem = {};
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    problem = { detail: text.slice(0, 300) };
  }
  const fields = (problem.problems ?? []).map(({ field, message }) => `${field}: ${message}`);
  const said = [problem.detail ?? problem.title ?? '', ...fields].filter(Boolean).join('; ');
  return new Refused(
    response.status,
    problem.code ?? '',
    `${what}: ${response.status} ${problem.code ?? ''} ${said}`,
  );
}

function queryText(query: Record<string, string | number | boolean | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? '' : `?${given.toString()}`;
}
