import type { Span } from '../heard/spans.js';
import type { AgentName, DemoPlace } from '../world.js';
import { type Airing, type Story } from './story.js';

/** What the ledger has to say of one occurrence, or of the emergency, at one place. */
export interface ExpectedRow {
  /** Key of the airing, or `alert`. */
  airing: string;
  place: string;
  end: 'finished' | 'partial' | 'missed';
  /** null: none. */
  reason: string | null;
  /** What was played, in ms from the first sample of the occurrence, stinger included. */
  played: Span[];
}
export interface Expected {
  seed: number;
  rows: ExpectedRow[];
  /** Plays that nobody ordered. */
  unplanned: 0;
  /** This agent reports a playlist whose signature is wrong, and an alarm is raised. */
  refusal: AgentName;
  /** This agent reports a file that was another one. */
  wrongFile: AgentName;
}

/** The progress of a play is marked every 250 ms; a power cut falls between two marks. */
const MARK_MS = 125;
/** Withdrawn: silent within two seconds (domain, "Withdrawal"). */
const WITHDRAWN_MS = 2000;
/** An emergency stops everything within a second (device protocol): up to that on its way, and a fade of 300 ms. */
const PREEMPTED_MS = 800;

/** Every row of the ledger, from the story alone. @param alertMs one reading of the emergency */
export function expectedOf(
  story: Story,
  places: readonly DemoPlace[],
  { seed, alertMs }: { seed: number; alertMs: number },
): Expected {
  const dead = places.filter(({ agent }) => agent === null)[story.faults.dead ?? -1]?.id;
  const rows = story.airings.flatMap((airing) =>
    places
      .filter(({ station }) => airing.stations.includes(station))
      .map((place) => expectedRow(story, airing, place, dead, alertMs)),
  );
  const alerts = places.map(({ id }): ExpectedRow => ({
    airing: 'alert',
    place: id,
    ...(id === dead ? SILENT : { end: 'finished', reason: null, played: [{ fromMs: 0, toMs: alertMs }] }),
  }));
  return {
    seed,
    rows: [...rows, ...alerts],
    unplanned: 0,
    refusal: story.faults.forged.agent,
    wrongFile: story.faults.damaged.agent,
  };
}

const SILENT: Pick<ExpectedRow, 'end' | 'reason' | 'played'> = {
  end: 'missed',
  reason: 'offline',
  played: [],
};

function expectedRow(
  story: Story,
  airing: Airing,
  place: DemoPlace,
  dead: string | undefined,
  alertMs: number,
): ExpectedRow {
  const { killed, withdrawn, emergency } = story.faults;
  const row = { airing: airing.key, place: place.id };
  const until = (toMs: number): Span[] => [{ fromMs: 0, toMs }];
  const isWithdrawn = withdrawn.airing === airing.key;
  // It was silent before anything was withdrawn: that is why nothing was heard.
  if (place.id === dead) return { ...row, ...SILENT };
  if (isWithdrawn)
    return { ...row, end: 'partial', reason: 'withdrawn', played: until(withdrawn.afterMs + WITHDRAWN_MS) };
  if (killed.airing === airing.key && killed.agent === place.agent)
    return { ...row, end: 'partial', reason: 'power', played: until(killed.afterMs - MARK_MS) };
  if (emergency.airing === airing.key && !hasRoomAfterwards(story, airing, place.station, alertMs))
    return { ...row, end: 'partial', reason: 'preempted', played: until(emergency.afterMs + PREEMPTED_MS) };
  return { ...row, end: 'finished', reason: null, played: until(airing.leadMs + airing.soundMs) };
}

/** What an emergency cut goes on only where its rest ends before the next start; the rest begins when the emergency is over. */
export function hasRoomAfterwards(story: Story, cut: Airing, station: 0 | 1, alertMs: number): boolean {
  const restEndsMs = cut.startMs + alertMs + cut.leadMs + cut.soundMs;
  return !story.airings.some(
    ({ stations, startMs }) => stations.includes(station) && startMs > cut.startMs && startMs < restEndsMs,
  );
}
