import { describe, expect, it } from '@jest/globals';
import { readConfig } from '#platform/config.js';
import { addressesFor, ownAddress } from './addresses.js';

const MOSQUITTO = { TTN_BROKER: 'mosquitto', TTN_MOSQUITTO_PASSWORD: 'x' };

describe('the addresses that a device is given', () => {
  it.each([
    [
      'the host it used',
      {},
      '192.168.1.10:3000',
      18830,
      'http://192.168.1.10:3000',
      'mqtt://192.168.1.10:18830',
    ],
    ['the setting’s port where the broker does not say', {}, 'hub', null, 'http://hub', 'mqtt://hub:1883'],
    ['an IPv6 address in brackets', {}, '[fe80::1]:3000', 1, 'http://[fe80::1]:3000', 'mqtt://[fe80::1]:1'],
    [
      'public ones, without a slash at the end',
      { TTN_PUBLIC_URL: 'https://loa.laocai.vn/', TTN_PUBLIC_MQTT_URLS: 'mqtts://mqtt.laocai.vn' },
      'internal:3000',
      1883,
      'https://loa.laocai.vn',
      'mqtts://mqtt.laocai.vn',
    ],
    [
      'a broker beside the hub by the hub’s name',
      { ...MOSQUITTO, TTN_MOSQUITTO_URL: 'mqtt://127.0.0.1:1884' },
      'hub.vn:80',
      null,
      'http://hub.vn:80',
      'mqtt://hub.vn:1884',
    ],
    [
      'a broker elsewhere by its own',
      { ...MOSQUITTO, TTN_MOSQUITTO_URL: 'mqtts://broker.vn' },
      'hub.vn',
      null,
      'http://hub.vn',
      'mqtts://broker.vn:8883',
    ],
  ])('%s', (_what, settings, host, port, baseUrl, mqttUrl) => {
    expect(addressesFor(readConfig(settings), host, port)).toEqual({
      baseUrls: [baseUrl],
      mqttUrls: [mqttUrl],
    });
  });
});

describe('the address in an enrolment’s link', () => {
  const MACHINE = ['192.168.1.10', 'fe80::1', 'hub', 'localhost', '127.0.0.1'];
  it.each([
    [
      'the setting’s, whatever the request says',
      'https://loa.laocai.vn/',
      'evil.example',
      'https://loa.laocai.vn',
    ],
    ['the host in use, where it is this machine', undefined, '192.168.1.10:8080', 'http://192.168.1.10:8080'],
    ['by its name', undefined, 'HUB:3000', 'http://HUB:3000'],
    ['by IPv6', undefined, '[fe80::1]:3000', 'http://[fe80::1]:3000'],
    ['not a stranger’s host', undefined, 'evil.example:3000', 'http://192.168.1.10:3000'],
    ['not without one', undefined, undefined, 'http://192.168.1.10:3000'],
  ])('%s', (_what, publicUrl, host, expected) => {
    const config = readConfig(publicUrl ? { TTN_PUBLIC_URL: publicUrl } : {});
    expect(ownAddress(config, host, MACHINE)).toBe(expected);
  });
});
