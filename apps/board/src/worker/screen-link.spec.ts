import { describe, expect, it } from '@jest/globals';
import type { DeviceEvent, ScreenItem } from '#device/ports.js';
import type { PageScene } from '../messages.js';
import type { DurableQueue } from './durable-queue.js';
import { ScreenLink } from './screen-link.js';

const item: ScreenItem = { occurrence: 'o1', kind: 'text', sha256: 'f1', codec: 'json', durationMs: 8000 };
const content = {
  ...{ v: 1, title: 'Cắt điện', language: 'vi' },
  pages: [{ text: '<img src=x onerror=alert(1)>', durationMs: 8000 }],
};
const file = JSON.stringify(content);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function link(blob: () => Blob | null, isSound: boolean) {
  const told: DeviceEvent[] = [];
  const sent: PageScene[] = [];
  const screen = new ScreenLink({
    queue: { after: (run: () => void) => run() } as unknown as DurableQueue,
    blob,
    isSound: () => Promise.resolve(isSound),
    emit: (event) => told.push(event),
    send: (scene) => sent.push(scene),
  });
  let serial = 0;
  const show = async (): Promise<void> => {
    // Each thing shown ends in one word, to the device or to the page.
    const before = told.length + sent.length;
    screen.show({ kind: 'turn', run: `t${(serial += 1)}`, item, waiting: [item] });
    const deadline = Date.now() + 5000;
    while (told.length + sent.length === before && Date.now() < deadline) await turn();
  };
  return { show, told, sent };
}

describe('what is on its way to the page', () => {
  it('words go as words, with the titles for the running lines', async () => {
    const { show, sent } = link(() => new Blob([file]), true);
    await show();
    expect(sent).toEqual([expect.objectContaining({ ticker: ['Cắt điện'], content })]);
  });

  it('a file that the disk lost is fetched again, and shown when it is back; the second time it is given up', async () => {
    let blob: Blob | null = null;
    const { show, told, sent } = link(() => blob, false);
    await show();
    expect(told).toEqual([{ type: 'lost', sha256: 'f1' }]);
    blob = new Blob([file]);
    await show();
    expect(sent).toHaveLength(1);
    const worn = link(() => null, false);
    await worn.show();
    await worn.show();
    expect(worn.told).toEqual([
      { type: 'lost', sha256: 'f1' },
      { type: 'turned', run: 't2', failed: 'device' },
    ]);
  });

  it('a sound file that is no text is given up at once', async () => {
    const { show, told } = link(() => new Blob(['{"v":2}']), true);
    await show();
    expect(told).toEqual([{ type: 'turned', run: 't1', failed: 'device' }]);
  });
});
