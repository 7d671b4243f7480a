import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A network between two parties that can be cut, and that can swallow what goes one way. */
export class TcpProxy {
  /** What goes to the client is swallowed: it is heard, and hears nothing. */
  swallowToClient = false;
  /** At most so many bytes to the client of a connection; the rest waits until the connection is cut. */
  maxBytesToClient = Infinity;
  private readonly pairs = new Set<[Socket, Socket]>();

  private constructor(
    private readonly server: Server,
    private readonly target: { host: string; port: number },
  ) {
    server.on('connection', (client) => this.join(client));
  }

  static async to(url: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TcpProxy(server, { host: hostname, port: Number(port) });
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
    const server = connect(this.target);
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
