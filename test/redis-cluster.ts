import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './anomaly-children.js';
import { until } from './anomaly-stream.js';

const SLOTS = 16_384;
const MASTERS = 3;

interface Node {
  port: number;
  busPort: number;
  process: ChildProcess;
  client: Redis;
  id: string;
}

/** Three masters on loopback, and a replica of the one that has the keys of the hub. */
export class OwnRedisCluster {
  readonly #folder = mkdtempSync(join(tmpdir(), 'schakel-cluster-'));
  #nodes: Node[] = [];

  /** Gives the URL of it. */
  async start(): Promise<string> {
    this.#nodes = await Promise.all(Array.from({ length: MASTERS + 1 }, () => this.#startNode()));
    const [first, ...others] = this.#nodes as [Node, ...Node[]];
    for (const { port, busPort } of others)
      await first.client.call('CLUSTER', 'MEET', '127.0.0.1', String(port), String(busPort));
    const share = Math.ceil(SLOTS / MASTERS);
    for (const [at, { client }] of this.#nodes.slice(0, MASTERS).entries())
      await client.call(
        'CLUSTER',
        'ADDSLOTSRANGE',
        String(at * share),
        String(Math.min((at + 1) * share, SLOTS) - 1),
      );
    await this.#agreed(this.#nodes.slice(0, MASTERS));
    const replica = this.#nodes.at(-1)!;
    const owner = await this.owner();
    await until('the replica knows whom to follow', async () =>
      String(await replica.client.call('CLUSTER', 'NODES')).includes(owner.id),
    );
    await replica.client.call('CLUSTER', 'REPLICATE', owner.id);
    await until('it follows', async () =>
      (await replica.client.info('replication')).includes('master_link_status:up'),
    );
    return `redis-cluster://${this.#nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }

  /** How many keys each master has. */
  async keys(): Promise<number[]> {
    return Promise.all(this.#nodes.slice(0, MASTERS).map(({ client }) => client.dbsize()));
  }

  /** The node with the keys of the hub. */
  async owner(): Promise<Node> {
    const slot = Number(await this.#nodes.at(-1)!.client.call('CLUSTER', 'KEYSLOT', '{schakel}'));
    return this.#nodes[Math.floor(slot / Math.ceil(SLOTS / MASTERS))]!;
  }

  /** Kills the node with the keys of the hub, and waits until the replica has taken its place. */
  async loseOwner(): Promise<void> {
    const owner = await this.owner();
    owner.client.disconnect();
    owner.process.kill('SIGKILL');
    const replica = this.#nodes.at(-1)!;
    await until('the replica has taken over', async () =>
      (await replica.client.info('replication')).includes('role:master'),
    );
  }

  /** Kills the replica that took over: nobody has the keys of the hub any more. */
  loseReplica(): void {
    const replica = this.#nodes.at(-1)!;
    replica.client.disconnect();
    replica.process.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    for (const { client, process } of this.#nodes) {
      client.disconnect();
      process.kill('SIGKILL');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #startNode(): Promise<Node> {
    const [port, busPort] = [await freePort(), await freePort()];
    const options = {
      port: String(port),
      bind: '127.0.0.1',
      save: '',
      'cluster-enabled': 'yes',
      'cluster-config-file': `nodes-${port}.conf`,
      'cluster-node-timeout': '1000',
      'cluster-port': String(busPort),
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const process = spawn('redis-server', args, { cwd: this.#folder, stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise<void>((resolve, reject) => {
      process.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Ready to accept connections')) resolve();
      });
      void once(process, 'exit').then(() => reject(new Error('redis-server did not start')));
    });
    const client = new Redis(port, '127.0.0.1');
    client.on('error', () => undefined);
    return { port, busPort, process, client, id: String(await client.call('CLUSTER', 'MYID')) };
  }

  async #agreed(nodes: Node[]): Promise<void> {
    for (const { client } of nodes)
      await until('the nodes agree', async () =>
        String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok'),
      );
  }
}
