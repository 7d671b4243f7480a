import { readBoardText, type BoardText } from '#contracts/board-text.js';
import type { DeviceEvent, Scene, ScreenItem, ScreenPort } from '#device/ports.js';
import type { PageScene } from '../messages.js';
import type { DurableQueue } from './durable-queue.js';

const MAX_TEXTS = 100;

/** Brings a scene to the page with its content: what it says of itself is durable by then. */
export class ScreenLink implements ScreenPort {
  private latest = '';
  private readonly texts = new Map<string, BoardText | null>();

  constructor(
    private readonly parts: {
      queue: DurableQueue;
      blob(sha256: string): Blob | null;
      emit(event: DeviceEvent): void;
      send(scene: PageScene): void;
    },
  ) {}

  show(scene: Scene): void {
    const mine = scene.kind === 'idle' ? `idle ${scene.reason}` : scene.run;
    this.latest = mine;
    this.parts.queue.after(() => void this.deliver(scene, () => this.latest === mine), { evenIfFull: true });
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
    else this.parts.emit({ type: 'turned', run, failed: 'unsupported' });
  }

  private async titles(items: readonly ScreenItem[]): Promise<string[]> {
    const texts: string[] = [];
    for (const item of items) {
      const text = item.kind === 'text' ? await this.text(item) : null;
      if (text && !texts.includes(text.title)) texts.push(text.title);
    }
    return texts;
  }

  private async text({ sha256 }: ScreenItem): Promise<BoardText | null> {
    const known = this.texts.get(sha256);
    if (known !== undefined) return known;
    const bytes = await this.parts.blob(sha256)?.arrayBuffer();
    const text = bytes ? readBoardText(new Uint8Array(bytes)) : null;
    this.texts.set(sha256, text);
    if (this.texts.size > MAX_TEXTS) this.texts.delete(this.texts.keys().next().value!);
    return text;
  }
}
