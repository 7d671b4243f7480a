import 'reflect-metadata';
import { asyncApiText } from '#contracts/asyncapi.js';
import { createLog } from '#platform/logger.js';
import { readConfig } from '#platform/config.js';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAdapters } from './adapters.js';
import { createApp } from './hub.js';
import { openApiOf } from './openapi.js';

/**
 * The committed interface documents are what the code says: `--check` compares, `--write` writes them anew.
 * Run from the project's root.
 */
const FILES = { openapi: 'config/openapi.json', asyncapi: 'config/asyncapi.json' };

async function openApiText(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'drift-'));
  try {
    const adapters = await openAdapters(
      readConfig({ TTN_DATA_DIR: dataDir, TTN_MQTT_PORT: '0' }),
      createLog('silent'),
    );
    const app = await createApp(adapters);
    const text = `${JSON.stringify(openApiOf(app), null, 2)}\n`;
    await adapters.dataSource.destroy();
    return text;
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function main(): Promise<void> {
  const made = { [FILES.openapi]: await openApiText(), [FILES.asyncapi]: asyncApiText() };
  const stale: string[] = [];
  for (const [file, text] of Object.entries(made)) {
    if (process.argv.includes('--write')) await writeFile(file, text);
    else if ((await readFile(file, 'utf8').catch(() => '')) !== text) stale.push(file);
  }
  if (stale.length > 0)
    console.error(`Stale: ${stale.join(', ')}. Run: node dist/apps/hub/src/drift.js --write, and commit.`);
  process.exit(stale.length > 0 ? 1 : 0);
}

void main();
