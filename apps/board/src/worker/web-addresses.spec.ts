import { describe, expect, it } from '@jest/globals';
import { webSocketUrls } from './web-addresses.js';

describe('the MQTT addresses that a page can use', () => {
  it('WebSockets as they are given, whatever else there is', () => {
    expect(webSocketUrls(['mqtt://hub:1883', 'ws://hub:3000/mqtt'], 'http://hub:3000')).toEqual([
      'ws://hub:3000/mqtt',
    ]);
  });
  it('the address that the page came from where the hub names none', () => {
    expect(webSocketUrls(['mqtt://hub:1883'], 'http://hub:3000')).toEqual(['ws://hub:3000/mqtt']);
    expect(webSocketUrls([], 'https://hub.example')).toEqual(['wss://hub.example/mqtt']);
  });
  it('from a page with TLS nothing without it: the browser would refuse it', () => {
    expect(webSocketUrls(['ws://hub/mqtt', 'wss://hub/mqtt'], 'https://hub')).toEqual(['wss://hub/mqtt']);
  });
});
