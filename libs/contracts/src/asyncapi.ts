import {
  EXAMPLE_BODY,
  EXAMPLE_KEY,
  REPORT_EXAMPLE,
  SIGNED_EXAMPLES,
  signedExample,
  STATUS_EXAMPLE,
} from './asyncapi/examples.js';
import { wireSchemas } from './asyncapi/schemas.js';
import { alertsTopic, deviceTopic, type DeviceTopicKind } from './topics.js';
import { MAX_PAYLOAD_BYTES } from './wire.js';

/** Committed as config/asyncapi.json, served as /api/asyncapi.json; asyncapi.spec.ts keeps the two from drifting. */
export type AsyncApiDocument = Record<string, unknown> & { asyncapi: '3.0.0' };

interface TopicFacts {
  summary: string;
  retain: boolean;
}
const FROM_HUB: Record<'config' | 'playlist' | 'command' | 'receipt' | 'alerts', TopicFacts> = {
  config: { summary: 'Desired settings of one device. A desired state with a revision.', retain: true },
  playlist: {
    summary:
      'Which playlist the device should have. A desired state with a revision; the body is fetched over HTTP.',
    retain: true,
  },
  command: { summary: 'One thing to do now, once. Never kept by the broker.', retain: false },
  receipt: { summary: 'Which reports the hub has committed, contiguously.', retain: false },
  alerts: {
    summary: 'The whole set of emergencies of a unit. A desired state with a revision.',
    retain: true,
  },
};

/**
 * The MQTT half of docs/device-protocol.md as AsyncAPI 3, seen from a device: what it receives and what it sends.
 * Schemas are made from the zod schemas that the hub and the devices check with; examples are byte-exact.
 */
export function buildAsyncApi(): AsyncApiDocument {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Device protocol of the provincial information hub',
      version: '1.0.0',
      description: [
        'What a loudspeaker cluster or a board receives and sends over MQTT 3.1.1. The text of the protocol, with',
        'enrolment, HTTP, clocks, receipts and refusals, is docs/device-protocol.md; where the two differ, it counts.',
        'Messages of the hub are JWS Compact (RFC 7515) with `alg: "EdDSA"` and `kid` alone in the header; the schema',
        'of the decoded payload stands under `x-signed-payload`. Unknown fields are ignored.',
        `The examples are signed with the key of RFC 8037, appendix A (kid \`${EXAMPLE_KEY.kid}\`).`,
      ].join('\n'),
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: servers(),
    channels: channels(),
    operations: operations(),
    components: {
      messages: messages(),
      schemas: wireSchemas(),
      securitySchemes: {
        enrolled: {
          type: 'userPassword',
          description: 'User name and client id are the device id; the password comes from enrolling.',
        },
      },
    },
  };
}

/** As committed: two spaces, a line break at the end. */
export const asyncApiText = (): string => `${JSON.stringify(buildAsyncApi(), null, 2)}\n`;

function servers(): Record<string, unknown> {
  const mqtt = {
    clientId: '{device}',
    cleanSession: true,
    keepAlive: 30,
    lastWill: {
      topic: deviceTopic('{device}', 'status'),
      qos: 1,
      retain: true,
      message: '{"link":"lost"}',
    },
    bindingVersion: '0.2.0',
  };
  const server = (host: string, protocol: string, description: string, pathname?: string) => ({
    host,
    protocol,
    protocolVersion: '3.1.1',
    ...(pathname === undefined ? {} : { pathname }),
    description,
    security: [{ $ref: '#/components/securitySchemes/enrolled' }],
    bindings: { mqtt },
  });
  return {
    plain: server('hub.example:1883', 'mqtt', 'Only where the operator gave a local address.'),
    secure: server('hub.example:8883', 'mqtts', 'The usual way.'),
    webSocket: server('hub.example', 'wss', 'Through the port of the web; subprotocol `mqtt`.', '/mqtt'),
  };
}

const deviceParameter = {
  device: { description: 'Device id, [a-z0-9-]{1,64}.', examples: ['spk-7f3a'] },
};
const unitParameter = { unit: { description: 'Unit as scheme-code.', examples: ['2025-02647'] } };

function channels(): Record<string, unknown> {
  const ofDevice = (kind: DeviceTopicKind, names: string[], summary: string) => ({
    address: deviceTopic('{device}', kind),
    title: kind,
    summary,
    parameters: deviceParameter,
    messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
  });
  return {
    config: ofDevice('config', ['config'], FROM_HUB.config.summary),
    playlist: ofDevice('playlist', ['playlist'], FROM_HUB.playlist.summary),
    command: ofDevice('command', ['command'], FROM_HUB.command.summary),
    receipt: ofDevice('receipt', ['receipt'], FROM_HUB.receipt.summary),
    alerts: {
      address: alertsTopic('{unit}'),
      title: 'alerts',
      summary: FROM_HUB.alerts.summary,
      parameters: unitParameter,
      messages: { alerts: { $ref: '#/components/messages/alerts' } },
    },
    status: ofDevice(
      'status',
      ['statusUp', 'statusLost'],
      'The device as it is; on connect, on change (once a second at most), every heartbeat. The will says `lost`.',
    ),
    report: ofDevice('report', ['reports'], 'Numbered reports, until a receipt covers them.'),
  };
}

function operations(): Record<string, unknown> {
  const operation = (action: 'send' | 'receive', channel: string, names: string[], retain: boolean) => ({
    action,
    channel: { $ref: `#/channels/${channel}` },
    messages: names.map((name) => ({ $ref: `#/channels/${channel}/messages/${name}` })),
    bindings: { mqtt: { qos: 1, retain, bindingVersion: '0.2.0' } },
  });
  const received = Object.entries(FROM_HUB).map(([channel, { retain }]) => [
    `receive-${channel}`,
    operation('receive', channel, [channel], retain),
  ]);
  return {
    ...(Object.fromEntries(received) as Record<string, unknown>),
    'send-status': operation('send', 'status', ['statusUp', 'statusLost'], true),
    'send-reports': operation('send', 'report', ['reports'], false),
  };
}

function messages(): Record<string, unknown> {
  const signed = Object.entries(SIGNED_EXAMPLES).map(([type, payload]) => [
    type,
    {
      name: type,
      title: `${type} (signed)`,
      summary: FROM_HUB[type as keyof typeof FROM_HUB].summary,
      contentType: 'application/jose',
      payload: {
        type: 'string',
        maxLength: MAX_PAYLOAD_BYTES,
        pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}$',
        'x-signed-payload': { $ref: `#/components/schemas/${type}` },
      },
      examples: [{ name: `${type}-example`, payload: signedExample(payload) }],
      'x-example-payload': payload,
      ...(type === 'playlist' ? { 'x-example-body': EXAMPLE_BODY } : {}),
    },
  ]);
  const plain = (name: string, title: string, schema: string, example: object) => ({
    name,
    title,
    contentType: 'application/json',
    payload: { $ref: `#/components/schemas/${schema}` },
    examples: [{ name: `${name}-example`, payload: example }],
  });
  return {
    ...(Object.fromEntries(signed) as Record<string, unknown>),
    statusUp: plain('statusUp', 'status of a connected device', 'statusUp', STATUS_EXAMPLE),
    statusLost: plain('statusLost', 'the will', 'statusLost', { link: 'lost' }),
    reports: plain('reports', 'a batch of reports', 'reportBatch', REPORT_EXAMPLE),
  };
}
