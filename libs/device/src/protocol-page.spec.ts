import { describe, expect, it } from '@jest/globals';
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readBoardText } from '#contracts/board-text.js';
import { judgeReport, ReportBatch, StatusUp } from '#contracts/reports.js';
import { EnrolAnswer, EnrolRequest, PlaylistBodySchema } from '#contracts/wire.js';
import { nodeCrypto } from './node/node-crypto.js';
import {
  exampleBlocks,
  exampleBoardBody,
  exampleBoardReports,
  exampleBoardText,
  exampleBody,
  exampleEnrol,
  exampleKey,
  exampleReports,
  exampleStatus,
} from './spec-world/protocol-examples.js';
import { KeyRing } from './trust/key-ring.js';
import { openMessage, type SignedKind } from './trust/open-message.js';

/** `UPDATE_EXAMPLES=1` writes the page's examples anew; otherwise they must be there already, byte for byte. */
const PAGE = 'docs/device-protocol.md';
const SECRET = Uint8Array.from({ length: 32 }, (_, at) => at);
const PKCS8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), SECRET]);
const privateKey = createPrivateKey({ key: PKCS8, format: 'der', type: 'pkcs8' });
const x = createPublicKey(privateKey).export({ format: 'jwk' }).x!;
const blocks = exampleBlocks({ x, sign: (input) => sign(null, Buffer.from(input), privateKey) });

describe('the page of the device protocol', () => {
  it('shows exactly the examples that the code makes', () => {
    expect(existsSync(PAGE)).toBe(true);
    const page = readFileSync(PAGE, 'utf8');
    const names: string[] = [];
    const filled = page.replace(/<!-- example: (\w+) -->\n[\s\S]*?<!-- end -->/g, (_, name: string) => {
      names.push(name);
      return `<!-- example: ${name} -->\n${blocks[name]}\n<!-- end -->`;
    });
    if (process.env.UPDATE_EXAMPLES === '1') writeFileSync(PAGE, filled);
    else expect(page).toBe(filled);
    expect(names.sort()).toEqual(Object.keys(blocks).sort());
  });

  const signedBlocks = Object.entries(blocks).filter(([, text]) => text.includes('```jws'));
  it.each(signedBlocks)('a device takes the signed example %s', (kind, text) => {
    const jws = /```jws\n(.*)\n```/.exec(text)![1]!;
    const key = exampleKey(x) as never;
    const opened = openMessage(
      Buffer.from(jws),
      { kind: kind as SignedKind, name: kind === 'alerts' ? '2025-02647' : 'lc-0417' },
      { keys: new KeyRing(key, [key]), crypto: nodeCrypto, trustedNowMs: Date.parse('2026-11-23T00:00:00Z') },
    );
    // The only key of the example stands for the root as well, and a root signs configs only.
    if (kind === 'config') expect(opened).toMatchObject({ ok: true, kid: 'hub-1' });
    else expect(opened).toMatchObject({ ok: false, reason: 'wrong-type' });
    const root = { ...(key as object), kid: 'root' } as never;
    const again = openMessage(
      Buffer.from(jws),
      { kind: kind as SignedKind, name: kind === 'alerts' ? '2025-02647' : 'lc-0417' },
      { keys: new KeyRing(root, [key]), crypto: nodeCrypto, trustedNowMs: null },
    );
    expect(again).toMatchObject({ ok: true, hash: /payload hash `(\w+)`/.exec(text)![1] });
  });

  it('the other examples are what the schemas say', () => {
    expect(PlaylistBodySchema.safeParse(JSON.parse(exampleBody)).success).toBe(true);
    expect(ReportBatch.safeParse(exampleReports).success).toBe(true);
    expect(exampleReports.reports.map((report) => judgeReport(report).ok)).toEqual([true]);
    expect(PlaylistBodySchema.safeParse(JSON.parse(exampleBoardBody)).success).toBe(true);
    expect(readBoardText(Buffer.from(exampleBoardText))).toEqual(JSON.parse(exampleBoardText));
    expect(exampleBoardReports.reports.map((report) => judgeReport(report).ok)).toEqual([true, true, true]);
    expect(StatusUp.safeParse(exampleStatus).success).toBe(true);
    expect(EnrolRequest.safeParse(exampleEnrol(x).request).success).toBe(true);
    expect(EnrolAnswer.safeParse(exampleEnrol(x).answer).success).toBe(true);
  });
});
