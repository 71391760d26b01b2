import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '#kernel';

export interface Captured {
  headers: IncomingHttpHeaders;
  text: string;
  body: Json;
}

export interface CaptureServer {
  url: string;
  posts: Captured[];
  /** How a POST is answered; 204 unless it is set. */
  answer: (post: Captured, response: ServerResponse) => void;
  /** Whether it grants the CloudEvents handshake. */
  grants: boolean;
  /** What it then says of how fast (WebHook-Allowed-Rate). */
  allowedRate: string | undefined;
  stop(): Promise<void>;
}

/** A partner's webhook as a real server on loopback that keeps every request as it came. */
export async function startCaptureServer(): Promise<CaptureServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'OPTIONS') {
        const origin = String(request.headers['webhook-request-origin']);
        const rate = here.allowedRate === undefined ? {} : { 'webhook-allowed-rate': here.allowedRate };
        response.writeHead(204, here.grants ? { 'webhook-allowed-origin': origin, ...rate } : {}).end();
        return;
      }
      const text = Buffer.concat(chunks).toString();
      const post = { headers: request.headers, text, body: JSON.parse(text) as Json };
      here.posts.push(post);
      here.answer(post, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here: CaptureServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    posts: [],
    answer: (_post, response) => void response.writeHead(204).end(),
    grants: true,
    allowedRate: undefined,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return here;
}
