import { afterEach, describe, expect, it } from '@jest/globals';
import { formatIn } from './format.js';
import { hearHubIn, heardProblem, jobText, noticeText, outcomeText, whyText } from './hub-sentences.js';
import { hub } from './en/hub.js';

const taken = {
  title: 'Không thực hiện được vì trạng thái đã thay đổi',
  status: 409,
  code: 'login-taken',
  detail: 'Tên đăng nhập "an" đã có người dùng, hãy chọn tên khác',
  details: { login: 'an' },
};
const english = () => {
  formatIn('en');
  hearHubIn(hub);
};

afterEach(() => {
  formatIn('vi');
  hearHubIn(null);
});

describe('what the hub refuses', () => {
  it('is in its own words on a Vietnamese screen', () => expect(heardProblem(taken)).toEqual(taken));

  it('is in English by its code, with what it is about', () => {
    english();
    expect(heardProblem(taken)).toMatchObject({
      title: 'This could not be done, since things have changed meanwhile',
      detail: '“an” is taken: choose another one',
    });
  });

  it('without English is whole as the hub says it', () => {
    english();
    expect(heardProblem({ ...taken, code: 'of-tomorrow' }).detail).toBe(taken.detail);
    expect(heardProblem({ ...taken, code: 'of-tomorrow', detail: undefined }).detail).toBeUndefined();
  });

  it('of fields: in the hub’s own English where it has some, once where one is wrong alone', () => {
    english();
    const problems = [
      { field: 'title', code: 'invalid', message: 'Dài quá 255 ký tự', messageEn: 'Longer than 255 letters' },
      { field: 'unit', code: 'unknown-unit', message: 'Không có địa bàn này trong danh mục' },
      { field: 'x', code: 'of-tomorrow', message: 'Chưa biết' },
    ];
    const all = { ...taken, status: 400, code: 'invalid-input', detail: 'Xem từng mục', problems };
    expect(heardProblem(all)).toMatchObject({
      detail: 'Something is not right yet: see each part below',
      problems: [
        { message: 'Longer than 255 letters' },
        { message: 'There is no such area in the list' },
        { message: 'Chưa biết' },
      ],
    });
    const [alone] = problems;
    const one = heardProblem({ ...all, code: 'too-long', detail: alone!.message, problems: [alone!] });
    expect([one.detail, one.problems?.[0]?.message]).toEqual([
      'Longer than 255 letters',
      'Longer than 255 letters',
    ]);
  });

  it('names why no airing finds a place', () => {
    english();
    const refused = [{ reason: 'quiet' }];
    expect(heardProblem({ ...taken, code: 'nothing-placed', details: { refused } }).detail).toBe(
      'No airing finds a place: In the quiet hours',
    );
  });
});

describe('what the hub says beside its answers', () => {
  const quiet = { reason: 'quiet', message: 'Rơi vào giờ yên tĩnh', remedy: 'Chọn giờ phát khác' };
  const none = { reason: null, message: null, remedy: null };
  const newer = { ...quiet, reason: 'of-tomorrow' };

  it('why an airing has no place', () => {
    expect([outcomeText(quiet), outcomeText(none)]).toEqual([`${quiet.message}. ${quiet.remedy}`, '']);
    english();
    expect([outcomeText(quiet), outcomeText(none), whyText({ reason: 'quiet', message: null })]).toEqual([
      'In the quiet hours. Choose another time',
      '',
      '',
    ]);
    expect(outcomeText(newer)).toBe(`${quiet.message}. ${quiet.remedy}`);
  });

  it('why a sound could not be made', () => {
    const job = { reason: 'gave-up', message: 'Đã thử nhiều lần', messageEn: null };
    expect(jobText(job)).toBe(job.message);
    english();
    expect(jobText(job)).toMatch(/^It failed several times/);
    expect(jobText({ ...job, messageEn: 'The file is empty.' })).toBe('The file is empty.');
  });

  it('what waits for a person, made of its facts', () => {
    const facts = {
      ...{ slotAt: '2026-11-01T22:30:00Z', decideBy: '2026-11-01T13:00:00Z' },
      ...{ titles: ['Tiêm phòng', 'Họp thôn'], more: 1184, isOwnRule: true, prefer: 'own' },
    };
    const notice = { kind: 'collision', text: 'Trùng giờ', facts };
    expect(noticeText(notice)).toBe('Trùng giờ');
    english();
    expect(noticeText(notice)).toBe(
      '“Tiêm phòng” and “Họp thôn” and 1,184 more want the same time, 05:30, 2 Nov 2026. Choose the order; if nobody does, the commune’s rule decides at 20:00: The commune’s own item goes first',
    );
    expect(noticeText({ ...notice, kind: 'of-tomorrow' })).toBe('Trùng giờ');
  });
});
