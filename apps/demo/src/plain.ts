import { enrolmentLink } from '#contracts/enrolment-link.js';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, extname } from 'node:path';
import {
  type Bulletin,
  draftTexts,
  publishBulletin,
  SHIPPED_DISPLAY,
  SHIPPED_DOCUMENT,
  uploadDocument,
} from './bulletins.js';
import type { Child, Children } from './children.js';
import { Agent, codesFor, startSimulated } from './devices.js';
import { FIRST_STEPS } from './first-steps.js';
import { confirmFmDay, type FmAiring } from './fm.js';
import { freeOrAny, type HubProcess, startHub } from './hub-process.js';
import { LiveTable } from './live-table.js';
import { furnitureOf } from './once/furniture.js';
import type { Say } from './once/pace.js';
import type { DemoOptions } from './options.js';
import { codeForBoard, layOutWork } from './desk.js';
import { DemoFailure } from './patience.js';
import { type Crew, crewOf, DESK, FM } from './people.js';
import { Rounds } from './rounds.js';
import { AGENTS, makeWorld, readWorld, type World, writeWorld } from './world.js';

const SETTINGS = {
  TTN_FREEZE_SECONDS: '15',
  TTN_ARM_SECONDS: '12',
  TTN_GRACE_SECONDS: '10',
  TTN_HEARTBEAT_SECONDS: '10',
  TTN_COLLISION_RULE_SECONDS: '60',
};
export const PLAIN_FREEZE_MS = 15_000;
/** A hub and a folder of one's own beside a real one: other ports where these are taken. */
const USUAL_PORTS = { http: 3000, mqtt: 1883 };
/** A stored bulletin is taken again only with so much of its validity left. */
const FRESH_MS = 24 * 3600_000;

/** The demonstration that a newcomer watches; goes on until it is stopped. */
export async function runPlain(options: DemoOptions, children: Children, say: Say): Promise<void> {
  const folder = options.data;
  mkdirSync(folder, { recursive: true });
  const known = readWorld(folder);
  if (!known && readdirSync(folder).length > 0 && existsSync(`${folder}/hub`))
    throw new DemoFailure(
      `${folder} was left half made by an earlier start: remove it, or give another --data`,
    );
  const ports = known?.ports ?? {
    http: await freeOrAny(USUAL_PORTS.http),
    mqtt: await freeOrAny(USUAL_PORTS.mqtt),
  };
  if (known) await requireFree(known);
  const hub = await startHub(children, folder, ports, SETTINGS);
  say(`the hub is ready: ${hub.url}`);
  const { world, crew } = known
    ? { world: known, crew: crewOf(hub.url, known.people) }
    : await makeWorld(hub, options.devices);
  if (!known) writeWorld(folder, world);
  say(
    `Lào Cai: 99 stations, ${world.places.length} places at ${world.stations.map(({ name }) => name).join(' and ')}`,
  );
  const [simulated] = await startDevices(children, folder, hub, { world, crew, isNew: !known });
  say(
    `${AGENTS.length} real agents (what they play: ${folder}/agents/*/heard) and ${world.places.length - AGENTS.length} simulated devices`,
  );
  const bulletin = await bulletinFor(options, folder, world, crew, say);
  if (!known) writeWorld(folder, Object.assign(world, { boardCode: await codeForBoard(crew, world) }));
  printWelcome(hub, world);
  simulated?.send({ cutPower: 0 }); // something to see to, for whoever watches
  const table = new LiveTable(
    crew('giam-sat'),
    [],
    say,
    new Map(world.stations.map(({ id, name }) => [id, name])),
  );
  table.start();
  const { furniture } = await furnitureOf(crew, world.stations[0]);
  const freezeMs = PLAIN_FREEZE_MS;
  const rounds = new Rounds({ crew, world, bulletin, second: world.second, furniture, freezeMs }, table);
  const ended = hub.child.whenEnded.then(() => {
    throw new DemoFailure(`the hub has ended; its log ends:\n${hub.child.tail()}`);
  });
  const run = async (): Promise<never> => {
    if (known) return rounds.goOn();
    const fmDay = await layOutWork(crew, PLAIN_FREEZE_MS);
    table.say('every account has its work');
    const [never] = await Promise.all([rounds.goOn(), confirmed(crew, fmDay, table)]);
    return never;
  };
  await Promise.race([run(), ended]);
}

/** On a machine that has too much to do the ledger may come too late for it; the demonstration goes on. */
async function confirmed(crew: Crew, airings: readonly FmAiring[], table: LiveTable): Promise<void> {
  try {
    await confirmFmDay(crew, airings);
  } catch (cause) {
    if (!(cause instanceof DemoFailure)) throw cause;
    table.say(`not confirmed for FM: ${cause.message}`);
  }
}

/** Devices know the hub by its ports: a second start takes the same ones. */
async function requireFree({ ports }: World): Promise<void> {
  for (const port of [ports.http, ports.mqtt])
    if ((await freeOrAny(port)) === 0)
      throw new DemoFailure(
        `port ${port} is taken, and the devices of this folder know the hub by it: stop what uses it, or give another --data`,
      );
}

async function startDevices(
  children: Children,
  folder: string,
  hub: HubProcess,
  { world, crew, isNew }: { world: World; crew: Crew; isNew: boolean },
): Promise<Child[]> {
  const agentPlaces = AGENTS.map(({ name }) => world.places.find(({ agent }) => agent === name)!);
  const codes = isNew ? await codesFor(crew, agentPlaces) : [];
  const agents = AGENTS.map(({ name }, i) => {
    const code = codes[i];
    const agent = new Agent(name, children, folder, { hubUrl: hub.url, ...(code !== undefined && { code }) });
    agent.start();
    return agent;
  });
  const simulated = world.places.filter(({ agent }) => agent === null);
  const [processes] = await Promise.all([
    startSimulated(children, folder, hub.url, () => codesFor(crew, simulated)),
    ...agents.map((agent) => agent.enrolled()),
  ]);
  return processes;
}

/** A document read, made into sound and approved by a second person; a second start airs the same again. */
async function bulletinFor(
  options: DemoOptions,
  folder: string,
  world: World,
  crew: Crew,
  say: Say,
): Promise<Bulletin> {
  const before = world.bulletin;
  if (before && options.document === null && Date.parse(before.validTo) > Date.now() + FRESH_MS) {
    say(`airing again: “${before.title}”`);
    return before;
  }
  const file = options.document ?? SHIPPED_DOCUMENT;
  say(`reading ${file}`);
  const variant = await uploadDocument(crew('bien-tap'), file);
  const title =
    options.document === null ? 'Chính sách hỗ trợ hộ gia đình vùng cao' : titleOf(options.document);
  const display = options.document === null ? SHIPPED_DISPLAY : null;
  const bulletin = await publishBulletin(crew, { title, field: 3, class: 2 }, variant, display);
  say(
    `“${title}”: ${Math.round(bulletin.durationMs / 1000)} s of sound, written by bien-tap, approved by duyet`,
  );
  const second = await secondFor(crew, world);
  writeWorld(folder, Object.assign(world, { bulletin, second }));
  return bulletin;
}

async function secondFor(crew: Crew, { second }: World): Promise<Bulletin> {
  if (second && Date.parse(second.validTo) > Date.now() + FRESH_MS) return second;
  const { title, text } = draftTexts().at(-1)!;
  return publishBulletin(crew, { title, field: 4, class: 2 }, { origin: 'text', text }, null);
}

const titleOf = (file: string): string =>
  basename(file, extname(file)).replace(/[-_]+/g, ' ').trim().slice(0, 200) || 'Tài liệu';

const OTHER_PLACES: Readonly<Record<string, string>> = {
  '*': 'mọi địa bàn',
  [DESK]: 'Đài truyền thanh xã Bảo Thắng',
  [FM]: 'Đài truyền thanh xã Si Ma Cai (FM)',
};

function printWelcome({ url }: HubProcess, { people, stations, boardCode }: World): void {
  const rows = people.map(({ login, password, role, unit }) => {
    const where =
      stations.find((station) => station.unit === unit)?.name ?? OTHER_PLACES[unit] ?? 'tỉnh Lào Cai';
    const [vi, en] = FIRST_STEPS[login];
    return `    ${login.padEnd(11)} ${password.padEnd(32)} ${role.padEnd(23)} ${where}\n        → ${vi} / ${en}`;
  });
  const board =
    boardCode && `\n  Bảng điện tử / a board:  ${enrolmentLink({ hub: url, code: boardCode }, 'board')}`;
  console.log(`
  Mở trình duyệt / open a browser:  ${url}${board ?? ''}
  Đăng nhập / sign in as (→ việc làm trước / what to do first):
${rows.join('\n')}
  Dành cho máy / for machines:  ${url}/api/docs   ${url}/api/asyncapi.json   ${url}/metrics
  Dừng / stop:  Ctrl-C
`);
}
