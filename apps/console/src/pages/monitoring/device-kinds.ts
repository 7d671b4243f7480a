import type { paths } from '#api-client/schema.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } };
}
  ? A
  : never;
export type Device = Answer<'/api/v1/devices/{id}'>;
export type History = Answer<'/api/v1/devices/{id}/history'>;
export type Telemetry = Answer<'/api/v1/devices/{id}/telemetry'>;
export type Command = Answer<'/api/v1/devices/{id}/commands'>['items'][number];
