import { ed25519 } from '@noble/curves/ed25519.js';
import { composeCompact, decodeBase64Url, payloadHash, signingInput } from '../jws.js';
import type { ReportBatch, StatusUp } from '../reports.js';
import type {
  AlertsMessage,
  CommandMessage,
  DeviceConfig,
  PlaylistBody,
  PlaylistMessage,
  PublicKeyEntry,
  ReceiptMessage,
  SignedMessage,
} from '../wire.js';

/** The key pair of RFC 8037, appendix A: everybody may have its private half, so that every byte here can be made again. */
export const EXAMPLE_KEY = {
  kid: 'rfc8037-a',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
} as const;

const device = 'spk-7f3a';
const unit = '2025-02647';
const issuedAt = '2026-11-21T16:40:00.000+07:00';
const head = { v: 1 as const, issuedAt };
const chime = 'c1'.repeat(32);
const voice = 'b2'.repeat(32);
const key: PublicKeyEntry = {
  kid: EXAMPLE_KEY.kid,
  x: EXAMPLE_KEY.x,
  notBefore: '2026-01-01T00:00:00+07:00',
  notAfter: '2028-01-01T00:00:00+07:00',
  revoked: false,
};

const config: DeviceConfig = {
  ...head,
  type: 'config',
  device,
  revision: 3,
  place: 'pl-02647-014',
  hamlet: 'thon-1',
  groups: ['cho'],
  units: [unit],
  languages: ['vi'],
  zone: 'Asia/Ho_Chi_Minh',
  limits: {
    windows: [
      { days: [1, 2, 3, 4, 5, 6, 7], from: '05:30', to: '06:30' },
      { days: [1, 2, 3, 4, 5, 6, 7], from: '17:00', to: '18:30' },
    ],
    quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '21:00', to: '05:30' }],
    quotaMinutes: 90,
    maxVolume: 85,
  },
  volume: { byWindow: [{ from: '05:30', to: '06:30', volume: 60 }], default: 70, trim: -5 },
  muted: 'no',
  mqttUrls: ['mqtts://hub.example:8883', 'wss://hub.example/mqtt'],
  baseUrls: ['https://hub.example'],
  ntp: ['ntp.hub.example'],
  keys: [key],
  heartbeatSeconds: 60,
  armSeconds: 300,
};

export const EXAMPLE_BODY: PlaylistBody = {
  v: 1,
  zone: 'Asia/Ho_Chi_Minh',
  withdrawn: [],
  sessions: [
    {
      id: 'ses-20261121-pm',
      startAt: '2026-11-21T16:59:50+07:00',
      endAt: '2026-11-21T17:03:04+07:00',
      opening: [
        {
          kind: 'audio',
          asset: 'chime',
          sha256: chime,
          bytes: 64_512,
          durationMs: 8000,
          codec: 'mp3',
          path: `/media/${chime}`,
        },
      ],
      closing: [],
    },
  ],
  occurrences: [
    {
      id: '5d0f2c1ab34e4f6790aa12bc34de56f7',
      session: 'ses-20261121-pm',
      class: 3,
      startAt: '2026-11-21T17:00:00+07:00',
      latestStartAt: '2026-11-21T17:01:00+07:00',
      durationMs: 184_000,
      items: [
        {
          kind: 'audio',
          bulletin: 'bt-1',
          language: 'vi',
          sha256: voice,
          bytes: 1_472_123,
          durationMs: 184_000,
          codec: 'mp3',
          path: `/media/${voice}`,
          notAfter: '2026-12-31T23:59:59+07:00',
        },
      ],
    },
  ],
};
const bodyBytes = new TextEncoder().encode(JSON.stringify(EXAMPLE_BODY));
const bodyHash = payloadHash(bodyBytes);

const playlist: PlaylistMessage = {
  ...head,
  type: 'playlist',
  device,
  revision: 12,
  validFrom: '2026-11-21T00:00:00+07:00',
  validTo: '2026-11-29T00:00:00+07:00',
  withdrawn: [],
  body: { sha256: bodyHash, bytes: bodyBytes.length, path: `/playlists/${bodyHash}` },
};
const command: CommandMessage = {
  ...head,
  type: 'command',
  device,
  nonce: 'k3J9x0',
  exp: '2026-11-21T16:45:00.000+07:00',
  command: 'test-tone',
  args: { seconds: 3, volume: 40 },
};
const receipt: ReceiptMessage = {
  ...head,
  type: 'receipt',
  device,
  journal: 'j-51c0',
  upTo: 42,
  rejects: [{ seq: 40, reason: 'malformed' }],
};
const alerts: AlertsMessage = {
  ...head,
  type: 'alerts',
  unit,
  revision: 5,
  alerts: [
    {
      alert: 'al-9',
      action: 'play',
      exercise: false,
      targets: { hamlets: ['thon-1'] },
      orderRef: '12/CĐ-UBND',
      exp: '2026-11-21T18:00:00+07:00',
      volume: 85,
      tone: {
        kind: 'audio',
        asset: 'siren',
        sha256: chime,
        bytes: 64_512,
        durationMs: 8000,
        codec: 'mp3',
        path: `/media/${chime}`,
      },
      repeat: { count: 2, everyMs: 60_000 },
      items: [
        {
          kind: 'audio',
          language: 'vi',
          sha256: voice,
          bytes: 96_000,
          durationMs: 12_000,
          codec: 'mp3',
          path: `/media/${voice}`,
        },
      ],
      text: 'Cảnh báo lũ quét tại thôn 1. Đề nghị bà con di chuyển đến nhà văn hóa.',
    },
  ],
};

export const SIGNED_EXAMPLES = { config, playlist, command, receipt, alerts } satisfies Record<
  string,
  SignedMessage
>;

export const STATUS_EXAMPLE: StatusUp = {
  link: 'up',
  at: '2026-11-21T16:58:00.120+07:00',
  journal: 'j-51c0',
  firstSeq: 1,
  lastSeq: 42,
  configRevision: 3,
  revision: 12,
  alerts: { [unit]: 5 },
  playing: null,
  muted: 'no',
  volume: 65,
  clock: { state: 'trusted', offsetMs: -12 },
  net: 'cellular',
  rssi: -83,
  power: { source: 'solar', lostAt: null, batteryPct: 88 },
  amp: { currentMa: null, fault: false },
  tempC: 41.5,
  freeBytes: 2_147_483_648,
  agent: 'speaker/0.1.0',
};

const occurrence = '5d0f2c1ab34e4f6790aa12bc34de56f7';
const reportAt = (seq: number, at: string, uptimeMs: number) => ({
  seq,
  at,
  uptimeMs,
  clock: 'trusted' as const,
});
const sounded = { occurrence, play: 'pl-77', revision: 12, volume: 65, evidence: 'decoded' as const };
export const REPORT_EXAMPLE: ReportBatch = {
  journal: 'j-51c0',
  boot: 'b-2',
  reports: [
    { ...reportAt(40, '2026-11-21T16:55:00.010+07:00', 86_400_010), type: 'armed', occurrence },
    { ...reportAt(41, '2026-11-21T17:00:00.004+07:00', 86_700_004), type: 'started', ...sounded, items: [] },
    {
      ...reportAt(42, '2026-11-21T17:03:04.010+07:00', 86_884_010),
      type: 'finished',
      ...sounded,
      items: [{ sha256: voice, fromMs: 0, toMs: 184_000 }],
    },
  ],
};

/** The message as it travels. Ed25519 has no randomness: the same payload and key give the same bytes. */
export function signedExample(payload: object): string {
  const input = signingInput(payload, EXAMPLE_KEY.kid);
  const secret = decodeBase64Url(EXAMPLE_KEY.d) as Uint8Array;
  return composeCompact(input, ed25519.sign(new TextEncoder().encode(input), secret));
}
