/** How the hub proves who it is to a partner's own authorization server; what is secret in it is kept sealed. */
export interface OutgoingAuthorization {
  tokenEndpoint: string;
  issuer?: string;
  clientId: string;
  method: 'client_secret_basic' | 'private_key_jwt' | 'tls_client_auth';
  /** For client_secret_basic. */
  clientSecret?: string;
  /** For private_key_jwt: a private JWK (ES256) that the hub made. */
  clientKey?: Record<string, unknown>;
  /** For whom the assertion is: NL GOV OAuth says the token endpoint, FAPI 2.0 the issuer. */
  assertionAudience?: 'issuer' | 'token-endpoint';
  scope?: string;
  /** RFC 8707: for which resource the token is asked. */
  resource?: string;
}

/** A certificate with its private key, PEM, that the hub shows when it calls somebody over TLS. */
export interface TlsIdentity {
  certificate: string;
  privateKey: string;
}
