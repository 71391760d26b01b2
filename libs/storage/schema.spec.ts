import { describe, expect, it } from '@jest/globals';
import { applicationName, judgeSchema, newestOf, tooOld } from './schema.rules.js';

const KNOWN = ['0001-house', '0150-floor', '0160-more'];
const floor = (needs: string) => ({ needs, setBy: '0170-less' });

describe('a process and a schema', () => {
  it('fit when each knows what the other has', () => {
    expect(judgeSchema(KNOWN, KNOWN, floor('0150-floor'))).toEqual({ kind: 'current' });
    expect(judgeSchema(KNOWN, ['0001-house'], undefined)).toEqual({ kind: 'older' });
    expect(judgeSchema(KNOWN, [], undefined)).toEqual({ kind: 'older' });
  });

  it('fit when the schema only got more', () => {
    const verdict = judgeSchema(KNOWN, [...KNOWN, '0170-less', '0180-more'], floor('0160-more'));
    expect(verdict).toEqual({ kind: 'newer', unknown: ['0170-less', '0180-more'] });
  });

  it('do not fit when something was taken away that the process uses, and both versions are named', () => {
    const verdict = judgeSchema(KNOWN, [...KNOWN, '0170-less'], floor('0165-other'));
    expect(verdict).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/0170-less.*0160-more.*0165-other/),
    });
  });

  it('do not fit when each has what the other lacks', () => {
    const verdict = judgeSchema(KNOWN, ['0001-house', '0150-floor', '0155-other'], floor('0150-floor'));
    expect(verdict).toMatchObject({ kind: 'refused', why: expect.stringMatching(/0155-other.*0160-more/) });
  });

  it('are told apart by the names of connections', () => {
    const connections = [
      applicationName(newestOf(KNOWN)),
      applicationName('0150-floor'),
      'schakel-bell',
      'psql',
    ];
    expect(tooOld(connections, '0160-more')).toEqual(['0150-floor']);
    expect(tooOld(connections, '0161-x')).toEqual(['0150-floor', '0160-more']);
    expect(tooOld(['schakel'], '0160-more')).toEqual(['before 0150']);
  });
});
