// The demonstration's hub as scripts/screenshots.mjs uses it: who signs in how, ids for addresses, and a few things that
// people do during a day, so that no page is empty.
import { setTimeout as sleep } from 'node:timers/promises';

const DESK = '2025-02905';
const FM = '2025-02809';
const DOCUMENT = [
  'ỦY BAN NHÂN DÂN XÃ BẮC HÀ',
  'Số: 128/TB-UBND',
  'THÔNG BÁO',
  'Về việc tiêm phòng cho trẻ em',
  'Sáng 05/12, từ 7h30-10h30, Trạm Y tế xã tiêm phòng cho trẻ từ 9-12 tháng tuổi tại nhà văn hóa thôn.',
  'Mỗi cháu được hỗ trợ 150.000đ tiền đi lại. Phụ huynh mang theo sổ tiêm chủng và thẻ BHYT của cháu.',
  'Các hộ ở xa liên hệ Trạm Y tế xã, điện thoại 0214 3888 999, trước ngày 03/12.',
  'Nơi nhận: Các thôn; Lưu VT.',
].join('\n');

/** @param world what the demonstration keeps in demo.json */
export function worldOf({ ports, people, stations, places }) {
  const base = `http://127.0.0.1:${ports.http}`;
  const known = new Map();
  const passwordOf = (login) => {
    const { password } = people.find((person) => person.login === login);
    return { login, password };
  };
  const tokens = new Map();
  const ask = async (login, method, path, body) => {
    if (!tokens.has(login)) tokens.set(login, tokenOf(base, passwordOf(login)));
    const isForm = body instanceof FormData;
    const answer = await fetch(`${base}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokens.get(login)}`,
        ...(body && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    if (!answer.ok) throw new Error(`${login}: ${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  };
  /** The first that a list has of what is meant; undefined: there is none. */
  const find = async (path, login = 'admin', isMeant = () => true) => {
    const { items } = await ask(login, 'GET', path);
    return items.find(isMeant)?.id;
  };
  const first = async (...asked) => {
    const id = await find(...asked);
    if (id === undefined) throw new Error(`the demonstration has nothing at ${asked.join(' ')}`);
    return id;
  };
  /** Two communes took it, one did not. */
  const isAnswered = ({ title, class: level }) => title === 'Làm thẻ căn cước' && level === 3;
  const finders = {
    submitted: () => first('bulletins?state=submitted&limit=1', 'duyet-xa-3'),
    approved: () => first('bulletins?state=approved&limit=1&q=chính sách'),
    rejected: () => first('bulletins?state=draft&limit=1&q=tiếp công dân'),
    order: () => first('orders?state=confirmed&limit=100', 'admin', isAnswered),
    row: () => first('as-run?limit=1&kind=occurrence&end=finished'),
    byPerson: () => first('as-run?limit=1&kind=person&end=finished'),
    person: () => first('users?limit=1&search=Bắc Hà'),
    place: () => first('places?kind=board&limit=1'),
    desk: () => first(`stations?unit=${DESK}`),
    fm: () => first(`stations?unit=${FM}`),
    stop: () => first('stops?limit=1'),
    device: () => first(`devices?limit=1&unit=${stations[0].unit}&search=loa-1`),
  };

  /** What somebody did before: a draft from a document, a group, an order to all loudspeakers of a commune. */
  async function prepare() {
    known.set('station', stations[0].id);
    known.set('tomorrow', localDate(Date.now() + 24 * 3600_000));
    const drafts = 'bulletins?state=draft&limit=1&q=trẻ em&mine=true';
    known.set('draft', (await find(drafts, 'bien-tap')) ?? (await draft()));
    known.set('group', (await find('groups?limit=1')) ?? (await group()));
    const newYear = { name: 'Tết Dương lịch', effect: { kind: 'holiday' }, decision: 'Bộ luật Lao động' };
    await ask('admin', 'PUT', 'units/2025-15/calendar/2027-01-01', newYear);
    const send = { command: 'volume', args: { volume: 65, seconds: 600 } };
    const batch = await ask('van-hanh-1', 'POST', 'command-batches', { unit: stations[0].unit, send });
    known.set('batch', batch.id);
  }

  async function group() {
    const { id } = await ask('admin', 'POST', 'groups', { unit: '2025-15', name: 'Loa ở chợ và bến xe' });
    await ask('admin', 'PUT', `groups/${id}/places`, { places: places.slice(0, 6).map((one) => one.id) });
    return id;
  }

  async function draft() {
    const form = new FormData();
    form.append('file', new Blob([DOCUMENT]), 'thong-bao-tiem-phong.txt');
    const { id: documentId } = await ask('bien-tap', 'POST', 'documents?unit=2025-15', form);
    const nowMs = Date.now();
    const { id } = await ask('bien-tap', 'POST', 'bulletins', {
      ...{ unit: '2025-15', title: 'Tiêm phòng cho trẻ em', field: 4, class: 3, kind: 'bulletin' },
      ...{ source: 'Sở Y tế', validFrom: new Date(nowMs).toISOString() },
      validTo: new Date(nowMs + 20 * 24 * 3600_000).toISOString(),
      variants: [
        { language: 'vi', origin: 'text', documentId, text: DOCUMENT.split('\n').slice(3, 7).join('\n') },
      ],
    });
    return id;
  }

  /** For one browser: an earlier one may have used the first. */
  const boardCode = async () =>
    (await ask('ky-thuat', 'POST', `places/${await finders.place()}/enrolment-codes`)).code;

  /** Undefined between two sessions. */
  const onAir = async () => {
    const items = await ask('bien-tap', 'GET', 'on-air');
    return items.find(({ kind, state }) => kind === 'order' && state === 'playing')?.subject;
  };

  async function stopWhatIsOnAir() {
    const body = { reason: 'Đọc sai hạn nộp đơn', bulletins: false };
    const { id } = await ask('bien-tap', 'POST', `orders/${await onAir()}/stop`, body);
    known.set('stop', id);
    await sleep(4000);
  }

  /** What is laid out last. */
  const isLaidOut = async () => {
    const { items } = await ask('van-hanh-4', 'GET', 'as-run?kind=person&limit=100');
    return items.filter(({ end }) => end !== null).length >= 2;
  };

  return {
    ...{ base, passwordOf, boardCode, prepare, onAir, stopWhatIsOnAir, isLaidOut },
    async filled(address) {
      for (const [, name] of address.matchAll(/\{(\w+)\}/g))
        if (!known.has(name)) known.set(name, await finders[name]());
      return address.replace(/\{(\w+)\}/g, (_, name) => known.get(name));
    },
  };
}

const localDate = (ms) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(ms);

async function tokenOf(base, { login, password }) {
  const answer = await fetch(`${base}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return (await answer.json()).accessToken;
}
