import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createKeyRing, keyFor, newDataKey, seal, unseal } from './index.js';

const KEY = newDataKey();
const CONTEXT = 'message:1';

describe('encryption at rest', () => {
  it('opens what it closed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        expect(unseal(KEY, seal(KEY, text, context), context).toString()).toBe(text);
      }),
    );
  });

  it('does not open in another row', () => {
    expect(() => unseal(KEY, seal(KEY, 'text', CONTEXT), 'message:2')).toThrow();
  });

  it('does not open with another key', () => {
    expect(() => unseal(newDataKey(), seal(KEY, 'text', CONTEXT), CONTEXT)).toThrow();
  });

  it('does not open when one bit anywhere is another', () => {
    const sealed = seal(KEY, 'a text', CONTEXT);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unseal(KEY, changed, CONTEXT)).toThrow();
    }
  });

  it('does not open when it was cut off, wherever', () => {
    const sealed = seal(KEY, 'a text', CONTEXT);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(KEY, sealed.subarray(0, length), CONTEXT)).toThrow();
    }
  });

  it('never closes the same text twice alike', () => {
    const sealed = new Set(Array.from({ length: 100 }, () => seal(KEY, 'text', CONTEXT).toString('hex')));
    expect(sealed.size).toBe(100);
    expect([...sealed].join('')).not.toContain(Buffer.from('text').toString('hex'));
  });

  it('takes a key of its own for each use, the same each time', () => {
    const keys = (['bsn', 'pseudonym', 'digest'] as const).map((use) => keyFor(KEY, use).toString('hex'));
    expect(new Set([...keys, KEY.toString('hex')]).size).toBe(4);
    expect(keyFor(KEY, 'bsn').toString('hex')).toBe(keys[0]);
  });
});

describe('a wrapped key', () => {
  const ring = createKeyRing(newDataKey());

  it('opens under its own id and the same master key only', () => {
    const wrapped = ring.wrap('one', KEY);
    expect(ring.unwrap('one', wrapped).equals(KEY)).toBe(true);
    expect(() => ring.unwrap('two', wrapped)).toThrow();
    expect(() => createKeyRing(newDataKey()).unwrap('one', wrapped)).toThrow();
  });
});
