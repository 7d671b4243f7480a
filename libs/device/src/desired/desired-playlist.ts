import type { PlaylistMessage } from '#contracts/wire.js';
import type { DeviceContext } from '../context.js';
import { readProgramme } from '../programme/build-programme.js';
import type { Programme } from '../programme/programme.js';
import { readRecord, writeRecord } from '../records.js';
import { judgeRevision, NOTHING, type Standing } from '../trust/revision-rule.js';

const CURRENT = 'playlist';
const NEXT = 'playlist-next';
interface Kept {
  hash: string;
  kid: string;
  message: PlaylistMessage;
  /** Its body agreed with its hash and did not parse: only a higher revision helps. */
  dead?: boolean;
}
export interface BodyRef {
  sha256: string;
  bytes: number;
  path: string;
}
const NO_VALIDITY = { fromMs: 0, toMs: 0 };

/** The programme in force, and the one that is pending until its body is here and parses. */
export class DesiredPlaylist {
  private current: Kept | null;
  private next: Kept | null;
  private programmeNow: Programme | null = null;
  private withdrawnNow: ReadonlySet<string> = new Set();

  constructor(
    private readonly topic: string,
    store: DeviceContext['ports']['store'],
  ) {
    this.current = readRecord<Kept>(store, CURRENT);
    this.next = readRecord<Kept>(store, NEXT);
    if (this.next && this.next.message.revision <= (this.current?.message.revision ?? 0)) this.next = null;
  }

  programme(): Programme | null {
    return this.programmeNow;
  }
  revision(): number {
    return this.programmeNow ? (this.current?.message.revision ?? 0) : 0;
  }
  validity(): { fromMs: number; toMs: number } {
    if (!this.current || !this.programmeNow) return NO_VALIDITY;
    const { validFrom, validTo } = this.current.message;
    return { fromMs: Date.parse(validFrom), toMs: Date.parse(validTo) };
  }
  /** Bulletins that must not sound: what the newest message says holds at once, before its body is here. */
  isWithdrawn(bulletin: string): boolean {
    return this.withdrawnNow.has(bulletin) || (this.programmeNow?.withdrawn.has(bulletin) ?? false);
  }
  /** The body that is needed and not yet here. */
  missingBody(): BodyRef | null {
    if (this.next && !this.next.dead) return this.next.message.body;
    return this.current && !this.programmeNow ? this.current.message.body : null;
  }
  /** Bodies that must not be deleted. */
  bodies(): string[] {
    return [this.current, this.next].flatMap((kept) => (kept ? [kept.message.body.sha256] : []));
  }

  restore(context: DeviceContext): void {
    this.programmeNow = this.current ? this.load(context, this.current.message.body.sha256) : null;
    if (this.current && this.programmeNow) this.say(context, this.current);
    this.learnWithdrawn();
    this.bodyArrived(context);
  }

  /** True where the message is pending now. */
  take(context: DeviceContext, message: PlaylistMessage, hash: string, kid: string): boolean {
    const verdict = judgeRevision(this.standing(), { revision: message.revision, hash });
    if (verdict === 'ignore') return false;
    if (verdict !== 'take') {
      context.refuse(this.topic, verdict, { kid, revision: message.revision, sha256: hash });
      return false;
    }
    writeRecord(context.ports.store, NEXT, { hash, kid, message });
    this.next = { hash, kid, message };
    this.learnWithdrawn();
    this.bodyArrived(context);
    return true;
  }

  /** Looks whether the missing body is among the files; then the pending playlist replaces the current one. */
  bodyArrived(context: DeviceContext): void {
    const body = this.missingBody();
    if (!body || !context.ports.files.has(body.sha256)) return;
    const pending = this.next && !this.next.dead ? this.next : this.current!;
    const programme = this.load(context, body.sha256);
    if (!programme) {
      this.refuseBody(context, pending);
      return;
    }
    writeRecord(context.ports.store, CURRENT, pending);
    context.ports.store.remove(NEXT);
    this.current = pending;
    this.next = null;
    this.programmeNow = programme;
    this.learnWithdrawn();
    this.say(context, pending);
    context.lookAgain();
  }

  /** The file came whole and is another one. */
  bodyWrong(context: DeviceContext): void {
    const pending = this.next ?? this.current;
    if (pending) context.refuse(this.topic, 'body-hash', noteOf(pending));
  }

  private refuseBody(context: DeviceContext, pending: Kept): void {
    pending.dead = true;
    if (pending === this.next) writeRecord(context.ports.store, NEXT, pending);
    context.refuse(this.topic, 'body', noteOf(pending));
  }

  private load(context: DeviceContext, sha256: string): Programme | null {
    const { files, crypto, programmes } = context.ports;
    const bytes = files.read(sha256);
    if (!bytes) return null;
    const shared = programmes?.find(sha256);
    if (shared) return shared;
    if (crypto.sha256(bytes) !== sha256) {
      files.remove(sha256);
      return null;
    }
    const programme = readProgramme(bytes, context.kind);
    if (programme) programmes?.keep(sha256, programme);
    return programme;
  }

  private standing(): Standing {
    const kept = this.next ?? this.current;
    return kept ? { revision: kept.message.revision, hash: kept.hash } : NOTHING;
  }

  private learnWithdrawn(): void {
    const named = [this.current, this.next].flatMap((kept) => kept?.message.withdrawn ?? []);
    this.withdrawnNow = new Set(named);
  }

  private say(context: DeviceContext, { hash, message }: Kept): void {
    const said = context.spent.acceptance('playlist');
    if (said?.revision === message.revision && said.hash === hash) return;
    context.journal.append('playlist-accepted', { revision: message.revision, hash });
    context.statusChanged();
  }
}

const noteOf = ({ kid, hash, message }: Kept) => ({ kid, revision: message.revision, sha256: hash });
