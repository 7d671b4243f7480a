import { describe, expect, it } from '@jest/globals';
import { readConfig } from '#platform/config.js';
import { addressesFor } from './addresses.js';

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
