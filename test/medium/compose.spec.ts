import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { missing } from '#testing/services/available.js';
import { accepts, ChildService } from '#testing/services/child-service.js';
import { reportMissing } from '#testing/services/database.js';
import { freePort } from '#testing/services/ports.js';
import { privateFolder, repositoryRoot } from '#testing/services/run-folder.js';

const root = repositoryRoot();
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');

/** The lines under a key of the file, by indentation: enough for a file that we write ourselves. */
function under(source: string, key: string, indent = ' *'): string {
  const lines = source.split('\n');
  const at = lines.findIndex((line) => new RegExp(`^${indent}${key}:( |$)`).test(line));
  if (at < 0) return '';
  const depth = lines[at]!.search(/\S/);
  const end = lines.findIndex(
    (line, i) => i > at && line.trim() !== '' && !line.trim().startsWith('#') && line.search(/\S/) <= depth,
  );
  return lines.slice(at + 1, end < 0 ? undefined : end).join('\n');
}

const names = (source: string, depth: number) =>
  [...source.matchAll(new RegExp(`^ {${depth}}([a-zA-Z_-]+):`, 'gm'))].map((match) => match[1]!);

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

describe('docker-compose.yml, the production shape', () => {
  const services = under(text, 'services');

  it('has the hub, MariaDB 11 and Mosquitto 2, each watched, kept and started again', () => {
    expect(names(services, 2)).toEqual(['hub', 'mariadb', 'mosquitto']);
    for (const name of names(services, 2)) {
      const service = under(services, name, '  ');
      expect(service).toMatch(/^ {4}restart: unless-stopped$/m);
      expect(under(service, 'healthcheck')).toMatch(/test:/);
      expect(under(service, 'volumes')).toMatch(/- \S+:\S+/);
      expect(service).toContain('logging:');
    }
    expect(under(services, 'hub', '  ')).toContain('FROM node:20-');
    expect(under(services, 'mariadb', '  ')).toMatch(/image: mariadb:11\.\d+$/m);
    expect(under(services, 'mariadb', '  ')).toContain('--innodb-flush-log-at-trx-commit=1');
    expect(under(services, 'mosquitto', '  ')).toMatch(/image: eclipse-mosquitto:2/);
    expect(under(under(services, 'hub', '  '), 'depends_on')).toMatch(
      /mariadb: .*service_healthy[^]*mosquitto: .*service_healthy/,
    );
  });

  it('declares every volume it uses, and mounts only what exists', () => {
    const mounts = [...services.matchAll(/^ {6}- ([^\s:']+):(\/\S+)$/gm)].map((match) => match[1]!);
    expect(mounts.length).toBeGreaterThanOrEqual(4);
    const named = mounts.filter((source) => !source.startsWith('.'));
    expect(named.sort()).toEqual(names(under(text, 'volumes', ''), 2).sort());
    for (const source of mounts.filter((source) => source.startsWith('.')))
      expect(existsSync(join(root, source))).toBe(true);
  });

  it('carries no secret: each comes from the environment, and without it nothing starts', () => {
    const secrets = [...text.matchAll(/^ +[A-Z_]*PASSWORD[A-Z_]*: (.+)$/gm)].map((match) => match[1]!);
    expect(secrets.length).toBeGreaterThanOrEqual(4);
    for (const value of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:\?[^}]+\}$/);
    expect(under(services, 'hub', '  ')).toMatch(
      /TTN_DATABASE_URL: mariadb:\/\/hub:\$\{TTN_DATABASE_PASSWORD:\?[^}]+\}@mariadb:3306\/hub/,
    );
    expect(readFileSync(join(root, '.dockerignore'), 'utf8')).toMatch(/^\.env$/m);
  });

  it('sets only what the hub’s configuration knows', () => {
    const settings = filesBelow(join(root, 'libs/platform/src')).filter(
      (path) => /config[^/]*\.ts$/.test(path) && !path.endsWith('.spec.ts'),
    );
    const known = new Set(settings.flatMap((path) => readFileSync(path, 'utf8').match(/TTN_[A-Z_]+/g) ?? []));
    const set = names(under(under(services, 'hub', '  '), 'environment'), 6);
    expect(set).toContain('TTN_DATABASE_URL');
    for (const name of set) expect([name, known.has(name)]).toEqual([name, true]);
  });
});

describe('config/mosquitto as the composition starts it', () => {
  const reason = missing('mosquitto');
  if (reason) return reportMissing(reason);

  it('lets in the administrator and nobody else, and keeps its access file', async () => {
    const folder = privateFolder('compose');
    const port = await freePort();
    const service = new ChildService({
      command: 'env',
      args: [
        ...[
          `MQTT_PORT=${port}`,
          'WS_PORT=',
          `MOSQUITTO_DATA=${folder}`,
          'MOSQUITTO_ADMIN_PASSWORD=from-the-environment',
        ],
        ...[
          `MOSQUITTO_USER=${process.getuid?.() === 0 ? 'root' : 'nobody'}`,
          'sh',
          join(root, 'config/mosquitto/start.sh'),
        ],
      ],
      folder,
      answers: () => accepts(port),
    });
    const enters = async (options: mqtt.IClientOptions) => {
      try {
        const url = `mqtt://127.0.0.1:${port}`;
        await (
          await mqtt.connectAsync(url, { ...options, reconnectPeriod: 0, connectTimeout: 5000 })
        ).endAsync();
        return true;
      } catch {
        return false;
      }
    };
    await service.start();
    const administrator = { username: 'admin', password: 'from-the-environment' };
    expect(await enters(administrator)).toBe(true);
    expect(await enters({ ...administrator, password: 'guessed' })).toBe(false);
    expect(await enters({})).toBe(false);
    const access = readFileSync(join(folder, 'dynamic-security.json'), 'utf8');
    await service.stop();
    await service.start();
    expect(await enters(administrator)).toBe(true);
    expect(readFileSync(join(folder, 'dynamic-security.json'), 'utf8')).toBe(access);
    await service.stop();
  });
});
