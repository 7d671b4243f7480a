import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { inspect } from 'node:util';
import type { AudioFailure } from '#audio/audio-outcome.js';
import { azureSpeech } from '#audio/cloud/azure-speech.js';
import { CloudEngine } from '#audio/cloud/cloud-engine.js';
import type { CloudService } from '#audio/cloud/cloud-service.js';
import { fptAi } from '#audio/cloud/fpt-ai.js';
import { googleCloud } from '#audio/cloud/google-cloud.js';
import { soundDecoder } from '#audio/cloud/sound-decoder.js';
import { viettelAi } from '#audio/cloud/viettel-ai.js';
import { vnptSmartvoice } from '#audio/cloud/vnpt-smartvoice.js';
import { zaloAi } from '#audio/cloud/zalo-ai.js';
import type { SpeechPiece } from '#audio/speech-engine.js';
import { FakeServer, jsonReply, promising, spokenWav, wavReply } from './audio-cloud-servers.js';
import type { Asked, Reply } from './audio-cloud-servers.js';
import { AudioBench } from './audio-fixtures.js';

const key = 'K3Y-that-must-not-leak';
/** Tries again at once; patient with a busy machine, for here nothing but a server that hangs is given up on. */
const quick = { timeoutMs: 20_000, waitMs: 5, maxWaitMs: 20 };
const poll = { everyMs: 5, forMs: 200 };
const fields = (asked: Asked) => JSON.parse(asked.body) as Record<string, unknown>;

interface Case {
  name: string;
  service: (url: string) => CloudService;
  /** The service as its documentation says, limits included. */
  behaviour: (server: FakeServer) => (asked: Asked) => Reply;
  /** An error as the service says it, where sound or an address was expected. */
  saysNo: Reply;
}

const tooLong = jsonReply({ error: 2, message: 'text too long' }, 400);

const cases: Case[] = [
  {
    name: 'FPT.AI',
    service: (url) => fptAi({ key, url: `${url}/hmi/tts/v5`, ...poll }),
    behaviour: (server) =>
      promising(
        server,
        ({ headers, body }) => {
          if (headers['api-key'] !== key)
            return jsonReply({ message: 'Invalid authentication credentials' }, 401);
          if (!Number.isInteger(Number(headers.speed))) return jsonReply({ error: 3 });
          return body.length < 3 || body.length > 5000 ? tooLong : body;
        },
        (address) => ({ error: 0, async: address, request_id: 'r', message: 'The content will be returned' }),
      ),
    saysNo: jsonReply({ error: 4, async: '', message: `quota of ${key} used up` }),
  },
  {
    name: 'Viettel AI',
    service: (url) => viettelAi({ key, url: `${url}/tts/speech_synthesis` }),
    behaviour: () => (asked) => {
      const { token, text, speed } = fields(asked);
      if (token !== key) return jsonReply({ code: 401, en_message: 'invalid token' }, 401);
      if (Number(speed) < 0.7 || Number(speed) > 1.3) return jsonReply({ code: 400 });
      return String(text).length > 1000 ? tooLong : wavReply(String(text));
    },
    saysNo: jsonReply({ code: 429, en_message: `token ${key} exceeded`, vi_message: 'hết lượt' }),
  },
  {
    name: 'VNPT SmartVoice',
    service: (url) =>
      vnptSmartvoice({
        accessToken: key,
        tokenId: 'id',
        tokenKey: `${key}-2`,
        url: `${url}/tts-service/v2/standard`,
        ...poll,
      }),
    behaviour: (server) =>
      promising(
        server,
        (asked) => {
          const { authorization, 'token-id': id, 'token-key': secret } = asked.headers;
          if (authorization !== `Bearer ${key}` || id !== 'id' || secret !== `${key}-2`)
            return { status: 401 };
          return String(fields(asked).text);
        },
        (address) => ({
          message: 'success',
          object: { playlist: [{ audio_link: address, idx: 0, total: 1 }] },
        }),
      ),
    saysNo: jsonReply({ message: 'IDG-00010001', object: { error: key } }),
  },
  {
    name: 'Zalo AI',
    service: (url) => zaloAi({ key, url: `${url}/v1/tts/synthesize`, ...poll }),
    behaviour: (server) =>
      promising(
        server,
        ({ headers, body }) => {
          if (headers.apikey !== key) return jsonReply({ error_code: 401, error_message: 'Unauthorized' });
          const text = new URLSearchParams(body).get('input') ?? '';
          return text.length > 2000 ? jsonReply({ error_code: 155 }) : text;
        },
        (address) => ({ error_code: 0, error_message: 'Successful.', data: { url: address } }),
      ),
    saysNo: jsonReply({ error_code: 153, error_message: `apikey ${key} reached its limit` }),
  },
  {
    name: 'Google Cloud',
    service: (url) => googleCloud({ key, url: `${url}/v1/text:synthesize` }),
    behaviour: () => (asked) => {
      if (asked.headers['x-goog-api-key'] !== key) return jsonReply({ error: { code: 403 } }, 403);
      const { input } = fields(asked) as { input: { text: string } };
      if (Buffer.byteLength(input.text) > 5000)
        return jsonReply({ error: { code: 400, status: 'INVALID_ARGUMENT' } }, 400);
      return jsonReply({ audioContent: spokenWav(input.text).toString('base64') });
    },
    saysNo: jsonReply({
      error: { code: 400, message: `API key ${key} not valid`, status: 'INVALID_ARGUMENT' },
    }),
  },
  {
    name: 'Azure',
    service: (url) => azureSpeech({ key, region: 'southeastasia', url: `${url}/cognitiveservices/v1` }),
    behaviour: () => (asked) => {
      if (asked.headers['ocp-apim-subscription-key'] !== key) return { status: 401 };
      if (asked.headers['content-type'] !== 'application/ssml+xml') return { status: 415 };
      const text = />([^<>]*)<\/prosody>/.exec(asked.body)?.[1];
      return text === undefined ? { status: 400 } : wavReply(text);
    },
    saysNo: { status: 200, headers: { 'content-type': 'text/html' }, body: `<html>key ${key}</html>` },
  },
];

describe.each(cases)('$name', ({ service, behaviour, saysNo }) => {
  let bench: AudioBench;
  let server: FakeServer;
  beforeAll(async () => {
    bench = await AudioBench.open();
  });
  afterAll(() => bench.close());
  beforeEach(async () => {
    server = await FakeServer.open();
  });
  afterEach(() => server.close());

  const engine = (bounds = {}) =>
    new CloudEngine(service(server.url), soundDecoder(bench.processor, bench.folder), {
      ...quick,
      ...bounds,
    });
  async function speak(texts: string[], bounds = {}, signal?: AbortSignal) {
    const using = engine(bounds);
    const voice = using.voices()[0]?.id ?? '';
    const pieces: SpeechPiece[] = [];
    const sentences = texts.map((text) => ({ text, pauseMsAfter: 0 }));
    for await (const piece of using.synthesise(sentences, { voice, speed: 1.1, signal })) pieces.push(piece);
    return pieces.map(({ samples, sampleRate }) => samples.length / sampleRate);
  }
  async function refusalOf(work: Promise<unknown>) {
    const error = await work.then(
      () => undefined,
      (thrown: AudioFailure) => thrown,
    );
    const shown = inspect(error, { depth: 10 }) + String(error?.stack);
    expect(shown).not.toContain(key);
    expect(shown).not.toContain(server.url);
    return error?.refusal;
  }

  it('speaks sentences in order, without silence at the ends', async () => {
    server.answer = behaviour(server);
    const [first = 0, second = 0] = await speak(['Kính mời bà con đến họp lúc bảy giờ sáng.', 'Xin cảm ơn.']);
    expect(Math.abs(first - 0.41)).toBeLessThan(0.05);
    expect(Math.abs(second - 0.11)).toBeLessThan(0.05);
    expect((await readdir(bench.folder)).filter((name) => name.endsWith('.sound'))).toEqual([]);
  });

  it('cuts a sentence that is longer than its limit, and loses none of it', async () => {
    server.answer = behaviour(server);
    const sentence = 'đặng thị ưởng đọc thông báo của ủy ban nhân dân xã, '.repeat(130);
    const [seconds = 0] = await speak([sentence]);
    const requests = server.asked.filter((asked) => asked.method === 'POST').length;
    expect(requests).toBeGreaterThan(1);
    expect(Math.abs(seconds - sentence.length / 100)).toBeLessThan(0.2 * requests);
  });

  it('takes an error where sound was expected for what it is, and tells no secret', async () => {
    server.answer = () => saysNo;
    expect(await refusalOf(speak(['Kính mời bà con.']))).toMatchObject({ reason: 'voice-service-refused' });
    expect(server.asked).toHaveLength(1);
  });

  it('asks again when it is too much or the service stumbles, and stops in the end', async () => {
    const good = behaviour(server);
    let calls = 0;
    server.answer = (asked) => {
      calls++;
      if (calls === 1) return { status: 429, headers: { 'retry-after': '1' } };
      return calls === 2 ? { status: 503, body: key } : good(asked);
    };
    expect(await speak(['Kính mời bà con.'])).toHaveLength(1);
    server.asked.length = 0;
    server.answer = () => ({ status: 500, body: `internal error with ${key}` });
    expect(await refusalOf(speak(['Kính mời bà con.']))).toMatchObject({
      reason: 'voice-service-unavailable',
      details: { status: 500 },
    });
    expect(server.asked).toHaveLength(4);
  });

  it('does not ask again when it is told no', async () => {
    server.answer = () => ({ status: 401, body: key });
    expect(await refusalOf(speak(['Một.', 'Hai.', 'Ba.', 'Bốn.', 'Năm.']))).toMatchObject({
      reason: 'voice-service-refused',
      details: { status: 401 },
    });
    expect(server.asked.length).toBeLessThanOrEqual(3);
  });

  it('gives up on silence, on a flood, on a way elsewhere and when cancelled', async () => {
    server.answer = () => ({ hangs: true });
    const hanging = await refusalOf(speak(['Một.'], { timeoutMs: 250, attempts: 2 }));
    expect(hanging).toMatchObject({ reason: 'voice-service-unavailable', details: { timedOut: true } });
    expect(server.asked).toHaveLength(2);
    const controller = new AbortController();
    const cancelled = refusalOf(speak(['Một.'], {}, controller.signal));
    controller.abort();
    expect(await cancelled).toMatchObject({ reason: 'aborted' });
    server.answer = () => ({ body: Buffer.alloc(200_000) });
    expect(await refusalOf(speak(['Một.'], { maxBytes: 100_000 }))).toMatchObject({
      reason: 'voice-service-refused',
    });
    server.answer = () => ({ status: 302, headers: { location: `${server.url}/elsewhere` } });
    expect(await refusalOf(speak(['Một.'], { attempts: 1 }))).toMatchObject({
      reason: 'voice-service-unavailable',
    });
    expect(server.asked.some((asked) => asked.path === '/elsewhere')).toBe(false);
  });
});

describe('a sound that is promised', () => {
  let bench: AudioBench;
  let server: FakeServer;
  beforeAll(async () => {
    bench = await AudioBench.open();
    server = await FakeServer.open();
  });
  afterAll(async () => {
    await server.close();
    await bench.close();
  });
  const ask = async () => {
    const service = fptAi({ key, url: server.url, everyMs: 5, forMs: 60 });
    const engine = new CloudEngine(service, soundDecoder(bench.processor, bench.folder), quick);
    const sentences = [{ text: 'Kính mời bà con.', pauseMsAfter: 0 }];
    const pieces: SpeechPiece[] = [];
    try {
      for await (const piece of engine.synthesise(sentences, { voice: 'banmai', speed: 1 }))
        pieces.push(piece);
    } catch (error) {
      return (error as AudioFailure).refusal;
    }
    return pieces[0];
  };
  const promise = (address: unknown) => (asked: Asked) =>
    asked.method === 'POST' ? jsonReply({ error: 0, async: address }) : { status: 404 };

  it('is waited for no longer than agreed', async () => {
    server.answer = promise(`${server.url}/never`);
    expect(await ask()).toMatchObject({
      reason: 'voice-service-unavailable',
      details: { code: 'not-ready' },
    });
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/a.wav', 'not an address', '', null, 7])(
    'is not fetched from %j',
    async (address) => {
      server.answer = promise(address);
      expect(await ask()).toMatchObject({
        reason: 'voice-service-refused',
        details: { code: 'bad-address' },
      });
    },
  );

  it('gets no key of ours', async () => {
    server.answer = promising(
      server,
      () => 'Kính mời bà con.',
      (address) => ({ error: 0, async: address }),
    );
    server.asked.length = 0;
    expect(await ask()).toMatchObject({ index: 0, sampleRate: 24_000 });
    const fetched = server.asked.filter((asked) => asked.method === 'GET');
    expect(fetched).toHaveLength(3);
    expect(JSON.stringify(fetched)).not.toContain(key);
  });

  it('may be mp3, and must be sound', async () => {
    const mp3 = await bench.make('-f', 'lavfi', '-i', 'sine=f=400:d=2', 'promised.mp3');
    const { readFile } = await import('node:fs/promises');
    const body = await readFile(mp3);
    const serve = (reply: Reply) => (asked: Asked) =>
      asked.method === 'POST' ? jsonReply({ error: 0, async: `${server.url}/a` }) : reply;
    server.answer = serve({ body });
    const piece = (await ask()) as SpeechPiece;
    expect(Math.abs(piece.samples.length / 24_000 - 2)).toBeLessThan(0.1);
    server.answer = serve({ body: '#EXTM3U\nhttp://127.0.0.1:1/secret\n' });
    expect(await ask()).toMatchObject({ reason: 'is-playlist' });
    server.answer = serve({ body: spokenWav('').fill(0, 44) });
    expect(await ask()).toMatchObject({ reason: 'voice-engine-failed' });
  });
});
