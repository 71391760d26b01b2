import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { buildEvent, type EventParts } from './index.js';

const PARTS: EventParts = {
  id: '0195a1b2-0000-7000-8000-000000000001',
  source: 'urn:nld:oin:00000001001589623000:systeem:klanten',
  type: 'nl.schakel.client.published',
  time: new Date('2026-03-01T12:00:00Z'),
  data: { name: 'Zoë' },
};
const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

const built = (parts: Partial<EventParts> = {}) =>
  JSON.parse(buildEvent({ ...PARTS, ...parts })) as JsonObject;

describe('an event', () => {
  it('has what it must have and nothing that was not given', () => {
    expect(built()).toEqual({
      specversion: '1.0',
      id: PARTS.id,
      source: PARTS.source,
      type: PARTS.type,
      time: '2026-03-01T12:00:00.000Z',
      datacontenttype: 'application/json',
      data: { name: 'Zoë' },
    });
  });

  it('carries subject, contract, trace and extensions', () => {
    const dataschema = 'urn:schakel:contract:vum/client@2.0';
    const extensions = { sequence: '12', sequencetype: 'Integer', dryrun: false, attempt: 3 };
    const event = built({ subject: 'p-7f3a', dataschema, traceparent: TRACE, extensions });
    expect(event).toMatchObject({ subject: 'p-7f3a', dataschema, traceparent: TRACE, ...extensions });
  });

  it('carries XML as text, with its media type', () => {
    const event = built({ datacontenttype: 'application/xml; charset=utf-8', data: '<a b="1">é</a>' });
    expect(event['data']).toBe('<a b="1">é</a>');
    expect(event['datacontenttype']).toBe('application/xml; charset=utf-8');
  });

  it('names no media type when there is no data', () => {
    const event = built({ data: undefined, type: 'nl.schakel.client.withdrawn' });
    expect(event).not.toHaveProperty('data');
    expect(event).not.toHaveProperty('datacontenttype');
  });

  it('takes data that is text already, to the same bytes', () => {
    const data = { name: 'Zoë', of: [1, null] };
    expect(built({ data: undefined, dataText: JSON.stringify(data) })).toEqual(built({ data }));
  });

  it('keeps data that is null or false', () => {
    expect(built({ data: null })['data']).toBeNull();
    expect(built({ data: false })).toMatchObject({ data: false, datacontenttype: 'application/json' });
  });

  it.each(['2026-03-01T12:00:00Z', '2026-03-01T13:00:00.123+01:00'])('takes %s for a time', (time) => {
    expect(built({ time })['time']).toBe(time);
  });
});

describe('the NL GOV profile', () => {
  const broken: [string, Partial<EventParts>][] = [
    ['id', { id: '' }],
    ['id', { id: 'a\u0000b' }],
    ['source', { source: '' }],
    ['source', { source: 'urn:nld:oin:1 2' }],
    ['type', { type: 'com.schakel.client.published' }],
    ['type', { type: 'nl.schakel' }],
    ['type', { type: 'nl.Schakel.client' }],
    ['type', { type: 'nl.schakel..client' }],
    ['type', { type: 'nl.schakel.client.v1.published.v2' }],
    ['time', { time: '1 March 2026' }],
    ['time', { time: '2026-13-01T00:00:00Z' }],
    ['subject', { subject: '' }],
    ['subject', { subject: '999993549' }],
    ['dataschema', { dataschema: 'vum/client@2.0' }],
    ['datacontenttype', { datacontenttype: 'json' }],
    ['traceparent', { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` }],
    ['extension', { extensions: { 'with-dash': 'x' } }],
    ['extension', { extensions: { Upper: 'x' } }],
    ['extension', { extensions: { abcdefghijklmnopqrstu: 'x' } }],
    ['extension', { extensions: { subject: 'x' } }],
    ['extension', { extensions: { data: 'x' } }],
    ['number', { extensions: { number: 2 ** 31 } }],
    ['number', { extensions: { number: 1.5 } }],
    ['text', { extensions: { text: '\ud800' } }],
    ['sequence', { extensions: { sequence: '1' } }],
  ];

  it.each(broken)('refuses a wrong %s: %j', (attribute, parts) => {
    expect(() => built(parts)).toThrow(`Event attribute ${attribute}:`);
  });

  it('allows one version in a type', () => {
    expect(built({ type: 'nl.schakel.client.published.v2' })['type']).toBe('nl.schakel.client.published.v2');
  });

  it('never repeats a value in the error', () => {
    expect(() => built({ subject: '999993549' })).not.toThrow('999993549');
    expect(() => built({ extensions: { '999993549-': 'x' } })).not.toThrow('999993549');
  });
});
