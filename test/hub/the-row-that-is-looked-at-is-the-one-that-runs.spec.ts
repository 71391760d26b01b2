import { Agent, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { prepareHttp, routeOf } from '../../apps/api/http.js';
import { readConfig } from '../../apps/api/read-config.js';
import { ROUTES, type RouteRow } from '../../apps/api/routes.js';
import { startTelemetry } from '../../apps/telemetry/telemetry.js';

const ID = '01890000-0000-7000-8000-000000000000';
const AT_ONCE = 20;

interface Asked {
  row: RouteRow;
  target: string;
}
/** `runs`: the route whose handler ran, and `by` the row of the table that was found for it. */
interface Ran {
  status: number;
  runs?: string;
  by?: string;
}

const encoded = (sign: string): string => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
const pathOf = ({ path }: RouteRow): string => path.replaceAll(/:[a-z]+/g, ID);

/** The path of a row written in every other way that a reader could take for the same, or for another path. */
function writtenOtherwise(path: string): string[] {
  const parts = path.split('/').slice(1);
  const places = parts.map((_, place) => place + 1);
  const cut = (at: number): [string, string] => [
    `/${parts.slice(0, at).join('/')}`,
    parts
      .slice(at)
      .map((part) => `/${part}`)
      .join(''),
  ];
  return [
    ...places.flatMap((at) => {
      const [before, after] = cut(at);
      return ['#', '%23', '%3f', ';', '%3b', '\\', '/.', '/', '%20', '%00', '#?', ';#'].map(
        (sign) => `${before}${sign}${after}`,
      );
    }),
    ...places.slice(1).flatMap((at) => {
      const [before, after] = cut(at - 1);
      return ['%2f', '%5c', '\\', '//', '/x/../'].map((sign) => `${before}${sign}${after.slice(1)}`);
    }),
    ...parts.map((part, at) => {
      const others = parts.toSpliced(at, 1, encoded(part[0] ?? ' ') + part.slice(1));
      return `/${others.join('/')}`;
    }),
    path.toUpperCase(),
    `${path}/`,
    `${path}?#/x`,
    `http://hub${path}`,
    `//hub${path}`,
    `${path}%`,
  ];
}

describe('the row of the table that is looked at', () => {
  let server: FastifyInstance;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  beforeAll(async () => {
    const config = readConfig({ DATABASE_URL: 'postgres://nowhere', MASTER_KEY: 'A'.repeat(43) + '=' });
    server = fastify({ routerOptions: { maxParamLength: 8000 } }) as unknown as FastifyInstance;
    const telemetry = await startTelemetry(config);
    await prepareHttp(server, config, telemetry);
    for (const { method, path } of ROUTES)
      server.route({
        method,
        url: path,
        handler: async (request, reply) => {
          const { method: by, path: at } = routeOf(request);
          return reply.send({ runs: `${method} ${path}`, by: `${by} ${at}` });
        },
      });
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    agent.destroy();
    await server.close();
  });

  const ask = ({ row, target }: Asked): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const body = row.takes && !row.streams ? '{}' : '';
      const asked = send(
        {
          agent,
          port: (server.server.address() as AddressInfo).port,
          method: row.method,
          path: target,
          headers: {
            Authorization: 'Bearer x',
            ...(row.takes ? { 'Content-Type': row.takes[0], 'Content-Length': body.length } : {}),
          },
        },
        (answer) => {
          let text = '';
          answer.on('data', (chunk) => (text += chunk));
          answer.on('end', () => {
            const said = answer.statusCode === 200 ? (JSON.parse(text) as Ran) : {};
            resolve({ ...said, status: answer.statusCode! });
          });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  const askAll = async (all: Asked[]): Promise<(Asked & Ran)[]> => {
    const told: (Asked & Ran)[] = [];
    for (let at = 0; at < all.length; at += AT_ONCE)
      told.push(
        ...(await Promise.all(
          all.slice(at, at + AT_ONCE).map(async (one) => ({ ...one, ...(await ask(one)) })),
        )),
      );
    return told;
  };
  const shown = ({ row, target, runs, by }: Asked & Ran): string =>
    `${row.method} ${target} runs ${runs} by the row of ${by}`;

  it('is its own for every route, as it stands in the table', async () => {
    const told = await askAll(ROUTES.map((row) => ({ row, target: pathOf(row) })));
    const own = ({ row }: Asked): string => `${row.method} ${row.path}`;
    expect(told.filter((one) => one.runs !== own(one) || one.by !== own(one)).map(shown)).toEqual([]);
  });

  it('is the one of what runs, however a path is written', async () => {
    const told = await askAll(
      ROUTES.flatMap((row) => writtenOtherwise(pathOf(row)).map((target) => ({ row, target }))),
    );
    expect(told.filter(({ runs, by }) => runs !== by).map(shown)).toEqual([]);
    expect(told.filter(({ target, runs }) => target.includes('#') && runs).map(shown)).toEqual([]);
  });
});
