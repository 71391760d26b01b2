import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { applyRegion, readRegion } from '#exchange';
import { newId, type Json } from '#kernel';
import { projectFolder } from '../../apps/api/startup.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import {
  CLOUD_EVENT,
  expectHouseRules,
  expectProblem,
  nothingStored,
  vacancyEvent,
} from '../http-knocker.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('transactions of FSC', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox();
    const folder = join(projectFolder(), 'config', 'regions', 'twente');
    // Two connections stand behind FSC: one must name its transactions, one may.
    const fsc: Record<string, string> = { 'uwv-systeem': 'required', 'klantsysteem-enschede': 'accepted' };
    const wanted = readRegion(folder, box.hub.contracts).map((one) =>
      one.kind === 'connection' && fsc[one.key]
        ? { ...one, content: { ...one.content, fsc: fsc[one.key] } }
        : one,
    );
    await applyRegion(box.hub.db, wanted, 'config:apply', box.clock.now());
    // The door reads the configuration anew now and then.
    while ((await uwv({})).status !== 400) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  afterAll(() => box.stop());

  const uwv = (headers: Record<string, string>): Promise<Answer> =>
    box.client('uwv-systeem').request('GET', `/v1/decisions/${UNKNOWN}`, undefined, headers);
  const recorded = async (id: string): Promise<Json[]> => {
    const { rows } = await sql<{ event: Json }>`
      select jsonb_build_object('actor', actor, 'trace', trace_id, 'details', details) as event from audit_event
      where action = 'transaction.received' and object = ${`transaction:${id}`}`.execute(box.admin);
    return rows.map(({ event }) => event);
  };

  it.each([
    ['missing', {}],
    ['empty', { 'fsc-transaction-id': '' }],
    ['no UUID', { 'fsc-transaction-id': 'transactie-1' }],
    ['a UUID of another version', { 'fsc-transaction-id': '9b2b0bb1-1d2c-4b1e-8f52-0d9f9c0a1b2c' }],
    ['two', { 'fsc-transaction-id': `${newId()}, ${newId()}` }],
  ])('are asked of who must name them: %s', async (_, headers) => {
    expectProblem(await uwv(headers as Record<string, string>), 400, 'invalid-transaction-id');
  });

  it('are written down before anything is done, with the trace that joins them to it', async () => {
    const id = newId();
    const answer = await uwv({
      'fsc-transaction-id': id,
      traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
    });
    expectProblem(answer, 404, 'not-found');
    expect(await recorded(id)).toEqual([
      {
        actor: 'connection:uwv-systeem',
        trace: TRACE,
        details: { operation: 'GET /v1/decisions/:id' },
      },
    ]);
  });

  it('may be named by anybody, and then are in order', async () => {
    const id = newId();
    expect((await box.client('bakkerij-systeem').message(UNKNOWN)).status).toBe(404);
    const named = await box
      .client('bakkerij-systeem')
      .request('GET', `/v1/messages/${UNKNOWN}`, undefined, { 'fsc-transaction-id': id });
    expect(named.status).toBe(404);
    expect(await recorded(id)).toHaveLength(1);
    const wrong = await box
      .client('bakkerij-systeem')
      .request('GET', `/v1/messages/${UNKNOWN}`, undefined, { 'fsc-transaction-id': 'x' });
    expectProblem(wrong, 400, 'invalid-transaction-id');
  });

  it('that cannot be written down are refused, and nothing is done', async () => {
    await sql`revoke insert on audit_event from schakel_hub`.execute(box.admin);
    try {
      await nothingStored(box, async () => {
        const answer = await box
          .client('bakkerij-systeem')
          .request('POST', '/v1/messages', JSON.stringify(await vacancyEvent(box, { id: newId() })), {
            ...CLOUD_EVENT,
            'fsc-transaction-id': newId(),
          });
        expectProblem(answer, 500, 'hub-error');
      });
    } finally {
      await sql`grant insert on audit_event to schakel_hub`.execute(box.admin);
    }
  });

  it('are named to recipients behind FSC, one for each delivery, and to nobody else', async () => {
    const heard: Record<string, (string | undefined)[]> = {};
    const listen = async (client: string) => {
      const server = createServer((request, response) => {
        if (request.method === 'POST')
          (heard[client] ??= []).push(request.headers['fsc-transaction-id'] as string);
        request.resume();
        response.writeHead(204).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      await box.client(client).request('PUT', '/v1/endpoints', { url }, { 'if-match': '*' });
      return server;
    };
    const servers = await Promise.all(['klantsysteem-enschede', 'klantsysteem-almelo'].map(listen));
    const own = newId();
    await box
      .client('bakkerij-systeem')
      .request(
        'POST',
        '/v1/messages',
        JSON.stringify(await vacancyEvent(box, { id: newId(), subject: 'FSC-1' })),
        {
          ...CLOUD_EVENT,
          'fsc-transaction-id': own,
        },
      );
    await box.settled();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    expect(heard['klantsysteem-enschede']!.at(-1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(heard['klantsysteem-enschede']).not.toContain(own);
    expect(heard['klantsysteem-almelo']!.at(-1)).toBeUndefined();
  });

  it('leave every answer with its headers, and nothing personal in answers or log', () => {
    // What could not be written down is an error of the hub, and was logged as one.
    const { answers, url, admin, log } = box;
    expectHouseRules({ url, admin, answers, log: log.replaceAll(/.*"42501".*\n/g, '') });
  });
});
