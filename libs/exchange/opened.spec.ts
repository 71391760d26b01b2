import { describe, expect, it, jest } from '@jest/globals';
import { openedMemory } from './opened.js';

const DOCUMENT = { canonical: { vacature: {} }, statedBySender: false };

describe('what was opened a moment ago', () => {
  it('is found for the same message and the same version of the table, and for nothing else', () => {
    const memory = openedMemory();
    memory.keep('een', 2, DOCUMENT, 100);
    expect(memory.find('een', 2)).toBe(DOCUMENT);
    expect(memory.find('een', 3)).toBeUndefined();
    expect(memory.find('twee', 2)).toBeUndefined();
  });

  it('stays for whoever asks again within two seconds, and no longer than twenty', () => {
    let time = 0;
    const memory = openedMemory(() => time);
    memory.keep('een', 0, DOCUMENT, 100);
    for (; time < 20_000; time += 1999) expect([time, memory.find('een', 0)]).toEqual([time, DOCUMENT]);
    expect(memory.find('een', 0)).toBeUndefined();
    // What was opened anew is found from then on, also before the old was tidied away.
    memory.keep('een', 0, DOCUMENT, 100);
    expect([memory.find('een', 0), memory.size()]).toEqual([DOCUMENT, 1]);
  });

  it('gives what was made of the same object under the same name, and makes all else anew', () => {
    const memory = openedMemory();
    const make = jest.fn(() => ({ made: make.mock.calls.length }));
    const { canonical } = DOCUMENT;
    expect(memory.made(canonical, 'as a', make)).toBe(memory.made(canonical, 'as a', make));
    expect(memory.made(canonical, 'as b', make)).toEqual({ made: 2 });
    expect(memory.made({ ...canonical }, 'as a', make)).toEqual({ made: 3 });
  });

  it('is forgotten after two seconds, whether anybody asks or not', () => {
    jest.useFakeTimers();
    try {
      const memory = openedMemory(() => Date.now());
      memory.keep('een', 0, DOCUMENT, 100);
      jest.advanceTimersByTime(1999);
      memory.keep('twee', 0, DOCUMENT, 100);
      jest.advanceTimersByTime(1);
      expect([memory.find('een', 0), memory.find('twee', 0)]).toEqual([undefined, DOCUMENT]);
      expect(memory.size()).toBe(1);
      jest.advanceTimersByTime(4000);
      expect(memory.size()).toBe(0);
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('makes room for what comes: the oldest goes, and what is too large is not kept', () => {
    const memory = openedMemory();
    for (let number = 0; number < 5; number++) memory.keep(`m${number}`, 0, DOCUMENT, 1_000_000);
    expect([0, 1, 2, 3, 4].map((number) => memory.find(`m${number}`, 0) !== undefined)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    memory.keep('huge', 0, DOCUMENT, 4_000_001);
    expect(memory.find('huge', 0)).toBeUndefined();
    expect(memory.size()).toBe(4);
  });
});
