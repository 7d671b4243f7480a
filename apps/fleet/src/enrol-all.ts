import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EnrolAnswer } from '#contracts/wire.js';
import { enrolOnce } from '#device/shell/http-enrol.js';

const MAX_TRIES = 8;
const FIRST_WAIT_MS = 500;

/** Enrols a device for each code, so many at a time; throws for a code that is refused. In the order of the codes. */
export async function enrolAll(
  hub: string,
  codes: readonly string[],
  atOnce: number,
): Promise<EnrolAnswer[]> {
  const answers: EnrolAnswer[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < codes.length; at = next++) answers[at] = await enrolOne(hub, codes[at]!, at);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, codes.length) }, worker));
  return answers;
}

async function enrolOne(hub: string, code: string, index: number): Promise<EnrolAnswer> {
  const publicKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x!;
  let why = '';
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const outcome = await enrolOnce({ hub, code, publicKey, hardwareId: `fleet-${index}` });
    if (outcome.result === 'enrolled') return outcome.answer;
    if (outcome.result === 'refused')
      throw new Error(`enrolment of ${code} refused: ${outcome.status} ${outcome.error} ${outcome.message}`);
    why = outcome.why;
    await sleep(outcome.retryAfterSeconds ? outcome.retryAfterSeconds * 1000 : FIRST_WAIT_MS * 2 ** attempt);
  }
  throw new Error(`enrolment of ${code}: ${why}, ${MAX_TRIES} times`);
}
