import type { HubConfig } from '#config';

/**
 * What the TLS guidelines of the NCSC call good, and of TLS 1.2 what they still call sufficient: keys agreed anew for each
 * connection, authenticated encryption, and certificates of a strength that is not broken (security level 2 of OpenSSL).
 */
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  '@SECLEVEL=2',
].join(':');

/** A client certificate is asked for, not demanded: who needs one is told so by the answer, not by a broken handshake. */
export const tlsOf = ({ cert, key, clientCa, minVersion }: NonNullable<HubConfig['tls']>) => ({
  cert,
  key,
  minVersion,
  ciphers: CIPHERS,
  honorCipherOrder: true,
  ...(clientCa ? { ca: clientCa, requestCert: true, rejectUnauthorized: false } : {}),
});
