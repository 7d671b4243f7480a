import { askBlob } from '../api/client.js';

/** The browser needs the address until it has begun to save. */
const KEPT_MS = 60_000;

/** Fetches a file of the hub (the address needs the session) and lets the browser save it. @throws ProblemError, OfflineError */
export const saveFile = async (path: string, name: string): Promise<void> =>
  saveBlob(await askBlob(path), name);

export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
