import type { Screen } from '#contracts/reports.js';
import type { PublicKeyEntry } from '#contracts/wire.js';
import type { Programme } from './programme/programme.js';
import type { PlayPiece, PlayPlan, Span } from './sound.js';

export type { PlayPiece, PlayPlan, Span } from './sound.js';

/**
 * What a device needs from the machine it runs on. The core calls these synchronously and never waits: whatever takes
 * time is answered by a `DeviceEvent` given to `DeviceCore.handle`. Speaker, board and fleet are shells that implement them.
 */
export interface DevicePorts {
  clock: ClockPort;
  crypto: CryptoPort;
  store: StorePort;
  files: FilesPort;
  player: PlayerPort;
  /** A board's: then the device shows, and `player` is never asked. */
  screen?: ScreenPort;
  transport: TransportPort;
  /** [0, 1); jitter only, never identities. */
  random(): number;
  /** Asks an NTP server once; answers `ntp`. Absent where the machine has no UDP. */
  askTime?(servers: readonly string[]): void;
  /** Ends the program so that it is started anew; absent: `restart` is refused as unsupported. */
  restart?(): void;
  /** Sends the log, gzip, by PUT to `path` behind a base address; absent: `log` is refused as unsupported. */
  sendLog?(request: LogRequest): void;
  /** Temperature, power and the like for the status; unknown values are null. */
  telemetry?(): Telemetry;
  /** Shares parsed programmes between the devices of one process; absent: each parses its own. */
  programmes?: ProgrammeShelf;
  /** A line for the local log: what happened, never secrets. */
  log?(level: 'info' | 'warn' | 'error', message: string, details?: Record<string, unknown>): void;
}

export interface ClockPort {
  /** Milliseconds since some fixed moment of this boot; never jumps. */
  monotonicMs(): number;
  /** The machine's own wall clock in epoch ms, right or wrong; null where there is none before the network gives one. */
  wallMs(): number | null;
  /** True where the wall clock goes on while the power is off. */
  readonly batteryBacked: boolean;
  /**
   * A wall clock that was measured wrong by up to so much is put right by it at the next start; absent: a clock that is
   * wrong is not believed without the network. Where half a second is nothing: on a screen.
   */
  readonly correctableMs?: number;
}

export interface CryptoPort {
  /** Ed25519. `publicKey` is the 32 raw bytes in base64url, as keys appear on the wire. Never throws. */
  verify(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean;
  /** Lower-case hex. */
  sha256(bytes: Uint8Array): string;
  /** Unpredictable bytes for ids and nonces. */
  randomBytes(length: number): Uint8Array;
}

/** Durable on return, or it throws (a full disk): nothing in between, except that a power cut may leave a torn tail of the journal. */
export interface StorePort {
  /** The whole journal as it was written, torn tail included. */
  readJournal(): string;
  /** Appends text and makes it durable. */
  appendJournal(text: string): void;
  /** Replaces the journal in one step: after a cut there is the old one or the new one. */
  replaceJournal(text: string): void;
  /** A small named record; null if there is none. Names are `[a-z0-9.-]+`. */
  read(name: string): string | null;
  /** Replaces a record in one step. */
  write(name: string, text: string): void;
  remove(name: string): void;
  /** Overwrites the one progress mark; may be lost with the power, must not wear the flash. */
  mark(text: string): void;
  readMark(): string | null;
}

export interface FileRef {
  sha256: string;
  bytes: number;
}
export interface FetchRequest extends FileRef {
  /** Unique per request. */
  id: string;
  url: string;
  /** A playlist body is read by the core, media only by the player. */
  purpose: 'body' | 'media';
}
/**
 * How one GET ended. `staged`: the file is there, its size and hash agree, and it is durable. `wrong`: it came whole and
 * does not agree, and is deleted. `net`: no answer, or the connection broke (what came is kept for a range request).
 * `status`: any HTTP status but 200 and 206. `disk`: no room.
 */
export type FetchOutcome =
  | { result: 'staged' | 'wrong' | 'disk' }
  | { result: 'net'; cause?: string }
  | { result: 'status'; status: number; retryAfterSeconds?: number };

/** Files by hash. Only what agreed in size and hash is ever listed. */
export interface FilesPort {
  has(sha256: string): boolean;
  /** GET with the device's token, no redirects, no content encoding, ranges to resume; answers `fetched`. */
  fetch(request: FetchRequest): void;
  /** Forgets a request; its answer, should it come, is ignored. */
  abandon(id: string): void;
  /** The bytes of a small file (a playlist body), or null. */
  read(sha256: string): Uint8Array | null;
  remove(sha256: string): void;
  /** Oldest first. */
  list(): readonly FileRef[];
  freeBytes(): number | null;
}

/** One voice. Everything is silence between pieces. */
export interface PlayerPort {
  /** How long before the first sample `start` must be called. */
  readonly leadMs: number;
  /** A `start` that is late by less plays from `fromPositionMs` all the same. */
  readonly toleranceMs: number;
  readonly evidence: 'decoded' | 'amplifier' | 'microphone';
  /** Decodes ahead; answers `prepared` with the same key. A second call with the key is answered again. */
  prepare(key: string, pieces: readonly PlayPiece[]): void;
  /** What was prepared under this key is not needed any more. */
  release(key: string): void;
  /** Answers `ended` once, when the last piece ended, when nothing can go on, or after `stop`. */
  start(plan: PlayPlan): void;
  /** Fades out within `fadeMs`, then answers `ended`. */
  stop(run: string, fadeMs: number): void;
  setVolume(run: string, volume: number): void;
}

/** Something of the programme that is on the screen, or in turn for it. */
export interface ScreenItem {
  occurrence: string;
  bulletin?: string;
  kind: 'text' | 'image' | 'video';
  sha256: string;
  codec: string;
  language?: string;
  /** How long one turn of it lasts; a text that takes longer to read through may have longer. */
  durationMs: number;
}
/**
 * Why there is nothing of the programme on the screen: no config yet, a clock that is not believed, nothing due (or not
 * here), or no network where the page may show only with one.
 */
export type IdleReason = 'no-config' | 'clock' | 'nothing' | 'not-staged' | 'offline';
/** What is on the screen until the next one. `waiting`: everything that is in turn, for the running lines. */
export type Scene =
  | { kind: 'turn'; run: string; item: ScreenItem; waiting: readonly ScreenItem[] }
  | { kind: 'alert'; run: string; alert: string; title?: string; text: string; exercise: boolean }
  | { kind: 'idle'; reason: IdleReason };

/** One screen. */
export interface ScreenPort {
  /**
   * Replaces what is on the screen. A turn is answered once by `turned`: read through, at the end of its time or film,
   * cut off by the next scene, or impossible; an emergency when it has been read through once.
   */
  show(scene: Scene): void;
}

export interface ConnectRequest {
  urls: readonly string[];
  clientId: string;
  username: string;
  password: string;
  will: { topic: string; payload: string; qos: 0 | 1; retain: boolean };
  topics: readonly string[];
}
/** One connection that keeps itself up; answers `connection`, `message`, `subscription-refused`. */
export interface TransportPort {
  /** Replaces the connection: other addresses. */
  connect(request: ConnectRequest): void;
  /** Beside what `connect` named. */
  subscribe(topics: readonly string[]): void;
  unsubscribe(topics: readonly string[]): void;
  /** QoS 1. Lost when the connection is; nothing relies on it. */
  publish(topic: string, payload: string, how: { retain: boolean }): void;
}

export interface LogRequest {
  url: string;
  maxBytes: number;
}
export interface Telemetry {
  net?: 'ethernet' | 'wifi' | 'cellular' | null;
  rssi?: number | null;
  power?: {
    source: 'mains' | 'battery' | 'solar' | null;
    lostAt: string | null;
    batteryPct: number | null;
  } | null;
  amp?: { currentMa: number | null; fault: boolean | string | null } | null;
  tempC?: number | null;
  screen?: Screen;
}
export interface ProgrammeShelf {
  /** The programme of this body, or null where the shelf has none yet. */
  find(sha256: string): Programme | null;
  keep(sha256: string, programme: Programme): void;
}

/** What the shell tells the core. */
export type DeviceEvent =
  | { type: 'connection'; state: 'up'; url: string }
  | { type: 'connection'; state: 'down' | 'unauthorised'; reason?: string }
  | { type: 'message'; topic: string; payload: Uint8Array; retain: boolean }
  | { type: 'subscription-refused'; topic: string }
  | { type: 'fetched'; id: string; outcome: FetchOutcome; url?: string }
  | { type: 'prepared'; key: string; ok: true }
  | { type: 'prepared'; key: string; ok: false; sha256?: string; reason: 'broken' | 'decode' }
  /** `heard`: the stretches of the play, by position, that came out. `fault`: why something is missing. */
  | { type: 'ended'; run: string; heard: readonly Span[]; fault?: string }
  /** A turn is over. `failed`: it cannot be shown here, and is not tried again before the next start. */
  | { type: 'turned'; run: string; failed?: 'unsupported' | 'device' }
  /** Is anybody able to see the page? Another tab may lie over it. */
  | { type: 'screen'; visible: boolean }
  /** May the programme be shown? A page that came over plain HTTP shows it only while it has a network; emergencies always. */
  | { type: 'programme'; allowed: boolean }
  /** A file that was staged turned out to be damaged and is gone. */
  | { type: 'lost'; sha256: string }
  | { type: 'ntp'; offsetMs: number; errorMs: number }
  | { type: 'ntp-failed'; reason: string };

/** Who the device is, as enrolment answered. */
export interface DeviceIdentity {
  device: string;
  mqttPassword: string;
  mqttUrls: readonly string[];
  baseUrls: readonly string[];
  keys: readonly PublicKeyEntry[];
  rootKey: PublicKeyEntry;
}
