import type { Reason } from '#contracts/reasons.js';
import type { CommandMessage } from '#contracts/wire.js';
import type { Output } from '../airing/output.js';
import type { Voice } from '../airing/voice.js';
import type { ClockProbe } from '../clock/clock-probe.js';
import type { DeviceContext } from '../context.js';
import { isQuiet, outputVolume } from '../limits/judge.js';
import { readRecord, writeRecord } from '../records.js';
import type { Addresses } from './addresses.js';
import type { ReportSender } from './report-sender.js';

const RECORD = 'nonces';
const MAX_EXP_MS = 5 * 60_000;
const MAX_NONCES = 500;
/** Time for the fade, the report of what was cut, and the answer to leave. */
const RESTART_AFTER_MS = 1500;

export interface CommandParts {
  output: Output;
  /** null: a board, which makes no sound. */
  voice: Voice | null;
  sender: ReportSender;
  probe: ClockProbe;
  addresses: Addresses;
  /** The clock was set: everything that is planned by it is looked at again. */
  clockSet(): void;
}
type Outcome = { result: 'executed' } | { result: 'refused'; reason: Reason };
const EXECUTED: Outcome = { result: 'executed' };
const refused = (reason: Reason): Outcome => ({ result: 'refused', reason });

/** Each command once: its nonce is on disk, until it expires, before anything is done. */
export class Commands {
  /** nonce → expiry in epoch ms. */
  private readonly nonces: Map<string, number>;

  constructor(
    private readonly context: DeviceContext,
    private readonly parts: CommandParts,
  ) {
    this.nonces = new Map(readRecord<{ nonces: [string, number][] }>(context.ports.store, RECORD)?.nonces);
  }

  /** @param isOld its `issuedAt` is below the newest verified one */
  take(message: CommandMessage, isOld: boolean): void {
    if (message.command === 'clock-probe') {
      this.probe(message.args);
      return;
    }
    if (this.nonces.has(message.nonce)) return;
    const { clock } = this.context;
    const expMs = Date.parse(message.exp);
    const report = (outcome: Outcome | { result: 'expired' }): void => {
      this.context.journal.append('command', {
        nonce: message.nonce,
        command: message.command,
        ...outcome,
      });
    };
    if (expMs - Date.parse(message.issuedAt) > MAX_EXP_MS) {
      report(refused('exp-too-far'));
      return;
    }
    if (!clock.usable() && (message.command !== 'stop' || isOld)) {
      report(refused('clock'));
      return;
    }
    if (clock.usable() && clock.nowMs() >= expMs) {
      report({ result: 'expired' });
      return;
    }
    this.remember(message.nonce, expMs);
    report(this.execute(message));
    this.afterwards(message);
  }

  private execute(message: CommandMessage): Outcome {
    const { ports, journal } = this.context;
    switch (message.command) {
      case 'stop':
        this.parts.output.stopAll();
        return EXECUTED;
      case 'restart':
        return ports.restart ? EXECUTED : refused('unsupported');
      case 'test-tone':
        return this.testTone(message.args);
      case 'volume':
      case 'pause':
      case 'resume':
        return this.remote(message);
      case 'resend':
        if (message.args.journal !== journal.id) return refused('journal');
        if (message.args.fromSeq > journal.lastSeq) return refused('beyond-last');
        this.parts.sender.rewind(message.args.fromSeq);
        return EXECUTED;
      case 'log': {
        const base = this.parts.addresses.baseUrls()[0];
        if (!ports.sendLog || base === undefined) return refused('unsupported');
        ports.sendLog({ url: base + message.args.path, maxBytes: message.args.maxBytes });
        return EXECUTED;
      }
      default:
        return refused('unsupported');
    }
  }

  private afterwards(message: CommandMessage): void {
    if (message.command !== 'restart' || !this.context.ports.restart) return;
    this.parts.output.beforeRestart();
    this.context.deadlines.set('restart', this.context.clock.monotonicMs() + RESTART_AFTER_MS);
  }

  tick(nowMonoMs: number): void {
    if (this.context.deadlines.take('restart', nowMonoMs)) this.context.ports.restart?.();
  }

  private probe(args: { deviceNonce: string; t2: string; t3: string }): void {
    const verdict = this.parts.probe.answer(args.deviceNonce, Date.parse(args.t2), Date.parse(args.t3));
    if (verdict === 'taken') this.parts.clockSet();
    else if (verdict === 'worse') this.context.statusChanged();
  }

  private remote(message: CommandMessage & { command: 'volume' | 'pause' | 'resume' }): Outcome {
    const { remote } = this.context;
    if (!this.parts.voice) return refused('unsupported');
    const asOfMs = Date.parse(message.issuedAt);
    if (remote.isSuperseded(asOfMs)) return refused('superseded');
    if (message.command === 'volume') remote.setVolume(asOfMs, message.args);
    else if (message.command === 'pause') remote.pause(asOfMs, message.args.seconds);
    else remote.resume(asOfMs);
    this.context.lookAgain();
    return EXECUTED;
  }

  private testTone({ seconds, volume }: { seconds: number; volume: number }): Outcome {
    const { clock, journal, ports } = this.context;
    const config = this.context.config();
    const { voice } = this.parts;
    if (!voice) return refused('unsupported');
    if (!config || config.muted !== 'no') return refused('muted');
    if (this.context.remote.isPaused()) return refused('paused');
    if (voice.current()) return refused('busy');
    const fromAtMs = clock.nowMs() + ports.player.leadMs;
    const durationMs = Math.round(seconds * 1000);
    const span = { fromMs: fromAtMs, toMs: fromAtMs + durationMs };
    if (isQuiet(config, span)) return refused('quiet');
    const instant = (ms: number): string => new Date(Math.round(ms)).toISOString();
    const said = journal.append('unplanned', {
      fromAt: instant(span.fromMs),
      toAt: instant(span.toMs),
      source: 'test-tone',
    });
    if (!said) return refused('disk');
    voice.begin(
      {
        play: voice.newPlayId(),
        kind: 'tone',
        key: 'test-tone',
        subject: {},
        class: 5,
        revision: 0,
        pieces: [{ positionMs: 0, durationMs }],
        volume: outputVolume(config, volume),
        heard: [],
        blame: null,
      },
      { zeroMonoMs: clock.monoOf(fromAtMs), fromMs: 0, as: 'started' },
    );
    return EXECUTED;
  }

  private remember(nonce: string, expMs: number): void {
    const nowMs = this.context.clock.nowMs();
    for (const [known, until] of this.nonces) if (until < nowMs) this.nonces.delete(known);
    this.nonces.set(nonce, expMs);
    while (this.nonces.size > MAX_NONCES) this.nonces.delete(this.nonces.keys().next().value!);
    writeRecord(this.context.ports.store, RECORD, { nonces: [...this.nonces] });
  }
}
