import { addDays } from '#domain/time/civil-date.js';
import { instantOf } from '#domain/time/zone.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import { type HubWorld, startHubWorld } from '#testing/hub/hub-world.js';
import { asRun, confirmedOrder } from '#testing/hub/orders.js';
import { cast, person } from '#testing/hub/people.js';
import { approvedBulletin } from '#testing/hub/sounds.js';
import { EVERY_DAY, inSeconds, localOf, openStation, type TestStation, ZONE } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import { csvRecords, filesOf } from '#testing/files.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

// What an FM station airs by hand: the sheet, its sounds, and what was withdrawn after it could be printed. On SQLite
// only: the sheet is read from rows whose making is asked of both engines elsewhere (hub-alerts, hub-journey).
const COMMUNE = '2025-02728';
const FM_COMMUNE = '2025-02647';
const LATE_COMMUNE = '2025-02671';

interface Sound {
  role: string;
  durationMs: number;
  text: string | null;
}
interface Item {
  order: string;
  title: string;
  withdrawn: boolean;
  bulletins: { title: string; source: string; readings: { language: string; text: string | null }[] }[];
  airing: { id: string; end: string | null; by: string | null } | null;
}
interface Session {
  id: string;
  opening: Sound[];
  items: Item[];
  closing: Sound[];
  files: number;
}
interface Sheet {
  station: { technology: string; unitName: string };
  localDate: string;
  sessions: Session[];
  withdrawn: Item[];
}

describe('run sheets of stations that no loudspeaker of the hub belongs to', () => {
  let world: HubWorld;
  let people: Record<'officer' | 'approver' | 'neighbour', ApiClient>;
  let fm: TestStation;
  let ip: TestStation;
  let order: string;
  let spoken: string;
  let atMs: number;

  beforeAll(async () => {
    world = await startHubWorld('sqlite + embedded', { TTN_FREEZE_SECONDS: '30' });
    people = await cast(world, {
      officer: ['commune-operator', FM_COMMUNE],
      approver: ['commune-approver', '2025-15'],
      neighbour: ['commune-operator', COMMUNE],
    });
    fm = await openStation(world.admin, FM_COMMUNE, { technology: 'fm', places: [], furniture: true });
    ip = await openStation(world.admin, COMMUNE);
    const { officer, approver } = people;
    const text = 'Trạm Y tế xã tiêm phòng cho trẻ em.';
    const read = { unit: FM_COMMUNE, title: 'Tiêm phòng: đợt 2', text };
    ({ id: spoken } = await approvedBulletin(officer, approver, read));
    const { id: tone } = await approvedBulletin(officer, approver, {
      unit: FM_COMMUNE,
      title: 'Nhạc',
      hertz: 700,
    });
    atMs = inSeconds(120);
    const draft = { unit: FM_COMMUNE, title: 'Buổi chiều', bulletins: [spoken, tone], atMs };
    ({ id: order } = await confirmedOrder(officer, draft));
  });
  afterAll(() => world?.stop());

  const sheet = async (by = people.officer, date = localOf(atMs).date): Promise<Sheet> =>
    by.ok(by.get<Sheet>(`/api/v1/stations/${fm.id}/run-sheet?date=${date}`));

  it('has the session’s times, words to read, and its own sounds', async () => {
    const { sessions, ...head } = await until('the plan', async () => {
      const now = await sheet();
      return now.sessions.length > 0 && now;
    });
    expect(head).toMatchObject({
      ...{ station: { technology: 'fm', unitName: expect.stringMatching(/\S/) }, withdrawn: [] },
      localDate: localOf(atMs).date,
    });
    expect(sessions).toHaveLength(1);
    const [{ opening, items, closing, files }] = sessions as [Session];
    expect(opening.map((s) => s.role)).toEqual(['chime']);
    expect(closing.map((s) => s.role)).toEqual(['closing']);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ order, title: 'Buổi chiều', withdrawn: false, airing: null });
    expect(items[0]!.bulletins).toMatchObject([
      {
        ...{ title: 'Tiêm phòng: đợt 2', source: 'Văn phòng UBND' },
        readings: [{ language: 'vi', text: 'Trạm Y tế xã tiêm phòng cho trẻ em.' }],
      },
      { title: 'Nhạc', readings: [{ language: 'vi', text: null }] },
    ]);
    // Chime, two bulletins with a stinger between, closing.
    expect(files).toBe(5);
  });

  it('its sounds come as one archive, in the order of playing, exactly as approved', async () => {
    const { officer } = people;
    const { sessions } = await sheet();
    const path = `/api/v1/stations/${fm.id}/run-sheet/audio?session=${sessions[0]!.id}`;
    const answer = await fetch(officer.baseUrl + path, {
      headers: { authorization: `Bearer ${officer.token}` },
    });
    expect(answer.headers.get('content-disposition')).toMatch(/phat-thanh-\d{4}-\d\d-\d\d-all-day\.zip/);
    const archive = Buffer.from(await answer.arrayBuffer());
    expect(archive).toHaveLength(Number(answer.headers.get('content-length')));
    const files = filesOf(archive);
    const names = [...files.keys()];
    expect(names.map((name) => name.slice(0, 3))).toEqual(['01-', '02-', '03-', '04-', '05-']);
    expect(names[1]).toMatch(/^02-\d\dh\d\d-tiem-phong-dot-2\.mp3$/);
    const heard = await fetch(`${officer.baseUrl}/api/v1/stations/${fm.id}/bulletins/${spoken}/audio`, {
      headers: { authorization: `Bearer ${officer.token}` },
    });
    expect(files.get(names[1]!)!.equals(Buffer.from(await heard.arrayBuffer()))).toBe(true);
  });

  it('a session that goes on past midnight is on the sheets of both days', async () => {
    const officer = await person(world, 'commune-operator', LATE_COMMUNE);
    const overNight = { name: 'giao-thua', from: '22:00', to: '01:00', maxMinutes: 180, volume: 50 };
    const late = await openStation(world.admin, LATE_COMMUNE, {
      ...{ technology: 'fm', places: [] },
      regulation: {
        windows: [{ ...overNight, days: EVERY_DAY }],
        quota: {
          maxSessionsPerDay: 4,
          maxMinutesPerSession: 180,
          maxMinutesPerDay: 180,
          weekdays: EVERY_DAY,
        },
      },
    });
    const music = { unit: LATE_COMMUNE, title: 'Ca nhạc', hertz: 900 };
    const { id: bulletin } = await approvedBulletin(officer, people.approver, music);
    const eve = addDays(localOf(Date.now()).date, 2);
    const at = (days: number, time: string): number => instantOf(addDays(eve, days), time, ZONE);
    for (const [title, startMs] of [
      ['Chào năm mới', at(0, '23:50')],
      ['Chúc Tết', at(1, '00:10')],
    ] as const)
      await confirmedOrder(officer, { unit: LATE_COMMUNE, title, bulletins: [bulletin], atMs: startMs });
    const sheetOf = async (days: number): Promise<string[][]> => {
      const path = `/api/v1/stations/${late.id}/run-sheet?date=${addDays(eve, days)}`;
      const { sessions } = await officer.ok(officer.get<Sheet>(path));
      return sessions.map(({ items }) => items.map(({ title }) => title));
    };
    await until('the session', async () => (await sheetOf(0))[0]?.length === 2);
    expect(await sheetOf(0)).toEqual([['Chào năm mới', 'Chúc Tết']]);
    // Whoever confirms what was aired after midnight does so on the sheet of that day.
    expect(await sheetOf(1)).toEqual([['Chào năm mới', 'Chúc Tết']]);
    expect([await sheetOf(-1), await sheetOf(2)]).toEqual([[], []]);
  });

  it('is for those who see the station’s programme; what is asked wrongly is said', async () => {
    const { officer, neighbour } = people;
    const path = `/api/v1/stations/${fm.id}/run-sheet`;
    expect((await neighbour.get(path)).status).toBe(403);
    expect((await neighbour.get(`${path}/audio?session=x`)).status).toBe(403);
    expect((await officer.get(`${path}?date=2026-13-01`)).status).toBe(400);
    expect((await officer.get(`${path}/audio`)).status).toBe(400);
    expect((await officer.get(`${path}/audio?session=unknown`)).status).toBe(404);
    expect(await neighbour.get(`/api/v1/stations/${ip.id}/run-sheet`)).toMatchObject({
      ...{ status: 409, body: { code: 'no-run-sheet' } },
    });
    expect((await sheet(officer, '2020-01-01')).sessions).toEqual([]);
  });

  it('what is withdrawn after it was fixed stays on it, as withdrawn, and is in no archive', async () => {
    const { officer } = people;
    const draft = { unit: FM_COMMUNE, title: '=Thu hồi', bulletins: [spoken], atMs: inSeconds(40) };
    const wrong = await confirmedOrder(officer, draft);
    const fixed = await until('the row', async () => {
      const [row] = await asRun(officer, { order: wrong.id });
      return row;
    });
    const [before] = (await sheet()).sessions.filter((s) => s.items.some((i) => i.order === wrong.id));
    expect(before!.items.find((i) => i.order === wrong.id)).toMatchObject({
      airing: { id: fixed.id, end: null, by: null },
    });
    await officer.ok(officer.post(`/api/v1/orders/${wrong.id}/withdraw`, { reason: 'Sai ngày' }));
    const shown = await until('it to be withdrawn', async () => {
      const { sessions, withdrawn } = await sheet();
      const items = [...sessions.flatMap((s) => s.items), ...withdrawn];
      return items.find((i) => i.order === wrong.id && i.withdrawn);
    });
    expect(shown.title).toBe('=Thu hồi');
    const { sessions } = await sheet();
    expect(sessions.reduce((sum, s) => sum + s.files, 0)).toBe(5);
  });

  it('the CSV of the log goes from row to row: every row once, in the order of time', async () => {
    const { officer } = people;
    const csv = await officer.get<string>(`/api/v1/as-run.csv?station=${fm.id}`);
    const records = csvRecords(String(csv.body));
    const rows = await asRun(officer, { station: fm.id });
    expect(records.map((r) => r['occurrence']).sort()).toEqual(rows.map((r) => r.subject).sort());
    expect(records[0]).toMatchObject({ title: "'=Thu hồi", confirmed_by: 'person' });
  });
});
