// One table a door: names, orders, HTTP. Each input is taken whole or refused with field and remedy; never a 500.
import type { ApiAnswer, ApiClient } from '#testing/hub/api-client.js';
import { describePairs, type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { orderBody } from '#testing/hub/orders.js';
import { cast } from '#testing/hub/people.js';
import { ProtocolDevice } from '#testing/hub/protocol-device.js';
import {
  approvedBulletin,
  bulletinBody,
  type BulletinAnswer,
  renderedBulletin,
} from '#testing/hub/sounds.js';
import { localOf, openStation, type TestStation } from '#testing/hub/stations.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const COMMUNE = '2025-02728';
const OTHER = '2025-02647';
const DAY = 24 * 3600_000;

interface Problem {
  code: string;
  correlation: string;
  detail?: string;
  problems?: { field: string; message: string }[];
}
/** Every vowel with every tone, both cases, and đ: what Vietnamese keyboards make. */
const LETTERS = [...'aăâeêioôơuưy']
  .flatMap((letter) => ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'].map((mark) => letter + mark))
  .join('')
  .normalize('NFC');
const EVERY_LETTER = `${LETTERS}đ ${LETTERS.toUpperCase()}Đ`;
const NAMES: [what: string, name: string][] = [
  ['every letter, composed', EVERY_LETTER],
  ['every letter, decomposed', EVERY_LETTER.normalize('NFD')],
  ['old and new places of the tone', 'Hòa hoà Thúy thuý uỷ ủy Đặng Thị Huệ'],
  ['newlines and tabs', 'Dòng một\r\nDòng hai\tba\u2028bốn'],
  [
    'quotes and other languages\u2019 code',
    `"O'Reilly" ‘’ “” «» \\ \`; DROP TABLE unit; -- %_ \${x} {{7*7}} <b>&amp;`,
  ],
  ['emoji of several parts', '📢 Họp 👨‍👩‍👧‍👦 🇻🇳 👍🏽 1️⃣'],
  ['zero width', 'Thông\u200b báo\u200d \ufeffxã'],
  ['right to left', '\u202Ethông báo\u202C שלום مرحبا'],
  ['NUL and controls', 'a\u0000b\u0007c\u001bd'],
  ['half a character', 'a\ud83d b \udc00'],
  ['ten thousand letters', 'ă'.repeat(10_000)],
  ['white space', ' \u00a0\u3000\t '],
  ['nothing', ''],
];

describePairs('bad input', (pair) => {
  let world: HubWorld;
  let people: Record<'operator' | 'approver' | 'duty', ApiClient>;
  let station: TestStation;
  let approved: BulletinAnswer;
  let draft: BulletinAnswer;
  let device: ProtocolDevice;

  beforeAll(async () => {
    world = await startHubWorld(pair);
    people = await cast(world, {
      operator: ['commune-operator', COMMUNE],
      approver: ['commune-approver', COMMUNE],
      duty: ['duty-officer', COMMUNE],
    });
    station = await openStation(world.admin, COMMUNE, { places: ['A'] });
    const { operator, approver } = people;
    approved = await approvedBulletin(operator, approver, { unit: COMMUNE, title: 'Bản tin', seconds: 65 });
    draft = await renderedBulletin(operator, { unit: COMMUNE, title: 'Nháp' });
    device = await ProtocolDevice.enrol(world.admin, station.places[0]!);
  });
  afterAll(async () => {
    await world?.stop();
  });

  /** Refused so that a person can mend it. */
  const expectProblem = (answer: ApiAnswer<Problem>, field?: RegExp, about = ''): void => {
    expect([about, answer.status < 500 && answer.status >= 400, answer.status]).toEqual([
      about,
      true,
      answer.status,
    ]);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    expect(answer.body.correlation).toMatch(/^\w{10,}$/);
    const text = `${answer.body.detail} ${(answer.body.problems ?? []).map((p) => p.message).join(' ')}`;
    expect(text).toMatch(/[à-ỹđ]/i);
    if (field) expect((answer.body.problems ?? []).map((p) => p.field).join(' ')).toMatch(field);
  };
  const stillWell = async (): Promise<void> => {
    expect(await world.api.get('/health/ready')).toMatchObject({ status: 200 });
  };

  it.each(NAMES)(
    'a name of %s is kept as it is read, or refused by field, at every door',
    async (_what, name) => {
      const { operator, duty } = people;
      const until_ = new Date(Date.now() + DAY).toISOString();
      const bulletin = await bulletinBody(operator, { unit: COMMUNE, title: name, text: 'Họp thôn.' });
      const order = orderBody({
        unit: COMMUNE,
        title: name,
        bulletins: [approved.id],
        atMs: Date.now() + DAY,
      });
      const alert = { unit: COMMUNE, title: name, orderRef: name, bulletinId: approved.id, exp: until_ };
      const doors: [
        door: string,
        answer: Promise<ApiAnswer<Problem & Record<string, unknown>>>,
        field: RegExp,
      ][] = [
        ['bulletin', operator.post('/api/v1/bulletins', bulletin), /title/],
        ['source', operator.post('/api/v1/bulletins', { ...bulletin, title: 'Tin', source: name }), /source/],
        ['order', operator.post('/api/v1/orders', order), /title/],
        ['alert', duty.post('/api/v1/alerts', alert), /title|orderRef/],
        ['place', world.admin.post(`/api/v1/stations/${station.id}/places`, { name }), /name/],
        ['group', world.admin.post('/api/v1/groups', { unit: COMMUNE, name }), /name/],
        ['hamlet', world.admin.post(`/api/v1/units/${COMMUNE}/hamlets`, { name, type: 'thôn' }), /name/],
        [
          'user',
          world.admin.post('/api/v1/users', {
            login: `u-${randomBytes(6).toString('hex')}`,
            name,
            unit: COMMUNE,
          }),
          /name/,
        ],
      ];
      for (const [door, pending, field] of doors) {
        const answer = await pending;
        if (answer.status >= 300) {
          expectProblem(answer, field);
          continue;
        }
        const { body } = answer;
        const kept =
          door === 'user'
            ? (body.user as { name: string }).name
            : body[door === 'source' ? 'source' : 'title' in body ? 'title' : 'name'];
        expect(`${door}: ${String(kept)}`).toBe(`${door}: ${String(kept).normalize('NFC').trim()}`);
        expect(squeezed(String(kept))).toBe(squeezed(name));
      }
      await stillWell();
    },
  );

  it('what was kept is found with and without diacritics, composed and decomposed', async () => {
    const { operator } = people;
    const body = await bulletinBody(operator, {
      unit: COMMUNE,
      title: 'Đường thủy Nậm Thi',
      text: 'Họp thôn.',
    });
    await operator.ok(operator.post('/api/v1/bulletins', body));
    for (const q of [
      'đường thủy',
      'duong thuy',
      'ĐƯỜNG THỦY'.normalize('NFD'),
      'nam  thi',
      '%%_',
      "' OR 1=1",
    ]) {
      const path = `/api/v1/bulletins?q=${encodeURIComponent(q)}`;
      const { total } = await operator.ok(operator.get<{ total: number }>(path));
      expect([q, total]).toEqual([q, /[%']/.test(q) ? 0 : 1]);
    }
  });

  const atMs = Math.ceil((Date.now() + DAY) / 60_000) * 60_000;
  const order = (change: object): object => ({
    ...orderBody({ unit: COMMUNE, bulletins: [approved.id], atMs }),
    ...change,
  });
  const { date } = localOf(atMs);
  const narrow = { units: undefined, places: undefined };
  const refusedAtOnce: [what: string, body: () => object, field: RegExp][] = [
    ['nobody', () => order({ targets: { include: {} } }), /targets/],
    ['a unit without a station', () => order({ targets: { include: { units: ['2025-02671'] } } }), /targets/],
    ['a unit that is none', () => order({ targets: { include: { units: ['2025-99999'] } } }), /targets/],
    [
      'a place that is none',
      () => order({ targets: { include: { ...narrow, places: ['nowhere'] } } }),
      /targets/,
    ],
    [
      'everybody but everybody',
      () => order({ targets: { include: { units: [COMMUNE] }, exclude: { units: [COMMUNE] } } }),
      /targets/,
    ],
    [
      'a key that is no key',
      () => order({ targets: { include: { units: ["2025-02728' OR '1'='1"] } } }),
      /targets/,
    ],
    ['class 1', () => order({ class: 1 }), /class/],
    ['class 9', () => order({ class: 9 }), /class/],
    ['no bulletin', () => order({ bulletinIds: [] }), /bulletinIds/],
    ['a bulletin that is none', () => order({ bulletinIds: ['nobody'] }), /bulletinIds\.0/],
    ['a draft', () => order({ bulletinIds: [draft.id] }), /bulletinIds\.0/],
    ['a day that is none', () => order({ recurrence: { kind: 'once', date: '2026-02-30' } }), /recurrence/],
    ['a recurrence that is none', () => order({ recurrence: { kind: 'yearly', from: date } }), /recurrence/],
    ['no weekday', () => order({ recurrence: { kind: 'weekly', from: date, weekdays: [] } }), /recurrence/],
    [
      'an eighth weekday',
      () => order({ recurrence: { kind: 'weekly', from: date, weekdays: [8] } }),
      /recurrence/,
    ],
    ['every zeroth day', () => order({ recurrence: { kind: 'daily', from: date, every: 0 } }), /recurrence/],
    [
      'a thirty-first lunar day',
      () => order({ recurrence: { kind: 'lunar', from: date, days: [31] } }),
      /recurrence/,
    ],
    ['no date', () => order({ recurrence: { kind: 'dates', dates: [] } }), /recurrence/],
    [
      'four hundred dates',
      () => order({ recurrence: { kind: 'dates', dates: Array(400).fill(date) } }),
      /recurrence/,
    ],
    ['no time', () => order({ airings: [] }), /airings/],
    ['a twenty-fifth hour', () => order({ airings: [{ kind: 'fixed', atLocal: '25:00' }] }), /airings/],
    [
      'a tolerance of a day',
      () => order({ airings: [{ kind: 'fixed', atLocal: '08:00', toleranceMs: DAY }] }),
      /airings/,
    ],
    ['another unit\u2019s', () => order({ unit: OTHER }), /^$/],
  ];
  it.each(refusedAtOnce)('an order for %s is refused, naming it', async (_what, body, field) => {
    const { operator } = people;
    const count = async (): Promise<number> =>
      (await operator.ok(operator.get<{ total: number }>('/api/v1/orders'))).total;
    const before = await count();
    for (const path of ['/api/v1/orders', '/api/v1/orders/dry-run'])
      expectProblem(await operator.post<Problem>(path, body()), field);
    expect(await count()).toBe(before);
  });

  const yesterday = localOf(Date.now() - DAY).date;
  const fixed = (atLocal: string, more: object = {}) => ({
    recurrence: { kind: 'once', date },
    airings: [{ kind: 'fixed', atLocal }],
    ...more,
  });
  const neverConfirmed: [what: string, change: object, reason: RegExp][] = [
    ['yesterday', { recurrence: { kind: 'once', date: yesterday } }, /no-dates|past/],
    [
      'a span that ended',
      { recurrence: { kind: 'daily', from: '2020-01-01', to: '2020-02-01' } },
      /no-dates/,
    ],
    [
      'a span turned round',
      { recurrence: { kind: 'daily', from: date, to: yesterday } },
      /no-dates|recurrence/,
    ],
    ['a window that is none', { airings: [{ kind: 'window', window: 'noon' }] }, /unknown-window/],
    ['a time outside the windows', fixed('03:00'), /outside-windows/],
    ['a time of quiet', fixed('21:30'), /quiet|outside-windows/],
    ['a window shorter than it', fixed('08:00:00'), /too-long/],
    ['the end of the last window, across midnight', fixed('23:59:30'), /outside-windows|too-long|no-room/],
  ];
  const confirmNone = async (cases: typeof neverConfirmed): Promise<void> => {
    const { operator } = people;
    for (const [what, change, reason] of cases) {
      const made = await operator.post<Problem & { id: string }>('/api/v1/orders', order(change));
      const answer =
        made.status === 201 ? await operator.post<Problem>(`/api/v1/orders/${made.body.id}/confirm`) : made;
      expectProblem(answer, undefined, what);
      expect([what, JSON.stringify(answer.body)]).toEqual([what, expect.stringMatching(reason)]);
      if (made.status === 201)
        expect((await operator.get(`/api/v1/orders/${made.body.id}`)).body).toMatchObject({ state: 'draft' });
    }
  };
  it('an order that can never play is not confirmed, and says why and what to do', async () => {
    const minuteAgo = localOf(Date.now() - 60_000);
    const onThatDay = { recurrence: { kind: 'once', date: minuteAgo.date } };
    await confirmNone([['a minute ago', fixed(minuteAgo.atLocal, onThatDay), /past|no-dates/]]);
    const volume = 50;
    const days = [1, 2, 3, 4, 5, 6, 7];
    const decision = 'Kiểm thử';
    await world.admin.ok(
      world.admin.put(`/api/v1/stations/${station.id}/regulation`, {
        demonstration: true,
        regulation: {
          windows: [
            { name: 'minute', days, from: '08:00', to: '08:01', maxMinutes: 1, volume },
            { name: 'day', days, from: '09:00', to: '21:00', maxMinutes: 60, volume },
            { name: 'late', days, from: '23:00', to: '00:00', maxMinutes: 60, volume },
          ],
          quiet: [{ days, from: '21:00', to: '23:00' }],
          quota: { maxSessionsPerDay: 3, maxMinutesPerSession: 60, maxMinutesPerDay: 120, weekdays: days },
          volumes: { default: 50, cap: 80 },
          decisions: { windows: decision, quiet: decision, quota: decision, volumes: decision },
        },
      }),
    );
    await confirmNone(neverConfirmed);
  });

  it('ids, pages and sorts that are none', async () => {
    const { operator } = people;
    const kinds = ['bulletins', 'orders', 'documents', 'as-run', 'alerts', 'devices', 'places', 'stations'];
    const ids = [
      'nobody',
      '%00',
      '%F0%9F%93%A2',
      "'%20OR%201=1",
      '..%2f..%2fetc',
      'x'.repeat(3000),
      '%ff',
      '__proto__',
    ];
    const queries = [
      'page=0',
      'page=-1',
      'page=1e99',
      'limit=0',
      'limit=100000',
      'limit=a',
      'sort=password',
      'sort=;drop',
      'page=1&page=2',
      'q=%00',
      `q=${'x'.repeat(5000)}`,
    ];
    for (const kind of kinds) {
      for (const id of ids) {
        const { status } = await operator.get(`/api/v1/${kind}/${id}`);
        expect([kind, id.slice(0, 20), status >= 400 && status < 500]).toEqual([kind, id.slice(0, 20), true]);
      }
      for (const query of queries) {
        const { status } = await operator.get(`/api/v1/${kind}?${query}`);
        expect([kind, query.slice(0, 20), status < 500]).toEqual([kind, query.slice(0, 20), true]);
      }
    }
    await stillWell();
  });

  it('bodies that are none, wrong tokens, and paths that climb', async () => {
    const { baseUrl } = world.api;
    const json = { 'content-type': 'application/json' };
    const signIn = '/api/v1/auth/sign-in';
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const operator = { authorization: `Bearer ${people.operator.token}` };
    const media = { authorization: `Bearer ${device.enrolment.httpToken}` };
    const [head, , signature] = people.operator.token!.split('.');
    const forged = Buffer.from('{"sub":"admin","exp":99999999999}').toString('base64url');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const big = 'x'.repeat(5 << 20);
    const requests: [string, RequestInit, number[]][] = [
      [signIn, { method: 'POST', headers: json, body: '{"login":' }, [400]],
      [signIn, { method: 'POST', headers: json, body: '' }, [400]],
      [signIn, { method: 'POST', headers: json, body: 'null' }, [400]],
      [signIn, { method: 'POST', headers: json, body: '[]' }, [400]],
      [signIn, { method: 'POST', headers: json, body: deep }, [400, 413]],
      [
        `/api/v1/stations/${station.id}/places/import`,
        {
          method: 'POST',
          headers: { ...json, authorization: `Bearer ${world.admin.token}` },
          body: `{"rows":[{"name":${deep}}]}`,
        },
        [400],
      ],
      [signIn, { method: 'POST', headers: json, body: Buffer.from([0xff, 0xfe, 0x00]) }, [400]],
      [
        signIn,
        { method: 'POST', headers: json, body: JSON.stringify({ login: big, password: 'x' }) },
        [400, 413],
      ],
      [
        signIn,
        { method: 'POST', headers: json, body: '{"__proto__":{"a":1},"constructor":{"prototype":{}}}' },
        [400],
      ],
      [signIn, { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' }, [400, 415]],
      [signIn, { method: 'POST', headers: { 'content-type': '@@@' }, body: 'x' }, [400, 415]],
      [signIn, { method: 'PATCH', headers: json, body: '{}' }, [404, 405]],
      ['/api/v1/nothing', {}, [404]],
      ['/api/v1/orders', {}, [401]],
      ['/api/v1/orders', { headers: { authorization: 'Bearer x' } }, [401]],
      ['/api/v1/orders', { headers: { authorization: `Bearer ${none}.${forged}.` } }, [401]],
      ['/api/v1/orders', { headers: { authorization: `Bearer ${head}.${forged}.${signature}` } }, [401]],
      ['/api/v1/orders', { headers: media }, [401, 403]],
      ['/api/v1/orders', { headers: { authorization: 'Basic YWRtaW46YWRtaW4=' } }, [401]],
      ['/media/..%2f..%2f..%2fetc%2fpasswd', { headers: media }, [400, 404]],
      ['/media/%2e%2e/%2e%2e/etc/passwd', { headers: media }, [400, 404]],
      [`/media/${'0'.repeat(64)}`, { headers: media }, [404]],
      [`/media/${'0'.repeat(64)}`, {}, [401]],
      [`/media/${'0'.repeat(64)}`, { headers: operator }, [401, 403]],
      [
        `/media/${approved.variants[0]!.rendition!.sha256}`,
        { headers: { ...media, range: 'bytes=999999999-' } },
        [416],
      ],
      [
        `/media/${approved.variants[0]!.rendition!.sha256}`,
        { headers: { ...media, range: 'bytes=nonsense' } },
        [200],
      ],
      ['/api/v1/devices/enrol', { method: 'POST', headers: json, body: '{"code":"x"}' }, [400]],
      [
        '/api/v1/devices/enrol',
        {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ code: 'AAAA-BBBB', publicKey: 'A'.repeat(43), hardwareId: 'x' }),
        },
        [404],
      ],
    ];
    for (const [path, init, wanted] of requests) {
      const response = await fetch(baseUrl + path, init);
      const text = await response.text();
      const about = `${init.method ?? 'GET'} ${path.slice(0, 60)} ${JSON.stringify(init.body)?.slice(0, 40) ?? ''}`;
      expect([about, wanted.includes(response.status), response.status]).toEqual([
        about,
        true,
        response.status,
      ]);
      expect(text).not.toMatch(/root:|node_modules|at \w+ \(/);
    }
    await rawHttp(Number(new URL(baseUrl).port), 'NONSENSE / HTTP/9.9\r\n\r\n');
    await rawHttp(Number(new URL(baseUrl).port), randomBytes(2000));
    await rawHttp(
      Number(new URL(baseUrl).port),
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
    );
    await stillWell();
  });
});

/** Without what cannot be seen: names are compared by what people read. */
const squeezed = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\ufffd\u2028\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Sends bytes as they are; resolves when the hub hangs up. */
function rawHttp(port: number, bytes: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('error', () => undefined); // being hung up on is what is wanted
    socket.on('data', () => socket.end());
    socket.on('close', () => resolve());
  });
}
