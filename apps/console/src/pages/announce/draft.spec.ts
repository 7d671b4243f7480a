import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caughtUp, contentOf, type Draft, EMPTY, isCurrent, isWritten, parseDraft } from './draft.js';

const written: Draft = { ...EMPTY, title: 'Họp thôn', text: 'Mời bà con đi họp.', station: 's1' };

describe('what is kept of an announcement', () => {
  it('comes back as it was', () => {
    const draft: Draft = {
      ...written,
      mode: 'recording',
      field: 4,
      recording: { documentId: 'd1', fileName: 'ghi-am.webm' },
      made: { id: 'b1', version: 3, of: 'x' },
      session: '2026-11-22 evening',
    };
    expect(parseDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('is empty where nothing, nonsense or something else was kept', () => {
    for (const kept of [undefined, null, '', '{', [], 7, { field: 9, made: { id: 1 }, recording: 'x' }])
      expect(parseDraft(kept)).toEqual(EMPTY);
    fc.assert(
      fc.property(fc.jsonValue(), (kept) => {
        expect(Object.keys(parseDraft(kept)).sort()).toEqual(Object.keys(EMPTY).sort());
      }),
    );
  });

  it('knows whether the sound is still of these words', () => {
    expect(isWritten(EMPTY)).toBe(false);
    expect(isWritten({ ...written, mode: 'recording' })).toBe(false);
    const made = { ...written, made: { id: 'b1', version: 1, of: contentOf(written) } };
    expect(isCurrent(made)).toBe(true);
    expect(isCurrent({ ...made, session: 'another' })).toBe(true);
    expect(isCurrent({ ...made, text: `${made.text} ` })).toBe(true);
    for (const change of [{ text: 'Khác' }, { title: 'Khác' }, { field: 2 }, { mode: 'recording' as const }])
      expect(isCurrent({ ...made, ...change })).toBe(false);
  });

  it('takes over what was edited elsewhere, and nothing over words that were typed since', () => {
    const made = { ...written, made: { id: 'b1', version: 1, of: contentOf(written) } };
    const edited = {
      title: 'Họp bản',
      field: 4,
      source: 'UBND xã',
      variants: [{ text: 'Mời họp lúc 7 giờ.' }],
    };
    const news = caughtUp(made, { id: 'b1', version: 2, ...edited });
    const now = { ...made, ...news };
    expect(now).toMatchObject({ title: 'Họp bản', text: 'Mời họp lúc 7 giờ.', made: { version: 2 } });
    expect(isCurrent(now)).toBe(true);
    expect(caughtUp(now, { id: 'b1', version: 2, ...edited })).toBeNull();
    expect(caughtUp({ ...made, text: 'Khác' }, { id: 'b1', version: 2, ...edited })).toBeNull();
    expect(caughtUp(made, { id: 'b2', version: 2, ...edited })).toBeNull();
  });
});
