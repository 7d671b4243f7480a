import { sheetOf } from './workbook-sheet.js';

export const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** Why a file is not read; the page has a sentence for each. */
export type Unreadable = 'too-large' | 'old-workbook' | 'not-a-table';

/**
 * A spreadsheet file as the text that copying its cells would give: a workbook (.xlsx, its first sheet), or text in
 * whatever way the spreadsheet wrote it: UTF-8, UTF-16 ("Unicode text"), or the Vietnamese code page of Windows.
 */
export async function tableTextOf(file: Blob): Promise<{ text: string } | { unreadable: Unreadable }> {
  if (file.size > MAX_FILE_BYTES) return { unreadable: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const rows = await sheetOf(bytes);
    return rows ? { text: pasted(rows) } : { unreadable: 'not-a-table' };
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { unreadable: 'old-workbook' };
  const text = textOf(bytes);
  return text.includes('\0') ? { unreadable: 'not-a-table' } : { text };
}

const startsWith = (bytes: Uint8Array, begin: readonly number[]): boolean =>
  begin.every((byte, i) => bytes[i] === byte);

/** Composed: the code page of Windows writes each tone as a letter of its own. */
export function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  }
}

/** As a spreadsheet puts cells on the clipboard. */
export const pasted = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(quoted).join('\t')).join('\n');

const quoted = (cell: string): string => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
