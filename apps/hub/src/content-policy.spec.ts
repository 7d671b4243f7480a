import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { contentPolicy } from './content-policy.js';

const connectsTo = (config: Parameters<typeof contentPolicy>[0], host?: string): string =>
  contentPolicy(config)
    .connectSrc.map((source) =>
      typeof source === 'string' ? source : source({ headers: { host } } as IncomingMessage),
    )
    .join(' ');
const local = { publicUrl: null, publicMqttUrls: null };

describe('where a page may connect', () => {
  it('to the hub that it came from, and to no other host', () => {
    expect(connectsTo(local, '192.168.1.10:3000')).toBe(
      "'self' ws://192.168.1.10:3000 wss://192.168.1.10:3000",
    );
    expect(connectsTo(local, '[fe80::1]:3000')).toContain('ws://[fe80::1]:3000');
  });

  it('and to the addresses in the settings, as hosts', () => {
    const config = {
      publicUrl: 'https://loa.laocai.vn/',
      publicMqttUrls: ['mqtts://mqtt.laocai.vn:8883', 'wss://mqtt.laocai.vn/mqtt'],
    };
    expect(connectsTo(config, 'loa.laocai.vn')).toBe(
      "'self' https://loa.laocai.vn wss://loa.laocai.vn wss://mqtt.laocai.vn ws://loa.laocai.vn wss://loa.laocai.vn",
    );
  });

  it.each(['*', 'evil.example wss://other', "a;script-src 'unsafe-inline'", '', undefined])(
    'a host header that is none (%s) opens nothing',
    (host) => {
      expect(connectsTo(local, host)).toBe("'self' 'self'");
    },
  );
});
