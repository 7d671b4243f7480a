// The real documents, where they are: TTN_SHARED_DATA or ../shared/data beside the repository.
import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extractDocument } from '#documents/extract-document.js';
import { outline } from '#speech/structure/outline.js';
import { partsToText } from '#speech/structure/parts-text.js';

const folder = join(process.env['TTN_SHARED_DATA'] ?? resolve('../shared/data'), 'policy-texts');
const present = existsSync(folder);
const files = present ? readdirSync(folder).filter((name) => name !== 'index.tsv') : [];
const reference = present ? readFileSync(join(folder, 'enc_reference_nfc_utf8.txt'), 'utf8') : '';
if (!present) process.stderr.write(`skipped: the policy texts are not here (${folder})\n`);

(present ? describe : describe.skip)('the policy texts', () => {
  it.each(files)(
    '%s comes out, with an outline that leaves head, recipients and signatures out',
    async (name) => {
      const result = await extractDocument({ path: join(folder, name), filename: name });
      if (!result.ok) throw new Error(result.refusal.vi);
      const { text, blocks } = result.document;
      expect(text).toBe(text.normalize('NFC'));
      expect(text).not.toMatch(/[\u00ad\u0000\ufffd]/u);
      const parts = outline(blocks);
      const spoken = partsToText(parts);
      expect(spoken.length).toBeGreaterThan(text.length * 0.2);
      expect(spoken).not.toMatch(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\s*$/mu);
      expect(spoken).not.toMatch(/^(?:Nơi nhận:|- Lưu: VT)/mu);
      for (const kind of ['motto', 'number', 'recipients', 'signature']) {
        for (const part of parts.filter((each) => each.kind === kind)) {
          expect(part.selectedByDefault).toBe(false);
          expect(part.why).toBeTruthy();
        }
      }
    },
  );

  it.each(files.filter((name) => name.startsWith('enc_')))('%s equals the reference', async (name) => {
    const result = await extractDocument({ path: join(folder, name), filename: name });
    if (!result.ok) throw new Error(result.refusal.vi);
    if (name.includes('tcvn3')) expect(result.document.text.toLowerCase()).toBe(reference.toLowerCase());
    else expect(result.document.text).toBe(reference);
  });

  it('joins the lines of the wrapped plan and recognises the parts of a decree', async () => {
    const plan = await extractDocument({
      path: join(folder, 'lao-cai-ke-hoach-truyen-thong-chinh-sach.txt'),
      filename: 'k.txt',
    });
    if (!plan.ok) throw new Error(plan.refusal.vi);
    expect(plan.document.text).toContain(
      'Chỉ thị số 07/CT-TTg ngày 21/3/2023 của Thủ tướng Chính phủ về tăng cường công tác truyền thông chính sách;',
    );
    const decree = await extractDocument({
      path: join(folder, 'orig_30_2020_ND_CP.docx'),
      filename: 'd.docx',
    });
    if (!decree.ok) throw new Error(decree.refusal.vi);
    const kinds = outline(decree.document.blocks).map((part) => part.kind);
    expect(kinds.filter((kind) => kind === 'chapter')).toHaveLength(7);
    expect(kinds.filter((kind) => kind === 'article')).toHaveLength(38);
    expect(kinds.slice(0, 5)).toEqual(['issuer', 'number', 'motto', 'date-place', 'title']);
    expect(kinds.slice(-2)).toEqual(['recipients', 'signature']);
  });
});
