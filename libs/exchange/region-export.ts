import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { JsonObject } from '#kernel';
import type { ConfigKind, ConfigVersion } from '#storage';
import { momentInFile } from './moment-words.rules.js';
import { FILES } from './region.js';
import { REGION_SCHEMAS } from './region.schema.js';

/**
 * The files of a region as it stands: everything that is in force or still to come, as `config:apply` reads it. Applied
 * again, they change nothing.
 */
export function regionFiles(versions: ConfigVersion[], now: Date): Record<string, string> {
  const alive = versions.filter((one) => one.intact !== false && (!one.validUntil || one.validUntil > now));
  const regions = versions.filter(({ kind }) => kind === 'region');
  const region = alive.findLast(({ kind }) => kind === 'region');
  if (!region) throw new Error('there is no region in this database');
  const start = new Date(Math.min(...regions.map(({ validFrom }) => validFrom.getTime())));
  const files: Record<string, string> = {
    'region.yaml': stringify({
      name: region.content['name'],
      start: momentInFile(start),
      administrator: region.content['administrator'],
    }),
  };
  for (const [file, kind] of Object.entries(FILES)) {
    const entries = alive.filter((one) => one.kind === kind).map((one) => entryOf(one, start));
    if (kind === 'notice') Object.assign(files, noticeFiles(file, entries));
    else if (entries.length > 0) files[file] = stringify(entries, { lineWidth: 120 });
  }
  return files;
}

export function writeRegion(folder: string, files: Record<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** A notice has a file of its own; in it stand its versions, where there are several. */
function noticeFiles(folder: string, entries: ReturnType<typeof entryOf>[]): Record<string, string> {
  const byKey = new Map<string, object[]>();
  for (const { key, ...version } of entries) byKey.set(key, [...(byKey.get(key) ?? []), version]);
  return Object.fromEntries(
    [...byKey].map(([key, versions]) => [
      `${folder}/${key}.yaml`,
      stringify(versions.length === 1 ? versions[0] : versions, { lineWidth: 120 }),
    ]),
  );
}

function entryOf({ kind, key, content, validFrom, validUntil, approvals }: ConfigVersion, start: Date) {
  return {
    key,
    ...inOrder(kind, content as JsonObject),
    ...(kind === 'agreement' ? { signed: approvals } : {}),
    ...(validFrom.getTime() === start.getTime() ? {} : { validFrom: momentInFile(validFrom) }),
    ...(validUntil ? { validUntil: momentInFile(validUntil) } : {}),
  };
}

/** The database keeps no order of members: the form of the kind has one. */
function inOrder(kind: ConfigKind, content: JsonObject): JsonObject {
  const names = Object.keys(REGION_SCHEMAS[kind]['properties'] as JsonObject);
  return Object.fromEntries(names.filter((name) => name in content).map((name) => [name, content[name]!]));
}
