import { EventEmitter } from 'node:events';
import type { Log } from './logger.js';

/** Of a status, what a map of thousands shows; null in an event: the link was lost. */
export interface DeviceBrief {
  playing: boolean;
  muted: string;
  clock: string;
}

/** What features tell each other after a commit. Names are in the past tense; ids only, never rows. */
export interface HubEvents {
  'regulation-changed': { stationIds: string[] };
  'station-muted': { stationIds: string[] };
  'place-changed': { placeIds: string[]; stationIds: string[] };
  'device-enrolled': { deviceId: string; placeId: string; stationId: string };
  'device-revoked': { deviceId: string; stationId: string };
  'device-changed': { deviceId: string; unitPath: string } & Partial<DeviceBrief> & { presence?: string };
  'bulletin-approved': { bulletinId: string };
  /** Its state, whatever it is now. */
  'bulletin-changed': { bulletinId: string };
  /** An approved bulletin was changed: nothing new of it airs until it is approved again. */
  'approval-voided': { bulletinId: string };
  'bulletin-withdrawn': { bulletinId: string };
  'rendition-ready': { bulletinId: string };
  'order-changed': { orderId: string; stationIds: string[] };
  'order-withdrawn': { orderId: string; stationIds: string[] };
  'plan-changed': { stationIds: string[] };
  'items-displaced': { displaced: { request: string; orderId: string; startAt: string | null }[] };
  'occurrences-frozen': { occurrenceIds: string[] };
  'desired-changed': { ids: string[] };
  'outbox-added': Record<string, never>;
  'jobs-added': Record<string, never>;
  'reports-committed': { batch: number };
  'row-changed': { asRunId: string; unitPath: string; state: string; end: string | null };
  'status-received': { deviceId: string; brief: DeviceBrief | null };
  'alert-changed': { alertId: string; unitKeys: string[] };
  'alarm-changed': { alarmId: string; unitPath: string; open: boolean };
  'notice-changed': { noticeId: string; unitPath: string; role: string; state: string };
  'command-ended': { nonce: string; deviceId: string; unitPath: string; result: string };
  'keys-changed': Record<string, never>;
}

/** In-process and best effort: whoever listens also has a loop that would find the same work without the event. */
export class EventBus {
  private readonly emitter = new EventEmitter().setMaxListeners(100);
  constructor(private readonly log: Log) {}

  on<K extends keyof HubEvents>(
    name: K,
    listener: (event: HubEvents[K]) => void | Promise<void>,
  ): () => void {
    const guarded = (event: HubEvents[K]): void => {
      void (async () => {
        try {
          await listener(event);
        } catch (cause) {
          this.log.error({ err: cause, event: name }, 'a listener failed');
        }
      })();
    };
    this.emitter.on(name, guarded);
    return () => this.emitter.off(name, guarded);
  }

  emit<K extends keyof HubEvents>(name: K, event: HubEvents[K]): void {
    this.emitter.emit(name, event);
  }
}
