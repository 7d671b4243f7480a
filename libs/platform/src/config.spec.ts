import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

describe('the settings of what stands in front of the hub', () => {
  it('by default nobody’s word is taken for who calls, and nobody reads how busy the hub is', () => {
    const { trustedProxies, metricsToken } = readConfig({ TTN_TRUSTED_PROXIES: '', TTN_METRICS_TOKEN: '' });
    expect([trustedProxies, metricsToken]).toEqual([[], null]);
  });

  it('proxies are addresses and networks', () => {
    const given = '127.0.0.1, 10.0.0.0/8,::1,fd00::/8,loopback';
    expect(readConfig({ TTN_TRUSTED_PROXIES: given }).trustedProxies).toEqual(given.split(/, ?/));
  });

  it.each(['true', '1', 'nginx', '10.0.0.0/33', '10.0.0.0/0', '0.0.0.0/0', '::/0', '10.0.0', '10.0.0.0/8/8'])(
    'never everybody, nor what is no address: %s',
    (given) => expect(() => readConfig({ TTN_TRUSTED_PROXIES: given })).toThrow(/TTN_TRUSTED_PROXIES/),
  );

  it('a token that could be guessed is none', () => {
    expect(() => readConfig({ TTN_METRICS_TOKEN: 'prometheus' })).toThrow(/TTN_METRICS_TOKEN/);
  });
});
