import type { MqttClient } from 'mqtt';
import type { SubscriptionAnswer } from './types.js';

/**
 * Asks for topics at QoS 1 and says which were granted (SUBACK code 0x80 is a refusal; mqtt.js turns one into an error
 * for all of them, so its packet is read). No SUBACK in time, or a broker that hangs up on a forbidden filter: `offline`.
 */
export function askSubscriptions(
  client: MqttClient,
  topics: readonly string[],
  timeoutMs: number,
): Promise<Record<string, SubscriptionAnswer>> {
  const all = (answer: SubscriptionAnswer) => Object.fromEntries(topics.map((topic) => [topic, answer]));
  if (topics.length === 0) return Promise.resolve({});
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(all('offline'), true), timeoutMs);
    const onClose = () => finish(all('offline'), false);
    const finish = (answers: Record<string, SubscriptionAnswer>, hangUp: boolean) => {
      clearTimeout(timer);
      client.removeListener('close', onClose);
      resolve(answers);
      if (hangUp) client.end(true);
    };
    client.once('close', onClose);
    client.subscribe([...topics], { qos: 1 }, (error, granted, packet) => {
      const codes = packet?.granted as number[] | undefined;
      if (!codes || codes.length !== topics.length) {
        finish(all(error ? 'offline' : 'granted'), error !== null);
        return;
      }
      const answers = topics.map((topic, i) => [topic, (codes[i] ?? 0x80) & 0x80 ? 'refused' : 'granted']);
      finish(Object.fromEntries(answers) as Record<string, SubscriptionAnswer>, false);
    });
  });
}
