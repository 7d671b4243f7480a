import { ReportCursorEntity } from '#persistence/entities/playback.entity.js';
import { upsertRows } from '#persistence/bulk-insert.js';
import { readRows } from '#persistence/bulk-read.js';
import type { EntityManager } from 'typeorm';
import type { JournalCursor } from './cursor.js';

export const cursorKey = (device: string, journal: string): string => `${device} ${journal}`;

/** The cursors of every journal of these devices, by {@link cursorKey}. */
export async function loadCursors(
  em: EntityManager,
  devices: Iterable<string>,
): Promise<Map<string, JournalCursor>> {
  const columns = ['device', 'journal', 'upTo', 'above'] as const;
  const rows = await readRows(em, ReportCursorEntity, columns, {
    column: 'device',
    in: [...new Set(devices)],
  });
  return new Map(
    rows.map(({ device, journal, upTo, above }) => [cursorKey(device, journal), { upTo, above }]),
  );
}

export async function saveCursors(
  em: EntityManager,
  cursors: readonly (JournalCursor & { device: string; journal: string })[],
  updatedAt: Date,
): Promise<void> {
  await upsertRows(
    em,
    ReportCursorEntity,
    cursors.map((cursor) => ({ ...cursor, updatedAt })),
  );
}
