import { newPublicKey } from '#testing/hub/device-key.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { ADMIN_PASSWORD } from '#testing/hub/pairs.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { until } from '#testing/hub/until.js';
import {
  axeFindings,
  byKeys,
  describeScreens,
  hasFocus,
  openBrowser,
  overflows,
  PHONE,
  settled,
  signInAs,
  visit,
} from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import writeXlsxFile from 'write-excel-file/node';

const COMMUNE = '2025-02728';

// Real: the built hub and console, Chromium; the box that enrols speaks the protocol over HTTP.
describeScreens('stations, places, people, sounds and the log', () => {
  let hub: HubProcess;
  let browser: Browser;
  let station: string;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    const officer = await person(hub, 'commune-operator', COMMUNE, 'can-bo-am');
    const { id } = await officer.ok(officer.get<{ id: string }>('/api/v1/auth/me'));
    await hub.admin.ok(hub.admin.send('PATCH', `/api/v1/users/${id}`, { phone: '0214 388 8999' }));
    await person(hub, 'commune-approver', COMMUNE, 'lanh-dao-am');
    const made = await hub.admin.ok(
      hub.admin.post('/api/v1/stations', { unit: COMMUNE, name: 'Đài truyền thanh xã', preset: 'highland' }),
    );
    station = String(made.id);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  const open = async (login: string, path: string, viewport?: typeof PHONE) => {
    const window = await visit(browser, hub.api.baseUrl, viewport);
    const password = login === 'admin' ? ADMIN_PASSWORD : PASSWORD;
    await signInAs(window.page, { login, password }, path);
    return window;
  };

  it('a station is added and gets its regulation by keys, each part with its decision; what is wrong is said at its field', async () => {
    const { page, context, complaints } = await open('admin', '/stations');
    const keys = new Keys(page);
    await keys.press('Thêm đài');
    const form = keys.in(page.getByRole('dialog'));
    await form.choose('Địa bàn', /^Xã A Mú Sung/, 'a mu sung');
    await form.write('Tên đài', 'Đài xã A Mú Sung');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 1, name: 'Đài xã A Mú Sung' });
    await heading.waitFor();
    await until('the page to begin at its heading', () => hasFocus(heading));

    const part = (name: string) => keys.in(page.getByRole('region', { name }));
    const windows = part('Khung giờ phát');
    const group = page.getByRole('group', { name: 'Khung giờ 1' });
    const first = keys.in(group);
    await first.write('Từ', '25:10');
    await page.keyboard.press('Enter');
    await first.see('Ghi giờ như 05:30 hoặc 17:00');
    await first.write('Từ', '5h');
    await first.write('Đến', '630');
    await windows.write('Số quyết định', '12/QĐ-UBND');
    await page.keyboard.press('Enter');
    await first.see('Không được phát trước 05:30');
    const from = group.getByRole('textbox', { name: 'Từ', exact: true });
    await until('the first wrong field to have the focus', () => hasFocus(from));
    const decision = page.getByRole('region', { name: 'Khung giờ phát' }).getByLabel('Số quyết định');
    expect(await decision.inputValue()).toBe('12/QĐ-UBND');
    expect(await axeFindings(page)).toEqual([]);

    await first.write('Từ', '5:45');
    await first.write('Tối đa (phút)', '45');
    await first.tick('Chủ nhật');
    await windows.write('Ngày quyết định', '2/11/2026');
    await windows.press('Ghi quyết định này cho cả bốn phần');
    await part('Giờ yên tĩnh (không phát)').press('Thêm giờ yên tĩnh');
    await part('Thời lượng tối đa').write('Buổi phát mỗi ngày', '5');
    await part('Âm lượng').write('Mức trần (cả tin khẩn cấp)', '75');
    await page.keyboard.press('Enter');
    await keys.see('Đã lưu quy định');
    const saved = await hub.admin.ok(
      hub.admin.get<{ regulation: { quiet: object[]; quota: object; volumes: object; decisions: object } }>(
        `/api/v1/stations/${page.url().split('/').at(-1)}`,
      ),
    );
    const every = { windows: '12/QĐ-UBND', quiet: '12/QĐ-UBND', quota: '12/QĐ-UBND', volumes: '12/QĐ-UBND' };
    expect(saved.regulation).toMatchObject({ quota: { maxSessionsPerDay: 5 }, volumes: { cap: 75 } });
    expect(saved.regulation.decisions).toEqual(every);

    await keys.tab('Lịch sử quy định');
    const [now, before] = [page.getByRole('article').nth(0), page.getByRole('article').nth(1)];
    await now.getByText('12/QĐ-UBND (02/11/2026)').first().waitFor();
    expect(await now.textContent()).toContain('sáng 05:45–06:30');
    expect(await before.textContent()).toContain('sáng 05:30–06:30');
    for (const tab of ['Điểm đặt loa', 'Thôn, bản', 'Âm thanh của đài', 'Tắt tiếng', 'Thông tin chung']) {
      await keys.tab(tab);
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
    }
    await keys.write('Tên đài', 'Đài phát thanh A Mú Sung');
    await keys.choose('Giọng đọc', /./);
    await keys.press('Lưu');
    await page.getByRole('heading', { level: 1, name: 'Đài phát thanh A Mú Sung' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('by keys: a place is added, its code handed over as text and QR, and the box that used it is there', async () => {
    const { page, context, complaints } = await open('admin', `/stations/${station}/places/new`);
    const keys = new Keys(page);
    await keys.write('Tên điểm đặt', 'Nhà văn hóa thôn Bản Lầu 2');
    await keys.write('Người phụ trách', 'Giàng A Páo, 0912 345 678');
    await keys.write('Vĩ độ', '22,5');
    await page.keyboard.press('Enter');
    await keys.see('Cần cả vĩ độ và kinh độ');
    await until('the field to have the focus', () => hasFocus(page.getByLabel('Kinh độ')));
    await keys.write('Kinh độ', '104,1');
    await keys.press('Thêm điểm đặt loa');
    await page.getByRole('heading', { level: 1, name: 'Nhà văn hóa thôn Bản Lầu 2' }).waitFor();
    const id = page.url().split('/').at(-1)!;
    expect(await hub.admin.ok(hub.admin.get(`/api/v1/places/${id}`))).toMatchObject({
      lat: 22.5,
      lon: 104.1,
    });
    await keys.press('Cấp mã kích hoạt');
    await page.getByRole('img', { name: /Mã QR/ }).waitFor();
    const code = await page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/).textContent();
    expect(await page.getByText(/#enrol=/).textContent()).toMatch(/^http:\/\/.+\/#enrol=/);
    expect(await axeFindings(page)).toEqual([]);
    const body = { code, publicKey: newPublicKey(), hardwareId: 'SN 417' };
    expect((await hub.api.post('/api/v1/devices/enrol', body)).status).toBe(200);
    await page.getByRole('region', { name: 'Cụm loa tại điểm này' }).getByText('SN 417').first().waitFor();
    const box = keys.in(page.getByRole('region', { name: 'Bộ thu' }));
    await box.write('Số SIM', '0912 000 417');
    await page.keyboard.press('Enter');
    await keys.see('Đã lưu');
    expect(await hub.admin.ok(hub.admin.get(`/api/v1/places/${id}`))).toMatchObject({
      box: { hardwareId: 'SN 417', sim: '0912 000 417' },
    });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('by keys: places come from a workbook or from cells; the line and the column that are wrong are named', async () => {
    const { page, context } = await open('admin', `/stations/${station}/places/import`);
    const keys = new Keys(page);
    const workbook = async (...rows: string[][]) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'diem-dat-loa.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await writeXlsxFile(
          rows.map((row) => row.map((value) => (value ? { type: String, value } : null))),
        ).toBuffer(),
      });
    await workbook(['Tên điểm đặt', 'Thôn'], ['Chợ', ''], ['Trường', 'Thôn Không Có']);
    await keys.press('Kiểm tra');
    await keys.see('1 dòng cần sửa');
    await until('the button to have the focus again', () =>
      hasFocus(page.getByRole('button', { name: 'Kiểm tra' })),
    );
    const wrong = page.getByRole('table', { name: 'Cần sửa' }).getByRole('row').nth(1);
    expect(await wrong.textContent()).toMatch(/^3Thôn: .*“Thôn Không Có”/);
    expect(await axeFindings(page)).toEqual([]);
    await workbook(
      ['Tên điểm đặt', 'Người phụ trách'],
      ['Chợ', 'Ông "Bình"\n0912'],
      ['', ''],
      ['Bến xe', ''],
    );
    const cells = page.getByLabel('Dán bảng vào đây');
    await until('the cells of the workbook', async () =>
      (await cells.inputValue()).includes('Chợ\t"Ông ""Bình""\n0912"'),
    );
    // What is pasted arrives at once.
    await byKeys(page, cells, 'ControlOrMeta+a');
    await page.keyboard.insertText('Tên điểm đặt\tThôn\nChợ\t\nTrường\t');
    await keys.press('Kiểm tra');
    await keys.press('Nhập 2 điểm đặt loa');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Danh sách điểm đặt loa' }).getByText('Trường').waitFor();
    await context.close();
  });

  it('of two who have one place open the second is told; a position is picked on the map', async () => {
    const made = { name: 'Bến đò', lat: 22.55, lon: 103.7 };
    const { id } = await hub.admin.ok(
      hub.admin.post<{ id: string }>(`/api/v1/stations/${station}/places`, made),
    );
    const [first, second] = await Promise.all([
      open('admin', `/places/${id}`),
      open('admin', `/places/${id}`),
    ]);
    const save = (page: Page) => page.getByRole('button', { name: 'Lưu', exact: true }).dblclick();
    await second.page.getByLabel('Người phụ trách').fill('Anh Páo');
    await first.page.getByLabel('Người phụ trách').fill('Chị Mỷ');
    await first.page.getByLabel('Vĩ độ').fill('103,7');
    await first.page.getByText('Vị trí này nằm ngoài địa bàn xã').waitFor();
    await first.page.getByRole('img', { name: 'Bản đồ xã: bấm để chọn vị trí' }).click();
    await first.page.getByText('Vị trí này nằm ngoài địa bàn xã').waitFor({ state: 'detached' });
    expect(await axeFindings(first.page)).toEqual([]);
    await save(first.page);
    await first.page.getByText('Đã lưu điểm đặt loa').first().waitFor();
    await save(second.page);
    const told = second.page.getByRole('alert').filter({ hasText: 'Quản trị hệ thống vừa sửa mục này' });
    await told.getByText('Người phụ trách, nay là: Chị Mỷ').waitFor();
    expect(await axeFindings(second.page)).toEqual([]);
    expect(await second.page.getByLabel('Người phụ trách').inputValue()).toBe('Anh Páo');
    await save(second.page);
    await second.page.getByText('Đã lưu điểm đặt loa').first().waitFor();
    const now = await hub.admin.ok(
      hub.admin.get<typeof made & { responsible: string }>(`/api/v1/places/${id}`),
    );
    expect(now.responsible).toBe('Anh Páo');
    expect(now.lat).not.toBe(made.lat);
    expect(Math.abs(now.lat - made.lat) + Math.abs(now.lon - made.lon)).toBeLessThan(0.5);
    expect(first.complaints).toEqual([]);
    await first.context.close();
    await second.context.close();
  });

  it('a spoken ident is made by one person with keys, approved by another on a telephone, and used', async () => {
    const operator = await open('can-bo-am', '/sounds');
    const keys = new Keys(operator.page);
    await keys.press('Thêm âm thanh');
    const dialog = operator.page.getByRole('dialog');
    const form = keys.in(dialog);
    await form.choose('Dùng làm', 'Lời xướng');
    await form.write('Tên', 'Lời xướng xã');
    await form.radio('Cách đưa lên', 'Chuyển văn bản thành giọng đọc');
    await form.write('Lời đọc', 'Đây là Đài truyền thanh xã. Kính mời bà con theo dõi.');
    await form.press('Thêm âm thanh');
    await dialog.waitFor({ state: 'detached' });
    await keys.see('Bạn đưa lên; chờ người khác duyệt');

    const approver = await open('lanh-dao-am', '/sounds?state=waiting', PHONE);
    expect(await overflows(approver.page)).toBe(false);
    expect(await axeFindings(approver.page)).toEqual([]);
    await approver.page.getByRole('button', { name: 'Duyệt “Lời xướng xã”' }).click();
    await approver.page.getByText('Chưa có âm thanh nào').waitFor();
    expect(approver.complaints).toEqual([]);
    await approver.context.close();

    await operator.page.goto(`/stations/${station}?tab=sounds`);
    await keys.choose('Lời xướng', /Lời xướng xã/);
    await keys.press('Lưu');
    await keys.see('Buổi phát sau dùng âm thanh mới');
    type Used = { furniture: { ident: string | null } };
    const ident = async () =>
      (await hub.admin.ok(hub.admin.get<Used>(`/api/v1/stations/${station}`))).furniture.ident;
    expect(await ident()).not.toBeNull();
    await keys.choose('Lời xướng', 'Không dùng');
    await keys.press('Lưu');
    await until('the ident to be gone', async () => (await ident()) === null);
    expect(operator.complaints).toEqual([]);
    await operator.context.close();
  });

  it('everything is silenced by two persons with keys, and each is told what the other did', async () => {
    const first = await open('can-bo-am', `/stations/${station}?tab=mute`);
    const asking = new Keys(first.page);
    await asking.write('Lý do', 'Có lễ tang trong xã');
    await asking.press('Tắt tiếng toàn xã, kể cả tin khẩn cấp');
    await asking.see('Bạn đã đề nghị tắt tiếng toàn xã');
    const second = await open('lanh-dao-am', `/stations/${station}?tab=mute`);
    const agreeing = new Keys(second.page);
    await agreeing.see('can-bo-am đề nghị tắt tiếng toàn xã');
    await agreeing.write('Lý do', 'Đồng ý');
    await agreeing.press('Đồng ý tắt tiếng toàn xã');
    await agreeing.see('Tắt tiếng toàn xã, kể cả tin khẩn cấp');
    await agreeing.see('1 loa chưa nhận');
    expect(await axeFindings(second.page)).toEqual([]);
    await second.page.goto('/monitoring?view=list');
    const waiting = second.page.getByRole('list', { name: 'Chưa xác nhận' }).getByRole('listitem');
    await waiting.getByRole('link', { name: 'Nhà văn hóa thôn Bản Lầu 2' }).waitFor();
    await second.page.getByText('0 trong 1 loa đã xác nhận').waitFor();
    const age = "strftime('%Y-%m-%d %H:%M:%f', changedAt, '-60 seconds')";
    const told = await waiting.innerText();
    expect(told).toMatch(
      /Xã Mường Hum – chờ xác nhận từ \d\d:\d\d:\d\d\s+Người phụ trách điểm: Giàng A Páo, 0912 345 678/,
    );
    expect(told).not.toContain('Quá 60 giây');
    hub.sqlite(`UPDATE desired_state SET changedAt = ${age} WHERE kind = ?`, 'config');
    await waiting.getByText('Quá 60 giây').waitFor();
    await second.page.getByText('Cán bộ phụ trách đài: can-bo-am (0214 388 8999)').waitFor();
    await second.page.getByText(/gọi người phụ trách tắt tăng âm hoặc rút điện tại chỗ/).waitFor();
    expect(await axeFindings(second.page)).toEqual([]);
    await second.page.setViewportSize(PHONE);
    expect(await overflows(second.page)).toBe(false);
    await first.context.close();
    await second.context.close();
  });

  it('by keys: an office, an account in it with a link for its password, its role, a lock; the log says who did it', async () => {
    const { page, context, complaints } = await open('admin', '/organisations');
    const keys = new Keys(page);
    const dialog = page.getByRole('dialog');
    const form = keys.in(dialog);
    // What was typed is not lost by a slip, and the focus comes back.
    await keys.press('Thêm cơ quan, đơn vị');
    await form.write('Tên', 'Sở Y tế');
    await page.keyboard.press('Escape');
    await form.see('Những gì vừa nhập chưa được lưu.');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.type(' tỉnh');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Sở Y tế tỉnh', exact: true }).waitFor();
    const add = page.getByRole('button', { name: 'Thêm cơ quan, đơn vị' });
    await until('the focus to be back', () => hasFocus(add));
    await keys.press('Sửa: Sở Y tế tỉnh');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await until('the focus to be back', () =>
      hasFocus(page.getByRole('button', { name: 'Sửa: Sở Y tế tỉnh' }).first()),
    );

    await keys.follow('Tài khoản');
    await keys.press('Thêm tài khoản');
    await form.write('Họ và tên', 'Giàng Thị Mỷ');
    await form.choose('Cơ quan, đơn vị', 'Sở Y tế tỉnh', 'sở y');
    await form.write('Tên đăng nhập', 'Có Dấu');
    await page.keyboard.press('Enter');
    await form.see('Tên đăng nhập gồm 2–80 chữ');
    const login = dialog.getByRole('textbox', { name: 'Tên đăng nhập' });
    await until('the wrong field to have the focus', () => hasFocus(login));
    await form.write('Tên đăng nhập', 'giang.my');
    await form.press('Thêm vai trò');
    await form.choose('Vai trò', 'Theo dõi');
    expect(await axeFindings(page)).toEqual([]);
    await form.press('Thêm tài khoản');
    const link = await dialog.getByText(/\/set-password#/).textContent();
    await form.follow('Mở tài khoản');
    await page.getByRole('heading', { level: 1, name: 'Giàng Thị Mỷ' }).waitFor();
    await keys.choose('Nơi công tác', /Xã Mường Hum/, 'Mường Hum');
    expect(await axeFindings(page)).toEqual([]);
    await keys.press('Lưu');
    await keys.see('Nơi công tác: Xã Mường Hum');
    const id = page.url().split('/').at(-1)!;
    await keys.press('Thêm vai trò');
    await keys.choose(page.getByRole('combobox', { name: 'Vai trò' }).last(), 'Trực ban');
    await keys.press('Lưu vai trò');
    await keys.see('Đã lưu vai trò');
    await keys.press('Xóa vai trò 2');
    await keys.press('Lưu vai trò');
    type Held = { active: boolean; roles: { role: string }[] };
    const person = () => hub.admin.ok(hub.admin.get<Held>(`/api/v1/users/${id}`));
    await until('one role', async () => (await person()).roles.length === 1);
    await keys.press('Khóa tài khoản');
    await dialog.waitFor();
    await form.press('Khóa tài khoản');
    await until('the lock', async () => !(await person()).active);
    await keys.press('Mở khóa tài khoản');
    await until('the account to be open', async () => (await person()).active);
    expect(await person()).toMatchObject({ roles: [{ role: 'monitor' }] });

    await keys.follow('Nhật ký hệ thống');
    await keys.choose('Việc', 'Thêm tài khoản', 'thêm tài');
    await keys.choose('Người làm', 'Quản trị hệ thống', 'quan tri');
    const row = page.getByRole('table', { name: 'Các việc đã ghi' }).getByRole('row').nth(1);
    await row.getByText('Giàng Thị Mỷ').waitFor();
    await keys.press('Xem chi tiết: Thêm tài khoản');
    await dialog.getByText('giang.my').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();

    // On a telephone where somebody else is signed in.
    const guest = await open('can-bo-am', '/', PHONE);
    await guest.page.goto(String(link));
    const secret = new Keys(guest.page);
    await secret.write(guest.page.getByLabel(/^Mật khẩu mới/), PASSWORD);
    await secret.write(guest.page.getByLabel(/^Nhập lại/), PASSWORD);
    await guest.page.keyboard.press('Enter');
    await guest.page.getByRole('status').getByText('giang.my').waitFor();
    await guest.page.getByRole('button', { name: 'Đăng nhập' }).click();
    await guest.page.getByLabel('Mật khẩu', { exact: true }).waitFor();
    expect(guest.complaints).toEqual([]);
    await guest.context.close();

    const monitor = await open('giang.my', '/monitoring');
    const menu = monitor.page.getByRole('navigation', { name: 'Trình đơn' });
    await menu.getByRole('link', { name: 'Cảnh báo' }).waitFor();
    for (const hidden of ['Điều khiển loa', 'Tài khoản', 'Khóa ký số'])
      expect(await menu.getByRole('link', { name: hidden }).count()).toBe(0);
    await monitor.page.getByRole('button', { name: /^Tài khoản: / }).click();
    await monitor.page.getByRole('menuitem', { name: 'Đổi mật khẩu' }).click();
    const change = monitor.page.getByRole('dialog');
    const own = `${PASSWORD} của tôi`;
    await change.getByLabel('Mật khẩu đang dùng').fill('quên mất rồi');
    await change.getByLabel('Mật khẩu mới', { exact: true }).fill(own);
    await change.getByLabel('Nhập lại mật khẩu mới').fill(own);
    await change.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await change.getByText('Mật khẩu đang dùng không đúng').waitFor();
    expect(await axeFindings(monitor.page)).toEqual([]);
    await change.getByLabel('Mật khẩu đang dùng').fill(PASSWORD);
    await change.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await monitor.page.getByText('Đã đổi mật khẩu').waitFor();
    await hub.signIn('giang.my', own);
    await monitor.page.reload();
    await menu.getByRole('link', { name: 'Cảnh báo' }).waitFor();
    expect(monitor.complaints).toEqual([]);
    await monitor.context.close();
  });

  it('by keys: a group is made, given its places, commanded; then a new key is announced, and a lost box given up', async () => {
    const { page, context, complaints } = await open('admin', '/groups');
    const keys = new Keys(page);
    const dialog = page.getByRole('dialog');
    const form = keys.in(dialog);
    await keys.press('Thêm nhóm loa');
    await form.write('Tên nhóm', 'Thôn biên giới');
    await form.choose('Địa bàn', /Xã Mường Hum/, 'muong hum');
    expect(await axeFindings(page)).toEqual([]);
    await form.press('Thêm nhóm loa');
    await page.getByRole('heading', { level: 1, name: 'Nhóm loa: Thôn biên giới' }).waitFor();
    await keys.tick(/Nhà văn hóa thôn Bản Lầu 2/);
    expect(await axeFindings(page)).toEqual([]);
    await keys.press('Lưu điểm đặt loa của nhóm');
    await keys.see('Đã lưu');
    await keys.follow('Điều khiển các loa này');
    await keys.see('1 loa sẽ nhận lệnh, 0 loa đang kết nối');
    await keys.radio(/Lệnh/, 'Phát tiếp');
    await keys.press('Gửi lệnh');
    await form.press('Gửi đến 1 loa');
    await page.getByRole('heading', { level: 1, name: 'Phát tiếp – Thôn biên giới' }).waitFor();
    await keys.see('Đang chờ loa: 1');
    expect(await axeFindings(page)).toEqual([]);

    type Ring = { active: string; announced: object | null };
    const before = await hub.admin.ok(hub.admin.get<Ring>('/api/v1/keys'));
    await keys.follow('Khóa ký số');
    await keys.press('Báo trước khóa mới');
    await dialog.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await form.press('Báo trước khóa mới');
    await keys.see('0 trong 1 loa đã nhận khóa mới');
    await keys.press('Bỏ loa này: Nhà văn hóa thôn Bản Lầu 2');
    await form.write('Lý do', 'Mất đêm 20/11, không tìm lại được');
    expect(await axeFindings(page)).toEqual([]);
    await form.press('Bỏ loa này');
    await page.getByRole('table', { name: 'Khóa đã thôi dùng' }).getByText(before.active).waitFor();
    const after = await hub.admin.ok(hub.admin.get<Ring>('/api/v1/keys'));
    expect(after).toMatchObject({ announced: null });
    expect(after.active).not.toBe(before.active);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    '/stations',
    '/places',
    '/groups',
    '/people',
    '/organisations',
    '/keys',
    '/audit',
    '/sounds',
    '/remote',
  ])('%s fits a telephone and has no serious finding', async (path) => {
    const { page, context, complaints } = await open('admin', path, PHONE);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await overflows(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
