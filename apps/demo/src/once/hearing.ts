import { join } from 'node:path';
import { judgeAgent, type Planned, type Start, type Verdict } from '../heard/judge.js';
import { type Recording, recordingsOf } from '../heard/recording.js';
import type { Span } from '../heard/spans.js';
import type { AsRun } from '../ledger.js';
import { hasRoomAfterwards } from '../story/expected.js';
import type { Airing } from '../story/story.js';
import type { AgentName, DemoPlace } from '../world.js';
import { References } from './references.js';
import type { Run } from './sessions.js';
import type { Stage } from './stage.js';

const RATE = 24_000;
const SEARCH_MS = 800;
const TOLERANCE_MS = 200;
/** What plays on while an emergency, a withdrawal or a power cut is under way may differ; before it, it must be right. */
const BEFORE_POWER_CUT_MS = 600;
const BEFORE_CUT_MS = 100;
/** From a withdrawal to the last of what it ends: a second on its way, and the fade. */
const WITHDRAWN_TAIL_MS = 2800;
/** Between the tone and the voice that was still on its way when the tone began, and before the rest goes on. */
const GAP_MS = 700;
/** Between the start of an emergency and the last of what it cut: the fade, and a moment. */
const CUT_MS = 800;

/** What each agent's files hold against what they should. @returns one verdict an agent */
export async function hear(stage: Stage, run: Run, rows: readonly AsRun[]): Promise<Verdict[]> {
  const references = new References(join(stage.folder, 'approved'), RATE);
  const verdicts: Verdict[] = [];
  for (const [name, { agent }] of stage.agents) {
    const place = stage.world.places.find((one) => one.agent === name)!;
    const recordings = recordingsOf(agent.heardFolder);
    const listening = new Listening(stage, run, references, place, rows);
    verdicts.push(await listening.judge(name, recordings));
  }
  return verdicts;
}

/** Instants at which plays of both neighbours and of the other station began in their files; cut ones count too. */
export const startsOf = (verdicts: readonly Verdict[]): Start[][] =>
  verdicts.map(({ starts }) => starts.filter(({ name }) => /^a\d$/.test(name)));

class Listening {
  private readonly planned: Planned[] = [];
  private readonly allowed: Span[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly run: Run,
    private readonly references: References,
    private readonly place: DemoPlace,
    private readonly rows: readonly AsRun[],
  ) {}

  async judge(name: AgentName, recordings: readonly Recording[]): Promise<Verdict> {
    this.allowSessionParts();
    for (const [i, airing] of this.run.story.airings.entries())
      if (airing.stations.includes(this.place.station)) await this.expectAiring(name, airing, i);
    await this.expectAlert();
    const whole = {
      fromMs: Math.min(...recordings.map(({ startedAtMs }) => startedAtMs)),
      toMs: Math.max(...recordings.map(({ endedAtMs }) => endedAtMs)),
    };
    return judgeAgent(name, recordings, this.planned, this.allowed, whole);
  }

  /** Openings and closings sound where an occurrence of their session can: allowed, not asked for. */
  private allowSessionParts(): void {
    const { schedules, sounds, story } = this.run;
    const { openingMs, closingMs } = sounds.furniture;
    for (const { startAt, endAt } of schedules[this.place.station]!.sessions) {
      const [fromMs, toMs] = [Date.parse(startAt), Date.parse(endAt)];
      this.allowed.push(
        { fromMs, toMs: fromMs + openingMs + 60 },
        { fromMs: toMs - closingMs - 60, toMs: toMs + 60 },
      );
    }
    // Where the last of a session goes on after the emergency, the closing comes when it has ended.
    const cut = this.cutAiring();
    const isLast = !story.airings.some(
      (a) => a.stations.includes(this.place.station) && a.startMs > cut.startMs,
    );
    const rest = this.restOf(cut);
    if (isLast && rest)
      this.allowed.push({ fromMs: rest.endsMs.fromMs, toMs: rest.endsMs.toMs + closingMs + GAP_MS });
  }

  private async expectAiring(name: AgentName, airing: Airing, index: number): Promise<void> {
    const { baseMs, story } = this.run;
    const bulletin = this.stage.bulletins[Math.min(index, this.stage.bulletins.length - 1)]!;
    const sound = await this.references.bulletin(this.stage.crew('duyet'), bulletin);
    const zeroMs = baseMs + airing.startMs;
    const atMs = zeroMs + airing.leadMs;
    if (airing.leadMs > 0) this.allowed.push({ fromMs: zeroMs - 60, toMs: atMs + 60 });
    const { killed, withdrawn, emergency } = story.faults;
    if (killed.airing === airing.key && killed.agent === name) {
      this.expect(
        airing.key,
        upTo(sound, killed.afterMs - airing.leadMs - BEFORE_POWER_CUT_MS),
        atMs,
        BEFORE_POWER_CUT_MS,
      );
    } else if (withdrawn.airing === airing.key) {
      this.expect(airing.key, upTo(sound, withdrawn.afterMs - airing.leadMs), atMs, WITHDRAWN_TAIL_MS);
    } else if (emergency.airing === airing.key) {
      const untilMs = emergency.afterMs - airing.leadMs - BEFORE_CUT_MS;
      this.expect(airing.key, upTo(sound, untilMs), atMs, this.latenessMs() + CUT_MS + BEFORE_CUT_MS);
      if (this.goesOn(airing)) this.expectRest(airing, sound);
    } else this.expect(airing.key, sound, atMs);
  }

  private expect(name: string, sound: Float32Array, atMs: number, tailMs?: number): void {
    this.planned.push({
      name,
      sound,
      atMs,
      searchMs: SEARCH_MS,
      toleranceMs: TOLERANCE_MS,
      ...(tailMs && { tailMs }),
    });
  }

  /** What certainly comes after the emergency; where exactly, the instant at which it was cut decides. */
  private expectRest(airing: Airing, sound: Float32Array): void {
    const rest = this.restOf(airing);
    if (!rest) return; // the ledger's comparison tells it
    const { fromMs, toMs } = rest.certainStartsMs;
    const sureMs = rest.certainFromMs - airing.leadMs;
    const half = (toMs - fromMs) / 2;
    this.planned.push({
      name: `${airing.key}, its rest`,
      sound: sound.subarray(Math.round((sureMs * RATE) / 1000)),
      atMs: fromMs + half,
      searchMs: half + TOLERANCE_MS,
      toleranceMs: half + TOLERANCE_MS,
    });
    // The piece between the cut and what is certain.
    this.allowed.push({ fromMs: fromMs - 100, toMs });
  }

  /**
   * Bounds of the rest of what the emergency cut, from the ends that the ledger names: it was cut between the asking and a
   * moment after the emergency's first sample, and goes on when that has ended.
   */
  private restOf(cut: Airing): { certainFromMs: number; certainStartsMs: Span; endsMs: Span } | null {
    const { endedAt } = this.alertRow() ?? {};
    if (!endedAt) return null;
    const { afterMs } = this.run.story.faults.emergency;
    const certainFromMs = afterMs + this.latenessMs() + CUT_MS;
    const endedAtMs = Date.parse(endedAt);
    const lengthMs = cut.leadMs + cut.soundMs;
    return {
      certainFromMs,
      certainStartsMs: { fromMs: endedAtMs, toMs: endedAtMs + certainFromMs - afterMs + GAP_MS },
      endsMs: { fromMs: endedAtMs + lengthMs - certainFromMs, toMs: endedAtMs + lengthMs - afterMs + GAP_MS },
    };
  }

  private async expectAlert(): Promise<void> {
    const row = this.alertRow();
    if (!row?.startedAt) return; // the ledger's comparison tells it
    const { toneMs, toneSha256 } = this.run.sounds;
    const { emergency, crew } = this.stage;
    const startMs = Date.parse(row.startedAt);
    const tone = toneSha256 === null ? null : await this.references.shipped(toneSha256);
    const voice = await this.references.bulletin(crew('duyet'), emergency);
    if (tone)
      this.planned.push({
        name: 'alert tone',
        sound: tone,
        atMs: startMs,
        searchMs: SEARCH_MS,
        toleranceMs: TOLERANCE_MS,
        tailMs: GAP_MS,
      });
    const at = { name: 'alert', atMs: startMs + toneMs, searchMs: GAP_MS + SEARCH_MS, toleranceMs: GAP_MS };
    this.planned.push({ ...at, sound: voice });
  }

  /** From asking for the emergency to its first sample here; what is too late the ledger's comparison tells. */
  private latenessMs(): number {
    const { startedAt } = this.alertRow() ?? {};
    return startedAt ? Math.max(0, Date.parse(startedAt) - this.run.alert!.activatedAtMs) : 0;
  }

  private alertRow(): AsRun | undefined {
    return this.rows.find(({ kind, place }) => kind === 'alert' && place === this.place.id);
  }

  private cutAiring(): Airing {
    const { airings, faults } = this.run.story;
    return airings.find(({ key }) => key === faults.emergency.airing)!;
  }

  private goesOn(airing: Airing): boolean {
    const alertMs = this.run.sounds.toneMs + this.stage.emergency.durationMs;
    return hasRoomAfterwards(this.run.story, airing, this.place.station, alertMs);
  }
}

const upTo = (sound: Float32Array, ms: number): Float32Array =>
  sound.subarray(0, Math.round((Math.max(0, ms) * RATE) / 1000));
