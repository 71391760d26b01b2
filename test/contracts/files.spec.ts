import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeDocument, fileFormsOf, openRecords, type FileForm, type FileRecord } from '#contracts';
import { contracts, limits } from './folders.js';

const json = contracts.get('schema-org/vacancy@30')!;
const xml = contracts.get('setu/vacancy@1.1')!;
const table = contracts.get('sonar/client@1')!;

async function* inPieces(body: Buffer, piece: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += piece) yield body.subarray(at, at + piece);
}

interface How {
  form?: FileForm;
  piece?: number;
  maxRecords?: number;
  maxBytes?: number;
  skip?: number;
}

async function recordsOf(body: Buffer | string, how: How = {}): Promise<FileRecord[]> {
  const { form = 'ndjson', piece = 7, maxRecords = 1000, maxBytes = 10_000, skip = 0 } = how;
  const contract = form === 'xml' ? xml : form === 'ndjson' ? json : table;
  const bounds = {
    maxRecords,
    document: { ...limits, maxBytes, maxDepth: 20 },
    table: { maxBytes: 1_000_000 },
  };
  const found: FileRecord[] = [];
  const source = inPieces(Buffer.from(body as string), piece);
  for await (const record of openRecords(source, form, contract, bounds, skip)) found.push(record);
  return found;
}

const told = (record: FileRecord): [number, unknown] => [
  record.line,
  'document' in record ? record.document : `${record.refusal.code}${'ends' in record ? ', ends' : ''}`,
];
const asked = async (body: Buffer | string, how: How = {}): Promise<[number, unknown][]> =>
  (await recordsOf(body, how)).map(told);

describe('lines of JSON', () => {
  it('are records, whatever ends them and however the bytes are cut', async () => {
    const text = '\ufeff{"a":1}\r\n\n  \t\n{"b":"é\u2028"}\n[3]';
    for (const piece of [1, 2, 3, 5, 1000])
      expect(await asked(text, { piece })).toEqual([
        [1, { a: 1 }],
        [4, { b: 'é\u2028' }],
        [5, [3]],
      ]);
  });

  it('refuse only themselves', async () => {
    const body = Buffer.concat([
      Buffer.from('{"a":1}\n{"a":\n'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(`"${'x'.repeat(200)}"\n{"a":1,"a":2}\n${'['.repeat(30)}\n"\\u0000"\n{"z":9}`),
    ]);
    expect(await asked(body, { maxBytes: 100 })).toEqual([
      [1, { a: 1 }],
      [2, 'invalid-json'],
      [3, 'invalid-json'],
      [4, 'body-too-large'],
      [5, 'invalid-json'],
      [6, 'too-deep'],
      [7, 'invalid-text'],
      [8, { z: 9 }],
    ]);
  });

  it('are at the limit of their length, and over it', async () => {
    const line = (length: number): string => `"${'x'.repeat(length - 2)}"`;
    for (const piece of [1, 9, 100_000]) {
      const [at, over, next] = await asked(`${line(100)}\r\n${line(101)}\n1`, { maxBytes: 100, piece });
      expect([at![1], over, next]).toEqual(['x'.repeat(98), [2, 'body-too-large'], [3, 1]]);
    }
  });

  it('are never held when they are too long', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (; given < 400; given++) yield Buffer.alloc(1024 * 1024, 0x78);
    }
    const before = process.memoryUsage().arrayBuffers;
    const bounds = { maxRecords: 10, document: { ...limits, maxBytes: 1000 }, table: {} };
    const found: FileRecord[] = [];
    for await (const one of openRecords(endless(), 'ndjson', json, bounds)) found.push(one);
    expect(found.map(told)).toEqual([[1, 'body-too-large']]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('end at the most that a file may have', async () => {
    expect(await asked('1\n2\n3', { maxRecords: 3 })).toHaveLength(3);
    expect(await asked('1\n2\n3\n4\n5', { maxRecords: 3 })).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 'body-too-large, ends'],
    ]);
  });

  it('of Suwinet are refused', async () => {
    expect(await asked('{"ClientSuwi":{}}\n1')).toEqual([
      [1, 'wrong-rail'],
      [2, 1],
    ]);
  });
});

const NAMESPACE = 'http://ns.hr-xml.org/2007-04-15';
const ONE = readFileSync(
  join(contracts.folderOf(xml.ref), 'examples/accepted/least-there-can-be.xml'),
  'utf8',
).replace(/^<\?xml[^>]*\?>\s*/, '');
const PREFIXED = readFileSync(
  join(contracts.folderOf(xml.ref), 'examples/accepted/own-prefix.xml'),
  'utf8',
).replace(/^<\?xml[^>]*\?>\s*/, '');
const wholeOf = (document: string): unknown => {
  const outcome = decodeDocument(xml, Buffer.from(document), limits);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};
const file = (...records: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Vacatures>\n${records.join('\n')}\n</Vacatures>`;
const bad = (inside: string): string => ONE.replace(/(<PositionOpeningNL[^>]*>)/, `$1${inside}`);

describe('an XML file', () => {
  const of = (body: string, how: How = {}): Promise<[number, unknown][]> =>
    asked(body, { form: 'xml', ...how });
  const codesOf = async (body: string, how: How = {}): Promise<unknown[]> =>
    (await of(body, how)).map(([, what]) => (typeof what === 'string' ? what : 'record'));

  it('gives each record as it would be read by itself, however the bytes are cut', async () => {
    for (const piece of [1, 3, 64, 100_000]) {
      const records = await of(file(ONE, '<!-- tussen --><?zo maar?>', PREFIXED), { piece });
      expect(records.map(([, document]) => document)).toEqual([wholeOf(ONE), wholeOf(PREFIXED)]);
    }
    expect((await of(file(ONE, ONE)))[0]![0]).toBe(3);
  });

  it('may declare the namespace around its records, or be one record', async () => {
    const without = ONE.replace(` xmlns="${NAMESPACE}"`, '');
    expect(await codesOf(`<x:Lijst xmlns:x="urn:x" xmlns="${NAMESPACE}">${without}</x:Lijst>`)).toEqual([
      'record',
    ]);
    expect((await of(ONE))[0]![1]).toEqual(wholeOf(ONE));
    expect(await codesOf('<Vacatures/>')).toEqual([]);
  });

  it('refuses a record and goes on with the next', async () => {
    const long = `<!-- --><Status>${'x'.repeat(20_000)}</Status>`;
    const cases: [string, string][] = [
      [bad('&geheim;'), 'invalid-xml'],
      [bad('&#0;'), 'invalid-xml'],
      [bad('<a xmlns="http://elders.example"/>'), 'invalid-xml'],
      [bad(`${'<a>'.repeat(30)}${'</a>'.repeat(30)}`), 'too-deep'],
      [bad(long), 'body-too-large'],
      [ONE.replace(NAMESPACE, 'http://elders.example'), 'invalid-xml'],
      [`<Iets xmlns="${NAMESPACE}"/>`, 'invalid-xml'],
      [ONE.replaceAll('PositionOpeningNL', 'ClientSuwi'), 'invalid-xml'],
    ];
    for (const [record, code] of cases)
      expect([record.slice(0, 200), await codesOf(file(record, ONE))]).toEqual([
        record.slice(0, 200),
        [code, 'record'],
      ]);
  });

  it.each([
    [
      'a DOCTYPE',
      `<!DOCTYPE x [<!ENTITY a "b">]>${file(ONE).replace(/^<\?xml.*\?>/, '')}`,
      ['invalid-xml, ends'],
    ],
    [
      'an entity bomb',
      `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}"><!ENTITY c "${'&a;'.repeat(1000)}">]><x>&c;</x>`,
      ['invalid-xml, ends'],
    ],
    ['another encoding', file(ONE).replace('UTF-8', 'ISO-8859-1'), ['invalid-xml, ends']],
    ['tags that cross', file(ONE, '<a><b></a></b>', ONE), ['record', 'invalid-xml, ends']],
    ['no end', file(ONE, ONE).replace('</Vacatures>', ''), ['record', 'record', 'invalid-xml, ends']],
    [
      'an end in the middle',
      file(ONE, ONE.slice(0, -30)).replace('</Vacatures>', ''),
      ['record', 'invalid-xml, ends'],
    ],
    ['ten thousand levels', file(ONE, '<a>'.repeat(10_000)), ['record', 'too-deep, ends']],
    ['text between the records', file(ONE, 'tekst', ONE), ['record', 'invalid-xml, ends']],
    ['a text without an end', file(ONE, `<a>${'x'.repeat(400_000)}`), ['record', 'body-too-large, ends']],
    ['something else than XML', '{"a":1}', ['invalid-xml, ends']],
    ['nothing', ' ', ['invalid-xml, ends']],
  ])('with %s ends there, after what was whole', async (_, body, codes) => {
    for (const piece of [100, 65_536]) expect(await codesOf(body, { piece })).toEqual(codes);
  });

  it('that is not UTF-8 ends there', async () => {
    const body = Buffer.concat([Buffer.from(file(ONE).slice(0, -20)), Buffer.from([0xff]), Buffer.from('x')]);
    const found = await asked(body, { form: 'xml', piece: 100 });
    expect(found.at(-1)![1]).toBe('invalid-xml, ends');
  });
});

describe('a table', () => {
  const HEAD = 'ID_WZ;Bemiddelingsberoep;Toestemming';

  it('gives its rows, each with its subject', async () => {
    const records = await recordsOf(`\ufeff${HEAD}\r\nWZ-1;Kok;Ja\r\nWZ-2;Kok\r\nWZ-3;;Nee`, { form: 'csv' });
    expect(records.map(told)).toEqual([
      [2, { idWz: 'WZ-1', bemiddelingsberoep: 'Kok', toestemming: 'Ja' }],
      [3, 'invalid-table'],
      [4, { idWz: 'WZ-3', toestemming: 'Nee' }],
    ]);
    expect(records[0]).toMatchObject({ subject: { recordId: 'WZ-1' } });
  });

  it('ends at its limits and where its header is not in order', async () => {
    const rows = Array.from({ length: 5 }, (_, place) => `WZ-${place};Kok;Ja`).join('\n');
    const found = await asked(`${HEAD}\n${rows}`, { form: 'csv', maxRecords: 4 });
    expect(found.map(([line]) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(found.at(-1)).toEqual([6, 'body-too-large, ends']);
    expect(await asked(`Geslacht;ID_WZ;Toestemming\nv;1;Ja`, { form: 'csv' })).toEqual([
      [1, 'never-carried, ends'],
    ]);
    expect(await asked('PK\u0003\u0004', { form: 'xlsx' })).toEqual([[1, 'invalid-table, ends']]);
  });
});

describe('every form', () => {
  it('of a contract is known', () => {
    expect(fileFormsOf(json)).toEqual(['ndjson']);
    expect(fileFormsOf(xml)).toEqual(['xml', 'ndjson']);
    expect(fileFormsOf(table)).toEqual(['csv', 'xlsx']);
  });

  it.each([
    ['ndjson', '1\nx\n3\n\n4\n5'],
    ['xml', file(ONE, bad('&x;'), ONE, ONE)],
    ['csv', 'ID_WZ;Toestemming\n1;Ja\n2\n3;Nee\n4;Ja'],
  ] as const)('goes on in the middle of %s with the same records', async (form, body) => {
    const all = await asked(body, { form });
    for (let skip = 0; skip <= all.length; skip++)
      expect(await asked(body, { form, skip })).toEqual(all.slice(skip));
  });

  it('never throws and gives lines that rise, whatever the bytes are', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
    const texts = fc.string({ maxLength: 300 }).map((text) => Buffer.from(text));
    const near = fc
      .tuple(fc.constantFrom(file(ONE, PREFIXED), '{"a":1}\n[2]', 'ID_WZ;Toestemming\n1;Ja'), fc.nat(), bytes)
      .map(([text, at, more]) => {
        const place = at % text.length;
        return Buffer.concat([Buffer.from(text.slice(0, place)), more, Buffer.from(text.slice(place))]);
      });
    const forms = fc.constantFrom<FileForm>('ndjson', 'xml', 'csv', 'xlsx');
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(bytes, texts, near),
        forms,
        fc.integer({ min: 1, max: 50 }),
        async (body, form, piece) => {
          const records = await recordsOf(body, { form, piece });
          const lines = records.map(({ line }) => line);
          expect(lines).toEqual([...lines].sort((a, b) => a - b));
          expect(records.slice(0, -1).every((record) => !('ends' in record))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
