import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '#kernel';
import type { Limits } from './contract.js';
import { decodeJsonLd } from './decode-json-ld.js';

const LIMITS: Limits = { maxDepth: 20, maxStringLength: 5000, maxArrayLength: 100, maxBytes: 2_000_000 };
const posting = (title = 'Bakker', parts: JsonObject = {}): JsonObject => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title,
  ...parts,
});
const script = (value: Json | string, type = 'application/ld+json'): string =>
  `<script type="${type}">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;
const page = (...parts: string[]): string =>
  `<!DOCTYPE html><html><head><title>x</title></head><body>${parts.join('\n')}</body></html>`;
const read = (text: string | Buffer, limits = LIMITS): unknown => {
  const outcome = decodeJsonLd('JobPosting', Buffer.from(text), limits);
  if (outcome.ok) return outcome.value;
  const { code, faults = [] } = outcome.refusal;
  return [code, ...faults.map((fault) => `${fault.code} ${fault.pointer}`)];
};
const json = (value: Json): unknown => read(JSON.stringify(value));

describe('linked data', () => {
  it('by itself stays as it is, whatever is wrong with it', () => {
    expect(json(posting())).toEqual(posting());
    expect(json({ a: 1 })).toEqual({ a: 1 });
    expect(json(posting('x', { '@context': 'http://schema.org/' }))).toMatchObject({
      '@context': 'http://schema.org/',
    });
  });

  it.each<[string, Json]>([
    ['a list', [{ '@type': 'Organization' }, posting()]],
    [
      'a graph',
      {
        '@context': 'https://schema.org',
        '@graph': [{ '@type': 'WebPage' }, { '@type': 'JobPosting', title: 'Bakker' }],
      },
    ],
    [
      'a graph of one',
      { '@context': 'https://www.schema.org/', '@graph': { '@type': 'JobPosting', title: 'Bakker' } },
    ],
    ['several types', posting('Bakker', { '@type': ['JobPosting', 'Thing'] })],
    ['a whole type', posting('Bakker', { '@type': 'https://schema.org/JobPosting' })],
    ['a vocabulary', posting('Bakker', { '@context': { '@vocab': 'http://schema.org/' } })],
    [
      'several contexts',
      posting('Bakker', { '@context': ['https://voorbeeld.example/ns', 'https://schema.org'] }),
    ],
    ['twice the same', [posting(), posting()]],
  ])('in %s is found and plain', (_, value) => {
    expect(json(value)).toEqual(posting());
  });

  it('of another vocabulary keeps its context, to be refused by the contract', () => {
    expect(json(posting('x', { '@context': 'https://voorbeeld.example' }))).toMatchObject({
      '@context': 'https://voorbeeld.example',
    });
  });

  it('that stands inside another record is part of that one', () => {
    expect(json([{ '@type': 'Organization', jobs: posting() }])).toEqual(['contract-broken', 'no-record ']);
  });

  it('that is several is refused, each by its place', () => {
    expect(json([posting('a'), { '@graph': [posting('b'), posting('a')] }])).toEqual([
      'contract-broken',
      'one-record /0',
      'one-record /1/@graph/0',
    ]);
    expect(json([])).toEqual(['contract-broken', 'no-record ']);
  });
});

describe('a web page', () => {
  it('holds its posting in a script, whatever else is there', () => {
    const more = [script({ '@type': 'BreadcrumbList' }), script('var a = 1 < 2;', 'text/javascript')];
    expect(read(page(...more, script(posting())))).toEqual(posting());
    expect(read(`\ufeff\n ${page(script(posting()))}`)).toEqual(posting());
    expect(read(page(script(posting('Bakker &amp; <b>kok</b>'))))).toMatchObject({
      title: 'Bakker &amp; <b>kok</b>',
    });
    const wrapped = `//<![CDATA[\n${JSON.stringify(posting())}\n//]]>`;
    expect(read(page(script(wrapped, 'Application/LD+JSON; charset=utf-8')))).toEqual(posting());
    expect(read(page(script(`<!-- ${JSON.stringify(posting())} -->`)))).toEqual(posting());
    const commented = `\n/* <![CDATA[*/ ${JSON.stringify(posting())} /* ]]>*/ `;
    expect(read(page(script(commented)))).toEqual(posting());
    expect(read(page(script(`<![CDATA[${JSON.stringify(posting())}]]>`)))).toEqual(posting());
  });

  it('says nothing in a comment, in another script, or in text', () => {
    const hidden = [
      `<!-- ${script(posting())} -->`,
      script(posting(), 'application/json'),
      JSON.stringify(posting()),
    ];
    expect(read(page(...hidden))).toEqual(['invalid-json', 'invalid-json ']);
  });

  it('with several postings is refused, each by script and place', () => {
    expect(read(page(script(posting('a')), script([posting('b')])))).toEqual([
      'contract-broken',
      'one-record /0',
      'one-record /1/0',
    ]);
    expect(read(page(script(posting()), script(posting())))).toEqual(posting());
  });

  it('with a script that is not JSON is refused only where the posting is missing', () => {
    expect(read(page(script('{ "a": 1, }')))).toMatchObject(['invalid-json', 'invalid-json ']);
    expect(read(page(script('{ "a": 1, }'), script(posting())))).toEqual(posting());
    expect(read(page(script('{ "@type": "JobPosting"')))).toMatchObject(['invalid-json', 'invalid-json ']);
    expect(read('<script type="application/ld+json">')).toMatchObject(['invalid-json', 'invalid-json ']);
  });

  it('keeps the limits of JSON in its scripts', () => {
    const deep = '['.repeat(21) + ']'.repeat(21);
    expect(read(page(script(deep)))).toEqual(['too-deep', 'too-deep ']);
    expect(read(page(script(posting('x'.repeat(5001)))))).toEqual([
      'body-too-large',
      'body-too-large /title',
    ]);
    expect(read(page(script('{"@type":"JobPosting","__proto__":1}')))).toMatchObject([
      'invalid-json',
      expect.anything(),
    ]);
  });

  it('has at most fifty scripts', () => {
    const others = (many: number): string => script({ '@type': 'Thing' }).repeat(many);
    expect(read(page(others(49), script(posting())))).toEqual(posting());
    expect(read(page(others(50), script(posting())))).toEqual(['body-too-large', 'body-too-large ']);
  });

  it('is at most as deep as browsers go, and as large as a document', () => {
    const nested = (depth: number): string => '<i>'.repeat(depth) + script(posting()) + '</i>'.repeat(depth);
    expect(read(nested(511))).toEqual(posting());
    expect(read(nested(512))).toEqual(['too-deep', 'too-deep ']);
    const body = page(script(posting()));
    expect(read(body, { ...LIMITS, maxBytes: body.length })).toEqual(posting());
    expect(read(body, { ...LIMITS, maxBytes: body.length - 1 })).toEqual([
      'body-too-large',
      'body-too-large ',
    ]);
    expect(read(Buffer.from([0x3c, 0xff, 0xfe]))).toEqual(['invalid-json', 'invalid-json ']);
  });

  it.each([
    ['tags that close nothing', '<i>'.repeat(400) + '</b>'.repeat(200_000)],
    ['tags that are not closed', '<p>'.repeat(300_000)],
    ['a tag without an end', `<a ${'b="c" '.repeat(150_000)}`],
    ['angle brackets', '<'.repeat(900_000)],
    ['comments without an end', '<!--'.repeat(200_000)],
  ])('of %s is read in a second', (_, text) => {
    const started = performance.now();
    expect(read(text)).toEqual([expect.any(String), expect.any(String)]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each<[string, (spaces: string) => string, unknown]>([
    ['before its script', (spaces) => `${spaces}${JSON.stringify(posting())}`, posting()],
    ['after its script', (spaces) => `${JSON.stringify(posting())}${spaces}`, posting()],
    [
      'before something else',
      (spaces) => `${spaces}x${JSON.stringify(posting())}`,
      ['invalid-json', 'invalid-json '],
    ],
    [
      'before a sign at its end',
      (spaces) => `${JSON.stringify(posting())}${spaces}x`,
      ['invalid-json', 'invalid-json '],
    ],
    ['after a comment', (spaces) => `//${spaces}<!`, ['invalid-json', 'invalid-json ']],
  ])('with a megabyte of spaces %s is answered', (_, text, answer) => {
    expect(read(page(script(text(' '.repeat(1024 * 1024)))))).toEqual(answer);
  });
});
