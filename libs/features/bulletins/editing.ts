import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

/** A page says so every 20 s; who has been silent this long has left. */
const LEFT_AFTER_MS = 50_000;
const MOST_BULLETINS = 2000;
const MOST_EDITORS = 20;

export const EditingBody = z.object({
  /** One open page; the same person in two windows is told too. */
  page: z.string().regex(/^[\w-]{4,64}$/, 'Mã cửa sổ gồm 4–64 chữ, số hoặc gạch nối'),
});
export const EditingDto = z.object({
  others: z.array(z.object({ name: z.string(), self: z.boolean(), since: z.string() })),
});
export type EditingDto = z.infer<typeof EditingDto>;

interface Editor {
  userId: string;
  name: string;
  sinceMs: number;
  seenMs: number;
}

/**
 * Who has a bulletin (or an order) open for editing just now. In memory: a hub that restarts has forgotten nothing that the next
 * 20 seconds do not tell again, and the version of the bulletin guards its content in any case.
 */
@Injectable()
export class Editing {
  /** By bulletin, then by page; the bulletin that was edited last comes last. */
  private readonly open = new Map<string, Map<string, Editor>>();

  constructor(private readonly clock: Clock) {}

  /** @returns everybody else who has it open, in the order in which they opened it. */
  seen(actor: Pick<Actor, 'userId' | 'name'>, bulletinId: string, page: string): EditingDto {
    const nowMs = this.clock.nowMs();
    const editors = this.editorsOf(bulletinId, nowMs);
    const { userId, name } = actor;
    const sinceMs = editors.get(page)?.sinceMs ?? nowMs;
    if (editors.has(page) || editors.size < MOST_EDITORS)
      editors.set(page, { userId, name, sinceMs, seenMs: nowMs });
    this.open.delete(bulletinId);
    this.open.set(bulletinId, editors);
    this.forgetOldest();
    const others = [...editors].filter(([other]) => other !== page).map(([, editor]) => editor);
    return {
      others: others
        .sort((a, b) => a.sinceMs - b.sinceMs)
        .map((e) => ({
          name: e.name,
          self: e.userId === userId,
          since: new Date(e.sinceMs).toISOString(),
        })),
    };
  }

  left(bulletinId: string, page: string): void {
    const editors = this.open.get(bulletinId);
    editors?.delete(page);
    if (editors?.size === 0) this.open.delete(bulletinId);
  }

  get size(): number {
    return this.open.size;
  }

  private editorsOf(bulletinId: string, nowMs: number): Map<string, Editor> {
    const editors = this.open.get(bulletinId) ?? new Map<string, Editor>();
    for (const [page, { seenMs }] of editors) if (nowMs - seenMs > LEFT_AFTER_MS) editors.delete(page);
    return editors;
  }

  private forgetOldest(): void {
    for (const id of this.open.keys()) {
      if (this.open.size <= MOST_BULLETINS) return;
      this.open.delete(id);
    }
  }
}
