import { describe, expect, it } from '@jest/globals';
import { deriveMqttPassword, passwordMark } from './derived-password.js';

describe('derived passwords', () => {
  it('are 256 bits, the same every time, and another for every device, enrolment and secret', () => {
    const password = deriveMqttPassword('secret', 'spk-a', 'n1');
    expect(Buffer.from(password, 'base64url')).toHaveLength(32);
    expect(deriveMqttPassword('secret', 'spk-a', 'n1')).toBe(password);
    const others = [
      deriveMqttPassword('secret', 'spk-a', 'n2'),
      deriveMqttPassword('secret', 'spk-b', 'n1'),
      deriveMqttPassword('other', 'spk-a', 'n1'),
    ];
    expect(new Set([password, ...others]).size).toBe(4);
  });

  it('have a mark that tells one from another and is not the password', () => {
    expect(passwordMark('a')).toMatch(/^[0-9a-f]{16}$/);
    expect(passwordMark('a')).not.toBe(passwordMark('b'));
  });
});
