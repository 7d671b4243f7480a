import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import { until } from '#testing/hub/until.js';
import { SpeakerHub, type HubFile } from './speaker-hub.js';
import {
  correlation,
  heardBetween,
  heardBy,
  loudestOutside,
  loudness,
  privateFolder,
  SpeakerProcess,
  sweep,
} from './speaker-process.js';

type Spoken = {
  items: { fromMs: number; toMs: number }[];
  reason?: string;
  play: string;
  occurrence?: string;
};
const spoken = (report: unknown): Spoken => report as Spoken;

/** Five agents go through their trials at the same time: each `it` waits for one of them. */
describe('the speaker agent, a process of its own, playing into files', () => {
  let hub: SpeakerHub;
  let ffmpeg: string;
  let bulletin: { mp3: Buffer; samples: Int16Array };
  let voice: { mp3: Buffer; samples: Int16Array };
  let longer: { mp3: Buffer; samples: Int16Array };
  let long: { mp3: Buffer; samples: Int16Array };
  const agents: SpeakerProcess[] = [];
  const folders: { path: string; remove(): void }[] = [];

  beforeAll(async () => {
    ({ ffmpeg } = await findFfmpeg());
    bulletin = sweep(ffmpeg, 4, 300);
    voice = sweep(ffmpeg, 2, 900);
    long = sweep(ffmpeg, 12, 300);
    longer = sweep(ffmpeg, 18, 300);
    hub = await SpeakerHub.start();
  });
  afterAll(async () => {
    await Promise.all(agents.map((agent) => agent.end('SIGKILL')));
    for (const folder of folders) folder.remove();
    await hub.close();
  });

  const start = (args: string[] = [], data?: string): SpeakerProcess => {
    if (data === undefined) folders.push(privateFolder());
    const agent = new SpeakerProcess(data ?? folders.at(-1)!.path, args);
    agents.push(agent);
    return agent;
  };
  const enrolled = async (device: string, args: string[] = []): Promise<SpeakerProcess> => {
    const agent = start(['--hub', hub.url, '--enrol', hub.code(device), ...args]);
    await until('a status', () => hub.statuses.some((status) => status.device === device));
    await hub.configure(device);
    await until('the config', () => hub.said(device, 'config-accepted').length > 0);
    return agent;
  };
  const order = async (device: string, startAtMs: number, file: HubFile, durationMs = 4000): Promise<void> =>
    hub.schedule(device, [{ id: `o-${device}`, startAtMs, file, durationMs }]);
  const finished = (device: string): Promise<true> =>
    until(`${device} to finish`, () => hub.said(device, 'finished').length > 0);

  const plain = async () => {
    const agent = await enrolled('plain');
    const file = hub.addFile(bulletin.mp3);
    const startAtMs = Date.now() + 3000;
    await order('plain', startAtMs, file);
    await finished('plain');
    await agent.end('SIGTERM');
    return { file, startAtMs, heard: heardBy(agent.data)[0]!, data: agent.data };
  };
  const killed = async () => {
    const agent = await enrolled('killed');
    const startAtMs = Date.now() + 3000;
    await order('killed', startAtMs, hub.addFile(long.mp3), 12_000);
    await until('the start', () => hub.said('killed', 'started').length > 0);
    await until('two seconds of it', () => Date.now() > startAtMs + 2000);
    await agent.end('SIGKILL');
    const killedAtMs = Date.now();
    start([], agent.data);
    await until('two closings', () => hub.said('killed', 'partial').length > 1);
    return { startAtMs, killedAtMs, files: heardBy(agent.data) };
  };
  const damaged = async () => {
    await enrolled('damaged');
    const file = hub.addFile(Buffer.concat([bulletin.mp3, Buffer.from('two')]));
    hub.damaged.set(file.path, [Buffer.alloc(file.bytes, 7)]);
    await order('damaged', Date.now() + 6000, file);
    await finished('damaged');
    return { file };
  };
  const wrongClock = async () => {
    const agent = await enrolled('clock', ['--clock-offset-ms', '5000']);
    const last = () => hub.statuses.filter((status) => status.device === 'clock').at(-1)!.clock;
    await until('a trusted clock', () => last().state === 'trusted');
    const { offsetMs } = last();
    const startAtMs = Date.now() + 3000;
    await order('clock', startAtMs, hub.addFile(bulletin.mp3));
    await finished('clock');
    return { offsetMs, startAtMs, heard: heardBy(agent.data)[0]! };
  };
  const alarmed = async () => {
    const agent = await enrolled('alarmed');
    const startAtMs = Date.now() + 3000;
    await order('alarmed', startAtMs, hub.addFile(bulletin.mp3));
    await until('a second of it', () => Date.now() > startAtMs + 1000);
    const alarmedAtMs = Date.now();
    await hub.alert([
      {
        alert: 'a1',
        action: 'play',
        exercise: false,
        targets: { places: ['place-alarmed'] },
        orderRef: '12/CĐ-UBND',
        exp: new Date(alarmedAtMs + 600_000).toISOString(),
        volume: 80,
        tone: null,
        repeat: { count: 1, everyMs: 0 },
        items: [{ kind: 'audio', ...hub.addFile(voice.mp3), durationMs: 2000, codec: 'mp3' }],
        text: 'Lũ quét',
      },
    ]);
    await until('both ends', () => hub.said('alarmed', 'finished').length > 1);
    await agent.end('SIGTERM');
    return { alarmedAtMs, heard: heardBy(agent.data)[0]! };
  };

  const controlled = async () => {
    const agent = await enrolled('remote', ['--apply-volume']);
    const startAtMs = Date.now() + 3000;
    await order('remote', startAtMs, hub.addFile(longer.mp3), 18_000);
    const sentAt = async (ms: number, command: string, args?: object): Promise<number> => {
      await until(command, () => Date.now() > startAtMs + ms);
      await hub.command('remote', command, args);
      return Date.now();
    };
    await sentAt(4000, 'volume', { volume: 30, seconds: 600 });
    const pausedAtMs = await sentAt(8000, 'pause', { seconds: 600 });
    const resumedAtMs = await sentAt(11_000, 'resume');
    await until('its second end', () => hub.said('remote', 'partial').length > 1);
    await agent.end('SIGTERM');
    return { startAtMs, pausedAtMs, resumedAtMs, heard: heardBy(agent.data)[0]! };
  };

  let trials: {
    plain: ReturnType<typeof plain>;
    killed: ReturnType<typeof killed>;
    damaged: ReturnType<typeof damaged>;
    wrongClock: ReturnType<typeof wrongClock>;
    alarmed: ReturnType<typeof alarmed>;
    controlled: ReturnType<typeof controlled>;
  };
  beforeAll(() => {
    const atOnce = {
      plain: plain(),
      killed: killed(),
      damaged: damaged(),
      wrongClock: wrongClock(),
      alarmed: alarmed(),
    };
    // Not beside the others: their seconds are measured.
    trials = { ...atOnce, controlled: Promise.allSettled(Object.values(atOnce)).then(controlled) };
    // Each failure belongs to its own `it`; until that one runs, nobody listens.
    for (const trial of Object.values(trials)) trial.catch(() => undefined);
  });

  it('plays what was approved at its second, and is silent otherwise', async () => {
    const { file, startAtMs, heard, data } = await trials.plain;
    const best = correlation(heard, bulletin.samples, startAtMs);
    expect(best.value).toBeGreaterThan(0.95);
    expect(Math.abs(best.shiftMs)).toBeLessThan(100);
    expect(loudestOutside(heard, [{ fromMs: startAtMs - 100, toMs: startAtMs + 4100 }])).toBeLessThan(-60);
    const [report] = hub.said('plain', 'finished');
    expect(spoken(report).items).toEqual([{ sha256: file.sha256, fromMs: 0, toMs: 4000 }]);
    expect(hub.said('plain', 'armed')).toHaveLength(1);
    expect(heard.boot).toBe(report!.boot);
    expect(statSync(join(data, 'identity.json')).mode & 0o777).toBe(0o600);
  });

  it('killed in the middle: closed with what was heard, taken up where the others are', async () => {
    const { startAtMs, killedAtMs, files } = await trials.killed;
    const [cut, whole] = hub.said('killed', 'partial').map(spoken);
    const [resumed] = hub.said('killed', 'resumed').map(spoken);
    expect(cut).toMatchObject({ occurrence: 'o-killed', reason: 'power' });
    expect(Math.abs(cut!.items[0]!.toMs - (killedAtMs - startAtMs))).toBeLessThan(500);
    expect(whole).toMatchObject({ reason: 'power', play: cut!.play });
    expect(resumed!.play).toBe(cut!.play);
    expect(whole!.items).toHaveLength(2);
    expect(whole!.items[1]!.toMs).toBe(12_000);
    expect(files).toHaveLength(2);
    const { fromMs } = whole!.items[1]!;
    const rest = long.samples.subarray(Math.round(fromMs * 24) + 4800);
    expect(correlation(files[1]!, rest, startAtMs + fromMs + 200).value).toBeGreaterThan(0.95);
  });

  it('a damaged reply is reported, fetched again, and played', async () => {
    const { file } = await trials.damaged;
    expect(hub.said('damaged', 'stage-failed')).toEqual([
      expect.objectContaining({ sha256: file.sha256, reason: 'wrong' }),
    ]);
    expect(hub.said('damaged', 'staged')).toHaveLength(1);
  });

  it('a clock five seconds off is measured by the probe, and the bulletin starts at the true second', async () => {
    const { offsetMs, startAtMs, heard } = await trials.wrongClock;
    expect(Math.abs(offsetMs! + 5000)).toBeLessThan(150);
    expect(correlation(heard, bulletin.samples, startAtMs).value).toBeGreaterThan(0.95);
  });

  it('an emergency cuts within a second, sounds, and the rest of the bulletin follows', async () => {
    const { alarmedAtMs, heard } = await trials.alarmed;
    const ofAlert = hub.said('alarmed', 'started').find((report) => 'alert' in report && report.alert)!;
    expect(Date.parse(ofAlert.at) - alarmedAtMs).toBeLessThan(1500);
    expect(hub.said('alarmed', 'partial').map(spoken)).toEqual([
      expect.objectContaining({ occurrence: 'o-alarmed', reason: 'preempted' }),
    ]);
    expect(hub.said('alarmed', 'resumed').map(spoken)).toEqual([
      expect.objectContaining({ occurrence: 'o-alarmed' }),
    ]);
    const tail = voice.samples.subarray(12_000, 36_000);
    expect(correlation(heard, tail, Date.parse(ofAlert.at) + 500).value).toBeGreaterThan(0.9);
  });

  it('a volume for a while is so many LU less; a pause is silence, and afterwards it is where the others are', async () => {
    const { startAtMs, pausedAtMs, resumedAtMs, heard } = await trials.controlled;
    const approved = (fromMs: number, toMs: number): number =>
      loudness(ffmpeg, longer.samples.slice(fromMs * 24, toMs * 24));
    const gain = (fromMs: number, toMs: number): number =>
      loudness(ffmpeg, heardBetween(heard, startAtMs + fromMs, startAtMs + toMs)) - approved(fromMs, toMs);
    // The settings' 60, and the 30 that were ordered, of full scale.
    expect(Math.abs(gain(500, 3800) - 20 * Math.log10(0.6))).toBeLessThan(0.5);
    expect(Math.abs(gain(5000, 7800) - 20 * Math.log10(0.3))).toBeLessThan(0.5);

    const inPause = { ...heard, startedAtMs: 0, samples: heardBetween(heard, pausedAtMs + 600, resumedAtMs) };
    expect(loudestOutside(inPause, [])).toBeLessThan(-60);
    expect(inPause.samples.length / 24).toBeGreaterThan(2000);
    const [cut, whole] = hub.said('remote', 'partial').map(spoken);
    expect([cut!.reason, whole!.reason, whole!.play]).toEqual(['command', 'command', cut!.play]);
    const [first, rest] = whole!.items;
    const claimedSilenceMs = rest!.fromMs - first!.toMs;
    expect(Math.abs(claimedSilenceMs - (resumedAtMs - pausedAtMs))).toBeLessThan(1000);
    expect(rest!.toMs).toBe(18_000);
    const { fromMs } = rest!;
    // By half seconds: where the machine is busy the sink wanders by some milliseconds.
    for (let at = Math.round(fromMs) + 500; at < 17_000; at += 500) {
      const half = longer.samples.subarray(at * 24, (at + 500) * 24);
      const { value, shiftMs } = correlation(heard, half, startAtMs + at);
      expect(value).toBeGreaterThan(0.6);
      expect(Math.abs(shiftMs)).toBeLessThan(100);
    }
    expect(
      hub.said('remote', 'command').map((report) => ('command' in report ? report.command : '')),
    ).toEqual(['volume', 'pause', 'resume']);
  });
});
