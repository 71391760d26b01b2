import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSecret, sign } from '#delivery';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { fencesOf, hasShell, runBlocks } from './pages.js';

const PAGE = 'docs/partners.md';
const blocks = (language: string): string[] =>
  fencesOf(PAGE)
    .filter((fence) => fence.language === language)
    .map(({ text }) => text);

(hasShell ? describe : describe.skip)('the commands of docs/partners.md', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox();
  });
  afterAll(() => box.stop());

  it('do what the page says, one after the other', async () => {
    const bash = blocks('bash');
    const shown = bash.findIndex((block) => block.includes('RECEIPTS='));
    // Something to lease has to lie in the inbox, and to take a receipt for.
    await box.client('bakkerij-systeem').sendDocument('schema-org/vacancy@30', VACANCY, {
      key: 'v-1',
      subject: 'V-1',
      mediaType: 'application/ld+json',
    });
    await box.settled();
    const printed = await runBlocks(bash, box, '.');
    const [, receipt, message, fromSource, fromDesk, closing, statements, withdrawal, endpoint, inbox] =
      printed;
    const said = (text: string | undefined): JsonObject => JSON.parse(text!) as JsonObject;

    expect(said(receipt)).toMatchObject({ state: 'accepted', recordType: 'client' });
    expect(said(message)).toMatchObject({ recordType: 'client', recipients: [] });
    expect(said(fromSource)).toMatchObject({ state: 'open' });
    expect(said(fromDesk)).toMatchObject({ state: 'open' });
    expect(said(closing)).toMatchObject({ state: 'closed' });
    expect(statements).toMatch(
      /^\{"declarationId":"[^"]+","state":"given"\}\{"consentId":"[^"]+","state":"given"\}$/,
    );
    expect(said(withdrawal)).toMatchObject({ state: 'withdrawn' });
    expect(said(endpoint)).toMatchObject({ channel: 'webhook', secret: expect.stringMatching(/^whsec_/) });
    expect(said(inbox)['events']).toHaveLength(1);
    expect(said(printed[shown])).toMatchObject({ receipts: [{ state: 'delivered' }] });
  });
});

it('verifies a signature of the hub with the lines that the page gives', async () => {
  const [example] = blocks('js');
  const { isFromTheHub } = (await import(`data:text/javascript,${encodeURIComponent(example!)}`)) as {
    isFromTheHub: (headers: Record<string, string>, body: Buffer, secret: string, now?: number) => boolean;
  };
  const [secret, body, now] = [newSecret(), Buffer.from('{"é":1}'), 1_800_000_000];
  const headersAt = (seconds: number): Record<string, string> => ({
    'webhook-id': 'd-1',
    'webhook-timestamp': String(seconds),
    'webhook-signature': sign([newSecret(), secret], 'd-1', seconds, body),
  });
  expect(isFromTheHub(headersAt(now), body, secret, now)).toBe(true);
  expect(isFromTheHub(headersAt(now), Buffer.from('{}'), secret, now)).toBe(false);
  expect(isFromTheHub(headersAt(now), body, newSecret(), now)).toBe(false);
  expect(isFromTheHub(headersAt(now - 301), body, secret, now)).toBe(false);
  expect(isFromTheHub({}, body, secret, now)).toBe(false);
});

const VACANCY = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Bakker (verzonnen)',
  identifier: 'V-1',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', postalCode: '7511 AB' } },
});
