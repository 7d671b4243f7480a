import { afterEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from './file-store.js';

describe('the store in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ttn-store-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps journal, records and mark over a start, torn tail included, readable for itself only', () => {
    const path = join(folder, 'state');
    const store = new FileStore(path);
    store.appendJournal('one\n');
    store.appendJournal('hai – tiếng Việt\n');
    store.write('config', '{"a":1}');
    store.write('config', '{"a":2}');
    store.write('gone', 'x');
    store.remove('gone');
    store.mark('first, long enough to be overwritten');
    store.mark('second');
    store.close();
    appendFileSync(join(path, 'journal'), 'to');
    const again = new FileStore(path);
    expect(again.readJournal()).toBe('one\nhai – tiếng Việt\nto');
    expect(again.read('config')).toBe('{"a":2}');
    expect(again.read('gone')).toBeNull();
    expect(again.readMark()?.trim()).toBe('second');
    again.replaceJournal('anew\n');
    again.appendJournal('and on\n');
    expect(again.readJournal()).toBe('anew\nand on\n');
    expect(statSync(join(path, 'journal')).mode & 0o077).toBe(0);
    again.close();
  });
});
