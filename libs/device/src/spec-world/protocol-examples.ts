import { composeCompact, payloadHash, signingInput } from '#contracts/jws.js';

/** The examples of docs/device-protocol.md, made and not typed. `sign` is Ed25519 with the example key. */
export interface ExampleSigner {
  sign: (input: string) => Uint8Array;
  /** The example key's public half. */
  x: string;
}
const DEVICE = 'lc-0417';
const UNIT = '2025-02647';
const ISSUED = '2026-11-23T06:30:00+07:00';
const FILE = { sha256: payloadHash(new TextEncoder().encode('bulletin')), bytes: 1472123 };
const TONE = { sha256: payloadHash(new TextEncoder().encode('tone')), bytes: 32044 };
const path = ({ sha256 }: { sha256: string }): string => `/media/${sha256}`;
const to = (type: string, fields: object): object => ({
  v: 1,
  type,
  device: DEVICE,
  issuedAt: ISSUED,
  ...fields,
});

export const exampleKey = (x: string): object => ({
  kid: 'hub-1',
  x,
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2028-01-01T00:00:00Z',
  revoked: false,
});

const BODY = {
  v: 1,
  zone: 'Asia/Ho_Chi_Minh',
  withdrawn: [],
  sessions: [
    {
      id: 's-20261123-pm',
      startAt: '2026-11-23T17:00:00+07:00',
      endAt: '2026-11-23T17:30:00+07:00',
      opening: [],
      closing: [],
    },
  ],
  occurrences: [
    {
      id: '7d9f0f5a1b2c3d4e5f60718293a4b5c6',
      session: 's-20261123-pm',
      class: 3,
      startAt: '2026-11-23T17:00:00+07:00',
      latestStartAt: '2026-11-23T17:00:02+07:00',
      durationMs: 184000,
      items: [
        {
          kind: 'audio',
          bulletin: 'b-2031',
          language: 'vi',
          ...FILE,
          durationMs: 184000,
          codec: 'mp3',
          path: path(FILE),
        },
      ],
    },
  ],
};
export const exampleBody = JSON.stringify(BODY);
const bodyBytes = new TextEncoder().encode(exampleBody);
const bodyRef = { sha256: payloadHash(bodyBytes), bytes: bodyBytes.length };

/** What a board fetches and says (§ 13). */
const BOARD_TEXT = {
  v: 1,
  title: 'Lịch tiêm vắc-xin tháng 11',
  language: 'vi',
  pages: [
    { text: 'Trạm y tế xã tiêm vắc-xin cho trẻ dưới 5 tuổi.', durationMs: 8000 },
    { text: 'Sáng thứ Năm 26/11, từ 7 giờ 30.\nMang theo sổ tiêm.', durationMs: 8000 },
  ],
};
export const exampleBoardText = JSON.stringify(BOARD_TEXT);
const fileOf = (text: string): { sha256: string; bytes: number } => {
  const bytes = new TextEncoder().encode(text);
  return { sha256: payloadHash(bytes), bytes: bytes.length };
};
const BOARD_TEXT_FILE = fileOf(exampleBoardText);
const POSTER = { sha256: payloadHash(new TextEncoder().encode('poster')), bytes: 184320 };
const boardItem = (kind: string, codec: string, file: typeof POSTER, durationMs: number): object => ({
  kind,
  bulletin: 'b-2031',
  language: 'vi',
  ...file,
  durationMs,
  codec,
  path: path(file),
  notAfter: '2026-11-26T12:00:00+07:00',
});
export const exampleBoardBody = JSON.stringify({
  v: 1,
  zone: 'Asia/Ho_Chi_Minh',
  withdrawn: [],
  sessions: [],
  occurrences: [
    {
      id: '7d9f0f5a1b2c3d4e5f60718293a4b5c6',
      session: 's-20261123-pm',
      class: 3,
      startAt: '2026-11-23T17:00:00+07:00',
      latestStartAt: '2026-11-23T18:30:00+07:00',
      durationMs: 5400000,
      items: [boardItem('text', 'json', BOARD_TEXT_FILE, 16000), boardItem('image', 'jpeg', POSTER, 10000)],
    },
  ],
});
const shownAt = (seq: number, at: string, uptimeMs: number, fields: object): object => ({
  seq,
  at,
  uptimeMs,
  clock: 'trusted',
  type: 'shown',
  ...fields,
});
const ON_BOARD = {
  occurrence: '7d9f0f5a1b2c3d4e5f60718293a4b5c6',
  bulletin: 'b-2031',
  sha256: BOARD_TEXT_FILE.sha256,
};
const ALERT_TEXT = 'Lũ quét: bà con thôn Bản Lầu 2 lên nhà văn hóa ngay.';
export const exampleBoardReports = {
  journal: 'w3Kd8sLq0ZpR5mXc',
  boot: 'Tb6yU1nHs4QvEo9a',
  reports: [
    shownAt(88, '2026-11-23T10:00:00.210Z', 86400210, {
      ...ON_BOARD,
      fromAt: '2026-11-23T10:00:00.200Z',
      toAt: '2026-11-23T10:00:00.200Z',
    }),
    shownAt(95, '2026-11-23T10:04:10.020Z', 86650020, {
      ...ON_BOARD,
      fromAt: '2026-11-23T10:00:00.200Z',
      toAt: '2026-11-23T10:04:10.000Z',
      reason: 'preempted',
    }),
    shownAt(97, '2026-11-23T10:04:10.030Z', 86650030, {
      alert: 'al-20261123-01',
      sha256: fileOf(ALERT_TEXT).sha256,
      fromAt: '2026-11-23T10:04:10.025Z',
      toAt: '2026-11-23T10:04:10.025Z',
    }),
  ],
};

/** What is signed in the page: by name, the topic and the payload. */
export function signedExamples(x: string): Record<string, { topic: string; payload: object }> {
  return {
    config: {
      topic: `ttn/v1/d/${DEVICE}/config`,
      payload: to('config', {
        revision: 12,
        place: 'p-88',
        hamlet: 'ban-lau-2',
        groups: ['g-school'],
        units: [UNIT],
        languages: ['vi'],
        zone: 'Asia/Ho_Chi_Minh',
        limits: {
          windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '17:00', to: '18:30' }],
          quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '21:00', to: '05:30' }],
          quotaMinutes: 45,
          maxVolume: 85,
        },
        volume: { byWindow: [{ from: '17:00', to: '18:30', volume: 70 }], default: 60, trim: -5 },
        muted: 'no',
        mqttUrls: ['mqtt://hub.laocai.example:1883'],
        baseUrls: ['https://hub.laocai.example'],
        ntp: ['time.example'],
        keys: [exampleKey(x)],
        heartbeatSeconds: 60,
        armSeconds: 300,
        jitterSeconds: 30,
      }),
    },
    playlist: {
      topic: `ttn/v1/d/${DEVICE}/playlist`,
      payload: to('playlist', {
        revision: 205,
        validFrom: '2026-11-23T00:00:00+07:00',
        validTo: '2026-12-01T00:00:00+07:00',
        withdrawn: ['b-1987'],
        body: { ...bodyRef, path: `/playlists/${bodyRef.sha256}` },
      }),
    },
    receipt: {
      topic: `ttn/v1/d/${DEVICE}/receipt`,
      payload: to('receipt', { journal: 'q7Zk0bYw3uJxN1aP', upTo: 4711, rejects: [] }),
    },
    command: {
      topic: `ttn/v1/d/${DEVICE}/command`,
      payload: to('command', {
        nonce: 'c-5f1e',
        exp: '2026-11-23T06:32:00+07:00',
        command: 'test-tone',
        args: { seconds: 3, volume: 40 },
      }),
    },
    alerts: {
      topic: `ttn/v1/u/${UNIT}/alerts`,
      payload: {
        v: 1,
        type: 'alerts',
        unit: UNIT,
        issuedAt: ISSUED,
        revision: 3,
        alerts: [
          {
            alert: 'al-20261123-01',
            action: 'play',
            exercise: false,
            targets: { hamlets: ['ban-lau-2'] },
            orderRef: '12/CĐ-UBND',
            exp: '2026-11-23T07:30:00+07:00',
            volume: 85,
            tone: { kind: 'audio', ...TONE, path: path(TONE), durationMs: 2000, codec: 'mp3' },
            repeat: { count: 2, everyMs: 60000 },
            items: [{ kind: 'audio', ...FILE, path: path(FILE), durationMs: 184000, codec: 'mp3' }],
            text: ALERT_TEXT,
          },
        ],
      },
    },
  };
}

const STAMP = { at: '2026-11-23T10:00:00.012Z', uptimeMs: 86400123, clock: 'trusted' };
export const exampleReports = {
  journal: 'q7Zk0bYw3uJxN1aP',
  boot: 'Ay3rT8nQw0LmVx5c',
  reports: [
    {
      seq: 4712,
      ...STAMP,
      type: 'started',
      occurrence: '7d9f0f5a1b2c3d4e5f60718293a4b5c6',
      play: 'Zt4hK9sYp2DfGq7e',
      revision: 205,
      items: [{ sha256: FILE.sha256, fromMs: 0, toMs: 184000 }],
      volume: 65,
      evidence: 'decoded',
    },
  ],
};
export const exampleStatus = {
  link: 'up',
  at: '2026-11-23T10:00:00.015Z',
  journal: 'q7Zk0bYw3uJxN1aP',
  firstSeq: 1,
  lastSeq: 4712,
  configRevision: 12,
  revision: 205,
  alerts: { [UNIT]: 2 },
  playing: {
    occurrence: '7d9f0f5a1b2c3d4e5f60718293a4b5c6',
    play: 'Zt4hK9sYp2DfGq7e',
    since: '2026-11-23T10:00:00.000Z',
  },
  muted: 'no',
  volume: 65,
  clock: { state: 'trusted', offsetMs: -14 },
  net: 'cellular',
  rssi: -71,
  power: { source: 'mains', lostAt: null, batteryPct: null },
  amp: null,
  tempC: 41.5,
  freeBytes: 6012954214,
  agent: 'ttn-speaker/0.1.0',
};
export const exampleEnrol = (x: string): { request: object; answer: object } => ({
  request: { code: 'K7QM-2XTP-9RWD', publicKey: x, hardwareId: 'box-00417' },
  answer: {
    device: DEVICE,
    mqttPassword: '9o1QfX2m0C8sT4yVbRkZp6uHjLwEaNdG3iYxU5qMvKc',
    httpToken: 'Jq3ZrV8pYc1LxT6nWb0KsMd4FhGeQ7uAoRi2EyXt9Bw',
    mqttUrls: ['mqtt://hub.laocai.example:1883'],
    baseUrls: ['https://hub.laocai.example'],
    keys: [exampleKey(x)],
    rootKey: { ...(exampleKey(x) as { kid: string }), kid: 'root' },
  },
});

/** The text of each block between `<!-- example: name -->` and `<!-- end -->`. */
export function exampleBlocks({ sign, x }: ExampleSigner): Record<string, string> {
  const block = (lang: string, text: string): string => `\`\`\`${lang}\n${text}\n\`\`\``;
  const pretty = (value: object): string => block('json', JSON.stringify(value));
  const enrol = exampleEnrol(x);
  const blocks: Record<string, string> = {
    enrol: `${pretty(enrol.request)}\n${pretty(enrol.answer)}`,
    key: pretty(exampleKey(x)),
    body: block('json', exampleBody),
    boardbody: block('json', exampleBoardBody),
    boardtext: block('json', exampleBoardText),
    boardreport: `\`ttn/v1/d/lb-0007/report\`\n${pretty(exampleBoardReports)}`,
    report: `\`ttn/v1/d/${DEVICE}/report\`\n${pretty(exampleReports)}`,
    status: `\`ttn/v1/d/${DEVICE}/status\`\n${pretty(exampleStatus)}`,
  };
  for (const [name, { topic, payload }] of Object.entries(signedExamples(x))) {
    const input = signingInput(payload, 'hub-1');
    const jws = composeCompact(input, sign(input));
    const hash = payloadHash(new TextEncoder().encode(JSON.stringify(payload)));
    blocks[name] = `\`${topic}\`, payload hash \`${hash}\`\n${pretty(payload)}\n${block('jws', jws)}`;
  }
  return blocks;
}
