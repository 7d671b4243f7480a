import { BrokerConnection } from './client/broker-connection.js';
import type { MqttConnection, MqttConnectionOptions } from './client/types.js';

export type {
  ConnectionState,
  MqttConnection,
  MqttConnectionOptions,
  Qos,
  StateDetail,
  SubscriptionAnswer,
} from './client/types.js';

/**
 * Opens a connection that keeps itself up until `close()`: MQTT 3.1.1, clean sessions, subscriptions first on each
 * connect, then `onState('up')`. Safe in a browser (imports only `mqtt` and pure code); there `urls` are ws(s)://.
 *
 * Nothing is carried over a lost connection: what was not acknowledged is rejected with an AppError and the caller
 * decides (the protocol answers by receipts, not by PUBACK). Rejections of `publish`, by code:
 * `mqtt-offline`, `mqtt-overflow`, `mqtt-timeout`, `mqtt-connection-lost`, `mqtt-closed`.
 */
export function connectMqtt(options: MqttConnectionOptions): MqttConnection {
  const connection = new BrokerConnection(options);
  connection.open();
  return connection;
}
