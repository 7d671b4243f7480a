import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A network between two parties that can be cut, and that can swallow what goes one way. */
export class TcpProxy {
  /** What goes to the client is swallowed: it is heard, and hears nothing. */
  swallowToClient = false;
  /** At most so many bytes to the client of a connection; the rest waits until the connection is cut. */
  maxBytesToClient = Infinity;
  /** Where connections go: `mqtt://127.0.0.1:1883`, `http://…`. */
  target: string | null = null;
  private readonly pairs = new Set<[Socket, Socket]>();

  private constructor(private readonly server: Server) {
    server.on('connection', (client) => this.join(client));
  }

  static async open(): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TcpProxy(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  get connections(): number {
    return this.pairs.size;
  }

  /** Every connection breaks now; new ones come through. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    if (this.target === null) return void client.destroy();
    const { hostname, port } = new URL(this.target);
    const server = connect(Number(port), hostname);
    const pair: [Socket, Socket] = [client, server];
    this.pairs.add(pair);
    let sent = 0;
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes: Buffer) => {
      if (this.swallowToClient) return;
      const room = this.maxBytesToClient - sent;
      sent += bytes.length;
      if (room > 0) client.write(bytes.subarray(0, Math.min(bytes.length, room)));
    });
    for (const [from, to] of [pair, [server, client] as const]) {
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.pairs.delete(pair);
      });
    }
  }
}
