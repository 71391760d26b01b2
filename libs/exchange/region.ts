import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { appendEvents, auditEvent } from '#audit';
import type { Contracts } from '#contracts';
import { isObject, type Json, type JsonObject } from '#kernel';
import { applyVersions, type Applied, type ConfigKind, type Database, type WantedVersion } from '#storage';
import { crossFaults } from './region.rules.js';
import { REGION_SCHEMAS } from './region.schema.js';

/** Everything that is wrong with a region's files, by file and entry. */
export class RegionFaults extends Error {
  constructor(readonly faults: string[]) {
    super(`The configuration is not in order:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

const FILES: Record<string, ConfigKind> = {
  'organisations.yaml': 'organisation',
  'arrangements.yaml': 'arrangement',
  'groups.yaml': 'group',
  'desks.yaml': 'desk',
  'connections.yaml': 'connection',
  'clauses.yaml': 'clause',
  'routes.yaml': 'route',
  'successions.yaml': 'succession',
  'processing-activities.yaml': 'processing-activity',
  'role-mappings.yaml': 'role-mapping',
  notices: 'notice',
};

const ajv = (formats as unknown as (ajv: Ajv2020) => Ajv2020)(
  new Ajv2020({ allErrors: true, strict: true, strictRequired: false }),
);
const validators = Object.fromEntries(
  Object.entries(REGION_SCHEMAS).map(([kind, schema]) => [kind, ajv.compile(schema)]),
);

/**
 * Reads a region's folder: `region.yaml` (name and start) and a list of entries for each kind. Each entry has a `key` and
 * may have `validFrom` and `validUntil` (date-times; without one the region's start, and without end). Notices have a
 * file each, in `notices/`.
 * Throws RegionFaults with every fault.
 */
export function readRegion(folder: string, contracts: Contracts): WantedVersion[] {
  const faults: string[] = [];
  const region = parse(readFileSync(join(folder, 'region.yaml'), 'utf8')) as { name: string; start: string };
  const start = new Date(region.start);
  if (Number.isNaN(start.getTime())) faults.push('region.yaml: start must be a date-time');
  const unknown = readdirSync(folder).filter(
    (file) => file.endsWith('.yaml') && file !== 'region.yaml' && !FILES[file],
  );
  faults.push(...unknown.map((file) => `${file}: no such kind of configuration`));
  const wanted: WantedVersion[] = [];
  for (const [file, kind] of Object.entries(FILES)) {
    if (!existsSync(join(folder, file))) continue;
    const entries =
      kind === 'notice'
        ? noticesIn(join(folder, file))
        : (parse(readFileSync(join(folder, file), 'utf8')) as Json);
    if (!Array.isArray(entries)) {
      faults.push(`${file}: must be a list`);
      continue;
    }
    for (const [index, entry] of entries.entries()) {
      const version = versionOf(kind, entry, start);
      const name = `${file}: ${isObject(entry) && typeof entry['key'] === 'string' ? entry['key'] : `entry ${index + 1}`}`;
      if (typeof version === 'string') faults.push(`${name}: ${version}`);
      else {
        faults.push(...schemaFaults(kind, version.content as JsonObject).map((fault) => `${name}: ${fault}`));
        wanted.push(version);
      }
    }
  }
  if (faults.length === 0) faults.push(...crossFaults(wanted, (ref) => contracts.get(ref)?.recordType));
  if (faults.length > 0) throw new RegionFaults(faults);
  return wanted;
}

/** A notice has a file of its own, named by its key: what people read is written and checked apart. */
const noticesIn = (folder: string): Json[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const content = parse(readFileSync(join(folder, file), 'utf8')) as Json;
      return { ...(isObject(content) ? content : {}), key: file.replace(/\.yaml$/, '') };
    });

function versionOf(kind: ConfigKind, entry: Json, start: Date): WantedVersion | string {
  if (!isObject(entry) || typeof entry['key'] !== 'string') return 'has no key';
  const { key, validFrom, validUntil, ...content } = entry;
  const from = validFrom === undefined ? start : new Date(String(validFrom));
  const until = validUntil === undefined ? null : new Date(String(validUntil));
  if (Number.isNaN(from.getTime()) || (until && Number.isNaN(until.getTime())))
    return 'validFrom and validUntil are date-times';
  if (until && until <= from) return 'validUntil must come after validFrom';
  return { kind, key: key as string, content, validFrom: from, validUntil: until };
}

function schemaFaults(kind: ConfigKind, content: JsonObject): string[] {
  const validate = validators[kind]!;
  if (validate(content)) return [];
  return (validate.errors ?? []).map((error) => {
    const extra =
      (error.params as Record<string, unknown>)['additionalProperty'] ??
      (error.params as Record<string, unknown>)['allowedValues'];
    return `${error.instancePath || '/'} ${error.message}${extra ? ` (${[extra].flat().join(', ')})` : ''}`;
  });
}

/** Puts a region's configuration in force; what was applied before and is no longer in the files ends now. */
export async function applyRegion(
  db: Database,
  wanted: WantedVersion[],
  by: string,
  now: Date,
): Promise<Applied> {
  return db.transaction().execute(async (tx) => {
    const applied = await applyVersions(tx, wanted, by, now);
    if (applied.added.length + applied.ended.length > 0) {
      await appendEvents(tx, [
        auditEvent({
          moment: now,
          log: 'audit',
          action: 'config.applied',
          actor: by,
          object: 'configuration',
          result: 'applied',
          organisations: [],
          details: { added: applied.added, ended: applied.ended },
        }),
      ]);
    }
    return applied;
  });
}
