import { describe, expect, it } from '@jest/globals';
import { SparingLog } from '../telemetry/sparing-log.js';
import { providerTrouble } from './provider-trouble.js';

const ISSUER = 'https://id.example';

function noted(): { lines: object[]; later(ms: number): void; say: ReturnType<typeof providerTrouble> } {
  const lines: object[] = [];
  let now = 0;
  const log = { warn: (line: object) => void lines.push(line) };
  return {
    lines,
    later: (ms) => void (now += ms),
    say: providerTrouble(new SparingLog(log as never, () => now)),
  };
}

describe('trouble with an identity provider', () => {
  it('is said with the code of what lies deepest, and the code with which the provider refused', () => {
    const { lines, say } = noted();
    const untrusted = Object.assign(new Error('x'), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    say(ISSUER, Object.assign(new TypeError('fetch failed', { cause: untrusted }), { code: 'OAUTH_ERROR' }));
    say(ISSUER, Object.assign(new Error('x'), { error: 'invalid_client', status: 401 }));
    say(ISSUER, 'nonsense');
    expect(lines).toEqual([
      { issuer: ISSUER, error: 'TypeError', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      { issuer: ISSUER, error: 'Error', answer: 'invalid_client', status: 401 },
      { issuer: ISSUER, error: 'unknown' },
    ]);
  });

  it('holds nothing that a provider could write of a person', () => {
    const { lines, say } = noted();
    const about = { error: 'Jan Jansen (verzonnen) is onbekend', error_description: 'Jan Jansen' };
    say(ISSUER, Object.assign(new Error('Jan Jansen (verzonnen)'), { ...about, code: 'Jan Jansen' }));
    expect(JSON.stringify(lines)).not.toContain('Jan');
  });

  it('is said again after a minute, and at once when it is another', () => {
    const { lines, later, say } = noted();
    const refused = (code: string): Error => Object.assign(new Error('x'), { code });
    for (let times = 0; times < 3; times += 1) say(ISSUER, refused('ECONNREFUSED'));
    say(ISSUER, refused('ENOTFOUND'));
    later(60_000);
    say(ISSUER, refused('ECONNREFUSED'));
    expect(lines).toHaveLength(3);
  });
});
