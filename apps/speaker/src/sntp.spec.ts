import { afterEach, describe, expect, it } from '@jest/globals';
import { createSocket, type Socket } from 'node:dgram';
import { askSntp } from './sntp.js';

const EPOCH = Date.UTC(1900, 0, 1);

describe('SNTP', () => {
  let server: Socket;
  afterEach(() => void server.close());

  const serve = async (change: (answer: Buffer) => void, aheadMs = 5000): Promise<string> => {
    server = createSocket('udp4');
    server.on('message', (query, from) => {
      const answer = Buffer.alloc(48);
      answer[0] = 0x24;
      answer[1] = 2;
      query.copy(answer, 24, 40, 48);
      for (const at of [32, 40]) {
        const since = Date.now() + aheadMs - EPOCH;
        answer.writeUInt32BE(Math.floor(since / 1000), at);
        answer.writeUInt32BE(Math.floor(((since % 1000) / 1000) * 2 ** 32), at + 4);
      }
      change(answer);
      server.send(answer, from.port, from.address);
    });
    await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
    return `127.0.0.1:${server.address().port}`;
  };

  it('measures how far the server is ahead', async () => {
    const address = await serve(() => undefined);
    const { offsetMs, errorMs } = await askSntp(address, Date.now, 20_000);
    // However long the answer was on its way: the error that it admits is not exceeded (clocks of whole milliseconds).
    expect(Math.abs(offsetMs - 5000)).toBeLessThanOrEqual(errorMs + 2);
  });

  it.each([
    ['an unsynchronised server', (answer: Buffer) => void (answer[0] = 0xe4)],
    ['a kiss of death', (answer: Buffer) => void (answer[1] = 0)],
    ['an answer to somebody else', (answer: Buffer) => void answer.writeUInt32BE(1, 24)],
  ])('believes no %s', async (_who, change) => {
    const address = await serve(change);
    await expect(askSntp(address, Date.now, 20_000)).rejects.toThrow('does not know');
  });

  it('gives up on silence', async () => {
    server = createSocket('udp4');
    await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
    await expect(askSntp(`127.0.0.1:${server.address().port}`, Date.now, 50)).rejects.toThrow(
      'does not answer',
    );
  });
});
