import { describe, expect, it } from '@jest/globals';
import { audio, config, iso, MONDAY, playlist, running, signed, topic, World } from './spec-world/world.js';

const MINUTE = 60_000;

describe('a device from its first start to a bulletin played', () => {
  it('connects with its will and its own topics, and says who it is', () => {
    const world = new World();
    world.boot();
    expect(world.connects).toEqual([
      {
        urls: ['mqtt://hub:1883'],
        clientId: 'lc-0001',
        username: 'lc-0001',
        password: 'secret',
        will: { topic: topic('status'), payload: '{"link":"lost"}', qos: 1, retain: true },
        topics: ['config', 'playlist', 'command', 'receipt'].map(topic),
      },
    ]);
    world.connect();
    expect(world.statuses()).toEqual([
      expect.objectContaining({ link: 'up', configRevision: 0, revision: 0, lastSeq: 0, playing: null }),
    ]);
  });

  it('takes config and playlist, stages, arms, starts at the second, finishes, and reports each step once', () => {
    const world = running();
    const startAtMs = MONDAY + 20 * MINUTE;
    world.message(topic('playlist'), signed(playlist(world, 1, [{ id: 'o1', startAtMs }])));
    expect(world.statuses().at(-1)).toMatchObject({ configRevision: 0 });
    world.pass(1000);
    expect(world.statuses().at(-1)).toMatchObject({ configRevision: 1, revision: 1 });
    world.pass(30 * MINUTE);
    expect(world.reports().map(({ type }) => type)).toEqual([
      'config-accepted',
      'playlist-accepted',
      'staged',
      'armed',
      'started',
      'finished',
    ]);
    expect(world.plans).toEqual([expect.objectContaining({ startAtMs, volume: 60 })]);
    const [started] = world.said('started');
    const [finished] = world.said('finished');
    expect(started).toMatchObject({ occurrence: 'o1', at: iso(startAtMs), revision: 1, evidence: 'decoded' });
    expect(finished).toMatchObject({
      occurrence: 'o1',
      play: (started as { play: string }).play,
      items: [{ fromMs: 0, toMs: 20_000 }],
    });
    expect((finished as { reason?: string }).reason).toBeUndefined();
    expect(world.said('armed')[0]).toMatchObject({ at: iso(startAtMs - 5 * MINUTE) });
  });

  it('knows its units by config: subscribes to their alerts and lets go of the old ones', () => {
    const world = running();
    expect(world.subscribed).toEqual(['ttn/v1/u/2025-02647/alerts']);
    world.message(topic('config'), signed(config(2, { units: ['2025-02650'] })));
    expect(world.subscribed).toEqual(['ttn/v1/u/2025-02650/alerts']);
  });

  it('plays an occurrence of several items one after another, and opening and closing around it', () => {
    const world = running();
    const startAtMs = MONDAY + 10 * MINUTE;
    const chime = world.addFile('chime');
    const closing = world.addFile('closing');
    const message = playlist(
      world,
      1,
      [{ id: 'o1', startAtMs, seconds: 20, files: [world.addFile('a'), world.addFile('b')] }],
      {
        sessions: [
          {
            id: 's1',
            startAt: iso(startAtMs - 4000),
            endAt: iso(startAtMs + MINUTE),
            opening: [audio(chime, 4000, { asset: 'chime' })],
            closing: [audio(closing, 3000, { asset: 'closing' })],
          },
        ],
      },
    );
    world.message(topic('playlist'), signed(message));
    world.passTo(startAtMs + MINUTE);
    expect(world.plans.map((plan) => plan.startAtMs - startAtMs)).toEqual([-4000, 0, 20_000]);
    expect(world.said('started')).toHaveLength(3);
    expect(world.said('finished')).toHaveLength(3);
    expect(world.said('started')[0]).toMatchObject({ session: 's1', part: 'opening' });
    expect(world.said('finished').at(-1)).toMatchObject({ session: 's1', part: 'closing' });
  });
});
