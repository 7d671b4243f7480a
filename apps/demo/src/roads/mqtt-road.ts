import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { clientIdOf, FrameTracker, publishPacket } from './mqtt-frames.js';

/** So much of a first packet is looked at for the client id. */
const MAX_CONNECT_BYTES = 4096;

interface Passage {
  device: Socket;
  /** What comes from the broker. */
  frames: FrameTracker;
  /** Packets of somebody else, for the next moment between two of the broker's. */
  waiting: Buffer[];
}

/** A road to the broker on which somebody can speak in the broker's place, as one who has broken into it could. */
export class MqttRoad {
  private readonly server = createServer((device) => this.pass(device));
  private readonly passages = new Map<string, Passage>();
  private readonly sockets = new Set<Socket>();
  brokerPort = 0;

  /** @returns the port that devices take for the broker's */
  open(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  /** @returns false where this device is not connected */
  inject(clientId: string, topic: string, payload: string): boolean {
    const passage = this.passages.get(clientId);
    if (!passage) return false;
    passage.waiting.push(publishPacket(topic, payload));
    this.flush(passage);
    return true;
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private pass(device: Socket): void {
    const broker = connect(this.brokerPort, '127.0.0.1');
    for (const socket of [device, broker]) {
      socket.setNoDelay(true);
      this.sockets.add(socket);
    }
    const passage: Passage = { device, frames: new FrameTracker(), waiting: [] };
    let first = Buffer.alloc(0);
    let name: string | null = null;
    device.on('data', (chunk) => {
      broker.write(chunk);
      if (name !== null || first.length > MAX_CONNECT_BYTES) return;
      first = Buffer.concat([first, chunk]);
      name = clientIdOf(first);
      if (name !== null) this.passages.set(name, passage);
    });
    broker.on('data', (chunk) => {
      passage.frames.take(chunk);
      device.write(chunk);
      this.flush(passage);
    });
    const end = (): void => {
      device.destroy();
      broker.destroy();
      this.sockets.delete(device);
      this.sockets.delete(broker);
      if (name !== null && this.passages.get(name) === passage) this.passages.delete(name);
    };
    for (const socket of [device, broker]) socket.on('close', end).on('error', end);
  }

  private flush({ device, frames, waiting }: Passage): void {
    if (!frames.between) return;
    for (const packet of waiting.splice(0)) device.write(packet);
  }
}
