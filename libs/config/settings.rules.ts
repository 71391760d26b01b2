/** One row of config/hub.defaults.yaml. */
export interface SettingDefinition {
  kind: 'text' | 'secret' | 'url' | 'path' | 'integer' | 'boolean' | 'duration' | 'bytes' | 'one-of' | 'list';
  default?: string | number | boolean;
  values?: string[];
  min?: number;
  max?: number;
  /** Of a duration. */
  longest?: string;
  /** Of a secret that is an address: what it may begin with. */
  schemes?: string[];
  about: string;
}

export type SettingValue = string | number | boolean | string[] | undefined;

const DURATION_UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const BYTE_UNITS: Record<string, number> = { '': 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** Milliseconds of `500ms`, `30s`, `5m`, `2h`, `14d`; undefined when it is none of these. */
export function durationOf(text: string): number | undefined {
  const match = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text);
  return match ? Number(match[1]) * DURATION_UNITS[match[2]!]! : undefined;
}

function bytesOf(text: string): number | undefined {
  const match = /^(\d{1,12})(KiB|MiB|GiB)?$/.exec(text);
  return match ? Number(match[1]) * BYTE_UNITS[match[2] ?? '']! : undefined;
}

function integerOf(text: string, { min = -Infinity, max = Infinity }: SettingDefinition): number | undefined {
  if (!/^-?\d{1,12}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

function urlOf(text: string): string | undefined {
  return URL.canParse(text) && /^https?:/.test(text) ? text.replace(/\/$/, '') : undefined;
}

/** Several hosts with commas between are no URL to Node; there only the beginning is looked at. */
const isAddress = (text: string, schemes: string[]): boolean =>
  schemes.some((scheme) => text.startsWith(`${scheme}://`)) && (URL.canParse(text) || text.includes(','));

const ACCEPTED: Partial<Record<SettingDefinition['kind'], string>> = {
  url: 'a URL that begins with https:// or http://',
  bytes: 'a size such as 500, 64KiB, 8MiB or 1GiB',
  duration: 'a duration such as 500ms, 30s, 5m, 2h or 14d',
  boolean: 'true or false',
};

const READERS: Record<
  SettingDefinition['kind'],
  (text: string, definition: SettingDefinition) => SettingValue
> = {
  text: (text) => text,
  secret: (text, { schemes }) => (!schemes || isAddress(text, schemes) ? text : undefined),
  path: (text) => text,
  url: urlOf,
  integer: integerOf,
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  duration: (text, { longest }) => {
    const duration = durationOf(text);
    return longest && duration !== undefined && duration > durationOf(longest)! ? undefined : duration;
  },
  bytes: bytesOf,
  'one-of': (text, { values = [] }) => (values.includes(text) ? text : undefined),
  list: (text) => text.split(',').map((part) => part.trim()),
};

const expected = (definition: SettingDefinition): string => {
  if (definition.kind === 'one-of') return `one of ${definition.values?.join(', ')}`;
  if (definition.kind === 'integer') return `a whole number from ${definition.min} to ${definition.max}`;
  if (definition.longest) return `a ${definition.kind} of at most ${definition.longest}`;
  if (definition.schemes)
    return `a URL that begins with ${definition.schemes.map((one) => `${one}://`).join(' or ')}; in its password only letters and digits stand as they are, the rest as %XX`;
  return ACCEPTED[definition.kind] ?? `a ${definition.kind}`;
};

/** Reads every setting from the environment or its default. All faults together; a fault never shows a value. */
export function readSettings(
  definitions: Record<string, SettingDefinition>,
  environment: Record<string, string | undefined>,
): { values: Record<string, SettingValue>; faults: string[] } {
  const values: Record<string, SettingValue> = {};
  const faults: string[] = [];
  for (const [name, definition] of Object.entries(definitions)) {
    const given = environment[name] || undefined;
    const text = given ?? (definition.default === undefined ? undefined : String(definition.default));
    if (text === undefined) continue;
    const value = READERS[definition.kind](text, definition);
    if (value === undefined) faults.push(`${name} must be ${expected(definition)}`);
    values[name] = value;
  }
  return { values, faults };
}
