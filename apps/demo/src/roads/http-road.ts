import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One reply is damaged on its way to one device, once. */
export interface Damage {
  /** The device's HTTP token. */
  token: string;
  /** What it asks for: a path that ends so. */
  path: string;
}

/** A road to the hub on which replies can be damaged; everything else passes as it is. */
export class HttpRoad {
  private readonly server = createServer((request, response) => this.pass(request, response));
  private damage: Damage | null = null;
  private done = 0;

  constructor(private readonly hubUrl: string) {}

  /** @returns its own address, which devices take for the hub's */
  open(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
      });
    });
  }

  damageOnce(damage: Damage): void {
    this.damage = damage;
  }
  /** How many replies were damaged. */
  get damaged(): number {
    return this.done;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private pass(from: IncomingMessage, to: ServerResponse): void {
    const { hostname, port } = new URL(this.hubUrl);
    const { method, url: path, headers } = from;
    const onward = httpRequest({ hostname, port, method, path, headers }, (answer) => {
      const spoil = answer.statusCode === 200 && this.takeDamage(from);
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('data', (chunk: Buffer) => {
        if (spoil) chunk[chunk.length >> 1]! ^= 0x55;
        to.write(chunk);
      });
      answer.on('end', () => to.end());
      answer.on('error', () => to.destroy());
    });
    onward.on('error', () => to.destroy());
    to.on('close', () => onward.destroy());
    from.pipe(onward);
  }

  private takeDamage({ url = '', headers }: IncomingMessage): boolean {
    const { damage } = this;
    if (!damage || !url.endsWith(damage.path) || headers.authorization !== `Bearer ${damage.token}`)
      return false;
    this.damage = null;
    this.done += 1;
    return true;
  }
}
