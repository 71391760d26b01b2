import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isSaid } from './production.rules.js';
import type { SettingValue } from './settings.rules.js';

const KEY_BYTES = 32;

/** A development key lives beside the embedded database, readable by its owner only. */
function developmentKey(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8');
}

/** The keys of a setting, several with commas or white space between; in development made once, as `file` under DATA_DIR. */
export function keysOf(
  name: 'MASTER_KEY' | 'AUDIT_KEY',
  file: string,
  values: Record<string, SettingValue>,
  faults: string[],
): Buffer[] {
  const production = values['NODE_ENV'] === 'production';
  let text = values[name] as string | undefined;
  if (!text && production && !isSaid(faults, name))
    faults.push(`${name} or ${name}_FILE is required in production`);
  if (!text && !production && faults.length === 0)
    text = developmentKey(join(resolve(values['DATA_DIR'] as string), file));
  const keys = (text ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((one) => Buffer.from(one, 'base64'));
  const isInOrder = keys.length > 0 && keys.every((key) => key.length === KEY_BYTES);
  if (text && !isInOrder) faults.push(`${name} must be ${KEY_BYTES} bytes in base64`);
  return keys;
}

/** Log names have no spaces and no plus: those separate the parts of a key and of a signature. */
export const isOrigin = (text: string): boolean => /^[^\s+]{1,200}$/.test(text);

export const originOf = (publicUrl: string | undefined): string =>
  `${publicUrl?.replace(/^https?:\/\//, '') ?? 'schakel.localhost'}/audit-log`;
