import { HubProcess } from '#testing/hub/hub-process.js';
import { PASSWORD, person } from '#testing/hub/people.js';
import { film, picture } from '#testing/hub/pictures.js';
import { bulletinBody, renderedBulletin, tone } from '#testing/hub/sounds.js';
import { openStation } from '#testing/hub/stations.js';
import { until } from '#testing/hub/until.js';
import type { ApiClient } from '#testing/hub/api-client.js';
import {
  axeFindings,
  byKeys,
  describeScreens,
  hasFocus,
  openBrowser,
  PHONE,
  signInAs,
  visit,
  type Visit,
  WIDE,
} from '#testing/screens/browser.js';
import { Keys } from '#testing/screens/keyboard.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { docxOf, paragraph, run } from '../medium/documents-fixtures.js';

const COMMUNE = '2025-02728';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A word that no lexicon has, another one at each attempt: the first keeps its reading. */
let attempts = 0;
const unknownWord = (): string => `AN${'CDGHK'.charAt(attempts++ % 5)}S`;
const LINES = [
  'ỦY BAN NHÂN DÂN XÃ',
  'Số: 12/TB-UBND',
  'THÔNG BÁO',
  'Về việc họp dân',
  'Điều 1. Mời bà con họp tại nhà văn hóa lúc 19 giờ 30 phút ngày 01/8/2026.',
  'Điều 2. Tổ ANxS giữ trật tự.',
  'Điều 3. Khoản thu quỹ không đọc trên loa.',
  'Nơi nhận: Các thôn.',
];

interface Bulletin {
  id: string;
  state: string;
  version: number;
  manifestHash: string;
  approval: { unheard: boolean } | null;
  variants: { language: string; text: string | null; rendition: { sha256: string } | null }[];
}

// Real: the built hub and console, Chromium. What is chosen, pressed and typed is so by keys alone.
describeScreens('a bulletin, written', () => {
  let hub: HubProcess;
  let browser: Browser;
  let operator: ApiClient;
  let approver: ApiClient;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([HubProcess.start('sqlite + embedded'), openBrowser()]);
    await openStation(hub.admin, COMMUNE);
    operator = await person(hub, 'commune-operator', COMMUNE, 'can-bo-dai');
    await person(hub, 'commune-operator', COMMUNE, 'dong-nghiep');
    approver = await person(hub, 'commune-approver', COMMUNE, 'lanh-dao');
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  const open = async (login: string, path: string, window = WIDE): Promise<Visit> => {
    const opened = await visit(browser, hub.api.baseUrl, window);
    await signInAs(opened.page, { login, password: PASSWORD }, path);
    return opened;
  };
  const close = async ({ context, complaints }: Visit): Promise<void> => {
    expect(complaints).toEqual([]);
    await context.close();
  };
  const press = (page: Page, name: string | RegExp): Promise<void> => new Keys(page).press(name);
  const write = (page: Page, field: Locator, words: string): Promise<void> =>
    new Keys(page).write(field, words);
  const radio = (page: Page, group: string, name: string): Promise<void> => new Keys(page).radio(group, name);
  const choose = async (
    page: Page,
    button: string,
    file: { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, button)]);
    await chooser.setFiles(file);
  };
  const bulletin = (id: string): Promise<Bulletin> =>
    operator.ok(operator.get<Bulletin>(`/api/v1/bulletins/${id}`));
  const idOf = (page: Page): string => new URL(page.url()).pathname.split('/')[2]!;
  const fine = async (page: Page): Promise<void> => expect(await axeFindings(page)).toEqual([]);

  it('from a Word file by keys: a part left out, a reading put right, two languages, returned and approved', async () => {
    const writing = await open('can-bo-dai', '/compose');
    const { page, context } = writing;
    const word = unknownWord();
    const body = LINES.map((line) => paragraph(run(line.replace('ANxS', word)))).join('');
    await choose(page, 'Chọn tệp', { name: 'tb-12.docx', mimeType: DOCX, buffer: docxOf({ body }) });
    await page.getByText('Word (.docx)').first().waitFor();
    await fine(page);
    await press(page, 'Tiếp tục');

    const part = page.getByRole('checkbox', { name: /Điều 3/ });
    await part.waitFor();
    expect(await part.isChecked()).toBe(true);
    await byKeys(page, part, 'Space');
    expect(await part.isChecked()).toBe(false);
    await fine(page);
    await press(page, 'Tiếp tục');

    const spoken = page.getByRole('region', { name: 'Lời đọc' }).last();
    await spoken
      .getByText(/mười chín giờ ba mươi phút/)
      .first()
      .waitFor();
    expect(await page.getByText(/Khoản thu/).count()).toBe(0);
    await press(page, `Sửa cách đọc “${word}”`);
    await radio(page, 'Đọc là', 'Cách khác');
    await write(page, page.getByLabel('Gõ cách đọc'), 'an ninh cơ sở');
    await byKeys(page, page.getByRole('checkbox', { name: /Giữ trong từ điển đọc/ }), 'Space');
    await fine(page);
    await press(page, 'Đọc như vậy');
    await spoken
      .getByText(/Tổ an ninh cơ sở/)
      .first()
      .waitFor();
    await page.getByText('Không có chỗ nào đọc chưa chắc.').waitFor();
    const place = page.getByRole('button', { name: word, exact: true });
    await byKeys(page, place);
    await page.getByRole('dialog', { name: /Sửa cách đọc/ }).waitFor();
    await fine(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await hasFocus(place)).toBe(true);
    await press(page, 'Tiếp tục');

    await write(page, page.getByRole('textbox', { name: 'Tiêu đề' }), 'Họp dân tháng Tám');
    await byKeys(page, page.getByPlaceholder('Thêm bản tiếng'), 'Enter');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Bỏ bản/ }).waitFor();
    const recorded = { name: 'ban-dich.mp3', mimeType: 'audio/mpeg', buffer: tone(2) };
    await choose(page, 'Chọn tệp ghi âm', recorded);
    await page.getByText(/Ghi âm: ban-dich\.mp3/).waitFor();
    await fine(page);

    // The sign-in ends while somebody writes: over the page it is renewed, and what was pressed is done.
    await context.clearCookies();
    await page.route('**/api/v1/bulletins', (route) => route.fulfill({ status: 401, json: {} }), {
      times: 1,
    });
    await press(page, 'Lưu và nghe');
    const again = page.getByRole('dialog', { name: 'Phiên làm việc đã hết hạn' });
    await again.waitFor();
    await fine(page);
    await write(page, again.getByLabel('Mật khẩu').first(), PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Nghe đúng như loa sẽ phát').waitFor();

    const listen = page.getByRole('button', { name: /^Nghe thử/ });
    await until('both sounds', async () => (await listen.count()) === 2);
    await press(page, /^Nghe thử/);
    const player = page.locator('audio').first();
    await until('it to sound', () =>
      player.evaluate((audio: { currentTime: number; matches(s: string): boolean }) =>
        audio.currentTime > 0.2 && audio.matches(':focus') ? true : null,
      ),
    );
    await press(page, 'Xem dạng sóng');
    await page
      .getByRole('img', { name: /^Dạng sóng/ })
      .locator('canvas')
      .first()
      .waitFor();
    await fine(page);
    const id = idOf(page);
    await press(page, 'Gửi duyệt');
    await page.waitForURL(`**/bulletins/${id}`);
    const first = await bulletin(id);
    expect(first).toMatchObject({ state: 'submitted' });
    expect(first.variants).toHaveLength(2);
    const words = await operator.ok(operator.get<object[]>(`/api/v1/units/${COMMUNE}/lexicon`));
    const kept = { grapheme: word, alias: 'an ninh cơ sở' };
    expect(words).toEqual(expect.arrayContaining([expect.objectContaining(kept)]));

    await approver.ok(approver.post(`/api/v1/bulletins/${id}/reject`, { reason: 'Họp lúc 20 giờ' }));
    await page.reload();
    await page.getByText('Bị trả lại: Họp lúc 20 giờ').waitFor();
    await byKeys(page, page.getByRole('link', { name: 'Sửa', exact: true }));
    await press(page, 'Sửa nội dung');
    const text = page.getByRole('textbox', { name: 'Nội dung' });
    const now = (await text.inputValue()).replace('19 giờ 30 phút', '20 giờ');
    await byKeys(page, text, 'ControlOrMeta+a');
    await page.keyboard.insertText(now);
    await fine(page);
    await press(page, 'Xong, xem cách đọc');
    // The outline proposes what it proposed at first; what was left out and written since is not put aside unasked.
    await press(page, 'Quay lại');
    await page.getByText('Lời đọc đã được sửa tay').waitFor();
    await fine(page);
    await press(page, 'Giữ lời đọc đã sửa');
    await page.getByRole('button', { name: 'Sửa nội dung' }).waitFor();
    expect(await page.getByText(/Khoản thu/).count()).toBe(0);
    await press(page, 'Tiếp tục');
    await press(page, 'Lưu và nghe');
    const send = page.getByRole('button', { name: 'Gửi duyệt' });
    await until('the new sound', () => send.isEnabled());
    await press(page, 'Gửi duyệt');
    await page.waitForURL(`**/bulletins/${id}`);
    await close(writing);

    const judging = await open('lanh-dao', `/bulletins/${id}/approve`, PHONE);
    const approval = judging.page;
    await approval.getByText('Lý do trả lại: Họp lúc 20 giờ').waitFor();
    await approval.locator('ins').getByText('20', { exact: true }).waitFor();
    const bound = await bulletin(id);
    let hash = '';
    await approval.route('**/audio?*', async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      hash = createHash('sha256').update(body).digest('hex');
      await route.fulfill({ response, body });
    });
    await press(approval, /^Nghe thử/);
    await approval.locator('audio').first().waitFor();
    expect(bound.variants.map(({ rendition }) => rendition?.sha256)).toContain(hash);
    for (const no of await approval.getByRole('radio', { name: 'Không' }).all())
      await byKeys(approval, no, 'Space');
    expect(await approval.getByRole('button', { name: 'Duyệt', exact: true }).isDisabled()).toBe(true);
    await byKeys(approval, approval.getByRole('checkbox', { name: /chưa nghe hết/ }), 'Space');
    await press(approval, 'Xem đủ mã');
    await approval.getByText(bound.manifestHash.match(/.{8}/g)!.join(' ')).waitFor();
    await fine(approval);
    await press(approval, 'Duyệt');
    await approval.getByRole('heading', { level: 1, name: 'Đã duyệt' }).waitFor();
    expect(await bulletin(id)).toMatchObject({ state: 'approved', approval: { unheard: true } });
    await close(judging);
  });

  it('pasted: a wrong file is told what helps, going back loses nothing, a sign that nobody reads is taken out', async () => {
    const writing = await open('can-bo-dai', '/compose');
    const { page } = writing;
    await choose(page, 'Chọn tệp', { name: 'cong-van.jpg', mimeType: 'image/jpeg', buffer: picture() });
    const refusal = page.getByRole('alert').getByText(/không đọc được chữ trong ảnh.*hoặc dán nội dung/);
    await refusal.waitFor();
    expect(await refusal.count()).toBe(1);
    await fine(page);

    await page.getByText('Dán hoặc gõ nội dung').click();
    const field = page.getByRole('textbox', { name: 'Nội dung' });
    await byKeys(page, field, 'ControlOrMeta+a');
    await page.keyboard.insertText('Nhaân daân ñi hoïp luùc 7 giôø.');
    await page.getByText(/Nội dung dán vào là chữ VNI/).waitFor();
    await fine(page);
    await press(page, 'Chuyển sang Unicode');
    await until('it to be converted', async () => (await field.inputValue()).startsWith('Nhân dân đi họp'));
    const line = `Mời bà con họp lúc 19 giờ 30 phút.\u000bMang theo giấy tờ. ${'Giữ trật tự nơi họp. '.repeat(80)}`;
    await byKeys(page, field, 'ControlOrMeta+a');
    await page.keyboard.insertText(`Điều 1. 🎉 ${line}\n\nĐiều 2. ${line}`.normalize('NFD'));
    await press(page, 'Tiếp tục');
    const part = page.getByRole('checkbox', { name: /Điều 2/ });
    await part.waitFor();
    await press(page, 'Quay lại');
    expect(await field.inputValue()).toContain('Mang theo giấy tờ.');
    await press(page, 'Tiếp tục');
    await byKeys(page, part, 'Space');
    await press(page, 'Tiếp tục');
    await press(page, 'Bỏ khỏi nội dung: 🎉');
    await page.getByText('Không có chỗ nào đọc chưa chắc.').waitFor();
    await fine(page);
    await press(page, 'Quay lại');
    await press(page, 'Quay lại');
    await press(page, 'Tiếp tục');
    expect(await part.isChecked()).toBe(false);
    await press(page, 'Tiếp tục');
    await page
      .getByRole('region', { name: 'Nội dung', exact: true })
      .getByText(/Mang theo giấy tờ/)
      .waitFor();
    expect(await page.getByText('🎉').count()).toBe(0);
    // The button is in sight wherever the page stands: it goes to what is not filled in yet.
    await press(page, 'Tiếp tục');
    const title = page.getByRole('textbox', { name: 'Tiêu đề' });
    await write(page, title, ' ');
    await press(page, 'Lưu và nghe');
    await until('the title to have the focus', () => hasFocus(title));
    await fine(page);
    await close(writing);
  });

  it('by two at once: each is told of the other, whoever is late too; one of them makes the board’s display', async () => {
    const title = 'Bầu trưởng thôn';
    const { id } = await renderedBulletin(operator, { unit: COMMUNE, title, text: 'Bầu cử lúc 7 giờ.' });
    const slow = await open('can-bo-dai', `/compose/${id}`);
    await slow.page.getByRole('button', { name: 'Sửa nội dung' }).waitFor();
    const quick = await open('dong-nghiep', `/bulletins/${id}`);
    const { page } = quick;
    await press(page, 'Tạo bản hiển thị');
    await page.getByText('can-bo-dai cũng đang mở bản tin này để sửa.').waitFor();
    const preview = page.getByRole('region', { name: 'Bảng sẽ hiện như thế này' });
    await preview.getByText('Bầu cử lúc 7 giờ.').waitFor();
    await radio(page, 'Lời hiện trên bảng', 'Lời riêng cho bảng');
    await write(page, page.getByRole('textbox', { name: 'Lời riêng cho bảng' }), 'Mời bà con đi bầu.');
    await preview.getByText('Mời bà con đi bầu.').waitFor();
    await fine(page);
    await choose(page, 'Thêm ảnh hoặc video', {
      name: 'ap-phich.png',
      mimeType: 'image/png',
      buffer: picture('640x360'),
    });
    await page.getByRole('img', { name: 'ap-phich.png' }).waitFor();
    await choose(page, 'Thêm ảnh hoặc video', {
      name: 'huong-dan.mp4',
      mimeType: 'video/mp4',
      buffer: film(2),
    });
    await page.getByRole('button', { name: 'Xem huong-dan.mp4' }).waitFor({ timeout: 60_000 });
    await fine(page);
    await press(page, 'Lưu');
    await page.getByText('Đã lưu bản hiển thị').waitFor();
    await page.getByRole('group', { name: 'Trang 1 trong 1' }).getByText('Mời bà con đi bầu.').waitFor();
    await fine(page);

    await press(slow.page, 'Tiếp tục');
    await press(slow.page, 'Lưu và nghe');
    await slow.page.getByText(/dong-nghiep vừa sửa bản tin này/).waitFor();
    await fine(slow.page);
    await press(slow.page, 'Lưu bản của tôi');
    await slow.page.getByText('Nghe đúng như loa sẽ phát').waitFor();
    const { display } = await operator.ok(
      operator.get<{ display: { text: string; media: { kind: string }[] } }>(
        `/api/v1/bulletins/${id}/display`,
      ),
    );
    expect(display).toMatchObject({
      text: 'Mời bà con đi bầu.',
      media: [{ kind: 'image' }, { kind: 'video' }],
    });
    await close(slow);
    await close(quick);
  });

  it('edited while it is judged: answers to what stood there before are none, also where every word is the same', async () => {
    const draft = { unit: COMMUNE, title: 'Phun thuốc muỗi', text: 'Phun thuốc muỗi lúc 7 giờ.' };
    const { id } = await renderedBulletin(operator, draft);
    const at = `/api/v1/bulletins/${id}`;
    await operator.ok(operator.post(`${at}/submit`));
    const judging = await open('lanh-dao', `/bulletins/${id}/approve`, PHONE);
    const { page } = judging;
    const answers = page.getByRole('radio', { name: 'Không' });
    const unheard = page.getByRole('checkbox', { name: /chưa nghe hết/ });
    const answer = async () => {
      for (const no of await answers.all()) await byKeys(page, no, 'Space');
      await byKeys(page, unheard, 'Space');
    };
    await page.getByText(/Mức độ: Thông thường/).waitFor();
    await answer();

    const { version } = await bulletin(id);
    const body = await bulletinBody(operator, { ...draft, class: 2 });
    await operator.ok(operator.put(at, { ...body, version }));
    await until('the sound', async () => (await bulletin(id)).manifestHash);
    await operator.ok(operator.post(`${at}/submit`));
    await press(page, 'Duyệt');
    await page.getByText(/vừa được sửa sau khi bạn mở trang này/).waitFor();
    await page.getByText(/Mức độ: Ưu tiên/).waitFor();
    expect(await bulletin(id)).toMatchObject({ state: 'submitted' });
    for (const no of await answers.all()) expect(await no.isChecked()).toBe(false);
    expect(await unheard.isChecked()).toBe(false);
    await fine(page);
    await answer();
    await press(page, 'Duyệt');
    await page.getByRole('heading', { level: 1, name: 'Đã duyệt' }).waitFor();
    expect(await bulletin(id)).toMatchObject({ state: 'approved' });
    await close(judging);
  });

  it('in two tabs two bulletins, each kept; what was left is offered again, gone on with or deleted by keys', async () => {
    const first = await open('can-bo-dai', '/compose');
    const { page, context } = first;
    const tab = async (address: string): Promise<Page> => {
      const other = await context.newPage();
      await other.goto(address);
      return other;
    };
    const field = (at: Page) => at.getByRole('textbox', { name: 'Nội dung' });
    const begin = async (at: Page, words: string): Promise<void> => {
      await at.getByText('Dán hoặc gõ nội dung').click();
      await write(at, field(at), words);
      const kept = () => at.evaluate<string>('JSON.stringify(localStorage)');
      await until('it to be kept', async () => (await kept()).includes(words));
    };
    await begin(page, 'Họp thôn tối nay');
    const second = await tab('/compose');
    await second.getByText('Đang mở ở thẻ khác').waitFor();
    await begin(second, 'Lịch cắt điện');
    const twin = await tab(page.url());
    await twin.getByText(/^Bản này đang mở ở một thẻ khác của trình duyệt/).waitFor();
    await fine(twin);
    await new Keys(twin).follow('Soạn bản mới ở đây');
    await twin.getByText('Dán hoặc gõ nội dung').waitFor();
    await twin.close();
    await page.reload();
    expect(await field(page).inputValue()).toBe('Họp thôn tối nay');

    await second.close();
    await page.goto('/compose');
    const kept = page.getByRole('status').filter({ hasText: 'Trên máy này còn bản đang soạn dở' });
    await kept.getByText('Họp thôn tối nay').waitFor();
    await fine(page);
    await press(page, 'Xóa khỏi máy: Họp thôn tối nay');
    await new Keys(page).in(page.getByRole('dialog')).press('Xóa');
    await kept.getByText('Họp thôn tối nay').waitFor({ state: 'detached' });
    await new Keys(page).follow('Soạn tiếp: Lịch cắt điện');
    await page.getByText(/^Đang soạn dở, lưu trên máy này/).waitFor();
    expect(await field(page).inputValue()).toBe('Lịch cắt điện');
    await close(first);
  });

  it('as an announcement by keys; signing out takes what is unsaved from the computer, after asking', async () => {
    const writing = await open('can-bo-dai', '/announce');
    const { page } = writing;
    await write(page, page.getByLabel('Tiêu đề'), 'Mất nước');
    await write(page, page.getByLabel('Nội dung thông báo'), 'Mất nước lúc 8 giờ.');
    await press(page, 'Tạo bản nghe thử');
    await press(page, /^Nghe thử/);
    await page.locator('audio').first().waitFor();
    const { items } = await operator.ok(
      operator.get<{ items: { id: string }[] }>(
        `/api/v1/bulletins?q=${encodeURIComponent('mat nuoc')}&state=draft`,
      ),
    );
    const other = await open('dong-nghiep', `/compose/${items[0]!.id}`);
    await other.page.getByText('can-bo-dai cũng đang mở bản tin này để sửa.').waitFor();
    await page.getByText('dong-nghiep cũng đang mở bản tin này để sửa.').waitFor({ timeout: 60_000 });
    await fine(page);
    await close(other);
    await byKeys(page, page.getByRole('radio', { name: /Cả ngày/ }).last(), 'Space');
    await page.getByText(/^Bắt đầu lúc/).waitFor();
    await press(page, 'Gửi duyệt');
    await page.getByRole('heading', { level: 1, name: 'Đã gửi duyệt' }).waitFor();
    await press(page, 'Làm thông báo khác');

    await write(page, page.getByLabel('Tiêu đề'), 'Chuyện riêng của xã');
    const signOut = async () => {
      await press(page, /^Tài khoản/);
      await new Keys(page).item('Đăng xuất');
    };
    const kept = () => page.evaluate<string>('JSON.stringify(localStorage)');
    await signOut();
    const asked = page.getByRole('dialog', { name: 'Trên máy này còn bản chưa lưu' });
    await asked.getByText('Mở để lưu: Chuyện riêng của xã').waitFor();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await fine(page);
    await press(page, 'Ở lại');
    expect(await page.getByLabel('Tiêu đề').inputValue()).toBe('Chuyện riêng của xã');
    expect(await kept()).toContain('Chuyện riêng');
    await signOut();
    await press(page, 'Xóa khỏi máy và đăng xuất');
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    expect(await kept()).not.toContain('Chuyện riêng');
    await close(writing);
  });
});
