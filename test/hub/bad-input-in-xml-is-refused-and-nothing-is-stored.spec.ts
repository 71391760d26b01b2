import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { generateSetuVacancies } from '../../apps/demo/generator.js';
import { eventOf, type Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import { AT_ONCE_MS, expectHouseRules, KIB, LIMITS, refused, rowsOf } from '../http-knocker.js';

const [GOOD] = generateSetuVacancies(20261102, 1) as [string];
const SECRET = '/etc/passwd';
const NAME = /<Name>[^<]*<\/Name>/;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

const withName = (name: string): string => GOOD.replace(NAME, `<Name>${name}</Name>`);
const withDoctype = (doctype: string, name = 'x'): string =>
  withName(name).replace(DECLARATION, `${DECLARATION}\n${doctype}`);
const bomb = (levels: number): string => {
  const entities = Array.from(
    { length: levels },
    (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`,
  );
  return `<!DOCTYPE b [<!ENTITY a0 "boem">${entities.join('')}]>`;
};

describe('bad input in XML', () => {
  let box: Box;
  let serial = 0;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: LIMITS });
  });
  afterAll(() => box.stop());

  const send = (xml: string | Buffer): Promise<Answer> => {
    serial += 1;
    return box.client('uitzendbureau-systeem').sendDocument('setu/vacancy@1.1', xml as string, {
      key: `aanvraag-${serial}`,
      subject: 'proef-20261102-1',
      mediaType: 'application/xml',
    });
  };
  /** The same as text in an event. */
  const sendInEvent = async (xml: string): Promise<Answer> =>
    box.client('uitzendbureau-systeem').send({
      ...eventOf({
        source: await box.urn('uitzendbureau-test'),
        record: 'vacancy',
        contract: 'setu/vacancy@1.1',
        subject: 'proef-20261102-1',
        data: xml,
      }),
      datacontenttype: 'application/xml',
    });

  it('is not in what is in order: both ways of sending are taken', async () => {
    const before = await rowsOf(box);
    expect((await send(GOOD)).status).toBe(202);
    expect((await sendInEvent(GOOD)).status).toBe(202);
    expect((await rowsOf(box)).message).toBe(before.message + 2);
  });

  it.each<[string, string]>([
    ['a DOCTYPE', withDoctype('<!DOCTYPE PositionOpeningNL>')],
    ['an external entity', withDoctype(`<!DOCTYPE x [<!ENTITY e SYSTEM "file://${SECRET}">]>`, '&e;')],
    [
      'an external parameter entity',
      withDoctype('<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/e.dtd"> %e;]>'),
    ],
    ['an external DTD', withDoctype('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/e.dtd">')],
    ['an entity bomb', withDoctype(bomb(9), '&a9;')],
    [
      'an entity that refers to itself',
      withDoctype('<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', '&a;'),
    ],
    ['an entity without a declaration', withName('&geheim;')],
    ['an entity of HTML', withName('&nbsp;')],
    ['an entity in an attribute', GOOD.replace('idOwner="owner"', 'idOwner="&geheim;"')],
    ['a DOCTYPE in small letters', withDoctype('<!doctype x>')],
    ['an ENTITY outside a DOCTYPE', withDoctype('<!ENTITY e "x">')],
  ])('is refused with %s', async (_, xml) => {
    const startedAt = Date.now();
    for (const answer of [
      await refused(box, () => send(xml), 400, 'invalid-xml'),
      await refused(box, () => sendInEvent(xml), 400, 'invalid-xml'),
    ]) {
      expect(answer.text).not.toMatch(/passwd|root:|boem|geheim/);
    }
    expect(Date.now() - startedAt).toBeLessThan(AT_ONCE_MS);
  });

  it.each<[string, string]>([
    ['U+0000 by number', withName('a&#0;b')],
    ['U+0000 in hex', withName('a&#x0;b')],
    ['half a surrogate pair by number', withName('a&#xD800;b')],
    ['a character beyond the last', withName('a&#x110000;b')],
    ['U+0000 itself', withName('a\u0000b')],
  ])('is refused with a character that XML does not allow: %s', async (_, xml) => {
    await refused(box, () => send(xml), 400, 'invalid-text');
  });

  it.each<[string, string]>([
    ['nothing', ' '],
    ['a text', 'PositionOpeningNL'],
    ['JSON', '{"PositionOpeningNL":{}}'],
    ['an element that is not closed', GOOD.replace('</PositionOpeningNL>', '')],
    ['elements that cross', GOOD.replace('</Status></PositionRecordInfo>', '</PositionRecordInfo></Status>')],
    ['a second root', `${GOOD}<PositionOpeningNL xmlns="http://ns.hr-xml.org/2007-04-15"/>`],
    ['text behind the root', `${GOOD}tekst`],
    ['another root', GOOD.replaceAll('PositionOpeningNL', 'Iets')],
    ['another namespace', GOOD.replace('http://ns.hr-xml.org/2007-04-15', 'http://elders.example')],
    ['no namespace', GOOD.replace(' xmlns="http://ns.hr-xml.org/2007-04-15"', '')],
    ['a comment that is not closed', GOOD.replace('<Status>', '<!-- <Status>')],
    ['a section that is not closed', withName('<![CDATA[ x')],
    ['an attribute twice', GOOD.replace('<Id idOwner="owner">', '<Id idOwner="owner" idOwner="owner">')],
  ])('is refused when it is not well-formed or not of this contract: %s', async (_, xml) => {
    await refused(box, () => send(xml), 400, 'invalid-xml');
  });

  it('is refused in another encoding than UTF-8, said or not', async () => {
    await refused(box, () => send(GOOD.replace('UTF-8', 'ISO-8859-1')), 400, 'invalid-xml');
    // To UTF-8 it is text with U+0000 in it.
    await refused(box, () => send(Buffer.from(GOOD, 'utf16le')), 400, 'invalid-text');
    await refused(
      box,
      () => send(Buffer.concat([Buffer.from(GOOD), Buffer.from([0xff])])),
      400,
      'invalid-xml',
    );
  });

  it('is refused when it is nested a hundred thousand deep, at once', async () => {
    const startedAt = Date.now();
    await refused(
      box,
      () => send(withName(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`)),
      400,
      'too-deep',
    );
    await refused(box, () => send(withName('<a>'.repeat(100_000))), 400, 'too-deep');
    expect(Date.now() - startedAt).toBeLessThan(AT_ONCE_MS);
  });

  it('is refused above the size limit, and with a text or list that is too long', async () => {
    await refused(box, () => send(GOOD.padEnd(1024 * KIB + 1, ' ')), 413, 'body-too-large');
    await refused(box, () => send(withName('x'.repeat(60 * KIB + 1))), 413, 'body-too-large');
    const supplier = /<PositionSupplierNL>.*<\/PositionSupplierNL>/.exec(GOOD)![0];
    await refused(box, () => send(GOOD.replace(supplier, supplier.repeat(101))), 413, 'body-too-large');
  });

  it('names every fault of a broken contract, and no value', async () => {
    const broken = GOOD.replace('x:put', 'x:geheim').replace(
      '<ContractDuration>',
      '<Geheim>geheim</Geheim><ContractDuration>',
    );
    const answer = await refused(box, () => send(broken), 400, 'contract-broken');
    expect((answer.body as { errors: unknown[] }).errors.length).toBeGreaterThanOrEqual(2);
    expect(answer.text).not.toContain('geheim');
  });

  it('is refused with element names that would reach a prototype', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const answer = await refused(
        box,
        () => send(GOOD.replace('<Status>', `<${name}>x</${name}><Status>`)),
        400,
        'invalid-xml',
      );
      expect(answer.text).not.toContain('hub-error');
    }
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
