import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { ANSWER, CLOSING, RETRACTION } from '#exchange';
import { asyncApi } from '../../apps/api/asyncapi.js';
import type { Box } from '../../apps/demo/box.js';
import { openOccasion, sayYes, sendClient, type Stage } from '../../apps/demo/play.js';
import { ADULT, YOUNG } from '../../apps/demo/people.js';
import type { Json, JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import { vacancyEvent } from '../http-knocker.js';

const TOWN = 'klantsysteem-enschede';

/** What really arrives, by webhook and from the inbox, held against the messages of the document. */
describe('the AsyncAPI document', () => {
  let box: Box;
  let url: string;
  let stage: Stage;
  let heard: { headers: IncomingHttpHeaders; event: JsonObject }[];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(204).end();
      if (request.method === 'POST')
        heard.push({
          headers: request.headers,
          event: JSON.parse(Buffer.concat(chunks).toString()) as JsonObject,
        });
    });
  });

  beforeAll(async () => {
    heard = [];
    box = await startBox();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await box.client('roc-systeem').request('PUT', '/v1/endpoints', { url }, { 'if-match': '*' });
    stage = { box, totals: { accepted: 0, refused: 0 } } as Stage;
    let occasion = '';
    for (const person of [YOUNG, ADULT])
      occasion = await openOccasion(stage, TOWN, {
        kind: 'referral',
        purpose: 'learning',
        source: 'enschede',
        recipient: 'roc-van-twente',
        subject: { recordId: person.recordId },
      });
    const consent = await sayYes(stage, TOWN, 'enschede', ADULT, 'roc-van-twente');
    for (const person of [ADULT, YOUNG]) await sendClient(stage, TOWN, 'enschede', person);
    const bakery = box.client('bakkerij-systeem');
    await bakery.request('PUT', '/v1/subscriptions', { status: ['message.delivered'] });
    await bakery.send(await vacancyEvent(box));
    await box.settled();
    await box.client(TOWN).request('POST', `/v1/consents/${consent}/withdrawals`);
    await box.client(TOWN).request('POST', `/v1/occasions/${occasion}/closings`);
    await box.settled();
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await box.stop();
  });

  const eventsDocument = () => {
    // As a schema it has no use for an id of its own.
    const { id: _, ...document } = asyncApi(box.hub.contracts);
    const ajv = (formats as unknown as (ajv: Ajv) => Ajv)(new Ajv({ strict: false, allErrors: true }));
    ajv.addSchema(document, 'events');
    const check = (name: string, event: JsonObject) => {
      const validate = ajv.getSchema(`events#/components/messages/${name}/payload`)!;
      expect({ name, valid: validate(event), errors: validate.errors }).toEqual({
        name,
        valid: true,
        errors: null,
      });
      // And it is closed: what is not described would be found.
      expect(validate({ ...event, onbekend: 'x' })).toBe(false);
    };
    return { document, check };
  };

  it('describes every event and every header that came, each by the message of its contract', async () => {
    const { document, check } = eventsDocument();
    const { messages } = document['components'] as { messages: Record<string, JsonObject> };
    const lease = await box.client('uwv-systeem').request('GET', '/v1/inbox?max=50');
    const leased = (lease.body as { events: JsonObject[] }).events;
    const others = [...box.doubles.values()].flatMap((double) => double.received.map(({ event }) => event));
    const events = [...heard.map(({ event }) => event), ...leased, ...others];
    const seen = new Set<string>();
    for (const event of events) {
      const ref = String(event['dataschema']).replace('urn:schakel:contract:', '');
      const name = Object.keys(messages).find((one) => messages[one]!['name'] === ref)!;
      expect({ ref, isDescribed: name !== undefined }).toEqual({ ref, isDescribed: true });
      seen.add(ref);
      check(name, event);
    }
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'canonical/client@1',
        'canonical/closing@1',
        'canonical/retraction@1',
        'canonical/vacancy@1',
        'vum/vacancy@3',
      ]),
    );
    const headers = (document['components'] as JsonObject)['schemas'] as Record<string, JsonObject>;
    const { properties, required } = headers['WebhookHeaders'] as {
      properties: JsonObject;
      required: string[];
    };
    for (const { headers: sent } of heard) {
      expect(Object.keys(sent)).toEqual(expect.arrayContaining(required));
      const own = Object.keys(sent).filter((name) => name.startsWith('webhook-') || name.startsWith('trace'));
      expect(own.filter((name) => !Object.hasOwn(properties, name))).toEqual([]);
    }
    expect(heard.length).toBeGreaterThan(2);
  });

  it('describes what has no data, what is about nothing and what a sender is told', async () => {
    const { check } = eventsDocument();
    const school = box.client('roc-systeem');
    await school.request('PUT', '/v1/endpoints', { url, mode: 'thin' }, { 'if-match': '*' });
    heard.length = 0;
    await school.request('POST', '/v1/endpoints/tests', {});
    await sendClient(stage, TOWN, 'enschede', YOUNG);
    await box.settled();

    const [about] = heard.map(({ event }) => event);
    check('TestEvent', about!);
    check('ThinDelivery', heard.find(({ event }) => event['dataref'])!.event);
    const told = await box.client('bakkerij-systeem').request('GET', '/v1/inbox');
    const [report] = (told.body as { events: JsonObject[] }).events;
    check('StatusReport', report!);
  });

  it('has a message for every contract that is sent, and none for those that are only taken in', () => {
    const { components } = asyncApi(box.hub.contracts) as {
      components: { messages: Record<string, JsonObject> };
    };
    const names = Object.values(components.messages).map((message) => message['name'] as Json);
    const sent = box.hub.contracts.all().filter(({ direction }) => direction !== 'in');
    const others = [RETRACTION, CLOSING, ANSWER, 'ThinDelivery', 'StatusReport', 'TestEvent'];
    expect(new Set(names)).toEqual(new Set([...sent.map(({ ref }) => ref), ...others]));
    expect(sent.length).toBeGreaterThan(10);
  });
});
