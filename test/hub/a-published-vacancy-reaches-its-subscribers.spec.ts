import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { eventOf } from '../../apps/demo/partner.js';
import type { JsonObject } from '#kernel';
import { startBox } from '../harness.js';

const VACANCY = {
  '@context': 'https://schema.org/',
  '@type': 'JobPosting',
  title: 'Bakker (verzonnen)',
  description: '<p>Brood bakken bij Bakkerij De Proef.</p>',
  identifier: 'VAC-001',
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', postalCode: '7511 AB', addressLocality: 'Enschede' },
  },
};

describe('a published vacancy', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox();
  });
  afterAll(() => box.stop());

  it('reaches every subscriber in its own form, once', async () => {
    const answer = await box.client('bakkerij-systeem').send(
      eventOf({
        source: await box.urn('bakkerij-de-proef'),
        record: 'vacancy',
        contract: 'schema-org/vacancy@30',
        subject: 'VAC-001',
        data: VACANCY,
      }),
    );
    expect(answer.status).toBe(202);
    await box.settled();
    const got = box.double('klantsysteem-almelo').received.map((r) => r.event);
    expect(got).toHaveLength(1);
    expect(got[0]).toMatchObject({
      type: 'nl.schakel.vacancy.published',
      dataschema: 'urn:schakel:contract:vum/vacancy@3',
      data: { naamVacature: 'Bakker (verzonnen)', adres: { postcode: '7511AB' } },
    });
    expect(box.double('balie-werkcentrum').received[0]!.event['dataschema']).toBe(
      'urn:schakel:contract:canonical/vacancy@1',
    );
    const view = await box
      .client('bakkerij-systeem')
      .message((answer.body as JsonObject)['messageId'] as string);
    expect(
      (view.body as { recipients: { outcome: string }[] }).recipients.filter(
        (r) => r.outcome === 'delivered',
      ),
    ).toHaveLength(4);
  });
});
