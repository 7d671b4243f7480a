import { describe, expect, it } from '@jest/globals';
import { scriptHash } from './script-maker.js';
import { unusedRecordings, unusedWarning, withRecordings } from './sentence-recordings.js';

const said = (...texts: string[]) => ({ sentences: texts.map((text) => ({ text, pauseMsAfter: 500 })) });
const recording = (sentence: string, sha256 = 'a'.repeat(64)) => ({
  sentence,
  documentId: 'd1',
  sha256,
  durationMs: 2000,
});
const [first, second] = ['Mời bà con đi họp.', 'Đúng bảy giờ sáng.'];

describe('recordings of sentences', () => {
  it('stand wherever the sentence is said, and survive edits elsewhere', () => {
    const kept = [recording(second)];
    const script = withRecordings(said(first, second, 'Xin nhắc lại.', first, second), kept);
    expect(script.sentences.map((s) => 'recording' in s)).toEqual([false, true, false, false, true]);
    const edited = withRecordings(
      said('Kính mời bà con đi họp.', 'Đúng  bảy giờ sáng.'.normalize('NFD')),
      kept,
    );
    expect(edited.sentences[1]).toMatchObject({ recording: kept[0]!.sha256 });
    expect(unusedRecordings(edited, kept)).toEqual([]);
  });

  it('fall out visibly when the sentence changes', () => {
    const kept = [recording(second)];
    const script = withRecordings(said(first, 'Đúng tám giờ sáng.'), kept);
    expect(script.sentences.some((s) => 'recording' in s)).toBe(false);
    expect(unusedRecordings(script, kept)).toEqual(kept);
    expect(unusedWarning('vi', kept[0]!).vi).toContain('Đúng bảy giờ sáng.');
    expect(unusedWarning('vi', recording('bà '.repeat(80))).vi.length).toBeLessThan(220);
  });

  it('are part of what is approved', () => {
    const hash = (...kept: ReturnType<typeof recording>[]) =>
      scriptHash(withRecordings(said(first, second), kept), {});
    expect(hash()).toBe(scriptHash(said(first, second), {}));
    expect(hash(recording(second))).not.toBe(hash());
    expect(hash(recording(second))).not.toBe(hash(recording(second, 'b'.repeat(64))));
    expect(hash(recording('Câu đã bỏ.'))).toBe(hash());
  });
});
