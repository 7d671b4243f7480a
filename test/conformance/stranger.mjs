// A loudspeaker built from docs/device-protocol.md and nothing else of this project: it imports `mqtt` and Node's own
// modules only. It enrols, checks signatures, stages, plays (into its log) and reports until it is receipted; what of the
// page it leaves out are emergencies, openings and closings, and taking up after a power cut.
//   node test/conformance/stranger.mjs --hub http://127.0.0.1:3000 --enrol CODE --data DIR
// It prints one JSON line for each thing that happens. Numbers in comments are sections of that page.
import { createHash, createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import mqtt from 'mqtt';

const { values: args } = parseArgs({
  options: { hub: { type: 'string' }, enrol: { type: 'string' }, data: { type: 'string' } },
});
mkdirSync(join(args.data, 'files'), { recursive: true });
const at = (name) => join(args.data, name);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const id = () => randomBytes(12).toString('base64url');
const say = (event, more = {}) =>
  console.log(JSON.stringify({ event, at: new Date().toISOString(), ...more }));
const read = (name, otherwise) =>
  existsSync(at(name)) ? JSON.parse(readFileSync(at(name), 'utf8')) : otherwise;
const write = (name, value) => {
  writeFileSync(at(`${name}.new`), JSON.stringify(value), { mode: 0o600, flush: true });
  renameSync(at(`${name}.new`), at(name));
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not JSON
  }
}

// § 2 Enrolment: the key pair is stored before it is sent.
async function identity() {
  const known = read('identity.json', null) ?? {
    publicKey: generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x,
  };
  write('identity.json', known);
  for (let waitMs = 1000; !known.device; waitMs = Math.min(60_000, waitMs * 2)) {
    const answer = await fetch(`${args.hub}/api/v1/devices/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: args.enrol, publicKey: known.publicKey, hardwareId: 'stranger' }),
    }).catch((error) => ({ status: 599, why: String(error) }));
    if (answer.status === 200) Object.assign(known, await answer.json());
    else if (answer.status < 500 && answer.status !== 429) {
      say('enrolment-refused', { status: answer.status, body: await answer.json() });
      process.exit(1);
    } else await pause(waitMs);
  }
  write('identity.json', known);
  return known;
}
const me = await identity();
say('enrolled', { device: me.device });
const topic = (kind) => `ttn/v1/d/${me.device}/${kind}`;

// § 8 The journal: a line is durable before anything follows from it.
const boot = id();
const journal = { id: read('journal-id.json', null) ?? id(), lines: [], last: 0, upTo: 0, sent: 0 };
write('journal-id.json', journal.id);
const spent = new Set();
if (existsSync(at('journal'))) {
  for (const line of readFileSync(at('journal'), 'utf8').split('\n')) {
    const entry = parsed(line); // null: torn by a power cut
    if (!entry) continue;
    if (entry.upTo !== undefined) journal.upTo = entry.upTo;
    else journal.last = journal.lines[journal.lines.push(entry) - 1].report.seq;
    if (entry.report) remember(entry.report);
  }
  appendFileSync(at('journal'), '\n');
}
function remember({ type, occurrence }) {
  if (['started', 'missed', 'declined', 'failed'].includes(type)) spent.add(occurrence);
}
function report(type, fields) {
  const entry = {
    boot,
    report: {
      seq: journal.last + 1,
      at: new Date(now()).toISOString(),
      uptimeMs: Math.round(performance.now()),
      clock: clock.state,
      type,
      ...fields,
    },
  };
  appendFileSync(at('journal'), `${JSON.stringify(entry)}\n`, { flush: true });
  journal.last += 1;
  journal.lines.push(entry);
  remember(entry.report);
  say('report', entry.report);
  setTimeout(sendReports, 100);
}
function sendReports(again = false) {
  if (!client.connected) return;
  const waiting = journal.lines.filter((line) => line.report.seq > (again ? journal.upTo : journal.sent));
  for (let from = 0, batches = 0; from < waiting.length && batches < 5; batches++) {
    const batch = waiting.slice(from, from + 100).filter((line, _, all) => line.boot === all[0].boot);
    from += batch.length;
    journal.sent = Math.max(journal.sent, batch.at(-1).report.seq);
    const reports = batch.map((line) => line.report);
    client.publish(topic('report'), JSON.stringify({ journal: journal.id, boot: batch[0].boot, reports }), {
      qos: 1,
    });
  }
}
let retryMs = 30_000;
(function retryLater() {
  const sendAgain = () => {
    if (journal.upTo < journal.last) sendReports(true);
    retryMs = journal.upTo < journal.last ? Math.min(600_000, retryMs * 2) : 30_000;
    retryLater();
  };
  setTimeout(sendAgain, retryMs * (0.9 + 0.2 * Math.random())).unref();
})();

// § 11 The clock of this box has no battery that anybody vouches for: it is believed after a probe.
const clock = { state: 'untrusted', offsetMs: null, correctionMs: 0, asked: null };
const now = () => Date.now() + clock.correctionMs;
function takeProbe({ deviceNonce, t2, t3 }) {
  const t4 = performance.now();
  if (clock.asked?.nonce !== deviceNonce) return;
  const { t1 } = clock.asked;
  clock.asked = null;
  const wall = (mono) => now() - (t4 - mono);
  const roundTrip = t4 - t1 - (Date.parse(t3) - Date.parse(t2));
  if (roundTrip > 200) return void setTimeout(publishStatus, 10_000);
  clock.offsetMs = Math.round((Date.parse(t2) - wall(t1) + (Date.parse(t3) - wall(t4))) / 2);
  clock.correctionMs += clock.offsetMs;
  clock.state = 'trusted';
  say('clock', { offsetMs: clock.offsetMs, roundTrip });
  plan();
  publishStatus();
}

// § 4 Signed messages, judged in the order of the page's table.
function keyOf(kid) {
  if (kid === me.rootKey.kid) return me.rootKey;
  return (state.config?.keys ?? me.keys).find((key) => key.kid === kid);
}
function canonical(text) {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
function open(kind, name, payload) {
  if (payload.length > 256 * 1024) return { reason: 'too-large', sha256: sha256(payload) };
  const parts = payload.toString('latin1').split('.');
  const [header, body, signature] = parts.map(canonical);
  if (parts.length !== 3 || !body?.length || !signature)
    return { reason: 'malformed', sha256: sha256(payload) };
  const named =
    header &&
    /^\{"(alg|kid)":"([^"\\]+)","(alg|kid)":"([^"\\]+)"\}$/.exec(header.toString().replace(/\s/g, ''));
  if (!named || named[1] === named[3]) return { reason: 'header', sha256: sha256(payload) };
  const { alg, kid } = JSON.parse(header);
  if (alg !== 'EdDSA') return { reason: 'alg', sha256: sha256(payload) };
  const hash = sha256(body);
  const refuse = (reason, more = {}) => ({ reason, kid, sha256: hash, ...more });
  const key = keyOf(kid);
  if (!key) return refuse('unknown-kid');
  const instant = now();
  const inDate = instant >= Date.parse(key.notBefore) && instant < Date.parse(key.notAfter);
  if (key.revoked || (clock.state !== 'untrusted' && !inDate)) return refuse('key-out-of-date');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.x }, format: 'jwk' });
  const input = Buffer.from(`${parts[0]}.${parts[1]}`);
  if (signature.length !== 64 || !verify(null, input, publicKey, signature)) return refuse('signature');
  const message = parsed(body);
  if (typeof message !== 'object' || message === null) return refuse('malformed');
  const about = message.revision === undefined ? {} : { revision: message.revision };
  if (message.v !== 1) return refuse('version', about);
  if (message.type !== kind || (kid === me.rootKey.kid && kind !== 'config'))
    return refuse('wrong-type', about);
  if (message.device !== name) return refuse('addressee', about);
  if (clock.state !== 'untrusted' && Date.parse(message.issuedAt) > instant + 86_400_000)
    return refuse('future', about);
  return { message, hash };
}

// §§ 5, 6 Desired states, kept on disk with their hash.
const state = read('state.json', { standing: {} });
const refused = new Set();
function taken(name, { message, hash }) {
  const before = state.standing[name] ?? { revision: 0, hash: '' };
  if (message.revision > before.revision) return true;
  if (message.revision === before.revision && hash === before.hash) return false;
  const reason = message.revision < before.revision ? 'lower-revision' : 'same-revision';
  refuse(name, { reason, revision: message.revision, sha256: hash });
  return false;
}
function refuse(name, { reason, kid, revision, sha256: hash }) {
  const cause = [name, reason, reason.includes('revision') ? revision : ''].join(' ');
  if (refused.has(cause)) return;
  refused.add(cause);
  report('refused', { topic: name, reason, kid, revision, sha256: hash });
}
function keep(name, { message: { revision }, hash }, accepted) {
  state.standing[name] = { revision, hash };
  write('state.json', state);
  if (accepted) report(accepted, { revision, hash });
}
const heldBack = new Map();

async function heard(name, payload, packet) {
  if (payload.length === 0) return;
  const [, , , owner, kind] = name.split('/');
  const opened = open(kind, owner, payload);
  if (opened.reason === 'unknown-kid' && packet) {
    heldBack.set(name, payload);
    setTimeout(() => heldBack.delete(name) && heard(name, payload, null), 60_000).unref();
    return;
  }
  if (opened.reason) return refuse(name, opened);
  const { message, hash } = opened;
  if (kind === 'receipt') return receipt(message);
  if (kind === 'command') return command(message);
  if (!taken(name, opened)) return;
  if (kind === 'config') {
    state.config = message;
    keep(name, opened, 'config-accepted');
    for (const [held, bytes] of [...heldBack]) {
      heldBack.delete(held);
      void heard(held, bytes, {});
    }
    plan();
    publishStatus();
  } else if (kind === 'playlist') {
    state.next = { message, hash };
    keep(name, opened);
    void takeBody(name);
  }
}

// § 7 HTTP.
async function stage({ sha256: hash, bytes, path }) {
  const file = join(args.data, 'files', hash);
  for (let waitMs = 2000; !existsSync(file); waitMs = Math.min(600_000, waitMs * 2)) {
    for (const base of state.config?.baseUrls ?? me.baseUrls) {
      const answer = await fetch(base + path, {
        headers: { authorization: `Bearer ${me.httpToken}`, 'accept-encoding': 'identity' },
        redirect: 'error',
      }).catch((error) => ({ status: 0, why: String(error) }));
      if (answer.status !== 200) {
        say('get-failed', { path, status: answer.status, why: answer.why });
        continue;
      }
      const content = Buffer.from(await answer.arrayBuffer());
      if (content.length !== bytes || sha256(content) !== hash) return 'wrong';
      writeFileSync(`${file}.part`, content, { flush: true });
      renameSync(`${file}.part`, file);
      return 'staged';
    }
    await pause(waitMs);
  }
  return 'here';
}
async function stageMedia(items) {
  for (const item of items.filter(({ kind }) => kind === 'audio')) {
    const how = await stage(item);
    if (how === 'staged') report('staged', { sha256: item.sha256, bytes: item.bytes });
    if (how === 'wrong') report('stage-failed', { sha256: item.sha256, reason: 'wrong' });
  }
}
async function takeBody(name) {
  const pending = state.next;
  const { body, revision } = pending.message;
  const how = await stage(body);
  if (state.next !== pending) return;
  if (how === 'wrong') {
    refuse(name, { reason: 'body-hash', revision, sha256: pending.hash });
    return void setTimeout(() => void takeBody(name), 2000);
  }
  const programme = JSON.parse(readFileSync(join(args.data, 'files', body.sha256), 'utf8'));
  if (programme.v !== 1 || programme.occurrences.some((occurrence) => ![2, 3].includes(occurrence.class)))
    return refuse(name, { reason: 'body', revision, sha256: pending.hash });
  state.playlist = { ...pending, programme };
  delete state.next;
  write('state.json', state);
  report('playlist-accepted', { revision, hash: pending.hash });
  publishStatus();
  for (const occurrence of programme.occurrences) await stageMedia(occurrence.items);
  plan();
}

// § 5 Limits, by the whole planned span. Windows of this device are judged minute by minute: slow, and plainly right.
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
function localMinute(ms) {
  const options = {
    timeZone: state.config.zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  const [, name, hour, minute] = /^(\w+) (\d+):(\d+)$/.exec(
    new Date(ms).toLocaleString('en-GB', options).replace(',', ''),
  );
  return { day: DAYS.indexOf(name) + 1, minute: Number(hour) * 60 + Number(minute) };
}
function holds(dayparts, ms) {
  const { day, minute } = localMinute(ms);
  const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return dayparts.some(({ days, from, to }) => {
    const [begin, end] = [minutes(from), minutes(to)];
    if (end > begin) return days.includes(day) && minute >= begin && minute < end;
    return (
      (days.includes(day) && minute >= begin) || (days.includes(day === 1 ? 7 : day - 1) && minute < end)
    );
  });
}
function limitOf({ startAt, durationMs }) {
  const { limits, muted } = state.config;
  const { validFrom, validTo } = state.playlist.message;
  if (now() < Date.parse(validFrom) || now() >= Date.parse(validTo)) return 'validity';
  if (muted !== 'no') return 'muted';
  const start = Date.parse(startAt);
  const moments = [];
  for (let ms = start; ms < start + durationMs; ms = Math.floor(ms / 60_000) * 60_000 + 60_000)
    moments.push(ms);
  if (moments.some((ms) => holds(limits.quiet, ms))) return 'quiet';
  return moments.every((ms) => holds(limits.windows, ms)) ? null : 'window';
}
function volumeAt(ms) {
  const { volume, limits } = state.config;
  const inside = volume.byWindow.find((part) => holds([{ ...part, days: [1, 2, 3, 4, 5, 6, 7] }], ms));
  return Math.max(0, Math.min(limits.maxVolume, (inside?.volume ?? volume.default) + volume.trim));
}

// § 6 Playing: a timer for each occurrence; the sound is a line of the log.
const timers = new Map();
const armed = new Set();
let playing = null;
function plan() {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  if (!state.config || !state.playlist || clock.state === 'untrusted') return;
  for (const occurrence of state.playlist.programme.occurrences) {
    if (spent.has(occurrence.id) || playing?.occurrence === occurrence.id) continue;
    const startMs = Date.parse(occurrence.startAt);
    const latestMs = occurrence.latestStartAt ? Date.parse(occurrence.latestStartAt) : startMs + 2000;
    if (now() > latestMs) report('missed', { occurrence: occurrence.id, reason: 'not-staged' });
    else {
      const armMs = startMs - state.config.armSeconds * 1000;
      later(`arm ${occurrence.id}`, armMs, () => arm(occurrence));
      later(`start ${occurrence.id}`, startMs, () => begin(occurrence));
    }
  }
}
function later(name, ms, what) {
  timers.set(name, setTimeout(what, Math.max(0, Math.min(2 ** 31 - 1, ms - now()))));
}
const isHere = ({ sha256: hash }) => existsSync(join(args.data, 'files', hash));
function arm({ id: occurrence, items }) {
  const ready = items.filter(({ kind }) => kind === 'audio').every(isHere);
  if (!ready || armed.has(occurrence) || spent.has(occurrence)) return;
  armed.add(occurrence);
  report('armed', { occurrence });
}
function begin(occurrence) {
  if (spent.has(occurrence.id)) return;
  const limit = limitOf(occurrence);
  if (limit) return report('declined', { occurrence: occurrence.id, limit });
  if (playing) return report('missed', { occurrence: occurrence.id, reason: 'busy' });
  const startMs = Date.parse(occurrence.startAt);
  const withdrawn = new Set([...state.playlist.message.withdrawn, ...state.playlist.programme.withdrawn]);
  const items = occurrence.items.filter(
    (item) =>
      item.kind === 'audio' &&
      isHere(item) &&
      !withdrawn.has(item.bulletin) &&
      !(Date.parse(item.notAfter) <= now()),
  );
  if (items.length === 0) return report('missed', { occurrence: occurrence.id, reason: 'not-staged' });
  const lateMs = Math.max(0, now() - startMs);
  sound(occurrence.id, items, lateMs < 1000 ? 0 : lateMs, volumeAt(startMs));
}
function sound(occurrence, items, fromMs, volume) {
  const subject = { occurrence };
  const play = id();
  const { revision } = state.playlist.message;
  const stretches = (from, to) => {
    let begin = 0;
    return items.flatMap(({ sha256: hash, durationMs }) => {
      const [first, last] = [Math.max(0, from - begin), Math.min(durationMs, to - begin)];
      begin += durationMs;
      return last > first ? [{ sha256: hash, fromMs: Math.round(first), toMs: Math.round(last) }] : [];
    });
  };
  const lengthMs = items.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const base = { ...subject, play, revision, volume, evidence: 'decoded' };
  report('started', { ...base, items: stretches(fromMs, lengthMs), ...(fromMs ? { reason: 'late' } : {}) });
  const zero = performance.now() - fromMs;
  say('sound-begins', { ...subject, fromMs, lengthMs });
  const end = (reason) => {
    clearTimeout(timer);
    playing = null;
    const toMs = Math.min(lengthMs, performance.now() - zero);
    say('sound-ends', { ...subject, toMs: Math.round(toMs), reason });
    const why = reason ?? (fromMs ? 'late' : undefined);
    report(why ? 'partial' : 'finished', {
      ...base,
      items: stretches(fromMs, toMs),
      ...(why ? { reason: why } : {}),
    });
    publishStatus();
  };
  const timer = setTimeout(end, lengthMs - fromMs);
  playing = { ...subject, play, since: new Date(now()).toISOString(), end };
  publishStatus();
}

// §§ 8, 10 Receipts and commands.
function receipt({ journal: of, upTo, rejects }) {
  if (of !== journal.id || upTo <= journal.upTo || upTo > journal.last) return;
  journal.upTo = upTo;
  retryMs = 30_000;
  appendFileSync(at('journal'), `${JSON.stringify({ upTo })}\n`, { flush: true });
  say('receipted', { upTo, last: journal.last, rejects });
}
const nonces = read('nonces.json', {});
function command({ nonce, command: name, args: of, exp }) {
  if (name === 'clock-probe') return takeProbe(of);
  if (nonces[nonce]) return;
  nonces[nonce] = exp;
  write('nonces.json', nonces);
  const answer = (result, reason) =>
    report('command', { nonce, command: name, result, ...(reason ? { reason } : {}) });
  if (clock.state !== 'untrusted' && now() >= Date.parse(exp)) return answer('expired');
  if (name === 'stop') {
    playing?.end('command');
    return answer('executed');
  }
  if (name === 'resend' && of.journal === journal.id && of.fromSeq <= journal.last) {
    journal.upTo = Math.min(journal.upTo, of.fromSeq - 1);
    journal.sent = journal.upTo;
    sendReports();
    return answer('executed');
  }
  return answer('refused', 'unsupported');
}

// §§ 3, 9 The connection: subscribe first, then the status.
const client = mqtt.connect(state.config?.mqttUrls[0] ?? me.mqttUrls[0], {
  protocolVersion: 4,
  clean: true,
  keepalive: 30,
  clientId: me.device,
  username: me.device,
  password: me.mqttPassword,
  reconnectPeriod: 1000 + Math.random() * 2000,
  resubscribe: false,
  will: { topic: topic('status'), payload: '{"link":"lost"}', qos: 1, retain: true },
});
client.on('connect', () => {
  const topics = ['config', 'playlist', 'command', 'receipt'].map(topic);
  client.subscribe(topics, { qos: 1 }, (error) => {
    say('connected', error ? { error: String(error) } : {});
    publishStatus();
    sendReports();
  });
});
client.on('message', (name, payload, packet) => void heard(name, payload, packet));
client.on('error', (error) => say('connection-error', { why: String(error) }));

function publishStatus() {
  if (!client.connected) return;
  let probe;
  if (clock.state === 'untrusted') {
    probe = randomBytes(16).toString('base64url');
    clock.asked = { nonce: probe, t1: performance.now() };
  }
  const { config, playlist } = state;
  const { occurrence, play, since } = playing ?? {};
  const status = {
    link: 'up',
    at: new Date(now()).toISOString(),
    journal: journal.id,
    firstSeq: journal.last ? 1 : 0,
    lastSeq: journal.last,
    configRevision: config?.revision ?? 0,
    revision: playlist?.message.revision ?? 0,
    alerts: {},
    playing: playing ? { occurrence, play, since } : null,
    muted: config?.muted ?? 'no',
    volume: config ? volumeAt(now()) : 0,
    clock: { state: clock.state, offsetMs: clock.offsetMs },
    ...(probe ? { probe } : {}),
    ...Object.fromEntries(['net', 'rssi', 'power', 'amp', 'tempC', 'freeBytes'].map((name) => [name, null])),
    agent: 'stranger/1',
  };
  client.publish(topic('status'), JSON.stringify(status), { qos: 1, retain: true });
}
setInterval(publishStatus, (state.config?.heartbeatSeconds ?? 60) * 1000).unref();
plan();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => client.end(false, {}, () => process.exit(0)));
