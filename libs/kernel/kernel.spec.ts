import { describe, expect, it } from '@jest/globals';
import {
  canonicalJson,
  holdsBsn,
  isBsn,
  isId,
  isStorableText,
  mayBeBsn,
  newId,
  partyNameOf,
  quoted,
  REFUSALS,
  stemsFromPerson,
  traceIdOf,
  TurnableClock,
  valueAt,
} from './index.js';

describe('the words that every lib uses', () => {
  it('gives ids that sort by the moment they were made at', () => {
    const early = newId(new Date('2026-01-01T00:00:00Z'));
    const late = newId(new Date('2026-01-01T00:00:01Z'));
    expect(isId(early) && isId(late)).toBe(true);
    expect(early < late).toBe(true);
  });

  it('writes canonical JSON as RFC 8785 says', () => {
    expect(canonicalJson({ b: [1, 'é', null], a: { d: true, c: 1e21 } })).toBe(
      '{"a":{"c":1e+21,"d":true},"b":[1,"é",null]}',
    );
  });

  it('writes a text as JSON does, whatever is in it', () => {
    const every = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    expect(every.filter((text) => quoted(text) !== JSON.stringify(text))).toEqual([]);
    const long = `${'a'.repeat(300)}"😀\ud800`;
    for (const text of ['', '😀', '\ud800', '\udc00x', 'a"b', long])
      expect(quoted(text)).toBe(JSON.stringify(text));
    expect(canonicalJson([undefined as never, { b: undefined as never, '10': 1, '9': [], '': {} }, ''])).toBe(
      '[null,{"":{},"10":1,"9":[]},""]',
    );
  });

  it('knows a BSN by the eleven test', () => {
    expect(['999993549', '999991425'].every(isBsn)).toBe(true);
    expect(['999993548', '000000000', '99999354', '99999354a'].some(isBsn)).toBe(false);
  });

  it('knows an id that is a BSN however it is written, and no other', () => {
    const written = ['999991425', '999-991-425', '999_991_425', '9999.91.425', '999991425-2', '999991425.v1'];
    const called = ['BSN999991425', 'bsn-999991425', 'burgerservicenummer:999991425', 'Sofi 9999.91.425'];
    expect([...written, ...called].filter((id) => !mayBeBsn(id))).toEqual([]);
    const others = ['HGL-999991425', 'K999991425', '999991424', '2026-00123', '2026-11-021', '1999991425'];
    const more = ['01a19b7c-b77b-7528-9dbe-c61d6263b6bf', '00000001001888730000', 'bsn', ''];
    // Of a document store, a trace, SHA-1 and SHA-256; what only resembles one is not.
    const drawn = [24, 32, 40, 64].map((length) => '999991425'.padEnd(length, 'abcdef0123'));
    expect([...others, ...more, ...drawn].filter(mayBeBsn)).toEqual([]);
    expect(
      ['999991425abc', '999991425-'.padEnd(32, 'abcdef0'), '999991425'.padEnd(24, 'xyz')].every(mayBeBsn),
    ).toBe(true);
    expect([holdsBsn('Z 9999.91.425'), holdsBsn('Z 1999991425')]).toEqual([true, false]);
  });

  it('reads the controller from a source', () => {
    expect(partyNameOf('urn:nld:oin:00000001001589623000:systeem:klanten')).toEqual({
      scheme: 'oin',
      number: '00000001001589623000',
    });
    expect(partyNameOf('urn:nld:kvk:12345678')).toEqual({ scheme: 'kvk', number: '12345678' });
    expect(partyNameOf('urn:nld:oin:123')).toBeUndefined();
  });

  it('refuses text that two different ids could share in the database', () => {
    expect(isStorableText('Zoë 👩‍🔧')).toBe(true);
    expect(isStorableText('a\u0000b') || isStorableText('\ud800')).toBe(false);
  });

  it('reads pointers, own members only', () => {
    expect(valueAt({ 'a/b': [{ '~': 1 }] }, '/a~1b/0/~0')).toBe(1);
    expect(valueAt({}, '/constructor')).toBeUndefined();
  });

  it('reads a trace id from a traceparent and nothing else', () => {
    expect(traceIdOf('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01')).toBe(
      '4bf92f3577b34da6a3ce929d0e0e4736',
    );
    expect(traceIdOf('00-00000000000000000000000000000000-00f067aa0ba902b7-01')).toBeUndefined();
  });

  it('gives every refusal that stems from the person one face', () => {
    expect(Object.keys(REFUSALS).filter((code) => stemsFromPerson(code as never))).toContain('no-consent');
    expect(stemsFromPerson('no-occasion')).toBe(false);
    expect(REFUSALS['not-permitted'].sentence).toBe('Not permitted.');
  });

  it('turns a clock by hand', () => {
    const clock = new TurnableClock();
    clock.turnTo(new Date('2027-01-01T00:00:00Z'));
    expect(clock.now().getUTCFullYear()).toBe(2027);
  });
});
