import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPrivateFile, secretOf, writePrivateFile } from './secret-file.js';

describe('secrets in files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ttn-secret-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const modeOf = (path: string): number => statSync(path).mode & 0o777;

  it('are made once, for their owner alone, and are the same afterwards', () => {
    const first = secretOf(folder, 'one');
    expect(Buffer.from(first, 'base64url')).toHaveLength(32);
    expect(secretOf(folder, 'one')).toBe(first);
    expect(secretOf(folder, 'two')).not.toBe(first);
    expect(modeOf(join(folder, 'keys', 'one.secret'))).toBe(0o600);
    expect(modeOf(join(folder, 'keys'))).toBe(0o700);
    expect(readdirSync(join(folder, 'keys')).sort()).toEqual(['one.secret', 'two.secret']);
  });

  it('that others could read are closed to them', () => {
    secretOf(folder, 'one');
    const file = join(folder, 'keys', 'one.secret');
    chmodSync(file, 0o644);
    secretOf(folder, 'one');
    expect(modeOf(file)).toBe(0o600);
  });

  it('that are damaged are told with the remedy, not made anew', () => {
    secretOf(folder, 'one');
    writeFileSync(join(folder, 'keys', 'one.secret'), 'half');
    expect(() => secretOf(folder, 'one')).toThrow(/one\.secret is damaged: restore it/);
  });

  it('never overwrite each other', () => {
    const file = join(folder, 'x');
    expect(writePrivateFile(file, 'first')).toBe(true);
    expect(writePrivateFile(file, 'second')).toBe(false);
    expect(readPrivateFile(file)).toBe('first');
    expect(readPrivateFile(join(folder, 'none'))).toBeNull();
    expect(readdirSync(folder)).toEqual(['x']);
  });
});
