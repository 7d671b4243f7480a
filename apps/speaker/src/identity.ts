import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EnrolAnswer } from '#contracts/wire.js';
import { enrolOnce, type EnrolOutcome } from '#device/shell/http-enrol.js';
import type { SpeakerArguments } from './arguments.js';
import { readIfThere, replaceFile } from './durable-files.js';
import type { Log } from './log.js';

const FIRST_WAIT_MS = 1000;
const MAX_WAIT_MS = 60_000;

interface IdentityFile {
  /** 32 raw bytes in base64url: names this box. */
  publicKey: string;
  privateKeyPem: string;
  /** The code this enrolment was made with, without hyphens, in lower case. */
  code?: string;
  enrolment?: EnrolAnswer;
}

/** Who this device is: from its folder, or by enrolling. The key is stored before it is sent, so that a lost answer can be asked for again. */
export async function identityOf(args: SpeakerArguments, log: Log): Promise<EnrolAnswer> {
  mkdirSync(args.data, { recursive: true, mode: 0o700 });
  const path = join(args.data, 'identity.json');
  const text = readIfThere(path);
  const known = text === null ? newKey() : (JSON.parse(text) as IdentityFile);
  const code = args.enrol === undefined ? undefined : plain(args.enrol);
  if (known.enrolment && (code === undefined || code === known.code))
    return EnrolAnswer.parse(known.enrolment);
  if (code === undefined || args.hub === undefined || args.enrol === undefined)
    throw new Error('this device is not enrolled yet: give --hub and --enrol');
  replaceFile(path, JSON.stringify(known));
  const answer = await enrol(args.hub, args.enrol, known.publicKey, args.hardwareId ?? hostname(), log);
  replaceFile(path, JSON.stringify({ ...known, code, enrolment: answer } satisfies IdentityFile));
  log('info', 'enrolled', { device: answer.device });
  return answer;
}

async function enrol(
  hub: string,
  code: string,
  publicKey: string,
  hardwareId: string,
  log: Log,
): Promise<EnrolAnswer> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(MAX_WAIT_MS, waitMs * 2)) {
    const outcome: EnrolOutcome = await enrolOnce({
      ...{ hub, code, publicKey, hardwareId },
      kind: 'speaker',
    });
    if (outcome.result === 'enrolled') return outcome.answer;
    if (outcome.result === 'refused')
      throw new Error(`enrolment refused (${outcome.status} ${outcome.error}): ${outcome.message}`);
    log('warn', 'enrolment has to wait', { why: outcome.why });
    await sleep(outcome.retryAfterSeconds === undefined ? waitMs : outcome.retryAfterSeconds * 1000);
  }
}

function newKey(): IdentityFile {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x!,
    privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

const plain = (code: string): string => code.replace(/-/g, '').toLowerCase();
