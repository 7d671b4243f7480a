import { parseTopic } from '#contracts/topics.js';
import type {
  AlertsMessage,
  CommandMessage,
  DeviceConfig,
  PlaylistMessage,
  ReceiptMessage,
} from '#contracts/wire.js';
import type { DeviceContext } from './context.js';
import type { AlertSets } from './desired/alert-set.js';
import type { DesiredConfig } from './desired/desired-config.js';
import type { DesiredPlaylist } from './desired/desired-playlist.js';
import type { Commands } from './link/commands.js';
import type { ReportSender } from './link/report-sender.js';
import { HeldMessages } from './trust/held-messages.js';
import { openMessage, type Addressee, type Opened, type SignedKind } from './trust/open-message.js';

export interface InboxParts {
  config: DesiredConfig;
  playlist: DesiredPlaylist;
  alerts: AlertSets;
  sender: ReportSender;
  commands: Commands;
  configTaken(): void;
  /** @param before the revision in force before */
  programmeMayHaveChanged(before: number): void;
  /** The hub has said which programme holds, a new one or the same. */
  programmeHeard(): void;
  wantsChanged(): void;
  verified(issuedAtMs: number, kind: SignedKind): void;
}
const SIGNED_TOPICS = ['config', 'playlist', 'command', 'receipt'] as const;
type Verified = Opened & { ok: true };

/** What comes in: opened, judged, and given to the part that it concerns. */
export class Inbox {
  private readonly held = new HeldMessages();

  constructor(
    private readonly context: DeviceContext,
    private readonly parts: InboxParts,
  ) {}

  take(topic: string, payload: Uint8Array, retain: boolean): void {
    const to = this.addressee(topic);
    if (!to || payload.length === 0) return;
    const opened = this.open(payload, to);
    if (opened.ok) {
      this.deliver(topic, to, opened, retain);
    } else if (opened.reason === 'unknown-kid') {
      this.held.hold(topic, payload, retain, this.context.clock.monotonicMs());
      this.context.deadlines.setEarlier('held', this.held.nextMonoMs());
    } else {
      this.refuse(topic, opened);
    }
  }

  tick(nowMonoMs: number): void {
    if (!this.context.deadlines.take('held', nowMonoMs)) return;
    for (const { topic, payload, retain } of this.held.due(nowMonoMs)) {
      const to = this.addressee(topic)!;
      const opened = this.open(payload, to);
      if (opened.ok) this.deliver(topic, to, opened, retain);
      else this.refuse(topic, opened);
    }
    if (this.held.nextMonoMs() < Infinity) this.context.deadlines.set('held', this.held.nextMonoMs());
  }

  private open(payload: Uint8Array, to: Addressee): Opened {
    return openMessage(payload, to, {
      keys: this.context.keys,
      crypto: this.context.ports.crypto,
      trustedNowMs: this.context.clock.believedMs(),
    });
  }

  private refuse(topic: string, { reason, kid, revision, sha256 }: Opened & { ok: false }): void {
    this.context.refuse(topic, reason, {
      ...(kid === undefined ? {} : { kid }),
      ...(revision === undefined ? {} : { revision }),
      sha256,
    });
  }

  private addressee(topic: string): Addressee | null {
    const parsed = parseTopic(topic);
    if (!parsed) return null;
    if ('unit' in parsed) return { kind: 'alerts', name: parsed.unit };
    const kind = SIGNED_TOPICS.find((name) => name === parsed.kind);
    return kind && parsed.device === this.context.identity.device ? { kind, name: parsed.device } : null;
  }

  private deliver(topic: string, to: Addressee, opened: Verified, retain: boolean): void {
    const isOld = opened.issuedAtMs < this.context.clock.floor();
    this.parts.verified(opened.issuedAtMs, to.kind);
    const { message, hash, kid } = opened;
    switch (to.kind) {
      case 'config':
        this.config(topic, message as DeviceConfig, hash, kid);
        break;
      case 'playlist':
        this.playlist(message as PlaylistMessage, hash, kid);
        break;
      case 'alerts':
        this.alerts(topic, message as AlertsMessage, { hash, kid, live: !retain && !isOld });
        break;
      case 'command':
        this.parts.commands.take(message as CommandMessage, isOld);
        break;
      case 'receipt':
        this.receipt(topic, message as ReceiptMessage, hash, kid);
        break;
    }
  }

  private config(topic: string, message: DeviceConfig, hash: string, kid: string): void {
    if (!this.parts.config.take(this.context, topic, { message, hash, kid })) return;
    this.parts.configTaken();
    for (const held of this.held.release()) this.take(held.topic, held.payload, held.retain);
  }

  private playlist(message: PlaylistMessage, hash: string, kid: string): void {
    const before = this.parts.playlist.revision();
    if (this.parts.playlist.take(this.context, message, hash, kid))
      this.parts.programmeMayHaveChanged(before);
    this.parts.programmeHeard();
  }

  private alerts(
    topic: string,
    message: AlertsMessage,
    how: { hash: string; kid: string; live: boolean },
  ): void {
    if (!this.parts.alerts.take(this.context, topic, { message, ...how })) return;
    this.context.lookAgain();
    this.parts.wantsChanged();
  }

  private receipt(topic: string, message: ReceiptMessage, hash: string, kid: string): void {
    if ('malformed' in message) {
      this.parts.sender.malformed(message.malformed.sha256);
      return;
    }
    if (message.journal !== this.context.journal.id) return;
    if (message.rejects.length > 0)
      this.context.ports.log?.('warn', 'reports were rejected', { rejects: message.rejects });
    if (this.parts.sender.receipt(message.upTo) === 'refused')
      this.context.refuse(topic, 'malformed', { kid, sha256: hash });
  }
}
