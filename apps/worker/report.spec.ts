import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { report } from './report.js';

const problem = (message: string, more: object = {}) => Object.assign(new Error(message), more);

describe('what a process says of what it needs', () => {
  const lines: { level: number; msg: string; code?: string }[] = [];
  const log = pino(
    { base: null, timestamp: false },
    { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) },
  );
  const said = (error: unknown, doing: string, times = 1) => {
    lines.length = 0;
    for (let i = 0; i < times; i += 1) report(log, error, doing);
    return lines;
  };

  it.each([
    [
      'connecting to the broker',
      problem(
        'Handshake terminated by server: 403 (ACCESS-REFUSED) with message "Login of jansen was refused"',
      ),
      'connecting to the broker has to wait: AMQP_URL cannot be used',
      'ACCESS-REFUSED',
    ],
    [
      'listening to the broker',
      problem('Expected ConnectionOpenOk; got <ConnectionClose channel:0>'),
      'listening to the broker has to wait: AMQP_URL cannot be used',
      'NOT-OPENED',
    ],
    [
      'sending to the broker',
      problem('Channel closed by server: 403 (ACCESS-REFUSED) with message "x"', { code: 403 }),
      'sending to the broker has to wait: AMQP_URL cannot be used',
      'ACCESS-REFUSED',
    ],
    // The code of a connection says nothing of which: it is not the database.
    [
      'sending mail',
      problem('connect ECONNREFUSED', { code: 'ECONNREFUSED' }),
      'sending mail has to wait: SMTP_URL cannot be used',
      'ECONNREFUSED',
    ],
    [
      'distributing',
      problem('could not extend file', { code: '53100' }),
      'distributing has to wait: the disk of the database is full',
      '53100',
    ],
  ])('is which setting, by a word and no more, and once in a minute: %s', (doing, error, msg, code) => {
    expect(said(error, doing, 3)).toEqual([{ level: 40, error: 'Error', code, msg }]);
  });

  it('is a fault of the hub where it is nothing of these', () => {
    expect(said(new TypeError('of the hub'), 'distributing', 2)).toMatchObject([
      { level: 50, msg: 'distributing failed' },
      { level: 50, msg: 'distributing failed' },
    ]);
  });
});
