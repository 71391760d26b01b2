import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { eventOf, type Answer } from '../../apps/demo/partner.js';
import { memberOf } from '../../apps/demo/play.js';
import type { JsonObject } from '#kernel';
import { startBox } from '../harness.js';

const BAKERY = 'bakkerij-systeem';
const CONTRACT = 'schema-org/vacancy@30';

const POSTING: JsonObject = {
  '@type': 'JobPosting',
  identifier: 'WEB-1',
  title: 'Bakker (verzonnen)',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', postalCode: '7511 AB' } },
};
const GRAPH = { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage' }, POSTING] };
const page = (...values: JsonObject[]): string =>
  `<!doctype html><title>Werken bij</title>${values
    .map((value) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`)
    .join('')}<p>Solliciteer`;

describe('a web page with a vacancy', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox();
  });
  afterAll(() => box.stop());

  let sent = 0;
  const send = (body: string, mediaType = 'text/html', contract = CONTRACT): Promise<Answer> =>
    box.client(BAKERY).sendDocument(contract, body, { key: `page-${++sent}`, subject: 'WEB-1', mediaType });
  const atUwv = async (): Promise<JsonObject[]> => {
    const { body } = await box.client('uwv-systeem').request('GET', '/v1/inbox?wait=5');
    return (body as { events: JsonObject[] }).events;
  };

  it('reaches a subscriber in its own form, like a vacancy that came by itself', async () => {
    expect((await send(page({ '@type': 'Organization' }, GRAPH), 'text/html; charset=utf-8')).status).toBe(
      202,
    );
    await box.settled();
    const [event] = await atUwv();
    expect(event).toMatchObject({
      dataschema: 'urn:schakel:contract:vum/vacancy@3',
      data: { naamVacature: 'Bakker (verzonnen)', adres: { postcode: '7511AB' } },
    });
  });

  it('may be an envelope with linked data as well', async () => {
    const answer = await box.client(BAKERY).send(
      eventOf({
        source: await box.urn('bakkerij-de-proef'),
        record: 'vacancy',
        contract: CONTRACT,
        subject: 'WEB-1',
        data: GRAPH,
      }),
    );
    expect(answer.status).toBe(202);
    await box.settled();
    const view = await box.client(BAKERY).message(memberOf(answer, 'messageId'));
    expect(view.body).toMatchObject({ state: 'distributed', losses: [] });
  });

  it('is refused with several vacancies, with none, and with a vacancy that is not in order', async () => {
    const context = { '@context': 'https://schema.org' };
    const two = await send(page({ ...context, ...POSTING }, { ...context, ...POSTING, identifier: 'WEB-9' }));
    expect(two.body).toMatchObject({
      code: 'contract-broken',
      errors: [
        { pointer: '/0', code: 'one-record' },
        { pointer: '/1', code: 'one-record' },
      ],
    });
    expect((await send(page({ '@type': 'WebSite' }))).body).toMatchObject({
      code: 'contract-broken',
      errors: [{ pointer: '', code: 'no-record' }],
    });
    const { title: _, ...nameless } = POSTING;
    expect((await send(page({ ...context, ...nameless }))).body).toMatchObject({
      code: 'contract-broken',
      errors: [{ pointer: '/title', code: 'required' }],
    });
    expect((await send('<i>'.repeat(600))).body).toMatchObject({ code: 'too-deep' });
  });

  it('is no form of a contract that does not say so', async () => {
    const body = readFileSync('schemas/vum/vacancy/3/examples/accepted/least-there-can-be.json', 'utf8');
    expect((await send(body, 'text/html', 'vum/vacancy@3')).status).toBe(415);
  });
});
