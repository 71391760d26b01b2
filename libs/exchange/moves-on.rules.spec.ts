import { describe, expect, it } from '@jest/globals';
import { OCCASION_KINDS } from '#kernel';
import { movesOn, recordTypesOn, vacancyMark } from './moves-on.rules.js';

const occasion = { id: 'o-1', kind: 'introduction' as const, vacancy: null };

describe('what moves on an open occasion', () => {
  it('is an introduction that names it, and no other', () => {
    expect(movesOn('introduction', { idAanleiding: 'o-1' }, occasion)).toBe(true);
    expect(movesOn('introduction', { idAanleiding: 'o-2' }, occasion)).toBe(false);
    expect(movesOn('introduction', {}, occasion)).toBe(false);
    expect(movesOn('introduction', null, occasion)).toBe(false);
  });

  it('is an introduction for the vacancy that it is for, and for no other', () => {
    const forOne = { ...occasion, vacancy: vacancyMark('VAC-7') };
    const named = (idVacature: string) => ({ idAanleiding: 'o-1', vacature: { idVacature } });
    expect(movesOn('introduction', named('VAC-7'), forOne)).toBe(true);
    expect(movesOn('introduction', named('VAC-8'), forOne)).toBe(false);
    expect(movesOn('introduction', { idAanleiding: 'o-1' }, forOne)).toBe(false);
  });

  it('is nothing of another kind, whatever it names', () => {
    expect(movesOn('referral', { idAanleiding: 'o-1' }, occasion)).toBe(false);
    expect(movesOn('referral', { idAanleiding: 'o-1' }, { ...occasion, kind: 'referral' })).toBe(true);
    expect(movesOn('introduction', { idAanleiding: 'o-1' }, { ...occasion, kind: 'request' })).toBe(false);
  });

  it('is a client record on every kind', () => {
    for (const kind of OCCASION_KINDS) {
      expect(movesOn('client', {}, { id: 'o-1', kind, vacancy: null })).toBe(true);
      expect(recordTypesOn(kind)).toContain('client');
    }
    expect(recordTypesOn('introduction')).toEqual(['introduction', 'client']);
    expect(recordTypesOn('duty')).toEqual(['client']);
  });
});
