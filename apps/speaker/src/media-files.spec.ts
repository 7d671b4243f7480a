import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FetchOutcome } from '#device/ports.js';
import { MediaFiles } from './media-files.js';

const content = Buffer.from('a bulletin '.repeat(1000));
const sha256 = createHash('sha256').update(content).digest('hex');

describe('files by hash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ttn-media-'));
  const part = join(folder, `${sha256}.part`);
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let ranges: (string | undefined)[] = [];
  let url = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      ranges.push(request.headers.range);
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/media/x`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    ranges = [];
    rmSync(part, { force: true });
    rmSync(join(folder, sha256), { force: true });
  });

  const get = (): Promise<{ outcome: FetchOutcome; files: MediaFiles }> =>
    new Promise((resolve) => {
      const files = new MediaFiles(folder, 'token', ({ outcome }) => resolve({ outcome, files }));
      files.fetch({ id: 'f1', url, sha256, bytes: content.length, purpose: 'media' });
    });

  it('takes what agrees, with the token, and knows it after a start', async () => {
    answer = (request, response) =>
      response.writeHead(request.headers.authorization === 'Bearer token' ? 200 : 401).end(content);
    const { outcome, files } = await get();
    expect(outcome).toEqual({ result: 'staged' });
    expect(readFileSync(files.path(sha256))).toEqual(content);
    expect(existsSync(part)).toBe(false);
    const again = new MediaFiles(folder, 'token', () => undefined);
    expect(again.list()).toEqual([{ sha256, bytes: content.length }]);
    expect(again.read(sha256)).toEqual(content);
    again.remove(sha256);
    expect(again.has(sha256)).toBe(false);
  });

  it('goes on where a broken connection ended', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 4000), () => setTimeout(() => response.destroy(), 50));
    };
    expect((await get()).outcome).toMatchObject({ result: 'net' });
    answer = (_, response) => response.writeHead(206).end(content.subarray(4000));
    expect((await get()).outcome).toEqual({ result: 'staged' });
    expect(ranges).toEqual([undefined, 'bytes=4000-']);
  });

  it('begins anew where the server sends the whole, or nothing of the rest', async () => {
    writeFileSync(part, 'rubbish');
    answer = (_, response) => response.writeHead(200).end(content);
    expect((await get()).outcome).toEqual({ result: 'staged' });
    rmSync(join(folder, sha256));
    writeFileSync(part, 'rubbish');
    answer = (_, response) => response.writeHead(416).end();
    expect((await get()).outcome).toMatchObject({ result: 'net' });
    expect(existsSync(part)).toBe(false);
  });

  it.each([
    ['other bytes', Buffer.alloc(content.length, 7)],
    ['too long', Buffer.concat([content, content])],
    ['too short', content.subarray(0, 100)],
  ])('%s: wrong, and deleted', async (_why, bytes) => {
    answer = (_, response) => response.writeHead(200).end(bytes);
    expect((await get()).outcome).toEqual({ result: 'wrong' });
    expect(existsSync(part)).toBe(false);
  });

  it('says what the server said, and follows no redirect', async () => {
    answer = (_, response) => response.writeHead(503, { 'retry-after': '7' }).end();
    expect((await get()).outcome).toEqual({ result: 'status', status: 503, retryAfterSeconds: 7 });
    answer = (_, response) => response.writeHead(302, { location: url }).end();
    expect((await get()).outcome).toMatchObject({ result: 'status', status: 302 });
  });
});
