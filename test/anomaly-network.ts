import { execFileSync } from 'node:child_process';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const ip = (...args: string[]): string => execFileSync('ip', args, { encoding: 'utf8', stdio: 'pipe' });

/** A wire between the test and a network namespace. */
export interface Wire {
  /** Of whoever is in the namespace. */
  address: string;
  /** Packets are lost on the way, both ways, and nobody is told. */
  cut(): void;
  mend(): void;
}

/**
 * A network of its own for a server, with several wires to it; undefined where this account may not make one. Leave to do so
 * is asked by doing it.
 */
export class OwnNetwork {
  readonly name = `schakel-${process.pid % 10_000}`;
  readonly wires: Wire[] = [];

  static make(wires: number): OwnNetwork | undefined {
    const network = new OwnNetwork();
    try {
      ip('netns', 'add', network.name);
      ip('-n', network.name, 'link', 'set', 'lo', 'up');
      for (let wire = 0; wire < wires; wire += 1) network.#addWire(wire);
      return network;
    } catch {
      network.stop();
      return undefined;
    }
  }

  #addWire(wire: number): void {
    const net = `10.${200 + wire}.${process.pid % 250}`;
    const [here, there] = [`sk${process.pid % 10_000}h${wire}`, `sk${process.pid % 10_000}n${wire}`];
    ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there);
    ip('link', 'set', there, 'netns', this.name);
    ip('address', 'add', `${net}.1/24`, 'dev', here);
    ip('link', 'set', here, 'up');
    ip('-n', this.name, 'address', 'add', `${net}.2/24`, 'dev', there);
    ip('-n', this.name, 'link', 'set', there, 'up');
    this.wires.push({
      address: `${net}.2`,
      cut: () => ip('-n', this.name, 'link', 'set', there, 'down'),
      mend: () => ip('-n', this.name, 'link', 'set', there, 'up'),
    });
  }

  stop(): void {
    try {
      ip('netns', 'delete', this.name);
    } catch {
      // It was never there.
    }
  }
}

/** Something in between that can go silent: the connections stay, and nothing comes through them. */
export class SilentProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isSilent = false;

  private constructor(to: { host: string; port: number }) {
    this.#server = createServer((socket) => {
      const behind = connect(to);
      for (const [one, other] of [[socket, behind] as const, [behind, socket] as const]) {
        this.#sockets.add(one);
        one.on('data', (chunk) => void other.write(chunk));
        one.on('error', () => other.destroy());
        one.on('close', () => (this.#sockets.delete(one), other.destroy()));
        if (this.#isSilent) one.pause();
      }
    });
  }

  static async start(to: { host: string; port: number }): Promise<SilentProxy> {
    const proxy = new SilentProxy(to);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    this.#isSilent = true;
    for (const socket of this.#sockets) socket.pause();
  }

  mend(): void {
    this.#isSilent = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** Whoever is connected hears nothing any more, for ever; whoever comes from now on is let by. */
  forget(): void {
    for (const socket of this.#sockets) socket.pause();
    this.#sockets.clear();
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      this.#server.close();
      resolve();
    });
  }
}
