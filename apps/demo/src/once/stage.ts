import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Bulletin, publishBulletin, shortTexts } from '../bulletins.js';
import type { Children } from '../children.js';
import { Agent, codesFor, startSimulated } from '../devices.js';
import { type HubProcess, startHub } from '../hub-process.js';
import type { DemoOptions } from '../options.js';
import { DemoFailure, until } from '../patience.js';
import type { Crew } from '../people.js';
import { HttpRoad } from '../roads/http-road.js';
import { MqttRoad } from '../roads/mqtt-road.js';
import { Seed } from '../seed.js';
import { type Cast, castOf } from '../story/cast.js';
import { bulletinsNeeded } from '../story/story.js';
import { AGENTS, type AgentName, makeWorld, type World, writeWorld } from '../world.js';
import type { Pace, Say } from './pace.js';

const ONLINE_MS = 60_000;

export interface Enrolled {
  agent: Agent;
  device: string;
  httpToken: string;
  /** A key that it believes. */
  kid: string;
}

/** Everything that a run needs, up and running. */
export interface Stage {
  folder: string;
  seed: Seed;
  cast: Cast;
  hub: HubProcess;
  http: HttpRoad;
  mqtt: MqttRoad;
  world: World;
  crew: Crew;
  agents: ReadonlyMap<AgentName, Enrolled>;
  bulletins: Bulletin[];
  emergency: Bulletin;
}

/** Hub, people, stations, devices, bulletins. @throws DemoFailure naming what did not happen */
export async function setStage(
  options: DemoOptions,
  pace: Pace,
  children: Children,
  say: Say,
): Promise<Stage> {
  const folder = freshFolder(options.data);
  const seed = new Seed(options.seed ?? Math.floor(Math.random() * 2 ** 32));
  say(`seed ${seed.value}, everything in ${folder}`);
  const cast = castOf(seed, options.devices);
  const mqtt = new MqttRoad();
  const settings = { ...pace.settings, TTN_PUBLIC_MQTT_URLS: `mqtt://127.0.0.1:${await mqtt.open()}` };
  const hub = await startHub(children, folder, { http: 0, mqtt: 0 }, settings);
  mqtt.brokerPort = hub.mqttPort;
  const http = new HttpRoad(hub.url);
  const roadUrl = await http.open();
  say(`the hub is ready: ${hub.url}`);
  const { world, crew } = await makeWorld(hub, options.devices);
  writeWorld(folder, world);
  say(
    `Lào Cai is loaded: ${world.people.length} people, ${world.places.length} places at two of its stations`,
  );
  const [[bulletins, emergency], agents] = await Promise.all([
    publishAll(crew, bulletinsNeeded(options.quick)),
    startDevices(children, folder, { world, crew, cast, hub, roadUrl }),
  ]);
  say(
    `bulletins: ${bulletins.map(({ title, durationMs }) => `${title} ${(durationMs / 1000).toFixed(1)} s`).join(', ')}`,
  );
  await untilOnline(crew, world.places.length - (cast.dead === null ? 0 : 1));
  say('every device is online, but one that never will be');
  return { folder, seed, cast, hub, http, mqtt, world, crew, agents, bulletins, emergency };
}

/** @throws DemoFailure where it has something in it */
function freshFolder(wanted: string): string {
  const folder = wanted.endsWith('demo-once')
    ? join(wanted, new Date().toISOString().replace(/[:.]/g, '-'))
    : wanted;
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new DemoFailure(`${folder} is not empty: --once begins with a fresh folder`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The bulletins of the story, and the emergency's. */
async function publishAll(crew: Crew, count: number): Promise<[Bulletin[], Bulletin]> {
  const texts = shortTexts();
  const alarm = texts.pop();
  if (!alarm || texts.length < count) throw new DemoFailure(`${count} short bulletins are needed`);
  const publish = ({ title, text }: { title: string; text: string }, level: 1 | 2): Promise<Bulletin> =>
    publishBulletin(crew, { title, field: level === 1 ? 2 : 3, class: level }, { origin: 'text', text });
  const [emergency, ...bulletins] = await Promise.all([
    publish(alarm, 1),
    ...texts.slice(0, count).map((text) => publish(text, 2)),
  ]);
  return [bulletins, emergency];
}

interface Ground {
  world: World;
  crew: Crew;
  cast: Cast;
  hub: HubProcess;
  /** Where real agents find the hub. */
  roadUrl: string;
}

async function startDevices(
  children: Children,
  folder: string,
  ground: Ground,
): Promise<Map<AgentName, Enrolled>> {
  const { world, crew, cast, hub } = ground;
  const places = world.places.filter(({ agent }) => agent === null);
  const dead = cast.dead === null ? [] : [cast.dead];
  const agents = await startAgents(children, folder, ground);
  await startSimulated(children, folder, hub.url, () => codesFor(crew, places), dead);
  return agents;
}

async function startAgents(
  children: Children,
  folder: string,
  { world, crew, cast, roadUrl: hubUrl }: Ground,
): Promise<Map<AgentName, Enrolled>> {
  const places = AGENTS.map(({ name }) => world.places.find(({ agent }) => agent === name)!);
  const codes = await codesFor(crew, places);
  const agents = AGENTS.map(({ name }, i) => {
    const clock = name === cast.clock ? { clockOffsetMs: cast.clockOffsetMs } : {};
    const agent = new Agent(name, children, folder, { hubUrl, code: codes[i]!, ...clock });
    agent.start();
    return agent;
  });
  const enrolled = await Promise.all(
    agents.map(async (agent): Promise<[AgentName, Enrolled]> => {
      const { device, httpToken, keys } = await agent.enrolled();
      return [agent.name, { agent, device, httpToken, kid: keys[0]?.kid ?? '' }];
    }),
  );
  return new Map(enrolled);
}

async function untilOnline(crew: Crew, count: number): Promise<void> {
  let soFar = '';
  await until({ what: `${count} devices are online`, withinMs: ONLINE_MS, soFar: () => soFar }, async () => {
    const { total } = await crew('giam-sat').get<{ total: number }>('/api/v1/devices', {
      presence: 'online',
      limit: 1,
    });
    soFar = `${total} are`;
    return total >= count;
  });
}
