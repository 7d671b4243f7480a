import type { DeviceEvent, TransportPort } from '#device/ports.js';
import { MqttTransport } from '#device/shell/mqtt-transport.js';
import { connectMqtt } from '#messaging/client.js';
import type { DurableQueue } from './durable-queue.js';
import { webSocketUrls } from './web-addresses.js';

export type LinkState = 'up' | 'down' | 'unauthorised';

/**
 * MQTT over a WebSocket. No report leaves before it is durable; the road itself, and the status that says how much room
 * there is, wait for no disk.
 */
export function boardTransport(
  parts: {
    origin: string;
    queue: DurableQueue;
    emit(this: void, event: DeviceEvent): void;
    log(this: void, message: string, cause: unknown): void;
  },
  onLink: (state: LinkState) => void,
): TransportPort {
  const { origin, queue, emit, log } = parts;
  const transport = new MqttTransport(
    (options) =>
      connectMqtt({
        ...options,
        urls: webSocketUrls(options.urls, origin),
        // The core knows an address by the name that it gave.
        onState: (state, reason, { url }) =>
          options.onState(state, reason, { url: options.urls.includes(url) ? url : options.urls[0]! }),
      }),
    (event) => {
      if (event.type === 'connection') onLink(event.state);
      emit(event);
    },
    log,
  );
  const always = { evenIfFull: true };
  return {
    connect: (request) => queue.after(() => transport.connect(request), always),
    subscribe: (topics) => queue.after(() => transport.subscribe(topics), always),
    unsubscribe: (topics) => queue.after(() => transport.unsubscribe(topics), always),
    publish: (topic, payload, how) =>
      queue.after(() => transport.publish(topic, payload, how), { evenIfFull: topic.endsWith('/status') }),
  };
}
