/**
 * Which of the hub's MQTT addresses a page can use: WebSockets only, and from an https page none without TLS. Where none
 * is left, the address that the page itself came from: the hub answers MQTT under /mqtt on the same port.
 */
export function webSocketUrls(urls: readonly string[], origin: string): string[] {
  const usable = urls.filter((url) =>
    origin.startsWith('https:') ? url.startsWith('wss://') : /^wss?:\/\//.test(url),
  );
  return usable.length > 0 ? usable : [`${origin.replace(/^http/, 'ws')}/mqtt`];
}
