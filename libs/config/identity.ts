import { isIP } from 'node:net';
import { certificatesOf, privateKeyOf } from './pem.js';
import type { SettingValue } from './settings.rules.js';

/** How long people stay logged in, and what a strong log-in is. Durations in milliseconds. */
export interface PeopleSettings {
  idle: number;
  term: number;
  stepUpAge: number;
  stepUpAcr: string[];
  returnAddresses: string[];
}

/** Of the API's own listener; absent where a proxy ends TLS. */
export interface TlsSettings {
  cert: string;
  key: string;
  clientCa?: string;
  minVersion: 'TLSv1.2' | 'TLSv1.3';
}

interface IdentitySettings {
  trustedIssuers: string[];
  people: PeopleSettings;
  tls?: TlsSettings;
  proxies: { trusted: string[]; certificateHeader?: string };
  partnerAuthorities?: string;
}

type Values = Record<string, SettingValue>;

const listOf = (value: SettingValue): string[] => ((value as string[] | undefined) ?? []).filter(Boolean);

const fileOf = (values: Values, name: string): string | undefined => values[name] as string | undefined;

/** The settings of who gets in; what is not in order is added to the faults. */
export function identityOf(values: Values, faults: string[]): IdentitySettings {
  const trustedIssuers = listOf(values.OIDC_TRUSTED_ISSUERS).map((url) => url.replace(/\/$/, ''));
  if (trustedIssuers.some((url) => !URL.canParse(url) || !/^https?:/.test(url)))
    faults.push('OIDC_TRUSTED_ISSUERS must be URLs with commas between');
  const trusted = listOf(values.TRUSTED_PROXIES);
  if (!trusted.every(isNetwork))
    faults.push('TRUSTED_PROXIES must be addresses or networks with commas between');
  const header = (values.CLIENT_CERTIFICATE_HEADER as string | undefined)?.toLowerCase();
  if (header !== undefined && !/^[a-z0-9-]{1,60}$/.test(header))
    faults.push('CLIENT_CERTIFICATE_HEADER must be the name of a header');
  if (header !== undefined && trusted.length === 0)
    faults.push('CLIENT_CERTIFICATE_HEADER needs TRUSTED_PROXIES: from anybody else it is not believed');
  const returnAddresses = listOf(values.RETURN_ADDRESSES);
  if (
    !returnAddresses.every((path) => /^\/[a-z0-9/-]*(?<!\/)(\/\*)?$|^\/$/.test(path) && !path.includes('//'))
  )
    faults.push('RETURN_ADDRESSES must be paths of the hub with commas between');
  return {
    trustedIssuers,
    people: {
      idle: values.SESSION_IDLE as number,
      term: values.SESSION_TERM as number,
      stepUpAge: values.STEP_UP_AGE as number,
      stepUpAcr: listOf(values.STEP_UP_ACR),
      returnAddresses,
    },
    tls: tlsOf(values, faults),
    partnerAuthorities: certificatesOf('PARTNER_CA_FILE', fileOf(values, 'PARTNER_CA_FILE'), faults),
    proxies: { trusted, ...(header === undefined ? {} : { certificateHeader: header }) },
  };
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

function tlsOf(values: Values, faults: string[]): IdentitySettings['tls'] {
  const names = ['TLS_CERT_FILE', 'TLS_KEY_FILE', 'TLS_CLIENT_CA_FILE'] as const;
  const cert = certificatesOf('TLS_CERT_FILE', fileOf(values, 'TLS_CERT_FILE'), faults);
  const key = privateKeyOf('TLS_KEY_FILE', fileOf(values, 'TLS_KEY_FILE'), cert, faults);
  const clientCa = certificatesOf('TLS_CLIENT_CA_FILE', fileOf(values, 'TLS_CLIENT_CA_FILE'), faults);
  const isNamed = names.some((name) => values[name] !== undefined);
  if (isNamed && (values.TLS_CERT_FILE === undefined || values.TLS_KEY_FILE === undefined))
    faults.push('TLS_CERT_FILE and TLS_KEY_FILE go together');
  const minVersion = `TLSv${values.TLS_MIN_VERSION as '1.2' | '1.3'}` as const;
  return cert && key ? { cert, key, minVersion, ...(clientCa ? { clientCa } : {}) } : undefined;
}
