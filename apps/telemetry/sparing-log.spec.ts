import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { SparingLog } from './sparing-log.js';

describe('a log that spares its reader', () => {
  it('says at once, then each minute how often, of each code apart, and when it is over', () => {
    const lines: object[] = [];
    const log = pino(
      { base: null, timestamp: false },
      { write: (line: string) => void lines.push(JSON.parse(line) as object) },
    );
    let now = 0;
    const sparing = new SparingLog(log, () => now);
    const fails = (times: number, code = 'ECONNREFUSED') => {
      for (let i = 0; i < times; i += 1) sparing.warn({ code }, 'the queue is away');
    };
    sparing.over('the queue is away', 'it is back');
    fails(30);
    now = 59_999;
    fails(10);
    fails(1, 'ETIMEDOUT');
    now = 60_000;
    fails(5);
    sparing.over('the queue is away', 'it is back');
    sparing.over('the queue is away', 'it is back');
    fails(3);
    const away = { level: 40, msg: 'the queue is away' };
    expect(lines).toEqual([
      { ...away, code: 'ECONNREFUSED' },
      { ...away, code: 'ETIMEDOUT' },
      { ...away, code: 'ECONNREFUSED', times: 40 },
      { level: 30, msg: 'it is back' },
      { ...away, code: 'ECONNREFUSED' },
    ]);
  });
});
