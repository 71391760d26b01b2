import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { vacancyEvent, CLOUD_EVENT } from '../http-knocker.js';

const EVENTS = '/v1/overview/events?follow=true';
const MOST_OF_ONE = 4;

/** What comes over one stream of events, by name. */
class Stream {
  #rest = '';
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  constructor(readonly response: Response) {
    this.#reader = response.body!.getReader();
  }

  async next(): Promise<{ event: string; data: JsonObject } | undefined> {
    for (;;) {
      const end = this.#rest.indexOf('\n\n');
      if (end >= 0) {
        const text = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 2);
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(text) ?? [];
        if (event) return { event, data: JSON.parse(data!) as JsonObject };
        continue;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#rest += Buffer.from(value).toString();
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

describe('whoever looks after the region', () => {
  let box: Box;
  const browsers: Record<string, Browser> = {};
  beforeAll(async () => {
    box = await startBox();
    for (const person of ['techniek-regio', 'beheer-regio', 'beheer-hengelo', 'privacy-enschede']) {
      browsers[person] = new Browser(box.url, box.options.onAnswer);
      await browsers[person].login(`person-${person}`);
    }
  });
  afterAll(() => box.stop());

  const ask = (person: string, method: string, path: string, body?: JsonObject) =>
    browsers[person]!.request(method, path, body);
  const follow = async (person: string): Promise<Stream> => {
    const browser = browsers[person]!;
    const cookie = `schakel-session=${browser.cookie('schakel-session')}`;
    return new Stream(await fetch(`${box.url}${EVENTS}`, { headers: { cookie } }));
  };

  it('sees states, counts and moments of every lane, and of a day', async () => {
    const event = await vacancyEvent(box);
    await box.client('bakkerij-systeem').request('POST', '/v1/messages', event, CLOUD_EVENT);
    await box.settled();
    const { status, body } = await ask('techniek-regio', 'GET', '/v1/overview');
    expect(status).toBe(200);
    const overview = body as { lanes: JsonObject[]; hours: { delivered: number }[]; withheld: number | null };
    expect(overview.lanes.map(({ lane }) => lane)).toContain('klantsysteem-almelo');
    // A work place by which nothing is received is no lane of the picture.
    expect(overview.lanes.map(({ lane }) => lane)).not.toContain('controle-enschede');
    expect(overview.hours).toHaveLength(24);
    expect(overview.hours.at(-1)!.delivered).toBeGreaterThan(0);
    // None is not told apart from a few.
    expect(overview.withheld).toBeNull();
    expect(JSON.stringify(body)).not.toMatch(/Bakker \(verzonnen\)|VAC-001/);
  });

  it('is whoever holds the role for all of it, and nobody else', async () => {
    expect((await ask('beheer-regio', 'GET', '/v1/overview')).status).toBe(200);
    for (const path of ['/v1/overview', '/v1/overview/events', '/v1/lanes'])
      expect([path, (await ask('beheer-hengelo', 'GET', path)).body]).toMatchObject([
        path,
        { code: 'role-missing' },
      ]);
    // Looking is for both, touching for one.
    expect((await ask('beheer-regio', 'GET', '/v1/lanes')).status).toBe(200);
    expect((await ask('beheer-regio', 'POST', '/v1/lanes/roc-systeem/pauses', {})).body).toMatchObject({
      code: 'role-missing',
    });
  });

  it('touches lanes, and is shown to partners by role and not by person', async () => {
    const { status, body } = await ask('techniek-regio', 'POST', '/v1/lanes/roc-systeem/pauses', {
      reason: 'incident',
    });
    expect([status, body]).toMatchObject([200, { state: 'paused' }]);
    const own = await box.client('roc-systeem').request('GET', '/v1/lanes');
    expect(own.body).toMatchObject({ lanes: [{ paused: { by: 'operator:werkcentrum-twente' } }] });
    expect((await ask('techniek-regio', 'POST', '/v1/lanes/roc-systeem/resumptions', {})).status).toBe(200);
    expect((await ask('techniek-regio', 'GET', '/v1/held-messages')).body).toEqual({
      items: [],
      more: false,
    });
    const preview = { lane: 'roc-systeem', from: '2026-01-01T00:00:00Z', preview: true };
    expect((await ask('techniek-regio', 'POST', '/v1/deliveries/replays', preview)).body).toMatchObject({
      preview: true,
    });
  });

  it('is told when something changed, until it logs out', async () => {
    const stream = await follow('beheer-regio');
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await stream.next()).toMatchObject({ event: 'overview', data: { hours: expect.any(Array) } });
    await ask('techniek-regio', 'POST', '/v1/lanes/roc-systeem/pauses', { reason: 'change' });
    for (;;) {
      const { data } = (await stream.next())!;
      const lane = (data['lanes'] as JsonObject[]).find((one) => one['lane'] === 'roc-systeem')!;
      if (lane['state'] === 'paused') break;
    }
    await ask('beheer-regio', 'POST', '/auth/logout', {});
    let last;
    for (let one = await stream.next(); one; one = await stream.next()) last = one;
    expect(last).toEqual({ event: 'over', data: {} });
  });

  it('gets so many streams, also when it asks for all at once, and again when one of them is closed', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => follow('techniek-regio')));
    const streams = all.filter(({ response }) => response.status === 200);
    expect(streams).toHaveLength(MOST_OF_ONE);
    const others = all.filter((one) => !streams.includes(one)).map(({ response }) => response);
    expect(new Set(others.map(({ status, headers }) => `${status} ${headers.get('retry-after')}`))).toEqual(
      new Set(['429 30']),
    );
    await streams.pop()!.close();
    let again = await follow('techniek-regio');
    while (again.response.status === 429) again = await follow('techniek-regio');
    expect(again.response.status).toBe(200);
    // Left open: the hub stops all the same.
  });

  it('may register for its own people what they say, as a privacy officer', async () => {
    const urn = await box.urn('roc-van-twente');
    const consent = {
      subject: { recordId: 'ENS-4001' },
      purpose: 'learning',
      recipients: [urn],
      categories: ['qualifications'],
      state: 'given',
      evidence: {
        askedBy: 'team-7',
        askedFor: await box.urn('enschede'),
        how: 'at-the-desk',
        notice: { version: 'leren-toestemming-1', language: 'nl' },
        request: 'learn-on-the-job',
        refusalHasNoConsequenceSaid: true,
        givenBy: 'person',
      },
    };
    const { status, body } = await ask('privacy-enschede', 'POST', '/v1/consents', consent);
    expect([status, body]).toMatchObject([201, { state: 'given' }]);
    const { consentId } = body as { consentId: string };
    const of = { ...consent, controller: await box.urn('hengelo') };
    expect((await ask('privacy-enschede', 'POST', '/v1/consents', of)).body).toMatchObject({
      code: 'not-mandated',
    });
    expect((await ask('privacy-enschede', 'POST', `/v1/consents/${consentId}/withdrawals`, {})).status).toBe(
      201,
    );
  });
});
