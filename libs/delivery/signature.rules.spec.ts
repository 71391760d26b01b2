import { createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newSecret, newSigningKeys, sign, verify } from './index.js';

// The vector of the Standard Webhooks reference libraries.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = 1614265330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

const headersWith = (signature: string, id = ID, at: number | string = AT) => ({
  'webhook-id': id,
  'webhook-timestamp': String(at),
  'webhook-signature': signature,
});

describe('signatures by Standard Webhooks', () => {
  it('signs the published vector', () => {
    expect(sign([SECRET], ID, AT, BODY)).toBe(SIGNATURE);
    expect(sign([SECRET], ID, AT, Buffer.from(BODY))).toBe(SIGNATURE);
  });

  it('verifies the published vector, on text and on bytes', () => {
    expect(verify([SECRET], headersWith(SIGNATURE), BODY, AT)).toBe(true);
    expect(verify([SECRET], headersWith(SIGNATURE), Buffer.from(BODY), AT)).toBe(true);
  });

  it('refuses another body, id, timestamp, secret or signature', () => {
    expect(verify([SECRET], headersWith(SIGNATURE), `${BODY} `, AT)).toBe(false);
    expect(verify([SECRET], headersWith(SIGNATURE, 'msg_other'), BODY, AT)).toBe(false);
    expect(verify([SECRET], headersWith(SIGNATURE, ID, AT + 1), BODY, AT)).toBe(false);
    expect(verify([newSecret()], headersWith(SIGNATURE), BODY, AT)).toBe(false);
    expect(verify([SECRET], headersWith(SIGNATURE.replace('g0hM', 'g0hN')), BODY, AT)).toBe(false);
  });

  it('refuses a signature that is cut short, empty, or of another version', () => {
    const value = SIGNATURE.slice(3);
    for (const signature of [
      '',
      'v1',
      'v1,',
      SIGNATURE.slice(0, -4),
      value,
      `v2,${value}`,
      `v1a,${value}`,
      `V1,${value}`,
    ]) {
      expect(verify([SECRET], headersWith(signature), BODY, AT)).toBe(false);
    }
  });

  it('refuses when a header is missing or came twice', () => {
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      expect(verify([SECRET], { ...headersWith(SIGNATURE), [name]: undefined }, BODY, AT)).toBe(false);
      expect(verify([SECRET], { ...headersWith(SIGNATURE), [name]: ['a', 'b'] }, BODY, AT)).toBe(false);
    }
  });

  it('takes a signature up to the tolerance, in the past and in the future, and no further', () => {
    const headers = headersWith(SIGNATURE);
    expect([AT - 300, AT + 300].map((now) => verify([SECRET], headers, BODY, now))).toEqual([true, true]);
    expect([AT - 301, AT + 301].map((now) => verify([SECRET], headers, BODY, now))).toEqual([false, false]);
    expect(verify([SECRET], headers, BODY, AT + 11, 10)).toBe(false);
  });

  it('refuses a timestamp that is not a plain whole number, though it was signed', () => {
    for (const timestamp of ['', 'x', '1e9', '-1', '1614265330.0', ' 1614265330', '0x10']) {
      const mac = createHmac('sha256', Buffer.from(SECRET.slice(6), 'base64'));
      const signature = `v1,${mac.update(`${ID}.${timestamp}.${BODY}`).digest('base64')}`;
      expect(verify([SECRET], headersWith(signature, ID, timestamp), BODY, Number(timestamp) || 0)).toBe(
        false,
      );
    }
  });

  it('never signs nor verifies an id with a dot: the same bytes would be two messages', () => {
    expect(() => sign([SECRET], 'a.1614265330', AT, BODY)).toThrow('without dots');
    const signature = sign([SECRET], 'a', AT, `${AT}.${BODY}`);
    expect(verify([SECRET], headersWith(signature, `a.${AT}`), BODY, AT)).toBe(false);
  });

  it('lets a rotation overlap: signed with old and new, verified with either', () => {
    const [before, after] = [newSecret(), newSecret()];
    const signature = sign([before, after], ID, AT, BODY);
    expect(signature.split(' ')).toHaveLength(2);
    for (const known of [[before], [after], [newSecret(), after]]) {
      expect(verify(known, headersWith(signature), BODY, AT)).toBe(true);
    }
    expect(verify([newSecret()], headersWith(signature), BODY, AT)).toBe(false);
    expect(verify([], headersWith(signature), BODY, AT)).toBe(false);
  });

  it('finds the right one between versions that it does not know', () => {
    const padded = `v9,AAAA nonsense v1,${'A'.repeat(43)}= ${SIGNATURE}`;
    expect(verify([SECRET], headersWith(padded), BODY, AT)).toBe(true);
  });

  it('does no more work than sixteen signatures', () => {
    const many = `${'v1,AAAA '.repeat(16)}${SIGNATURE}`;
    expect(verify([SECRET], headersWith(many), BODY, AT)).toBe(false);
  });

  it('accepts whatever it signed and nothing with one bit turned', () => {
    const secret = newSecret();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), (bytes, at) => {
        const body = Buffer.from(bytes);
        const headers = headersWith(sign([secret], ID, AT, body));
        const turned = Buffer.from(body);
        turned[at % turned.length]! ^= 1 << (at % 8);
        expect(verify([secret], headers, body, AT)).toBe(true);
        expect(verify([secret], headers, turned, AT)).toBe(false);
      }),
    );
  });
});

describe('Ed25519 signatures', () => {
  it('goes round: signed with whsk_, verified with whpk_ and with nothing else', () => {
    const { secretKey, publicKey } = newSigningKeys();
    const signature = sign([secretKey], ID, AT, BODY);
    expect(signature).toMatch(/^v1a,[A-Za-z0-9+/]{86}==$/);
    expect(verify([publicKey], headersWith(signature), BODY, AT)).toBe(true);
    expect(verify([publicKey], headersWith(signature), `${BODY} `, AT)).toBe(false);
    expect(verify([newSigningKeys().publicKey], headersWith(signature), BODY, AT)).toBe(false);
    expect(verify([SECRET], headersWith(signature), BODY, AT)).toBe(false);
  });

  it('signs RFC 8032 test 1 key the same from seed, seed with public key, and PKCS #8', () => {
    const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const point = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    const pkcs8 = `302e020100300506032b657004220420${seed}`;
    const [first, ...others] = [seed, seed + point, pkcs8].map((hex) =>
      sign([`whsk_${Buffer.from(hex, 'hex').toString('base64')}`], ID, AT, BODY),
    );
    expect(others).toEqual([first, first]);
    const spki = `302a300506032b6570032100${point}`;
    for (const hex of [point, spki]) {
      const publicKey = `whpk_${Buffer.from(hex, 'hex').toString('base64')}`;
      expect(verify([publicKey], headersWith(first!), BODY, AT)).toBe(true);
    }
  });

  it('signs beside HMAC in one header', () => {
    const { secretKey, publicKey } = newSigningKeys();
    const signature = sign([SECRET, secretKey], ID, AT, BODY);
    expect(verify([SECRET], headersWith(signature), BODY, AT)).toBe(true);
    expect(verify([publicKey], headersWith(signature), BODY, AT)).toBe(true);
  });
});

describe('secrets', () => {
  it('are new each time, with 32 bytes', () => {
    expect(newSecret()).not.toBe(newSecret());
    expect(Buffer.from(newSecret().slice(6), 'base64')).toHaveLength(32);
  });

  it('that cannot be read stop the signing, and are not repeated in the error', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const unusable = [
      '',
      'c2VjcmV0',
      'whsec_',
      'whsec_c2hvcnQ=',
      `whsec_${Buffer.alloc(65).toString('base64')}`,
      'whsec_not base64 but long enough to be one!',
      'whsk_c2hvcnQ=',
      `whsk_${Buffer.alloc(48).toString('base64')}`,
      `whsk_${Buffer.alloc(64).toString('base64')}`,
      `whsk_${rsa.export({ format: 'der', type: 'pkcs8' }).toString('base64')}`,
      newSigningKeys().publicKey,
    ];
    for (const secret of unusable) {
      const attempt = () => sign([SECRET, secret], ID, AT, BODY);
      expect(attempt).toThrow(/secret|cannot sign/);
      if (secret.length > 6) expect(attempt).not.toThrow(secret.slice(6));
    }
    expect(() => sign([], ID, AT, BODY)).toThrow('at least one');
    for (const publicKey of ['whpk_c2hvcnQ=', `whpk_${Buffer.alloc(44).toString('base64')}`]) {
      expect(() => verify([publicKey], headersWith(SIGNATURE), BODY, AT)).toThrow('A webhook secret is');
    }
  });
});
