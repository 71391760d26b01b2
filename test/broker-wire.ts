import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** channel.close (20, 40) of the first channel, as a broker says it: 541, internal error. */
const CHANNEL_CLOSE = Buffer.from('0100010000000b00140028021d0000000000ce', 'hex');

/** Between a client and a broker: counts who is connected, cuts them off, and speaks as the broker. */
export class BrokerWire {
  readonly #server: Server;
  readonly #behindOf = new Map<Socket, Socket>();
  /** How many ever connected. */
  total = 0;

  private constructor(port: number) {
    this.#server = createServer((socket) => {
      this.total += 1;
      const behind = connect(port, '127.0.0.1');
      this.#behindOf.set(socket, behind);
      for (const [one, other] of [[socket, behind] as const, [behind, socket] as const]) {
        one.on('data', (chunk) => void other.write(chunk));
        one.on('error', () => other.destroy());
        one.on('close', () => (this.#behindOf.delete(socket), other.destroy()));
      }
    });
  }

  static async start(url: string): Promise<BrokerWire> {
    const wire = new BrokerWire(Number(new URL(url).port));
    await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get url(): string {
    return `amqp://guest:guest@127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many are connected now. */
  get open(): number {
    return this.#behindOf.size;
  }

  cut(): void {
    for (const socket of this.#behindOf.keys()) socket.destroy();
  }

  /** The channel of whoever is connected breaks, and for so long nothing else of the broker gets through to it. */
  breakChannel(silentMs: number): void {
    for (const [socket, behind] of this.#behindOf) {
      behind.pause();
      socket.write(CHANNEL_CLOSE);
      setTimeout(() => behind.resume(), silentMs);
    }
  }

  /** The broker reads nothing of whoever is connected; it may have answers on their way. */
  holdUp(): void {
    for (const socket of this.#behindOf.keys()) socket.pause();
  }

  letThrough(): void {
    for (const socket of this.#behindOf.keys()) socket.resume();
  }

  stop(): void {
    this.cut();
    this.#server.close();
  }
}
