import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject, Outcome } from '#kernel';
import { readEnvelope, readHeaders, type Incoming } from './index.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SOURCE = 'urn:nld:oin:00000001001888730000:systeem:klanten';
const BSN = '999993549';

const event = (parts: JsonObject = {}): JsonObject => ({
  specversion: '1.0',
  id: 'event-1',
  source: SOURCE,
  type: 'nl.schakel.client.published',
  dataschema: 'urn:schakel:contract:ggm/client@2.5',
  subject: 'HGL-1',
  data: { a: 1 },
  ...parts,
});
const without = (name: string): JsonObject => {
  const { [name]: _, ...rest } = event();
  return rest;
};
const read = (given: Json): Outcome<Incoming> => readEnvelope(given, TRACE);
const faultsOf = (outcome: Outcome<Incoming>): string[] => {
  if (outcome.ok) return [];
  expect(outcome.refusal.code).toBe('invalid-envelope');
  return outcome.refusal.faults!.map(({ pointer }) => pointer);
};
const codeOf = (outcome: Outcome<Incoming>): string => (outcome.ok ? 'accepted' : outcome.refusal.code);
const long = (length: number): string => 'x'.repeat(length);

describe('an event in order', () => {
  it('is read whole', () => {
    expect(
      read(
        event({
          subject: { recordId: 'HGL-1', bsn: BSN, flags: ['restricted'] },
          comment: 'short',
          count: 3,
        }),
      ),
    ).toEqual({
      ok: true,
      value: {
        senderId: 'event-1',
        source: SOURCE,
        recordType: 'client',
        action: 'publish',
        contractRef: 'ggm/client@2.5',
        subject: { recordId: 'HGL-1', bsn: BSN, flags: ['restricted'] },
        body: { value: { a: 1 } },
        traceId: TRACE,
      },
    });
  });

  it('names the person beside a record that has an id of its own, and only there', () => {
    const introduction = {
      type: 'nl.schakel.introduction.published',
      dataschema: 'urn:schakel:contract:canonical/introduction@1',
    };
    const subject = { recordId: 'INT-1', person: 'HGL-1' };
    expect(read(event({ ...introduction, subject }))).toMatchObject({ ok: true, value: { subject } });
    const faultsOf = (parts: JsonObject): unknown => {
      const outcome = read(event(parts));
      return outcome.ok ? 'accepted' : outcome.refusal.faults?.map(({ pointer }) => pointer);
    };
    expect(faultsOf({ ...introduction, subject: 'INT-1' })).toEqual(['/subject/person']);
    expect(faultsOf({ subject })).toEqual(['/subject/person']);
    expect(faultsOf({ ...introduction, subject: { ...subject, person: 'a b' } })).toEqual([
      '/subject/person',
    ]);
    expect(faultsOf({ ...introduction, subject: { ...subject, person: BSN } })).toEqual(['/subject']);
    expect(faultsOf({ ...introduction, subject: { recordId: 'I', person: `P${BSN}`, bsn: BSN } })).toEqual([
      '/subject',
    ]);
  });

  it('may be a withdrawal without a document', () => {
    const { data: _, ...bare } = event({ type: 'nl.schakel.vacancy.withdrawn' });
    expect(read(bare)).toMatchObject({
      ok: true,
      value: { action: 'withdraw', recordType: 'vacancy' },
    });
  });

  it('may carry XML as text, which is read as its bytes', () => {
    const read1 = read(event({ datacontenttype: 'application/xml', data: '<a/>' }));
    expect(read1).toMatchObject({ ok: true, value: { body: { bytes: Buffer.from('<a/>') } } });
    expect(read(event({ datacontenttype: 'application/json', data: '<a/>' }))).toMatchObject({
      value: { body: { value: '<a/>' } },
    });
  });
});

describe('an event that is not in order', () => {
  it.each<[string, Json, string[]]>([
    ['no object', 'text', ['']],
    ['a list', [], ['']],
    ['null', null, ['']],
    [
      'everything missing',
      {},
      ['/specversion', '/id', '/source', '/type', '/dataschema', '/subject', '/data'],
    ],
    ['another version', event({ specversion: '0.3' }), ['/specversion']],
    ['an id that is no text', event({ id: 7 }), ['/id']],
    ['an empty id', event({ id: '' }), ['/id']],
    ['an id with a space', event({ id: 'a b' }), ['/id']],
    ['an id with U+0000', event({ id: 'a\u0000' }), ['/id']],
    ['an id with half a character', event({ id: 'a\ud800' }), ['/id']],
    ['an id that is too long', event({ id: long(201) }), ['/id']],
    ['a source that is no URN', event({ source: 'https://voorbeeld.example' }), ['/source']],
    ['a type of another hub', event({ type: 'nl.other.client.published' }), ['/type']],
    ['an unknown record', event({ type: 'nl.schakel.invoice.published' }), ['/type']],
    ['an occasion, which only the hub tells of', event({ type: 'nl.schakel.occasion.published' }), ['/type']],
    ['something else done', event({ type: 'nl.schakel.client.deleted' }), ['/type']],
    ['no contract', without('dataschema'), ['/dataschema']],
    ['a contract without a version', event({ dataschema: 'ggm/client' }), ['/dataschema']],
    ['no subject', without('subject'), ['/subject']],
    ['a list as subject', event({ subject: [] }), ['/subject']],
    ['a subject without a record id', event({ subject: {} }), ['/subject/recordId']],
    ['a record id with a slash', event({ subject: 'a/b' }), ['/subject/recordId']],
    ['a record id that is too long', event({ subject: long(101) }), ['/subject/recordId']],
    ['a BSN that is a number', event({ subject: { recordId: 'a', bsn: 999993549 } }), ['/subject/bsn']],
    ['an unknown flag', event({ subject: { recordId: 'a', flags: ['debts'] } }), ['/subject/flags']],
    ['flags that are no list', event({ subject: { recordId: 'a', flags: null } }), ['/subject/flags']],
    ['an unknown member of the subject', event({ subject: { recordId: 'a', name: 'Sanne' } }), ['/subject']],
    ['no document', without('data'), ['/data']],
    ['a document in base64', event({ data_base64: 'YQ==' }), ['/data_base64']],
    ['an extension with a capital', event({ Extra: 1 }), ['']],
    ['an extension that is an object', event({ extra: {} }), ['/extra']],
    ['an extension that is too long', event({ extra: long(501) }), ['/extra']],
    ['an extension with U+0000', event({ extra: 'a\u0000' }), ['/extra']],
    [
      'too many attributes',
      event(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`e${n}`, 1]))),
      [''],
    ],
    ['three faults at once', event({ id: '', subject: 7, type: '' }), ['/id', '/type', '/subject']],
  ])('%s', (_name, given, pointers) => expect(faultsOf(read(given))).toEqual(pointers));

  it('never says the value', () => {
    const given = event({
      id: `${BSN} x`,
      subject: { recordId: 'Sanne Voorbeeld', [`bsn${BSN}`]: 1 },
      [`X${BSN}`]: BSN,
    });
    const said = JSON.stringify(read(given));
    for (const value of [BSN, 'Sanne']) expect(said).not.toContain(value);
  });

  it('is a refusal and never an exception, whatever it holds', () => {
    const any = fc.jsonValue().map((value) => value as Json);
    fc.assert(fc.property(any, (value) => codeOf(read(value)) === 'invalid-envelope'));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(event())), any, (name, value) => {
        expect(['accepted', 'invalid-envelope', 'invalid-bsn']).toContain(
          codeOf(read(event({ [name]: value }))),
        );
      }),
    );
  });
});

describe('a BSN in the envelope', () => {
  it.each(['999993548', '000000000', '99999354', '9999935490', 'abcdefghi', ''])(
    '%p does not pass the eleven test',
    (bsn) => {
      const outcome = read(event({ subject: { recordId: 'a', bsn } }));
      expect(outcome).toMatchObject({
        ok: false,
        refusal: { code: 'invalid-bsn', faults: [{ pointer: '/subject/bsn' }] },
      });
    },
  );

  it('stands in no id', () => {
    const subject = { recordId: 'a', bsn: BSN };
    expect(faultsOf(read(event({ subject, id: `event-${BSN}` })))).toEqual(['/subject']);
    expect(faultsOf(read(event({ subject: { ...subject, recordId: `x${BSN}` } })))).toEqual(['/subject']);
  });
});

describe('an envelope in headers', () => {
  const headers = {
    idempotencyKey: 'key-1',
    source: SOURCE,
    subject: 'VAC-1',
    contractRef: 'setu/vacancy@1.1',
    recordType: 'vacancy' as const,
  };
  const bytes = Buffer.from('<a/>');

  it('is read whole', () => {
    expect(readHeaders(headers, bytes, TRACE)).toMatchObject({
      ok: true,
      value: {
        senderId: 'key-1',
        action: 'publish',
        subject: { recordId: 'VAC-1' },
        body: { bytes },
      },
    });
    const subject = JSON.stringify({ recordId: 'A', bsn: BSN });
    expect(readHeaders({ ...headers, subject }, bytes, TRACE)).toMatchObject({
      value: { subject: { bsn: BSN } },
    });
  });

  it.each([
    ['no key', { idempotencyKey: undefined }, 'idempotency-key-missing'],
    ['a key with a space', { idempotencyKey: 'a b' }, 'invalid-envelope'],
    ['no subject', { subject: undefined }, 'invalid-envelope'],
    ['a subject that is half JSON', { subject: '{"recordId":' }, 'invalid-envelope'],
    ['a subject with a broken BSN', { subject: '{"recordId":"A","bsn":"999993548"}' }, 'invalid-bsn'],
    [
      'a BSN in the key',
      { idempotencyKey: BSN, subject: `{"recordId":"A","bsn":"${BSN}"}` },
      'invalid-envelope',
    ],
  ])('%s', (_name, parts, code) =>
    expect(codeOf(readHeaders({ ...headers, ...parts }, bytes, TRACE))).toBe(code),
  );
});
