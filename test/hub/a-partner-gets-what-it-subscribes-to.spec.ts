import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { eventOf } from '../../apps/demo/partner.js';
import { INBOX } from '../anomaly-stream.js';
import { startBox } from '../harness.js';

const LANE = 'klantsysteem-enschede';
const OTHER = 'klantsysteem-almelo';

describe('a subscription', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox();
  });
  afterAll(() => box.stop());

  const partner = () => box.client(LANE);
  const put = (body: JsonObject) => partner().request('PUT', '/v1/subscriptions', body);
  const publish = async (subject: string, postcode: string, place: string): Promise<void> => {
    const answer = await box.client('bakkerij-systeem').send(
      eventOf({
        source: await box.urn('bakkerij-de-proef'),
        record: 'vacancy',
        contract: 'schema-org/vacancy@30',
        subject,
        data: vacancy(postcode, place, subject),
      }),
    );
    expect(answer.status).toBe(202);
    await box.settled(60_000, [INBOX]);
  };
  const counts = () => [box.double(LANE).accepted, box.double(OTHER).accepted];

  it('shows what is offered and by what it can be narrowed', async () => {
    const { body } = await partner().request('GET', '/v1/subscriptions');
    expect(body).toMatchObject({
      offered: [{ recordType: 'vacancy', purpose: 'employer-service', recipient: await box.urn('enschede') }],
      fields: { vacancy: expect.arrayContaining(['postcode', 'place', 'isco']) },
    });
    expect(body).not.toHaveProperty('records');
  });

  it('narrows what routes offer, for its own connection and for nobody else', async () => {
    await publish('V-1', '7311 AB', 'Apeldoorn');
    expect(counts()).toEqual([1, 1]);
    expect((await put({ records: [{ recordType: 'vacancy', regions: ['75'] }] })).status).toBe(200);
    await publish('V-2', '7311 AB', 'Apeldoorn');
    expect(counts()).toEqual([1, 2]);
    await publish('V-3', '7511 AB', 'Enschede');
    expect(counts()).toEqual([2, 3]);
  });

  it('does not leave an old version standing: whoever has a record gets its next version', async () => {
    await publish('V-3', '7311 AB', 'Apeldoorn');
    expect(counts()).toEqual([3, 4]);
    // And one that it never got comes when it fits.
    await publish('V-2', '7511 AB', 'Enschede');
    expect(counts()).toEqual([4, 5]);
  });

  it('does not keep anybody from hearing that a record was withdrawn', async () => {
    await put({ records: [] });
    await box.client('bakkerij-systeem').send(
      eventOf({
        source: await box.urn('bakkerij-de-proef'),
        record: 'vacancy',
        contract: 'schema-org/vacancy@30',
        subject: 'V-1',
        withdrawn: true,
      }),
    );
    await box.settled(60_000, [INBOX]);
    expect(box.double(LANE).received.at(-1)!.event).toMatchObject({ type: 'nl.schakel.vacancy.withdrawn' });
  });

  it('is tried with a sample, as it is saved or as it might be', async () => {
    await put({
      records: [{ recordType: 'vacancy', filters: [{ any: [{ exact: { place: 'Enschede' } }] }] }],
    });
    const test = async (more: JsonObject) =>
      (
        await partner().request('POST', '/v1/subscriptions/tests', {
          contract: 'schema-org/vacancy@30',
          data: vacancy('7511 AB', 'Enschede'),
          ...more,
        })
      ).body;
    expect(await test({})).toEqual({ wanted: true, by: [0], unfitting: [] });
    expect(await test({ data: vacancy('7311 AB', 'Apeldoorn') })).toEqual({
      wanted: false,
      by: [],
      unfitting: ['/records/0/filters/0'],
    });
    const records = [
      { recordType: 'vacancy', senders: ['group:gemeenten'] },
      { recordType: 'vacancy', senders: ['group:werkgevers'] },
    ];
    const source = await box.urn('bakkerij-de-proef');
    expect(await test({ source, records })).toEqual({
      wanted: true,
      by: [1],
      unfitting: ['/records/0/senders'],
    });
    expect(await test({ data: { '@type': 'JobPosting' } })).toMatchObject({
      code: 'contract-broken',
      errors: expect.arrayContaining([
        expect.objectContaining({ pointer: expect.stringMatching(/^\/data/) }),
      ]),
    });
    expect(await test({ contract: 'ggm/client@2.5' })).toMatchObject({ code: 'unknown-contract' });
  });

  it('names every fault at once, by pointer', async () => {
    const { status, body } = await put({
      records: [
        {
          recordType: 'vacancy',
          senders: ['group:niemand', 'bakker'],
          filters: [{ exact: { naam: 'Jansen' } }, { any: [{ prefix: { salaris: '9' } }] }],
        },
      ],
    });
    expect(status).toBe(400);
    expect((body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
      '/records/0/senders/0',
      '/records/0/senders/1',
      '/records/0/filters/0/exact/naam',
      '/records/0/filters/1/any/0/prefix/salaris',
    ]);
    // About people nothing is subscribed to: that goes by occasion.
    expect((await put({ records: [{ recordType: 'client' }] })).status).toBe(400);
    expect((await put({ status: ['message.opened'] })).status).toBe(400);
  });
});

const vacancy = (postcode: string, place: string, identifier = 'VAC-001'): JsonObject => ({
  '@context': 'https://schema.org/',
  '@type': 'JobPosting',
  title: 'Bakker (verzonnen)',
  identifier,
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', postalCode: postcode, addressLocality: place },
  },
});
