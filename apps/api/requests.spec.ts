import { describe, expect, it } from '@jest/globals';
import type { Json } from '#kernel';
import { checkRequest } from './requests.js';

const faultsOf = (body: Json): unknown => {
  const checked = checkRequest('Endpoint', body);
  return checked.ok ? [] : checked.refusal.faults;
};

describe('a request that is not in order', () => {
  it('names what may stand in a member, and which members there are', () => {
    expect(faultsOf({ url: 'https://a.example/', handshake: 'geheim', retries: 3 })).toEqual([
      {
        pointer: '',
        code: 'additionalProperties',
        detail: expect.stringMatching(
          /^Holds a member that is not known here\. Known are: url, .*handshake.*\.$/,
        ),
      },
      { pointer: '/handshake', code: 'enum', detail: 'This must be one of: shown, required.' },
    ]);
  });

  it('does not repeat a name: it may be that of somebody', () => {
    const said = JSON.stringify(faultsOf({ url: 'https://a.example/', Aaltje: 1, 999993549: 1 }));
    expect(said).not.toMatch(/Aaltje|999993549/);
  });
});
