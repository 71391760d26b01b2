import type { SettingValue } from './settings.rules.js';

const NEEDED = [
  'DATABASE_URL',
  'DATABASE_RUNTIME_URL',
  'PUBLIC_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'ERASURE_JOURNAL_DIR',
];
/** Cookies, tokens and keys go over them: without TLS nobody would get in. */
const OVER_TLS = ['PUBLIC_URL', 'OIDC_ISSUER', 'OIDC_TRUSTED_ISSUERS'];

/** Whether a setting, or the file that holds it, has a fault already. */
export const isSaid = (faults: readonly string[], name: string): boolean =>
  faults.some((fault) => fault.startsWith(`${name} `) || fault.startsWith(`${name}_FILE `));

/** What production asks beyond the rest; of a setting that is wrong already nothing more is said. */
export function productionFaults(values: Record<string, SettingValue>, faults: readonly string[]): string[] {
  const isOverTls = (value: SettingValue): boolean =>
    [value ?? []].flat().every((url) => !String(url).startsWith('http:'));
  return [
    ...NEEDED.filter((name) => !values[name] && !isSaid(faults, name)).map(
      (name) => `${name} is required in production`,
    ),
    ...OVER_TLS.filter((name) => !isOverTls(values[name])).map(
      (name) => `${name} must be https:// in production`,
    ),
    ...(values['ALLOW_PRIVATE_ADDRESSES'] === true
      ? ['ALLOW_PRIVATE_ADDRESSES is refused in production']
      : []),
    ...(values['STORY_RESULT'] ? ['STORY_RESULT is refused in production'] : []),
  ];
}
