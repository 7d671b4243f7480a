import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { payloadHash } from '#contracts/jws.js';
import type { DeviceEvent, FetchOutcome } from '#device/ports.js';
import { BoardFiles } from './board-files.js';
import type { BoardDatabase, StoredFile } from './database.js';

const content = new TextEncoder().encode('một tệp để hiện trên bảng '.repeat(1000));
const file = { sha256: payloadHash(content), bytes: content.length, purpose: 'media' as const };
type Finished = DeviceEvent & { type: 'fetched' };

jest.setTimeout(30_000);

describe('the files of a board', () => {
  let server: Server;
  let answer: (range: string | undefined, response: ServerResponse) => void;
  let asked: { range: string | undefined; token: string | undefined }[] = [];
  let files: BoardFiles;
  let waiting: ((event: Finished) => void) | null = null;
  let serial = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { range, authorization } = request.headers;
      asked.push({ range, token: authorization });
      answer(range, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(async () => {
    asked = [];
    answer = (_range, response) => response.end(content);
    files = await BoardFiles.open({
      database: null,
      token: 'secret',
      emit: (event) => waiting?.(event),
      onDamaged: () => undefined,
      maxBytes: 100_000,
      log: () => undefined,
    });
  });

  const fetched = (more: Partial<typeof file> = {}): Promise<FetchOutcome> =>
    new Promise((resolve) => {
      waiting = ({ outcome }) => resolve(outcome);
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/media/x`;
      files.fetch({ ...file, ...more, id: `f${(serial += 1)}`, url });
    });

  it('takes what agrees in size and hash, with its token, and gives it to the page as it is', async () => {
    expect(await fetched()).toEqual({ result: 'staged' });
    expect(asked).toEqual([{ range: undefined, token: 'Bearer secret' }]);
    expect(files.list()).toEqual([{ sha256: file.sha256, bytes: file.bytes }]);
    expect(new Uint8Array(await files.blob(file.sha256)!.arrayBuffer())).toEqual(content);
    expect(files.freeBytes()).toBe(100_000 - file.bytes);
    files.remove(file.sha256);
    expect(files.has(file.sha256)).toBe(false);
  });

  it('keeps a body for the core to read at once', async () => {
    await fetched({ ...file, purpose: 'body' as 'media' });
    expect(files.read(file.sha256)).toEqual(content);
  });

  it('lets go of the bodies that were not read for longest', async () => {
    await fetched({ ...file, purpose: 'body' as 'media' });
    for (let i = 0; i < 20; i++) {
      const other = new TextEncoder().encode(`thân ${i}`);
      answer = (_range, response) => response.end(other);
      const body = { sha256: payloadHash(other), bytes: other.length, purpose: 'body' as 'media' };
      expect(await fetched(body)).toEqual({ result: 'staged' });
      expect(files.read(file.sha256)).toEqual(content);
    }
    expect(files.list()).toHaveLength(16);
  });

  it('another content, a longer and a shorter one are wrong', async () => {
    answer = (_range, response) => response.end(content.map((byte) => byte ^ 1));
    expect(await fetched()).toEqual({ result: 'wrong' });
    answer = (_range, response) => response.end(Buffer.concat([content, content]));
    expect(await fetched()).toEqual({ result: 'wrong' });
    answer = (_range, response) => response.end(content.subarray(1));
    expect(await fetched()).toEqual({ result: 'wrong' });
    expect(files.list()).toEqual([]);
  });

  it('goes on where the connection broke, and its hash goes on with it', async () => {
    answer = (_range, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 10_000), () => setTimeout(() => response.destroy(), 50));
    };
    expect(await fetched()).toMatchObject({ result: 'net' });
    answer = (range, response) => {
      const from = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
      response.writeHead(from > 0 ? 206 : 200);
      response.end(content.subarray(from));
    };
    expect(await fetched()).toEqual({ result: 'staged' });
    expect(asked[1]!.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('says what the hub answered instead', async () => {
    answer = (_range, response) => response.writeHead(503, { 'retry-after': '7' }).end();
    expect(await fetched()).toEqual({ result: 'status', status: 503, retryAfterSeconds: 7 });
    answer = (_range, response) => response.writeHead(404).end('x');
    expect(await fetched()).toEqual({ result: 'status', status: 404 });
    answer = (_range, response) => response.writeHead(302, { location: '/elsewhere' }).end();
    expect(await fetched()).toMatchObject({ result: 'net' });
  });

  it('no room: said, and nothing kept', async () => {
    const large = new Uint8Array(120_000);
    answer = (_range, response) => response.end(large);
    expect(await fetched({ sha256: payloadHash(large), bytes: large.length })).toEqual({ result: 'disk' });
    expect(files.list()).toEqual([]);
  });
});

/** A disk that kept these files, of which some cannot be read any more. */
class WornDatabase {
  readonly deleted: string[] = [];
  constructor(readonly stored: StoredFile[]) {}
  getAll = () => Promise.resolve(this.stored);
  delete = (_store: string, sha256: string) => Promise.resolve(this.deleted.push(sha256));
}

describe('what a worn disk gives back', () => {
  const stored = (text: string, blob: Blob, purpose: 'body' | 'media' = 'media'): StoredFile => {
    const bytes = new TextEncoder().encode(text);
    return { sha256: payloadHash(bytes), bytes: bytes.length, purpose, stagedAtMs: 1, blob };
  };
  const unreadable = (size: number): Blob => {
    const gone = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    return { size, arrayBuffer: gone, slice: () => unreadable(1) } as unknown as Blob;
  };

  it('what is gone, half or altered is told and fetched again; the board begins with what is sound', async () => {
    const sound = stored('sound', new Blob(['sound']));
    const altered = stored('words', new Blob(['swords'.slice(1, 5) + 'z']));
    const gone = stored('body', unreadable(4), 'body');
    const half = stored('a picture', new Blob(['a pic']));
    const database = new WornDatabase([sound, altered, gone, half]);
    const damaged: string[] = [];
    const files = await BoardFiles.open({
      database: database as unknown as BoardDatabase,
      token: 'secret',
      emit: () => undefined,
      onDamaged: (sha256) => damaged.push(sha256),
      maxBytes: 100_000,
      log: () => undefined,
    });
    expect(damaged).toEqual([gone.sha256, half.sha256]);
    expect(database.deleted).toEqual(damaged);
    expect(await files.isSound(sound.sha256)).toBe(true);
    expect(await files.isSound(altered.sha256)).toBe(false);
    expect(files.list()).toEqual([{ sha256: sound.sha256, bytes: sound.bytes }]);
  });
});
