import { newPublicKey } from '#testing/hub/device-key.js';
import { HubProcess } from '#testing/hub/hub-process.js';
import { ADMIN_PASSWORD } from '#testing/hub/pairs.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { until } from '#testing/hub/until.js';
import {
  axeFindings,
  byKeys,
  describeScreens,
  openBrowser,
  overflows,
  PHONE,
  settled,
  signInAs,
  visit,
} from '#testing/screens/browser.js';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import writeXlsxFile from 'write-excel-file/node';

jest.setTimeout(180_000);
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

  it('windows get the number of their decision; what is wrong is said at its field, nothing typed is lost', async () => {
    const { page, context, complaints } = await open('admin', `/stations/${station}`);
    const first = page.getByRole('group', { name: 'Khung giờ 1' });
    await first.getByLabel('Từ', { exact: true }).fill('5h');
    await first.getByLabel('Đến', { exact: true }).fill('630');
    const decision = page.getByRole('region', { name: 'Khung giờ phát' }).getByLabel('Số quyết định');
    await decision.fill('12/QĐ-UBND');
    await page.getByRole('button', { name: 'Lưu quy định' }).click();
    await first.getByText('Không được phát trước 05:30').first().waitFor();
    expect(await decision.inputValue()).toBe('12/QĐ-UBND');
    expect(await axeFindings(page)).toEqual([]);
    await first.getByLabel('Từ', { exact: true }).fill('5:45');
    await first.getByLabel('Tối đa (phút)').fill('45');
    await page
      .getByRole('region', { name: 'Khung giờ phát' })
      .getByLabel('Ngày quyết định')
      .fill('2/11/2026');
    await page.getByRole('button', { name: 'Ghi quyết định này cho cả bốn phần' }).click();
    await page.getByRole('button', { name: 'Lưu quy định' }).click();
    await page.getByText('Đã lưu quy định').first().waitFor();
    await page.getByRole('tab', { name: 'Lịch sử quy định' }).click();
    const [now, before] = [page.getByRole('article').nth(0), page.getByRole('article').nth(1)];
    await now.getByText('12/QĐ-UBND (02/11/2026)').first().waitFor();
    expect(await now.textContent()).toContain('sáng 05:45–06:30');
    expect(await before.textContent()).toContain('sáng 05:30–06:30');
    for (const tab of ['Điểm đặt loa', 'Thôn, bản', 'Âm thanh của đài', 'Tắt tiếng', 'Thông tin chung']) {
      await page.getByRole('tab', { name: tab }).click();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('by keys: a place is added, its code handed over as text and QR, and the box that used it is there', async () => {
    const { page, context, complaints } = await open('admin', `/stations/${station}/places/new`);
    const write = async (label: string, text: string): Promise<void> => {
      await byKeys(page, page.getByLabel(label), 'End');
      await page.keyboard.type(text);
    };
    const press = (name: string): Promise<void> => byKeys(page, page.getByRole('button', { name }));
    await write('Tên điểm đặt', 'Nhà văn hóa thôn Bản Lầu 2');
    await write('Người phụ trách', 'Giàng A Páo, 0912 345 678');
    await write('Vĩ độ', '22,5');
    await press('Thêm điểm đặt loa');
    await page.getByText('Cần cả vĩ độ và kinh độ').first().waitFor();
    await write('Kinh độ', '104,1');
    await press('Thêm điểm đặt loa');
    await page.getByRole('heading', { level: 1, name: 'Nhà văn hóa thôn Bản Lầu 2' }).waitFor();
    const id = page.url().split('/').at(-1)!;
    expect(await hub.admin.ok(hub.admin.get(`/api/v1/places/${id}`))).toMatchObject({
      lat: 22.5,
      lon: 104.1,
    });
    await press('Cấp mã kích hoạt');
    await page.getByRole('img', { name: /Mã QR/ }).waitFor();
    const code = await page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/).textContent();
    expect(await page.getByText(/#enrol=/).textContent()).toMatch(/^http:\/\/.+\/#enrol=/);
    expect(await axeFindings(page)).toEqual([]);
    const body = { code, publicKey: newPublicKey(), hardwareId: 'SN 417' };
    expect((await hub.api.post('/api/v1/devices/enrol', body)).status).toBe(200);
    await page.getByRole('region', { name: 'Cụm loa tại điểm này' }).getByText('SN 417').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('places come from a workbook or from cells; the line and the column that are wrong are named', async () => {
    const { page, context } = await open('admin', `/stations/${station}/places/import`);
    const workbook = async (...rows: string[][]) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'diem-dat-loa.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await writeXlsxFile(
          rows.map((row) => row.map((value) => (value ? { type: String, value } : null))),
        ).toBuffer(),
      });
    await workbook(['Tên điểm đặt', 'Thôn'], ['Chợ', ''], ['Trường', 'Thôn Không Có']);
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await page.getByText('1 dòng cần sửa').waitFor();
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
    await cells.fill('Tên điểm đặt\tThôn\nChợ\t\nTrường\t');
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await page.getByRole('button', { name: 'Nhập 2 điểm đặt loa' }).dblclick();
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

  it('a spoken ident is made by one person, approved by another on a telephone, and used', async () => {
    const operator = await open('can-bo-am', '/sounds');
    await operator.page.getByRole('button', { name: 'Thêm âm thanh' }).click();
    const form = operator.page.getByRole('dialog');
    await form.getByRole('combobox', { name: 'Dùng làm' }).click();
    await operator.page.getByRole('option', { name: 'Lời xướng' }).click();
    await form.getByRole('textbox', { name: 'Tên', exact: true }).fill('Lời xướng xã');
    await form.getByLabel('Chuyển văn bản thành giọng đọc').check();
    await form.getByLabel('Lời đọc').fill('Đây là Đài truyền thanh xã. Kính mời bà con theo dõi.');
    await form.getByRole('button', { name: 'Thêm âm thanh' }).click();
    await form.waitFor({ state: 'detached' });
    await operator.page.getByText('Bạn đưa lên; chờ người khác duyệt').first().waitFor();

    const approver = await open('lanh-dao-am', '/sounds?state=waiting', PHONE);
    expect(await overflows(approver.page)).toBe(false);
    expect(await axeFindings(approver.page)).toEqual([]);
    await approver.page.getByRole('button', { name: 'Duyệt “Lời xướng xã”' }).click();
    await approver.page.getByText('Chưa có âm thanh nào').waitFor();
    expect(approver.complaints).toEqual([]);
    await approver.context.close();

    await operator.page.goto(`/stations/${station}?tab=sounds`);
    await operator.page.getByRole('combobox', { name: 'Lời xướng' }).click();
    await operator.page.getByRole('option', { name: /Lời xướng xã/ }).click();
    await operator.page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await operator.page.getByText('Buổi phát sau dùng âm thanh mới').first().waitFor();
    expect(operator.complaints).toEqual([]);
    await operator.context.close();
  });

  it('everything is silenced by two persons, and each is told what the other did', async () => {
    const first = await open('can-bo-am', `/stations/${station}?tab=mute`);
    await first.page.getByLabel('Lý do').fill('Có lễ tang trong xã');
    await first.page.getByRole('button', { name: 'Tắt tiếng toàn xã, kể cả tin khẩn cấp' }).click();
    await first.page.getByText('Bạn đã đề nghị tắt tiếng toàn xã').waitFor();
    const second = await open('lanh-dao-am', `/stations/${station}?tab=mute`);
    await second.page.getByText('can-bo-am đề nghị tắt tiếng toàn xã').waitFor();
    await second.page.getByLabel('Lý do').fill('Đồng ý');
    await second.page.getByRole('button', { name: 'Đồng ý tắt tiếng toàn xã' }).click();
    await second.page.getByText('Tắt tiếng toàn xã, kể cả tin khẩn cấp').first().waitFor();
    await second.page.getByText('1 loa chưa nhận').waitFor();
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

  it('an account is made with a link for its password; the log says who did it', async () => {
    const { page, context, complaints } = await open('admin', '/people');
    await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Họ và tên').fill('Giàng Thị Mỷ');
    await form.getByLabel('Tên đăng nhập').fill('Có Dấu');
    await form.getByRole('button', { name: 'Thêm tài khoản' }).click();
    await form.getByText('Tên đăng nhập gồm 2–80 chữ').first().waitFor();
    await form.getByLabel('Tên đăng nhập').fill('giang.my');
    await form.getByRole('button', { name: 'Thêm vai trò' }).click();
    await form.getByRole('combobox', { name: 'Vai trò', exact: true }).click();
    await page.getByRole('option', { name: 'Theo dõi' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Thêm tài khoản' }).click();
    const link = await form.getByText(/\/set-password#/).textContent();
    await form.getByRole('link', { name: 'Mở tài khoản' }).click();
    await page.getByRole('heading', { level: 1, name: 'Giàng Thị Mỷ' }).waitFor();
    await page.getByRole('combobox', { name: 'Nơi công tác' }).fill('Mường Hum');
    await page.getByRole('option', { name: /Xã Mường Hum/ }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Nơi công tác: Xã Mường Hum').waitFor();
    await page.goto('/audit?action=user-created');
    const row = page.getByRole('table', { name: 'Các việc đã ghi' }).getByRole('row').nth(1);
    expect(await row.textContent()).toContain('Giàng Thị Mỷ');
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();

    // On a telephone where somebody else is signed in.
    const guest = await open('can-bo-am', '/', PHONE);
    await guest.page.goto(String(link));
    await guest.page.getByLabel(/^Mật khẩu mới/).fill(PASSWORD);
    await guest.page.getByLabel(/^Nhập lại/).fill(PASSWORD);
    await guest.page.getByRole('button', { name: 'Đặt mật khẩu' }).dblclick();
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

  it('a group is made, given its places, and commanded', async () => {
    const { page, context, complaints } = await open('admin', '/groups');
    await page.getByRole('button', { name: 'Thêm nhóm loa' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Tên nhóm').fill('Thôn biên giới');
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('combobox', { name: /Đơn vị|Địa bàn/ }).fill('Mường Hum');
    await page.getByRole('option', { name: /Xã Mường Hum/ }).click();
    await form.getByRole('button', { name: 'Thêm nhóm loa' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nhóm loa: Thôn biên giới' }).waitFor();
    await page.getByRole('checkbox', { name: /Nhà văn hóa thôn Bản Lầu 2/ }).check();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lưu điểm đặt loa của nhóm' }).click();
    await page.getByText('Đã lưu').first().waitFor();
    await page.getByRole('link', { name: 'Điều khiển các loa này' }).click();
    await page.getByText('1 loa sẽ nhận lệnh, 0 loa đang kết nối').waitFor();
    await page.getByRole('radio', { name: 'Phát tiếp' }).check();
    await page.getByRole('button', { name: 'Gửi lệnh' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi đến 1 loa' }).click();
    await page.getByRole('heading', { level: 1, name: 'Phát tiếp – Thôn biên giới' }).waitFor();
    await page.getByText('Đang chờ loa: 1').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a new key is announced, the box that is lost is given up, and the new key signs', async () => {
    type Keys = { active: string; announced: object | null };
    const before = await hub.admin.ok(hub.admin.get<Keys>('/api/v1/keys'));
    const { page, context, complaints } = await open('admin', '/keys');
    const announce = page.getByRole('button', { name: 'Báo trước khóa mới' });
    await byKeys(page, announce);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await byKeys(page, dialog.getByRole('button', { name: 'Báo trước khóa mới' }));
    await page.getByText('0 trong 1 loa đã nhận khóa mới').waitFor();
    const giveUp = page.getByRole('button', { name: 'Bỏ loa này: Nhà văn hóa thôn Bản Lầu 2' });
    await byKeys(page, giveUp);
    await dialog.getByLabel('Lý do').fill('Mất đêm 20/11, không tìm lại được');
    expect(await axeFindings(page)).toEqual([]);
    await byKeys(page, dialog.getByRole('button', { name: 'Bỏ loa này' }));
    await page.getByRole('table', { name: 'Khóa đã thôi dùng' }).getByText(before.active).waitFor();
    const after = await hub.admin.ok(hub.admin.get<Keys>('/api/v1/keys'));
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
