import { X509Certificate } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { HubConfig } from '#config';
import { memo } from '#delivery';
import { sha256 } from '#kernel';

/** The certificate with which a system called: verified against the authorities by whoever ended the TLS. */
export interface ClientCertificate {
  /** SHA-256 of its bytes in base64url, as in `cnf` of a token that is bound to it (RFC 8705). */
  thumbprint: string;
  /** The `serialNumber` of its subject, where PKIoverheid puts the OIN. */
  serialNumber?: string;
}

export type CertificateReader = (request: FastifyRequest) => ClientCertificate | undefined;

const HEADERS_REMEMBERED = 1000;
const ADDRESSES_REMEMBERED = 1000;
const LONGEST_HEADER = 16_384;

/** Whether an address is that of a proxy in front of the API. */
export function proxyCheck(trusted: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const one of trusted) {
    const [address = '', prefix] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  // Few addresses call, and each calls often.
  return memo(ADDRESSES_REMEMBERED, (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
  });
}

/**
 * Behind a proxy the certificate is what the proxy says it is; the proxy's own, on its connection to the hub, speaks for
 * nobody. From any other address the header is not read, and the certificate is that of the connection.
 */
export function certificateReader({ proxies }: Pick<HubConfig, 'proxies'>): CertificateReader {
  const isProxy = proxyCheck(proxies.trusted);
  const fromHeader = memo(HEADERS_REMEMBERED, (text) => parsed(text) ?? null);
  const ofSocket = new WeakMap<TLSSocket, ClientCertificate | null>();
  return ({ raw }) => {
    if (isProxy(raw.socket.remoteAddress ?? '')) {
      const text = proxies.certificateHeader && raw.headers[proxies.certificateHeader];
      return typeof text === 'string' && text.length <= LONGEST_HEADER
        ? (fromHeader(text) ?? undefined)
        : undefined;
    }
    const { socket } = raw;
    if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
    const kept = ofSocket.get(socket);
    if (kept !== undefined) return kept ?? undefined;
    const certificate = socket.getPeerX509Certificate();
    const found = certificate ? described(certificate) : undefined;
    ofSocket.set(socket, found ?? null);
    return found;
  };
}

/** `:<base64 of DER>:` (RFC 9440), or PEM in percent-encoding as proxies give it; undefined when it is neither. */
function parsed(text: string): ClientCertificate | undefined {
  try {
    const der = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(text)?.[1];
    return described(new X509Certificate(der ? Buffer.from(der, 'base64') : decodeURIComponent(text)));
  } catch {
    return undefined;
  }
}

function described(certificate: X509Certificate): ClientCertificate {
  // Not from the printed subject: a name with a line break in it could add a line there.
  const { serialNumber } = certificate.toLegacyObject().subject as { serialNumber?: string | string[] };
  return {
    thumbprint: sha256(certificate.raw).toString('base64url'),
    ...(typeof serialNumber === 'string' ? { serialNumber } : {}),
  };
}
