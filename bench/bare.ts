import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { Pool } from 'undici';
import { newId } from '#kernel';
import { sign } from '#delivery';

/**
 * What a program can do that is no hub: it takes a post and commits it, answers 202, sends it on as it came, and commits that it
 * was sent. No contract, no permit, no translation, no log, no order, no second try. One process; it signs, since the recipients
 * look at that. By it the speeds of one machine can be laid beside those of another.
 */
export interface BareOptions {
  databaseUrl: string;
  /** Where it sends to, and with what it signs. */
  target: string;
  secret: string;
  /** To the database, and to the recipient. */
  connections: number;
}

async function begin({ databaseUrl, target, secret, connections }: BareOptions): Promise<string> {
  const database = new pg.Pool({ connectionString: databaseUrl, max: connections });
  await database.query(
    'create table if not exists bench_bare (id uuid primary key, document bytea not null, sent_at timestamptz)',
  );
  const { origin, pathname } = new URL(target);
  const recipient = new Pool(origin, { connections });

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const id = newId(new Date());
    const text = 'insert into bench_bare (id, document) values ($1, $2)';
    await database.query({ name: 'taken', text, values: [id, body] });
    response.writeHead(202, { 'content-length': 0 }).end();
    await sendOn(id, body);
  };
  const sendOn = async (id: string, body: Buffer): Promise<void> => {
    const seconds = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': 'application/cloudevents+json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': sign([secret], id, seconds, body),
    };
    const answer = await recipient.request({ method: 'POST', path: pathname, headers, body });
    await answer.body.dump();
    if (answer.statusCode !== 204) throw new Error(`the recipient answered with ${answer.statusCode}`);
    const text = 'update bench_bare set sent_at = now() where id = $1';
    await database.query({ name: 'sent', text, values: [id] });
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

// Only as a child with a channel to its owner.
if (process.env['BENCH_BARE'] === 'yes') {
  process.once('message', (options: BareOptions) => {
    void begin(options).then((answer) => process.send!({ answer }));
  });
  process.on('disconnect', () => process.exit(0));
}
