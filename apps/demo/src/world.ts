import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bulletin } from './bulletins.js';
import { COMMUNES, crewOf, makePeople, PROVINCE, type Crew, type Person } from './people.js';
import { DemoFailure } from './patience.js';
import type { HubPorts, HubProcess } from './hub-process.js';

export type AgentName = 'loa-1' | 'loa-2' | 'loa-3';
/** The real agents and their station: two neighbours at the first, one at the second. */
export const AGENTS: readonly { name: AgentName; station: 0 | 1 }[] = [
  { name: 'loa-1', station: 0 },
  { name: 'loa-2', station: 0 },
  { name: 'loa-3', station: 1 },
];

export interface DemoPlace {
  id: string;
  name: string;
  station: 0 | 1;
  /** The real agent that stands there; null: a simulated device. */
  agent: AgentName | null;
}
export interface DemoStation {
  id: string;
  unit: string;
  name: string;
}
/** What a second start in the same folder has to know; `demo.json`. */
export interface World {
  version: 1;
  ports: HubPorts;
  people: Person[];
  stations: [DemoStation, DemoStation];
  places: DemoPlace[];
  /** What the plain demonstration airs. */
  bulletin?: Bulletin;
  /** A short one that goes with it: a board then has something to run along its foot. */
  second?: Bulletin;
  /** Good for a day and for one browser. */
  boardCode?: string;
}

const FILE = 'demo.json';
/** Points placed by it lie evenly, like the seeds of a sunflower. */
const GOLDEN_ANGLE = 2.399963;

export function readWorld(folder: string): World | null {
  let text: string;
  try {
    text = readFileSync(join(folder, FILE), 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
  return JSON.parse(text) as World;
}

export function writeWorld(folder: string, world: World): void {
  writeFileSync(join(folder, FILE), `${JSON.stringify(world, null, 2)}\n`, { mode: 0o600 });
}

/** Users of every role, a station for each commune of Lào Cai, and places at two of them. @throws DemoFailure */
export async function makeWorld(hub: HubProcess, devices: number): Promise<{ world: World; crew: Crew }> {
  if (hub.firstToken === null)
    throw new DemoFailure(
      'this folder was left half made by an earlier start: give another --data, or remove it',
    );
  const people = await makePeople(hub.url, hub.firstToken);
  const crew = crewOf(hub.url, people);
  const admin = crew('admin');
  const seeded = await admin.post<{ stations: DemoStation[] }>(`/api/v1/units/${PROVINCE}/stations`);
  const [first, second] = COMMUNES.map((unit) => seeded.stations.find((station) => station.unit === unit));
  if (!first || !second) throw new DemoFailure(`Lào Cai has no stations at ${COMMUNES.join(', ')}`);
  const stations: World['stations'] = [first, second];
  const places = await Promise.all([
    makePlaces(crew, stations, 0, devices),
    makePlaces(crew, stations, 1, devices),
  ]);
  const ports = { http: Number(new URL(hub.url).port), mqtt: hub.mqttPort };
  return { world: { version: 1, ports, people, stations, places: places.flat() }, crew };
}

async function makePlaces(
  crew: Crew,
  stations: World['stations'],
  station: 0 | 1,
  devices: number,
): Promise<DemoPlace[]> {
  const agents = AGENTS.filter((agent) => agent.station === station).map(({ name }) => name);
  const simulated = station === 0 ? Math.ceil(devices / 2) : Math.floor(devices / 2);
  const wanted = [
    ...agents.map((agent) => ({ name: `Loa thật ${agent}`, agent })),
    ...Array.from({ length: simulated }, (_, i) => ({ name: `Cụm loa ${i + 1}`, agent: null })),
  ];
  const { lat, lon } = await crew('ky-thuat').get<{ lat: number | null; lon: number | null }>(
    `/api/v1/units/${stations[station].unit}`,
  );
  /** Around the commune's centre, within some four kilometres; the same at every start. */
  const positionOf = (i: number) =>
    lat === null || lon === null
      ? {}
      : {
          lat: Number((lat + 0.035 * Math.sqrt(i / wanted.length) * Math.sin(i * GOLDEN_ANGLE)).toFixed(5)),
          lon: Number((lon + 0.035 * Math.sqrt(i / wanted.length) * Math.cos(i * GOLDEN_ANGLE)).toFixed(5)),
        };
  const { places: ids } = await crew('ky-thuat').post<{ places: string[] }>(
    `/api/v1/stations/${stations[station].id}/places/import`,
    { rows: wanted.map(({ name }, i) => ({ name, ...positionOf(i) })) },
  );
  return wanted.map(({ name, agent }, i) => {
    const id = ids[i];
    if (id === undefined) throw new DemoFailure(`the hub made ${ids.length} of ${wanted.length} places`);
    return { id, name, station, agent };
  });
}
