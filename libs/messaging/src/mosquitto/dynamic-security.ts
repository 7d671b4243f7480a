import { AppError } from '#contracts/errors.js';

/** Mosquitto's dynamic-security plugin is commanded by JSON on one topic and answers on another. */
export const CONTROL_TOPIC = '$CONTROL/dynamic-security/v1';
export const CONTROL_RESPONSE_TOPIC = '$CONTROL/dynamic-security/v1/response';

export interface ControlCommand {
  command: string;
  [field: string]: unknown;
}
export interface ControlAnswer {
  command: string;
  /** The plugin's words; absent when it was done. */
  error?: string;
  data?: unknown;
}
interface Waiting {
  answers: (ControlAnswer | null)[];
  missing: number;
  resolve: (answers: ControlAnswer[]) => void;
  reject: (error: AppError) => void;
  timer: ReturnType<typeof setTimeout>;
}
const MAX_WAITING = 200;

export interface DynamicSecurityOptions {
  publish(payload: string): Promise<void>;
  /** Every admin sees every answer: ours carry this. */
  name: string;
  timeoutMs: number;
}

/** Commands out, answers in, matched by correlation data. An answer `error` is a value; no answer in time is an AppError. */
export class DynamicSecurity {
  private readonly waiting = new Map<string, Waiting>();
  private count = 0;

  constructor(private readonly options: DynamicSecurityOptions) {}

  /** Answers in the order of the commands, which the broker carries out one after another. */
  run(commands: readonly ControlCommand[]): Promise<ControlAnswer[]> {
    if (commands.length === 0) return Promise.resolve([]);
    if (this.waiting.size >= MAX_WAITING) return Promise.reject(unavailable('mqtt-overflow'));
    const id = `${this.options.name}:${(this.count += 1)}`;
    const numbered = commands.map((command, i) => ({ ...command, correlationData: `${id}:${i}` }));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.fail(id, 'broker-control-timeout'), this.options.timeoutMs);
      const answers: (ControlAnswer | null)[] = commands.map(() => null);
      this.waiting.set(id, { answers, missing: commands.length, resolve, reject, timer });
      this.options
        .publish(JSON.stringify({ commands: numbered }))
        .catch((error: unknown) => this.fail(id, 'broker-control-unavailable', error));
    });
  }

  /** A message on the response topic. Others' answers and nonsense are ignored. */
  heard(payload: Uint8Array): void {
    for (const answer of readAnswers(payload)) {
      const [, id, index] = /^(.*):(\d+)$/.exec(String(answer.correlationData)) ?? [];
      const waiting = id === undefined ? undefined : this.waiting.get(id);
      if (!waiting || id === undefined || waiting.answers[Number(index)] !== null) continue;
      waiting.answers[Number(index)] = answer;
      waiting.missing -= 1;
      if (waiting.missing > 0) continue;
      clearTimeout(waiting.timer);
      this.waiting.delete(id);
      waiting.resolve(waiting.answers as ControlAnswer[]);
    }
  }

  /** The connection is gone: no answer will come. */
  lost(): void {
    for (const id of [...this.waiting.keys()]) this.fail(id, 'broker-control-unavailable');
  }

  private fail(id: string, code: string, cause?: unknown): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.waiting.delete(id);
    waiting.reject(unavailable(code, cause));
  }
}

const unavailable = (code: string, cause?: unknown) => new AppError(code, { kind: 'unavailable', cause });

function readAnswers(payload: Uint8Array): (ControlAnswer & { correlationData?: unknown })[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return []; // Not the plugin's answer; ours then ends by its timeout.
  }
  const answers = (parsed as { responses?: unknown } | null)?.responses;
  return Array.isArray(answers) ? (answers as ControlAnswer[]) : [];
}
