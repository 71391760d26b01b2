import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ORGANISATION_KINDS, REFERRAL_STATES, REFUSALS } from '#kernel';
import { ROUTES } from '../../apps/api/routes.js';
import type { Box } from '../../apps/demo/box.js';
import { openOccasion, sayYes, sendClient, until, type Stage } from '../../apps/demo/play.js';
import { ADULT, SANNE, SEEDS } from '../../apps/demo/people.js';
import { startBox } from '../harness.js';
import { clientEvent, knock, PERSONAL, vacancyEvent, wire } from '../http-knocker.js';

const TOKEN = 'een-geheim-voor-de-meter';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PEOPLE = [...new Set([...PERSONAL, ...SEEDS])];

/** A collector of a test's own: keeps what it is sent. */
function collector() {
  const got: { path: string; headers: IncomingHttpHeaders; text: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({
        path: request.url!,
        headers: request.headers,
        text: Buffer.concat(chunks).toString('latin1'),
      });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  return { server, got };
}

describe('what an operator is told', () => {
  const { server, got } = collector();
  let box: Box;
  let stopped = false;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    box = await startBox({
      settings: {
        METRICS_PORT: '0',
        METRICS_TOKEN: TOKEN,
        OTLP_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        OTLP_HEADERS: 'x-tenant=twente',
      },
    });
    await useIt();
  });
  afterAll(async () => {
    if (!stopped) await box.stop();
    server.closeAllConnections();
    server.close();
  });

  /** A bit of everything, with values of people wherever a caller can put them. */
  async function useIt(): Promise<void> {
    const stage = { box, totals: { accepted: 0, refused: 0 } } as Stage;
    await openOccasion(stage, 'klantsysteem-enschede', {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
      subject: { recordId: ADULT.recordId },
    });
    await sayYes(stage, 'klantsysteem-enschede', 'enschede', ADULT, 'roc-van-twente');
    await sendClient(stage, 'klantsysteem-enschede', 'enschede', ADULT);
    await until('the school has it', () => box.double('roc-systeem').accepted > 0);
    await box
      .client('bakkerij-systeem')
      .request('POST', '/v1/messages', JSON.stringify(await vacancyEvent(box)), {
        'content-type': 'application/cloudevents+json',
        traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
        tracestate: 'partner=1',
      });
    // Refused, with a number where none belongs.
    await box
      .client('leverancier-midden')
      .send(await clientEvent(box, { subject: { recordId: SANNE.bsn!, bsn: SANNE.bsn! } }));
    for (const value of PEOPLE) {
      const path = encodeURIComponent(value);
      await knock(box, 'GET', `/v1/messages/${path}?naam=${path}`, {
        headers: { traceparent: `00-${value}`, 'x-naam': path },
      });
      await knock(box, 'GET', `/v1/${path}`);
    }
    await wire(box, [`BSN${SANNE.bsn} / HTTP/1.1\r\nHost: hub\r\n\r\n`]);
    await box.settled();
  }

  const metrics = async (headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }) => {
    const response = await fetch(box.started.metricsUrl!, { headers });
    return { status: response.status, text: await response.text() };
  };

  it('is only for who has the token', async () => {
    expect((await metrics({})).status).toBe(401);
    expect((await metrics({ authorization: 'Bearer iets anders' })).status).toBe(401);
    expect((await metrics()).status).toBe(200);
    const elsewhere = await fetch(`${new URL(box.started.metricsUrl!).origin}/`);
    expect(elsewhere.status).toBe(404);
    // Whether the process answers is told to everybody on this port.
    const live = await fetch(`${new URL(box.started.metricsUrl!).origin}/health/live`);
    expect([live.status, await live.text()]).toEqual([200, '{"status":"up"}']);
    // Nor is it on the port of partners.
    expect((await knock(box, 'GET', '/metrics')).status).toBe(404);
  });

  it('has how many referrals are overdue, by state and kind of organisation', async () => {
    const overdue = async (kind: string): Promise<string | undefined> =>
      new RegExp(`schakel_referrals_overdue\\{state="reported",kind="${kind}"\\} (\\d+)`).exec(
        (await metrics()).text,
      )?.[1];
    expect(await overdue('public-body')).toBe('0');
    box.clock.turnTo(new Date(box.clock.now().getTime() + 4 * 86_400_000));
    await until('the referral to the school is counted', async () => (await overdue('education')) === '1');
    expect(await overdue('public-body')).toBe('0');
  });

  it('has lanes, ages, outcomes by code, rates, durations, bells, pool, lateness and memory', async () => {
    const { text } = await metrics();
    for (const name of [
      'schakel_lane_waiting{lane="uwv-systeem"} 1',
      'schakel_lane_open{lane="roc-systeem"} 1',
      'schakel_lane_oldest_seconds{lane="uwv-systeem"}',
      'schakel_http_requests_total{operation="sendMessage",status="202",code=""}',
      'schakel_http_requests_total{operation="readMessage",status="401",code="unauthenticated"}',
      'schakel_http_requests_total{operation="none",status="404",code="not-found"}',
      'schakel_http_request_seconds_bucket{operation="sendMessage",le="',
      'schakel_messages_accepted_total ',
      'schakel_commit_seconds_count ',
      'schakel_messages_distributed_total ',
      'schakel_distribute_seconds_sum ',
      'schakel_decisions_total{stage="distribute",outcome="permitted"}',
      'schakel_decisions_total{stage="deliver",outcome="permitted"}',
      'schakel_delivery_attempts_total{lane="roc-systeem",result="delivered",reason=""}',
      'schakel_delivery_attempt_seconds_count ',
      'schakel_messages_waiting{state="held"} 0',
      'schakel_messages_pending ',
      'schakel_bells{result="ok"}',
      'schakel_pool_connections{state="open"}',
      'schakel_event_loop_delay_seconds{of="mean"}',
      'schakel_memory_bytes{of="heapUsed"}',
    ])
      expect(text).toContain(name);
  });

  it('has labels from closed lists, and nothing of a person', async () => {
    const { text } = await metrics();
    const connections = (await box.hub.directory()).connections().map(({ key }) => key);
    const codes = Object.keys(REFUSALS);
    const allowed: Record<string, (string | RegExp)[]> = {
      operation: ['none', ...ROUTES.map(({ operation }) => operation.id)],
      status: [/^[1-5]\d\d$/],
      code: ['', ...codes],
      stage: ['distribute', 'deliver'],
      outcome: [
        'permitted',
        ...codes.filter((code) => REFUSALS[code as 'secrecy'].blame !== 'person'),
        'not-permitted',
      ],
      lane: [...connections, 'other'],
      result: ['delivered', 'later', 'rejected', 'retired', 'ok', 'failed'],
      reason: [
        '',
        'status',
        'timeout',
        'connection',
        'throttled',
        'redirect',
        'blocked-address',
        'misconfigured',
      ],
      state: ['accepted', 'held', 'open', 'idle', 'waiting', ...REFERRAL_STATES],
      kind: ['arrangement', ...ORGANISATION_KINDS],
      of: ['mean', 'max', 'rss', 'heapUsed', 'external'],
      le: [/^(\d+(\.\d+)?|\+Inf)$/],
    };
    const labels = [...text.matchAll(/([a-z_]+)="([^"]*)"/g)];
    expect(labels.length).toBeGreaterThan(50);
    const strange = labels.filter(
      ([, name, value]) =>
        !allowed[name!]?.some((one) => (typeof one === 'string' ? one === value : one.test(value!))),
    );
    expect(strange.map(([whole]) => whole)).toEqual([]);
    expect(PEOPLE.filter((value) => text.includes(value))).toEqual([]);
  });

  it('has traces: the caller’s own, one of each delivery, and nothing of a person', async () => {
    const { rows } = await box.admin
      .selectFrom('message')
      .select('id')
      .where('trace_id', '=', TRACE)
      .execute()
      .then((found) => ({ rows: found }));
    expect(rows).toHaveLength(1);
    stopped = true;
    await box.stop();
    const traces = got.filter(({ path }) => path === '/v1/traces');
    expect(traces.length).toBeGreaterThan(0);
    expect(got.every(({ headers }) => headers['x-tenant'] === 'twente')).toBe(true);
    const spans = traces.flatMap(({ text }) =>
      (
        JSON.parse(text) as {
          resourceSpans: { scopeSpans: { spans: { traceId: string; name: string; kind: number }[] }[] }[];
        }
      ).resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans)),
    );
    expect(spans.filter(({ traceId }) => traceId === TRACE).map(({ name }) => name)).toEqual([
      'POST /v1/messages',
    ]);
    const deliveries = spans.filter(({ name }) => name === 'deliver');
    expect(deliveries.length).toBeGreaterThan(1);
    // No two recipients share a trace, and none has the sender's.
    expect(new Set(deliveries.map(({ traceId }) => traceId)).size).toBe(deliveries.length);
    expect(deliveries.map(({ traceId }) => traceId)).not.toContain(TRACE);
    expect(got.filter(({ path }) => path === '/v1/metrics').length).toBeGreaterThan(0);
    for (const { text } of got) expect(PEOPLE.filter((value) => text.includes(value))).toEqual([]);
  });
});
