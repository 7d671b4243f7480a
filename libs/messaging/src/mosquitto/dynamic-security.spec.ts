import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DynamicSecurity } from './dynamic-security.js';
import { mending, clientFields } from './grants.js';

interface Command {
  command: string;
  correlationData: string;
}

describe('commands to the plugin', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function make() {
    const sent: Command[][] = [];
    const control = new DynamicSecurity({
      name: 'hub:1',
      timeoutMs: 1000,
      publish: async (payload) => void sent.push((JSON.parse(payload) as { commands: Command[] }).commands),
    });
    const answer = (...responses: object[]) => control.heard(Buffer.from(JSON.stringify({ responses })));
    return { control, sent, answer };
  }

  it('are answered by correlation, in their own order, whatever comes between', async () => {
    const { control, sent, answer } = make();
    const first = control.run([{ command: 'a' }, { command: 'b' }]);
    const second = control.run([{ command: 'c' }]);
    answer({ command: 'x', correlationData: 'another admin:1:0' }, { command: 'y' });
    control.heard(Buffer.from('nonsense'));
    answer({ command: 'c', correlationData: sent[1]?.[0]?.correlationData, data: 3 });
    answer({ command: 'b', correlationData: sent[0]?.[1]?.correlationData, error: 'Client not found' });
    answer({ command: 'a', correlationData: sent[0]?.[0]?.correlationData });
    expect(await second).toMatchObject([{ command: 'c', data: 3 }]);
    expect(await first).toMatchObject([{ command: 'a' }, { command: 'b', error: 'Client not found' }]);
  });

  it('end when no answer comes, or when the connection is lost', async () => {
    const { control } = make();
    const slow = expect(control.run([{ command: 'a' }])).rejects.toMatchObject({
      code: 'broker-control-timeout',
    });
    jest.advanceTimersByTime(1000);
    await slow;
    const lost = expect(control.run([{ command: 'a' }])).rejects.toMatchObject({ kind: 'unavailable' });
    control.lost();
    await lost;
    expect(jest.getTimerCount()).toBe(0);
  });

  it('nothing to say is said at once', async () => {
    const { control, sent } = make();
    expect(await control.run([])).toEqual([]);
    expect(sent).toEqual([]);
  });
});

describe('mending a listed client', () => {
  const units = ['2025-02647'];
  const { textdescription, roles } = clientFields('spk-a', units, 'secret') as unknown as {
    textdescription: string;
    roles: { rolename: string }[];
  };
  const right = { username: 'spk-a', clientid: 'spk-a', textdescription, roles };

  it.each<[string, Parameters<typeof mending>, string[]]>([
    ['all is right', [right, units, 'secret'], []],
    ['the password is not known', [right, units, null], []],
    ['another password', [right, units, 'other'], ['modifyClient']],
    ['another unit', [right, ['2025-00001'], 'secret'], ['modifyClient']],
    ['one role too many', [right, [], 'secret'], ['modifyClient']],
    ['no client id bound', [{ ...right, clientid: undefined }, units, 'secret'], ['modifyClient']],
    ['left disabled', [{ ...right, disabled: true }, units, 'secret'], ['enableClient']],
  ])('%s', (_, args, commands) => {
    expect(mending(...args).map(({ command }) => command)).toEqual(commands);
  });

  it('sends a password only when it has changed', () => {
    expect(mending(right, ['2025-00001'], 'secret')[0]).not.toHaveProperty('password');
    expect(mending(right, units, 'other')[0]).toHaveProperty('password', 'other');
  });
});
