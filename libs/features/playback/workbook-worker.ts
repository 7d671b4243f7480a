// The worker's entry: rows in, an .xlsx file out. Every cell has its type, so that no text is taken for a formula.
import { answerTasks } from '#platform/threads/answer-tasks.js';
import writeXlsxFile from 'write-excel-file/node';
import type { WorkbookCell } from './workbook-rows.js';

const WIDTH = 18;

function cell(value: WorkbookCell, isHeading: boolean) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { type: Number, value };
  return { type: String, value, ...(isHeading && { fontWeight: 'bold' as const }) };
}

answerTasks(async (rows: WorkbookCell[][]) => {
  const data = rows.map((row, i) => row.map((value) => cell(value, i === 0)));
  const columns = (rows[0] ?? []).map(() => ({ width: WIDTH }));
  const options = { sheet: 'Nhật ký phát', columns, stickyRowsCount: 1 };
  return new Uint8Array(await writeXlsxFile(data, options).toBuffer());
});
