import { readBoardText, type BoardText } from '#contracts/board-text.js';
import type { DeviceEvent, Scene, ScreenItem, ScreenPort } from '#device/ports.js';
import type { PageScene } from '../messages.js';
import type { DurableQueue } from './durable-queue.js';

const MAX_TEXTS = 100;

/** Brings a scene to the page with its content: what it says of itself is durable by then. */
export class ScreenLink implements ScreenPort {
  private latest = '';
  private onScreen: { run: string; item: ScreenItem } | null = null;
  private readonly texts = new Map<string, BoardText>();
  /** Damaged once and fetched again: a second time it is the disk, and every fetch costs somebody's mobile data. */
  private readonly lost = new Set<string>();

  constructor(
    private readonly parts: {
      queue: DurableQueue;
      blob(sha256: string): Blob | null;
      /** Reads a stored file again and lets go of it where it is not what it was. */
      isSound(sha256: string): Promise<boolean>;
      emit(event: DeviceEvent): void;
      send(scene: PageScene): void;
    },
  ) {}

  show(scene: Scene): void {
    const mine = scene.kind === 'idle' ? `idle ${scene.reason}` : scene.run;
    this.latest = mine;
    this.onScreen = scene.kind === 'turn' ? { run: mine, item: scene.item } : null;
    this.parts.queue.after(() => void this.deliver(scene, () => this.latest === mine), { evenIfFull: true });
  }

  /** A picture that cannot be shown may have been damaged on the disk: then it is fetched again, not given up. */
  async turned(event: DeviceEvent & { type: 'turned' }): Promise<void> {
    const { run, item } = this.onScreen ?? {};
    const mayBeDamaged =
      event.failed === 'device' && run === event.run && item && !this.lost.has(item.sha256);
    if (!mayBeDamaged || (await this.parts.isSound(item.sha256))) {
      this.parts.emit(event);
      return;
    }
    this.lost.add(item.sha256);
    this.parts.emit({ type: 'lost', sha256: item.sha256 });
  }

  private async deliver(scene: Scene, isLatest: () => boolean): Promise<void> {
    if (scene.kind !== 'turn') {
      if (isLatest()) this.parts.send(scene);
      return;
    }
    const { run, item, waiting } = scene;
    const content = item.kind === 'text' ? await this.text(item) : this.parts.blob(item.sha256);
    const ticker = await this.titles(waiting);
    if (!isLatest()) return;
    if (content) this.parts.send({ kind: 'turn', run, item, content, ticker });
    else await this.turned({ type: 'turned', run, failed: 'device' });
  }

  private async titles(items: readonly ScreenItem[]): Promise<string[]> {
    const texts: string[] = [];
    for (const item of items) {
      const text = item.kind === 'text' ? await this.text(item) : null;
      if (text && !texts.includes(text.title)) texts.push(text.title);
    }
    return texts;
  }

  /** null: not there, not readable any more, or no text. */
  private async text({ sha256 }: ScreenItem): Promise<BoardText | null> {
    const known = this.texts.get(sha256);
    if (known) return known;
    const bytes = await readAll(this.parts.blob(sha256));
    const text = bytes ? readBoardText(bytes) : null;
    if (!text) return null;
    this.texts.set(sha256, text);
    if (this.texts.size > MAX_TEXTS) this.texts.delete(this.texts.keys().next().value!);
    return text;
  }
}

/** A Blob of the database whose file is gone or damaged cannot be read. */
async function readAll(blob: Blob | null): Promise<Uint8Array | null> {
  try {
    return blob && new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
