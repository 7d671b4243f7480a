import { AppError } from '#contracts/errors.js';
import { compiledWorker } from '#platform/threads/compiled-worker.js';
import { WorkerPool } from '#platform/threads/worker-pool.js';
import type { WorkbookCell } from './workbook-rows.js';

/** As many as the log gives turns to; a workbook leaves hundreds of megabytes behind, which go with its thread. */
const pool = new WorkerPool<readonly WorkbookCell[][], Uint8Array>({
  name: 'workbooks',
  file: () => compiledWorker('./workbook-worker.js', import.meta.url),
  threads: 2,
  waiting: 2,
  timeoutMs: 120_000,
  memory: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
  fresh: true,
});

/**
 * Rows as an .xlsx file, the first one as its heading. On a thread with a deadline: the writer works in one go, and
 * devices must not wait for a spreadsheet.
 * @throws AppError `workbook-failed` (unavailable)
 */
export async function writeWorkbook(rows: readonly WorkbookCell[][]): Promise<Uint8Array> {
  const outcome = await pool.run(rows);
  if (outcome.ok) return outcome.value;
  throw new AppError('workbook-failed', {
    kind: 'unavailable',
    message: 'Không tạo được tệp Excel: thu hẹp bộ lọc hoặc tải tệp CSV',
    cause: outcome.cause ?? new Error(`the workbook: ${outcome.why}`),
  });
}
