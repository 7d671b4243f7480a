/** A person or a device talking to the hub over HTTP, as tests see it. */
export interface ApiAnswer<T = Record<string, unknown>> {
  status: number;
  body: T;
  headers: Headers;
}

const TIMEOUT_MS = 30_000;

export class ApiClient {
  constructor(
    readonly baseUrl: string,
    readonly token: string | null = null,
  ) {}

  as(token: string): ApiClient {
    return new ApiClient(this.baseUrl, token);
  }

  get<T = Record<string, unknown>>(path: string): Promise<ApiAnswer<T>> {
    return this.send('GET', path);
  }
  post<T = Record<string, unknown>>(path: string, body: unknown = {}): Promise<ApiAnswer<T>> {
    return this.send('POST', path, body);
  }
  put<T = Record<string, unknown>>(path: string, body: unknown = {}): Promise<ApiAnswer<T>> {
    return this.send('PUT', path, body);
  }

  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<ApiAnswer<T>> {
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.token && { authorization: `Bearer ${this.token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return answerOf(response);
  }

  /** One file as multipart field `file`. */
  async upload<T = Record<string, unknown>>(
    path: string,
    name: string,
    bytes: Uint8Array,
  ): Promise<ApiAnswer<T>> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const headers: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {};
    return answerOf(
      await fetch(`${this.baseUrl}${path}`, {
        method: 'POST',
        body: form,
        headers,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }),
    );
  }

  /** The answer's body, or an error that shows what was answered instead. */
  async ok<T = Record<string, unknown>>(answer: Promise<ApiAnswer<T>>): Promise<T> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`the hub answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }
}

async function answerOf<T>(response: Response): Promise<ApiAnswer<T>> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson && text ? JSON.parse(text) : text) as T,
  };
}
