import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Category, Json, JsonObject } from '#kernel';
import {
  checkDocument,
  decodeDocument,
  encodeDocument,
  isSuwinet,
  loadContracts,
  type Contracts,
} from './index.js';

const limits = { maxDepth: 20, maxStringLength: 1000, maxArrayLength: 100, maxBytes: 100_000 };
const text = (more: JsonObject = {}): JsonObject => ({ type: 'string', maxLength: 20, ...more });
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...more,
});
const words = (ref: string, recordType = 'client', more: JsonObject = {}): JsonObject => ({
  title: 'Proef',
  'x-contract': { ref, recordType, direction: 'both', mediaTypes: ['application/json'] },
  ...more,
});

const client = object(
  {
    id: { ...text(), 'x-category': 'identity', 'x-reference': true, 'x-never-bsn': true },
    naam: text({ 'x-category': 'identity' }),
    wonen: object({
      plaats: text({ 'x-category': 'address', 'x-residence': true }),
      gebied: text({ 'x-category': 'mobility', 'x-residence': true }),
      reistijd: { type: 'integer', 'x-category': 'mobility' },
    }),
    talen: {
      type: 'array',
      maxItems: 5,
      items: object({
        taal: text({ 'x-category': 'languages' }),
        opmerking: text({ 'x-category': 'free-text' }),
      }),
    },
    mail: { type: 'array', maxItems: 3, items: text({ 'x-category': 'contact' }) },
  },
  { required: ['id'] },
);
const open = {
  type: 'object',
  maxProperties: 9,
  properties: { score: { 'x-never-carried': true } },
};
const vacancy = object({
  id: text({ 'x-category': 'employer-business', 'x-reference': true }),
  salaris: text({ 'x-category': 'employer-business' }),
});
const order = object(
  { Naam: text(), Regel: { type: 'array', maxItems: 3, items: text() } },
  { 'x-form': { type: 'xml', root: 'Order', namespace: 'urn:proef', arrays: ['/Regel'] } },
);

let root: string;
let contracts: Contracts;
const put = (folder: string, schema: JsonObject): void => {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'contract.schema.json'), JSON.stringify(schema));
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'contracts-'));
  writeFileSync(
    join(root, 'never-carried.yaml'),
    'prefixes: [cd, indicatie]\nelsewhere: [{ parents: [Firma], words: [salaris] }]\nkinds:\n  - { kind: gender, sentence: Gender is never carried., words: [geslacht] }\n  - { kind: wages, sentence: Wages are never carried., words: [salaris] }\n',
  );
  put('canonical/client/v1', { ...words('canonical/client@1'), ...client });
  put('canonical/vacancy/v1', { ...words('canonical/vacancy@1', 'vacancy'), ...vacancy });
  put('proef/client/2', { ...words('proef/client@2'), ...open });
  put('proef/vacancy/1', { ...words('proef/vacancy@1', 'vacancy'), ...order });
  contracts = loadContracts(root);
});
afterAll(() => rmSync(root, { recursive: true }));

const faultsOf = (ref: string, document: Json): string[] =>
  contracts
    .get(ref)!
    .validate(document)
    .map(({ code, pointer }) => `${code} ${pointer}`);

describe('loading contracts', () => {
  it('finds them by their folders', () => {
    expect(contracts.all().map(({ ref }) => ref)).toEqual([
      'canonical/client@1',
      'canonical/vacancy@1',
      'proef/client@2',
      'proef/vacancy@1',
    ]);
    expect(contracts.canonical('client').ref).toBe('canonical/client@1');
    expect(contracts.folderOf('proef/client@2')).toBe(join(root, 'proef/client/2'));
    expect(contracts.get('proef/client@9')).toBeUndefined();
    expect(() => contracts.folderOf('proef/client@9')).toThrow('no contract proef/client@9');
    expect(() => contracts.canonical('learning-offer')).toThrow('no canonical form of learning-offer');
  });

  it.each([
    ['a name that is not of the folder', words('ander/client@1'), 'the folder says'],
    ['a keyword that does not exist', words('stuk/client@1', 'client', { maxLenght: 3 }), 'maxLenght'],
    ['a record type that does not exist', words('stuk/client@1', 'mens'), 'x-contract'],
    ['no words about itself', { type: 'object' }, 'x-contract is missing'],
  ])('names the file when it finds %s', (_, schema, sentence) => {
    put('stuk/client/1', schema);
    expect(() => loadContracts(root)).toThrow(join('stuk', 'client', '1', 'contract.schema.json'));
    expect(() => loadContracts(root)).toThrow(sentence);
    rmSync(join(root, 'stuk'), { recursive: true });
  });

  it('does not take a canonical form with a leaf outside minimisation', () => {
    put('canonical/learning-offer/v1', {
      ...words('canonical/learning-offer@1', 'learning-offer'),
      ...object({ naam: text() }),
    });
    expect(() => loadContracts(root)).toThrow('/naam has no x-category');
    rmSync(join(root, 'canonical/learning-offer'), { recursive: true });
  });
});

describe('checking a document', () => {
  it('gives every fault at once, with pointers and without values', () => {
    const faults = contracts
      .get('canonical/client@1')!
      .validate({ naam: 'x'.repeat(21), talen: [{ taal: 7, geheim: 1 }] });
    expect(faults.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'required /id',
      'maxLength /naam',
      'additionalProperties /talen/0/geheim',
      'type /talen/0/taal',
    ]);
    expect(faults.every(({ detail }) => detail.endsWith('.'))).toBe(true);
  });

  it('stops at a hundred', () => {
    const talen = Array.from({ length: 300 }, () => ({ taal: 1 }));
    expect(contracts.get('canonical/client@1')!.validate({ id: 'a', talen })).toHaveLength(100);
  });

  it('does not repeat a member name that may be a value', () => {
    expect(faultsOf('canonical/client@1', { id: 'a', 999993549: 1, wonen: { 'Jan Voorbeeld': 1 } })).toEqual([
      'additionalProperties ',
      'additionalProperties /wonen',
    ]);
  });

  it('reports what is never carried once, as that, by name, mark or number', () => {
    const document = { id: '999993549', Geslacht: 'V', wonen: { CD_GESLACHT: [{ salaris: 1 }], vreemd: 1 } };
    expect(faultsOf('canonical/client@1', document)).toEqual([
      'never-carried /Geslacht',
      'never-carried /wonen/CD_GESLACHT',
      'never-carried /id',
      'additionalProperties /wonen/vreemd',
    ]);
    expect(faultsOf('proef/client@2', { score: { x: 1 } })).toEqual(['never-carried /score']);
    expect(checkDocument(contracts.get('proef/client@2')!, { score: 1 })).toMatchObject({
      refusal: { code: 'never-carried' },
    });
    expect(checkDocument(contracts.get('canonical/client@1')!, {})).toMatchObject({
      refusal: { code: 'contract-broken' },
    });
  });

  it('looks at names in an open contract that is honoured, at whole names only, and only about people', () => {
    expect(
      faultsOf('proef/client@2', { a: [{ 'in-dicatieGeslacht': 1, geslachten: 1, eindsalaris: 1 }] }),
    ).toEqual(['never-carried /a/0/in-dicatieGeslacht']);
    expect(contracts.neverCarried({ salaris: 1 }, 'client')).toHaveLength(1);
    expect(contracts.neverCarried({ salaris: 1 }, 'vacancy')).toEqual([]);
    expect(contracts.neverCarried({ firma: [{ salaris: 1 }] }, 'client')).toEqual([]);
    expect(contracts.neverCarried({ firma: { naam: { salaris: 1 } } }, 'client')).toHaveLength(1);
    expect(faultsOf('canonical/vacancy@1', { id: 'v', salaris: '2500' })).toEqual([]);
  });
});

describe('minimisation', () => {
  const document: JsonObject = {
    id: 'k1',
    naam: 'Sanne Voorbeeld',
    wonen: { plaats: 'Almelo', gebied: '7607', reistijd: 30 },
    talen: [{ opmerking: 'x' }, { taal: 'nld', opmerking: 'y' }],
    mail: ['a@voorbeeld.example', 'b@voorbeeld.example'],
  };
  const keep = (categories: Category[], options = {}) =>
    contracts.keepOnly(document, 'client', new Set(categories), options);

  it('keeps the permitted leaves, the reference, and nothing that is empty', () => {
    expect(keep(['languages']).document).toEqual({ id: 'k1', talen: [{ taal: 'nld' }] });
    expect(keep([]).document).toEqual({ id: 'k1' });
    expect(keep(['identity', 'address', 'mobility', 'languages', 'free-text', 'contact']).document).toEqual(
      document,
    );
  });

  it('counts what it left out, by category', () => {
    expect(keep(['mobility']).dropped).toMatchObject({
      identity: 1,
      address: 1,
      languages: 1,
      'free-text': 2,
      contact: 2,
      mobility: 0,
    });
  });

  it('leaves out whatever tells where somebody lives, when that is a secret', () => {
    expect(keep(['address', 'mobility'], { withoutResidence: true }).document).toEqual({
      id: 'k1',
      wonen: { reistijd: 30 },
    });
  });

  it('leaves out what the canonical form does not know', () => {
    const kept = contracts.keepOnly(
      { id: 'k1', extra: 1, talen: 'nee' },
      'client',
      new Set<Category>(['identity', 'languages']),
    );
    expect(kept.document).toEqual({ id: 'k1' });
  });

  it('finds what is of one category, where it stands, and nothing else', () => {
    const of = (category: Category) => contracts.partOf(document, 'client', category);
    expect(of('languages')).toEqual({ talen: [{ taal: 'nld' }] });
    expect(of('contact')).toEqual({ mail: document.mail });
    expect(of('mobility')).toEqual({ wonen: { gebied: '7607', reistijd: 30 } });
    expect([of('availability'), contracts.partOf('nee', 'client', 'languages')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(contracts.partOf({ id: 'k1', talen: 'nee', extra: 1 }, 'client', 'languages')).toBeUndefined();
  });

  it('never touches the document that it was given', () => {
    const before = JSON.stringify(document);
    keep([]);
    expect(JSON.stringify(document)).toBe(before);
  });

  it('names the reference and the category of every leaf', () => {
    expect(contracts.referenceOf('client')).toBe('/id');
    expect(contracts.categoriesOf('client').get('/talen/*/opmerking')).toBe('free-text');
  });
});

describe('the forms', () => {
  it('writes XML in the order of the schema, and reads it back', () => {
    const contract = contracts.get('proef/vacancy@1')!;
    const { body, mediaType } = encodeDocument(contract, { Regel: ['a & b', '2'], Naam: '<x>' });
    expect(body).toContain(
      '<Order xmlns="urn:proef"><Naam>&lt;x&gt;</Naam><Regel>a &amp; b</Regel><Regel>2</Regel></Order>',
    );
    expect(mediaType).toBe('application/json');
    expect(decodeDocument(contract, Buffer.from(body), limits)).toEqual({
      ok: true,
      value: { Naam: '<x>', Regel: ['a & b', '2'] },
    });
  });

  it.each([
    ['<a:X xmlns:a="http://bkwi.nl/SuwiML/Diensten/Proef/v0100"/>', true],
    ["<X xmlns='http://bkwi.nl/SuwiML/Basisschema/v0801'/>", true],
    ['<ClientSuwi><Burgerservicenr/></ClientSuwi>', true],
    ['{"ClientSuwi":{"Burgerservicenr":""}}', true],
    ['{"@xmlns":"http:\\/\\/bkwi.nl\\/SuwiML\\/FWI\\/v0205"}', true],
    ['{"omschrijving":"Kennis van Suwinet en SuwiML gewenst"}', false],
    ['{}', false],
  ])('knows an answer of Suwinet: %s', (body, expected) => {
    expect(isSuwinet(body)).toBe(expected);
    expect(isSuwinet(Buffer.from(body))).toBe(expected);
  });
});
