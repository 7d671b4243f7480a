import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import {
  composeCompact,
  decodeBase64Url,
  encodeBase64Url,
  parseCompact,
  payloadHash,
  signingInput,
} from './jws.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signed = (payload: object, kid = 'hub-1'): string => {
  const input = signingInput(payload, kid);
  return composeCompact(input, sign(null, Buffer.from(input), privateKey));
};
const b64 = (text: string): string => Buffer.from(text).toString('base64url');
const withHeader = (header: string): string => {
  const [, payload, signature] = signed({ v: 1 }).split('.');
  return [b64(header), payload, signature].join('.');
};

describe('base64url', () => {
  it('agrees with Node on any bytes, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64Url(text)).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'QQ==', 'QR', 'QQA', 'Q Q', 'Q+', 'é'])('refuses %s, which is not canonical', (text) => {
    // 'QQA' decodes to two bytes with no bits left over only if its last sign is a multiple of four
    const bytes = decodeBase64Url(text);
    expect(bytes === null || encodeBase64Url(bytes) === text).toBe(true);
    if (text !== 'QQA') expect(bytes).toBeNull();
  });

  it('accepts exactly the spellings that it would write itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const bytes = decodeBase64Url(text);
        if (bytes !== null) expect(encodeBase64Url(bytes)).toBe(text);
      }),
    );
  });
});

describe('compact JWS', () => {
  it('is taken apart into what was put in, and Node verifies what is signed', () => {
    const payload = { v: 1, type: 'config', text: 'xã Bản Lầu' };
    const parsed = parseCompact(signed(payload));
    if ('refusal' in parsed) throw new Error(parsed.refusal);
    expect(parsed.header).toEqual({ alg: 'EdDSA', kid: 'hub-1' });
    expect(JSON.parse(Buffer.from(parsed.payloadBytes).toString())).toEqual(payload);
    expect(verify(null, Buffer.from(parsed.signingInput), publicKey, parsed.signature)).toBe(true);
    expect(payloadHash(parsed.payloadBytes)).toBe(
      createHash('sha256').update(parsed.payloadBytes).digest('hex'),
    );
  });

  it.each([
    ['{"alg":"EdDSA"}', 'header'],
    ['{"alg":"EdDSA","kid":"k","crit":["x"]}', 'header'],
    ['{"alg":"EdDSA","alg":"EdDSA"}', 'header'],
    ['{"alg":"none","alg":"EdDSA","kid":"k"}', 'header'],
    ['{"alg":"EdDSA","kid":"k","kid":"l"}', 'header'],
    ['{"alg":"EdDSA","kid":7}', 'header'],
    ['{"alg":"EdDSA","kid":""}', 'header'],
    ['{"alg":"EdDSA","kid":"a b"}', 'header'],
    ['[]', 'header'],
    ['not json', 'header'],
    ['{"alg":"none","kid":"k"}', 'alg'],
    ['{"kid":"k","alg":"HS256"}', 'alg'],
    ['{"alg":"eddsa","kid":"k"}', 'alg'],
  ])('refuses the header %s as %s', (header, refusal) => {
    expect(parseCompact(withHeader(header))).toEqual({ refusal });
  });

  it('takes the two members in either order', () => {
    expect(parseCompact(withHeader('{ "kid": "k", "alg": "EdDSA" }'))).toMatchObject({
      header: { kid: 'k' },
    });
  });

  it('refuses what is not three canonical parts, a short signature, and more than 256 KiB', () => {
    const good = signed({ v: 1 });
    expect(parseCompact('')).toEqual({ refusal: 'malformed' });
    expect(parseCompact(good.slice(0, good.lastIndexOf('.')))).toEqual({ refusal: 'malformed' });
    expect(parseCompact(`${good}.x`)).toEqual({ refusal: 'malformed' });
    expect(parseCompact(`${good}=`)).toEqual({ refusal: 'malformed' });
    const input = good.slice(0, good.lastIndexOf('.'));
    expect(parseCompact(composeCompact(input, new Uint8Array(60)))).toEqual({ refusal: 'signature' });
    expect(parseCompact('a'.repeat(256 * 1024 + 1))).toEqual({ refusal: 'too-large' });
  });

  it('survives any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseCompact(text)));
  });
});
