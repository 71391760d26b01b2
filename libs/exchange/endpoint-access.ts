import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { targetOf } from '#delivery';
import { sha256, type Fault, type OutgoingAuthorization, type TlsIdentity } from '#kernel';
import type { Endpoint } from '#partners';

/** How the hub is to come in at an endpoint. */
export interface EndpointAccess {
  url: string;
  authorization?: Omit<OutgoingAuthorization, 'clientKey'> & { newKey?: boolean };
  certificate?: TlsIdentity;
}

function urlFault(url: string, allowInsecure: boolean): string | undefined {
  if (!URL.canParse(url)) return 'Not a URL.';
  const { username, password, hash, protocol } = new URL(url);
  if (username || password || hash) return 'No user name, password or fragment in the URL.';
  if (protocol !== 'https:' && !allowInsecure) return 'Post about people goes over https only.';
  return targetOf(url, allowInsecure) ? undefined : 'The hub sends to public addresses only.';
}

/** Everything that is wrong with how the hub is to come in at an endpoint. */
export function accessFaults(
  { url, authorization, certificate }: EndpointAccess,
  allowInsecure: boolean,
): Fault[] {
  const addresses: [string, string | undefined][] = [
    ['/url', url],
    ['/authorization/tokenEndpoint', authorization?.tokenEndpoint],
    ['/authorization/issuer', authorization?.issuer],
  ];
  const faults: Fault[] = addresses.flatMap(([pointer, address]) => {
    const detail = address === undefined ? undefined : urlFault(address, allowInsecure);
    return detail ? [{ pointer, code: 'url', detail }] : [];
  });
  const isSecret = authorization?.method === 'client_secret_basic';
  if (authorization && isSecret !== (authorization.clientSecret !== undefined)) {
    const detail = 'A secret goes with client_secret_basic, and with nothing else.';
    faults.push({ pointer: '/authorization/clientSecret', code: 'clientSecret', detail });
  }
  if (authorization?.method === 'tls_client_auth' && !certificate) {
    const detail = 'tls_client_auth needs a certificate.';
    faults.push({ pointer: '/certificate', code: 'required', detail });
  }
  const detail = certificate && certificateFault(certificate);
  if (detail) faults.push({ pointer: '/certificate', code: 'certificate', detail });
  return faults;
}

function certificateFault({ certificate, privateKey }: TlsIdentity): string | undefined {
  try {
    const fits = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
    return fits ? undefined : 'The private key is not that of the certificate.';
  } catch {
    return 'Not a certificate and a private key without a password, both in PEM.';
  }
}

/** With the key of the hub that goes with it: made here, so that its private half never travels; kept over changes. */
export function authorizationOf(
  { authorization }: Pick<EndpointAccess, 'authorization'>,
  before: Endpoint | undefined,
): OutgoingAuthorization | undefined {
  if (!authorization) return undefined;
  const { newKey, ...rest } = authorization;
  if (rest.method !== 'private_key_jwt') return rest;
  const kept = before?.authorization?.clientId === rest.clientId ? before.authorization.clientKey : undefined;
  return { ...rest, clientKey: (newKey ? undefined : kept) ?? newClientKey() };
}

function newClientKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  const kid = sha256(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y })).toString(
    'base64url',
  );
  return { ...jwk, kid, alg: 'ES256', use: 'sig' };
}

/** What may be seen of an endpoint: nothing with which one could come in. */
export function shownAccess({ authorization, certificate }: Pick<Endpoint, 'authorization' | 'certificate'>) {
  return {
    ...(authorization ? { authorization: shownAuthorization(authorization) } : {}),
    ...(certificate ? { certificate: shownCertificate(certificate) } : {}),
  };
}

function shownAuthorization({ clientSecret: _secret, clientKey, ...rest }: OutgoingAuthorization) {
  if (!clientKey) return rest;
  const { d: _private, ...publicKey } = clientKey;
  return { ...rest, clientKey: publicKey };
}

function shownCertificate({ certificate }: TlsIdentity) {
  const { raw, validTo } = new X509Certificate(certificate);
  return { thumbprint: sha256(raw).toString('base64url'), validUntil: new Date(validTo) };
}
