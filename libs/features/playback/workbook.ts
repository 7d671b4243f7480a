import { AppError } from '#contracts/errors.js';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkbookCell } from './workbook-rows.js';

const TIMEOUT_MS = 120_000;
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** The compiled worker: beside this file, or in dist/ when this file runs from its source. */
function workerFile(here: string = import.meta.url): string {
  const beside = fileURLToPath(new URL('./workbook-worker.js', here));
  if (existsSync(beside)) return beside;
  const built = fileURLToPath(new URL('../../../dist/libs/features/playback/workbook-worker.js', here));
  if (existsSync(built)) return built;
  throw new Error(`The workbook worker is not built: ${beside} and ${built} are missing`);
}

/**
 * Rows as an .xlsx file, the first one as its heading. In a worker with a deadline: the writer works in one go, and
 * devices must not wait for a spreadsheet.
 */
export async function writeWorkbook(rows: readonly WorkbookCell[][]): Promise<Uint8Array> {
  const worker = new Worker(workerFile(), { resourceLimits: MEMORY, env: {}, execArgv: [] });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      const fail = (cause: unknown): void =>
        reject(
          new AppError('workbook-failed', {
            kind: 'unavailable',
            message: 'Không tạo được tệp Excel: thu hẹp bộ lọc hoặc tải tệp CSV',
            cause,
          }),
        );
      const timer = setTimeout(() => fail(new Error(`not written in ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
      worker.once('message', (file: Uint8Array) => {
        clearTimeout(timer);
        resolve(file);
      });
      worker.once('error', (cause) => {
        clearTimeout(timer);
        fail(cause);
      });
      worker.postMessage(rows);
    });
  } finally {
    await worker.terminate();
  }
}
