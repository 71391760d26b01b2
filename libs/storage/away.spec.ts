import { describe, expect, it } from '@jest/globals';
import { isAway, isPassing, whatKeeps } from './away.rules.js';

const said = (code: string, severity = 'ERROR') =>
  Object.assign(new Error('of the database'), { code, severity });

describe('what PostgreSQL says while it does not serve', () => {
  it.each([
    ['a disk that is full', said('53100'), 'the disk of the database is full'],
    // A new connection writes down what it knows of the catalogue, and says nothing of the disk.
    ['a connection that finds the disk full', said('XX000', 'FATAL'), 'the database is away'],
    ['another password', said('28P01', 'FATAL'), 'the database does not let the hub in'],
    [
      'an account that is not let in from here',
      said('28000', 'FATAL'),
      'the database does not let the hub in',
    ],
    ['a database that is not there', said('3D000', 'FATAL'), 'the database does not let the hub in'],
    ['too many connections', said('53300', 'FATAL'), 'the database has no connection left'],
    ['a server that follows another', said('25006'), 'the database lets nobody write'],
    ['a disk that breaks', said('58030'), 'the database is away'],
    ['a restart', said('57P01', 'FATAL'), 'the database is away'],
    ['a pooler that is full', said('08P01', 'FATAL'), 'the database is away'],
  ])('passes, and is no fault of what was tried: %s', (_what, error, keeps) => {
    expect([isAway(error), isPassing(error), whatKeeps(error)]).toEqual([true, true, keeps]);
  });

  it('does not pass where the statement itself is the trouble', () => {
    for (const code of ['XX000', '23505', '42501', '22P02'])
      expect([isAway(said(code)), isPassing(said(code))]).toEqual([false, false]);
    expect([isAway(said('57014')), isPassing(said('57014'))]).toEqual([false, true]);
  });
});
