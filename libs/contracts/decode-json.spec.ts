import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeJson, type Limits } from './index.js';

const limits: Limits = { maxDepth: 20, maxStringLength: 1000, maxArrayLength: 100, maxBytes: 1_000_000 };
const decode = (text: string | Buffer, its: Partial<Limits> = {}) =>
  decodeJson(Buffer.isBuffer(text) ? text : Buffer.from(text), { ...limits, ...its });
const refusal = (text: string | Buffer, its: Partial<Limits> = {}) => {
  const outcome = decode(text, its);
  if (outcome.ok) throw new Error('was accepted');
  return { code: outcome.refusal.code, pointer: outcome.refusal.faults?.[0]?.pointer };
};

describe('reading one JSON value', () => {
  it('gives what JSON.parse gives', () => {
    const anything = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(anything, (value) => {
        const text = JSON.stringify(value);
        const outcome = decode(text, { maxStringLength: 1e6, maxArrayLength: 1e6 });
        // Names that reach a prototype are refused, and text that cannot be stored.
        if (outcome.ok) expect(outcome.value).toEqual(JSON.parse(text));
        else expect(['invalid-json', 'invalid-text']).toContain(outcome.refusal.code);
      }),
    );
  });

  it('accepts exactly what JSON.parse accepts, and never throws', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '"b', '1', '-', 'tru', 'true', ' ', '\\', '\n'),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let parsed = true;
        try {
          JSON.parse(text);
        } catch {
          parsed = false;
        }
        const outcome = decode(text);
        if (outcome.ok) expect(parsed).toBe(true);
        else if (parsed)
          expect(outcome.refusal.faults?.[0]?.detail).toBe('A member occurs twice in one object.');
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a byte order mark off and reads escapes and characters beyond the first plane', () => {
    expect(decode(Buffer.from('\ufeff{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
    expect(decode('{"a":"Zo\\u00eb \\ud83d\\udc69 👩"}')).toEqual({ ok: true, value: { a: 'Zoë 👩 👩' } });
  });
});

describe('refusing a body', () => {
  it('answers a hundred thousand brackets without parsing them', () => {
    const start = performance.now();
    expect(refusal('['.repeat(100_000)).code).toBe('too-deep');
    expect(refusal('{"a":'.repeat(100_000)).code).toBe('too-deep');
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('does not count brackets inside strings', () => {
    expect(decode(`{"a":"${'['.repeat(500)}\\"${'{'.repeat(400)}"}`).ok).toBe(true);
  });

  it('says where it stops being JSON, and not what stands there', () => {
    const outcome = decode('{"naam": geheim}');
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'invalid-json' } });
    expect(JSON.stringify(outcome)).toContain('from character 9 on');
    expect(JSON.stringify(outcome)).not.toContain('geheim');
    expect(refusal('').code).toBe('invalid-json');
    expect(refusal('{"a":1} x').code).toBe('invalid-json');
  });

  it('refuses what is not UTF-8', () => {
    expect(refusal(Buffer.from([0x22, 0xc3, 0x28, 0x22])).code).toBe('invalid-json');
    expect(refusal(Buffer.from('{"a":1}', 'utf16le')).code).toBe('invalid-json');
  });

  it.each([
    ['{"a":1,"a":2}', '/a'],
    ['{"x":[{"b":1},{"b":{"c~/":1,"c~/":1}}]}', '/x/1/b/?'],
    ['{"a":1,"\\u0061":2}', '/a'],
  ])('refuses a member that occurs twice: %s', (text, pointer) => {
    expect(refusal(text)).toEqual({ code: 'invalid-json', pointer });
  });

  it.each(['__proto__', 'constructor', 'prototype', '__pr\\u006fto__'])(
    'refuses a member named %s',
    (name) => {
      expect(refusal(`{"a":{"${name}":{"admin":true}}}`).code).toBe('invalid-json');
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    },
  );

  it.each([
    ['{"a":["x","\\u0000"]}', '/a/1'],
    ['{"a":"\\ud800"}', '/a'],
    ['{"a":"\\udc00\\ud800"}', '/a'],
  ])('refuses text that cannot be stored: %s', (text, pointer) => {
    expect(refusal(text)).toEqual({ code: 'invalid-text', pointer });
  });

  it('refuses such a name too, without repeating it', () => {
    expect(refusal('{"a\\u0000b":1}')).toEqual({ code: 'invalid-text', pointer: '/?' });
    expect(refusal('{"999993549":"\\ud800"}').pointer).toBe('/?');
    expect(refusal('{"999993549":1,"999993549":2}').pointer).toBe('/?');
    expect(refusal('{"a":[{"jan@voorbeeld.example":{"b":1,"b":2}}]}').pointer).toBe('/a/0/?/b');
  });

  it('bounds bytes, texts and lists', () => {
    expect(refusal('"aaaa"', { maxBytes: 5 })).toEqual({ code: 'body-too-large', pointer: '' });
    expect(refusal('{"a":"aaaa"}', { maxStringLength: 3 })).toEqual({
      code: 'body-too-large',
      pointer: '/a',
    });
    expect(refusal('{"a":[1,2,3]}', { maxArrayLength: 2 })).toEqual({
      code: 'body-too-large',
      pointer: '/a',
    });
    expect(decode('{"a":"ééé"}', { maxStringLength: 3 }).ok).toBe(true);
    expect(decode('[[[1]]]', { maxDepth: 3 }).ok).toBe(true);
  });
});
