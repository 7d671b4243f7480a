import type { EnrolAnswer } from '#contracts/wire.js';
import { enrolOnce } from '#device/shell/http-enrol.js';
import type { EnrolProblem } from '../messages.js';
import type { BoardDatabase } from './database.js';
import { newBoxKey, type BoxKey } from './pure-crypto.js';

const RECORD = 'identity';
const FIRST_WAIT_MS = 1000;
const MAX_WAIT_MS = 60_000;

interface Identity {
  key: BoxKey;
  /** The code this enrolment was made with, without hyphens, in lower case. */
  code?: string;
  enrolment?: EnrolAnswer;
}
export interface EnrolRequest {
  hub: string;
  code: string;
}

/** What the browser knows of who this board is; the key is made at the first question and stays. */
export class IdentityRecord {
  private constructor(
    private readonly database: BoardDatabase,
    private identity: Identity,
    /** The database had forgotten it. */
    readonly isRestored: boolean,
    /** Keeps a second copy elsewhere: a browser may throw its database away. */
    private readonly keepCopy: (text: string) => void,
  ) {}

  /** @param copy what was kept elsewhere */
  static async open(
    database: BoardDatabase,
    copy: string | null,
    keepCopy: (text: string) => void,
  ): Promise<IdentityRecord> {
    const stored = readIdentity((await database.get('records', RECORD)) ?? null);
    const identity = stored ?? readIdentity(copy) ?? { key: newBoxKey() };
    const isRestored = stored === null && identity.enrolment !== undefined;
    const record = new IdentityRecord(database, identity, isRestored, keepCopy);
    if (stored) keepCopy(JSON.stringify(stored));
    else await record.save();
    return record;
  }

  get enrolment(): EnrolAnswer | null {
    return this.identity.enrolment ?? null;
  }
  /** Is this the code of the enrolment that holds already? */
  isKnown(code: string): boolean {
    return this.identity.enrolment !== undefined && this.identity.code === plain(code);
  }

  /**
   * Asks until there is an answer; the same code with the same key may be asked for again. A new enrolment is a new
   * device: its journal begins anew, while the files stay.
   * @param signal another code was given: this one is not asked for again
   * @param onWait told after each try that found nobody; false: it is not waited for
   * @returns what the hub said where it refused; `enrolled`, or `given-up`
   */
  async enrol(
    request: EnrolRequest,
    signal: AbortSignal,
    onWait: (problem: EnrolProblem) => boolean,
  ): Promise<EnrolProblem | 'enrolled' | 'given-up'> {
    const { publicKey } = this.identity.key;
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(MAX_WAIT_MS, waitMs * 2)) {
      const outcome = await enrolOnce({
        ...request,
        publicKey,
        hardwareId: `board-${publicKey.slice(0, 12)}`,
        kind: 'board',
      });
      if (outcome.result === 'enrolled') {
        await this.begin(request.code, outcome.answer);
        return 'enrolled';
      }
      if (signal.aborted) return 'given-up';
      if (outcome.result === 'refused')
        return { kind: 'refused', error: outcome.error, message: outcome.message };
      if (!onWait({ kind: 'waiting', why: outcome.why })) return 'given-up';
      const inMs = outcome.retryAfterSeconds === undefined ? waitMs : outcome.retryAfterSeconds * 1000;
      await pause(inMs, signal);
      if (signal.aborted) return 'given-up';
    }
  }

  private async begin(code: string, enrolment: EnrolAnswer): Promise<void> {
    const isSame = this.identity.enrolment?.device === enrolment.device;
    this.identity = { ...this.identity, code: plain(code), enrolment };
    const transaction = this.database.transaction(['journal', 'records'], 'readwrite', {
      durability: 'strict',
    });
    if (!isSame) {
      void transaction.objectStore('journal').clear();
      void transaction.objectStore('records').clear();
    }
    const text = JSON.stringify(this.identity);
    void transaction.objectStore('records').put(text, RECORD);
    await transaction.done;
    this.keepCopy(text);
  }

  private async save(): Promise<void> {
    const text = JSON.stringify(this.identity);
    await this.database.put('records', text, RECORD);
    this.keepCopy(text);
  }
}

/** null where there is none, or none that can be used. */
function readIdentity(text: string | null): Identity | null {
  try {
    const identity = JSON.parse(text ?? 'null') as Identity | null;
    if (typeof identity?.key?.publicKey !== 'string') return null;
    return typeof identity.enrolment?.device === 'string' ? identity : { key: identity.key };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', resolve, { once: true });
  });

const plain = (code: string): string => code.replace(/-/g, '').toLowerCase();
