import { createPublicKey, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser, type AsyncAPIDocumentInterface, type Diagnostic } from '@asyncapi/parser';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { asyncApiText, buildAsyncApi } from './asyncapi.js';
import {
  EXAMPLE_BODY,
  EXAMPLE_KEY,
  REPORT_EXAMPLE,
  SIGNED_EXAMPLES,
  STATUS_EXAMPLE,
} from './asyncapi/examples.js';
import { parseCompact, payloadHash } from './jws.js';
import { judgeReport, REPORT_TYPES, ReportBatch, StatusSchema } from './reports.js';
import { DEVICE_TOPICS } from './topics.js';
import { PlaylistBodySchema, SIGNED_SCHEMAS } from './wire.js';

const committed = join(fileURLToPath(new URL('.', import.meta.url)), '../../../config/asyncapi.json');

describe('the AsyncAPI document', () => {
  let document: AsyncAPIDocumentInterface | undefined;
  let diagnostics: Diagnostic[] = [];
  beforeAll(async () => {
    ({ document, diagnostics } = await new Parser().parse(asyncApiText()));
  }, 60_000);

  it('is what is committed (TTN_UPDATE=1 writes it)', () => {
    if (process.env.TTN_UPDATE === '1') writeFileSync(committed, asyncApiText());
    expect(readFileSync(committed, 'utf8')).toBe(asyncApiText());
  });

  it('parses without an error or a warning', () => {
    const bad = diagnostics.filter(({ severity }) => Number(severity) <= 1);
    expect(bad.map(({ message, path }) => `${path.join('/')}: ${message}`)).toEqual([]);
    expect(document).toBeDefined();
  });

  it('has every topic of the protocol and what a device does with it', () => {
    const addresses =
      document
        ?.channels()
        .all()
        .map((channel) => channel.address()) ?? [];
    const expected = [...DEVICE_TOPICS.map((kind) => `ttn/v1/d/{device}/${kind}`), 'ttn/v1/u/{unit}/alerts'];
    expect([...addresses].sort()).toEqual(expected.sort());
    const operations = document?.operations().all() ?? [];
    const sent = operations.filter((operation) => operation.isSend()).map((operation) => operation.id());
    expect(sent.sort()).toEqual(['send-reports', 'send-status']);
    expect(operations).toHaveLength(7);
  });

  it('describes every type of report', () => {
    const schemas = Object.keys((buildAsyncApi().components as { schemas: object }).schemas);
    for (const type of REPORT_TYPES) expect(schemas).toContain(`report-${type}`);
  });
});

describe('the examples', () => {
  const messages = (
    buildAsyncApi().components as {
      messages: Record<string, { examples: { payload: string }[] }>;
    }
  ).messages;
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: EXAMPLE_KEY.x },
    format: 'jwk',
  });

  it.each(Object.keys(SIGNED_SCHEMAS) as (keyof typeof SIGNED_SCHEMAS)[])(
    '%s is signed as it should be and is what its schema says',
    (type) => {
      const text = messages[type]?.examples[0]?.payload ?? '';
      const jws = parseCompact(text);
      if ('refusal' in jws) throw new Error(jws.refusal);
      expect(jws.header).toEqual({ alg: 'EdDSA', kid: EXAMPLE_KEY.kid });
      expect(verify(null, Buffer.from(jws.signingInput), publicKey, jws.signature)).toBe(true);
      const payload = JSON.parse(Buffer.from(jws.payloadBytes).toString()) as object;
      expect(payload).toEqual(SIGNED_EXAMPLES[type]);
      expect(SIGNED_SCHEMAS[type].parse(payload)).toEqual(payload);
    },
  );

  it('the playlist points at the body that is shown', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(EXAMPLE_BODY));
    expect(SIGNED_EXAMPLES.playlist.body).toMatchObject({ sha256: payloadHash(bytes), bytes: bytes.length });
    expect(PlaylistBodySchema.parse(EXAMPLE_BODY)).toEqual(EXAMPLE_BODY);
  });

  it('status and reports are taken by the hub', () => {
    expect(StatusSchema.parse(STATUS_EXAMPLE)).toEqual(STATUS_EXAMPLE);
    expect(ReportBatch.parse(REPORT_EXAMPLE)).toEqual(REPORT_EXAMPLE);
    for (const report of REPORT_EXAMPLE.reports)
      expect(judgeReport(report)).toMatchObject({ ok: true, report });
  });
});
