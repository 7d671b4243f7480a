export interface GetOptions {
  url: string;
  token: string;
  /** Asks for the rest from here; the server may answer with the whole (`status` 200). */
  fromByte: number;
  /** Without a byte for so long the connection is given up. */
  idleMs: number;
  signal: AbortSignal;
  onBegin(status: 200 | 206): void;
  /** May throw to give up. */
  onChunk(chunk: Uint8Array<ArrayBuffer>): void;
}
export interface GetAnswer {
  status: number;
  retryAfterSeconds?: number;
}

/**
 * One GET as the device protocol wants it (docs/device-protocol.md § 7). Resolves when the body has come whole, or at
 * once for any status but 200 and 206; rejects when the road breaks.
 */
export async function httpGet(options: GetOptions): Promise<GetAnswer> {
  const idle = new AbortController();
  const give = (): void => idle.abort();
  options.signal.addEventListener('abort', give, { once: true });
  let timer = setTimeout(give, options.idleMs);
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(give, options.idleMs);
  };
  try {
    const response = await fetch(options.url, {
      headers: {
        authorization: `Bearer ${options.token}`,
        ...(options.fromByte > 0 ? { range: `bytes=${options.fromByte}-` } : {}),
      },
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
      signal: idle.signal,
    });
    const { status } = response;
    if ((status !== 200 && status !== 206) || !response.body) {
      await response.body?.cancel();
      const retryAfterSeconds = Number(response.headers.get('retry-after') ?? 'none');
      return { status, ...(Number.isFinite(retryAfterSeconds) ? { retryAfterSeconds } : {}) };
    }
    options.onBegin(status);
    await drain(response.body.getReader(), (chunk) => {
      alive();
      options.onChunk(chunk);
    });
    return { status };
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', give);
  }
}

async function drain(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  take: (chunk: Uint8Array<ArrayBuffer>) => void,
): Promise<void> {
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) take(next.value);
  } catch (error) {
    // It may have been ours: then the rest of the body is not wanted.
    await reader.cancel().catch((cause: unknown) => cause);
    throw error;
  }
}
