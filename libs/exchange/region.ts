import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { appendEvents, auditEvent } from '#audit';
import type { Contracts } from '#contracts';
import { isObject, type Json, type JsonObject } from '#kernel';
import {
  applyVersions,
  approvedVersions,
  databaseMoment,
  holdConfiguration,
  type Applied,
  type ConfigKind,
  type ConfigVersion,
  type Database,
  type RecordedApproval,
  type WantedVersion,
} from '#storage';
import { proposeForParties } from './draft-of-files.js';
import { faultsOverTime, newFaults, overlaps } from './region-over-time.rules.js';
import { sentenceOf } from './region.rules.js';
import { schemaFaults } from './region-form.js';
import { yamlOf } from './region-file.js';
import { signedBy } from './signed.rules.js';

/** Everything that is wrong with a region's files, by file and entry. */
export class RegionFaults extends Error {
  constructor(readonly faults: string[]) {
    super(`The configuration is not in order:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

export const FILES: Record<string, ConfigKind> = {
  'organisations.yaml': 'organisation',
  'arrangements.yaml': 'arrangement',
  'groups.yaml': 'group',
  'desks.yaml': 'desk',
  'connections.yaml': 'connection',
  'agreements.yaml': 'agreement',
  'clauses.yaml': 'clause',
  'routes.yaml': 'route',
  'successions.yaml': 'succession',
  'parallels.yaml': 'parallel',
  'processing-activities.yaml': 'processing-activity',
  'contracts.yaml': 'contract',
  'approval-mandates.yaml': 'approval-mandate',
  'role-mappings.yaml': 'role-mapping',
  'mappings.yaml': 'mapping',
  notices: 'notice',
};
/** `region.yaml` holds one thing; in the database it has this key. */
export const REGION_KEY = 'region';

/**
 * Reads a region's folder: `region.yaml` (name, start and administrator) and a list of entries for each kind. Each entry
 * has a `key` and may have `validFrom` and `validUntil` (date-times with an offset; without one the region's start, and
 * without end); an agreement says who signed it and when (`signed`). Notices have a
 * file each, in `notices/`. What is over by `now` is not looked into any more.
 * Throws RegionFaults with every fault.
 */
export function readRegion(folder: string, contracts: Contracts, now = new Date()): WantedVersion[] {
  const faults: string[] = [];
  if (!existsSync(join(folder, 'region.yaml')))
    throw new RegionFaults([`region.yaml: is not there; ${folder} is not the folder of a region`]);
  const said = yamlOf(folder, 'region.yaml', faults);
  const { start: begins, ...region } = isObject(said) ? said : {};
  const start = momentOf(begins) ?? new Date(NaN);
  if (Number.isNaN(start.getTime())) faults.push('region.yaml: start must be a date-time with an offset');
  const unknown = readdirSync(folder).filter(
    // Another ending too: what stands in it would else be ended, as if it had been taken out.
    (file) => /\.ya?ml$/i.test(file) && file !== 'region.yaml' && !FILES[file],
  );
  faults.push(...unknown.map((file) => `${file}: no such kind of configuration`));
  faults.push(
    ...schemaFaults('region', region).map(({ pointer, detail }) => `region.yaml: ${pointer} ${detail}`),
  );
  const wanted: WantedVersion[] = [
    { kind: 'region', key: REGION_KEY, content: region, validFrom: start, validUntil: null },
  ];
  for (const [file, kind] of Object.entries(FILES)) {
    if (!existsSync(join(folder, file))) continue;
    const entries = kind === 'notice' ? noticesIn(folder, faults) : yamlOf(folder, file, faults);
    if (entries === undefined) continue;
    if (!Array.isArray(entries)) {
      faults.push(`${file}: must be a list`);
      continue;
    }
    for (const [index, entry] of entries.entries()) {
      const version = versionOf(kind, entry, start);
      const name = `${file}: ${isObject(entry) && typeof entry['key'] === 'string' ? entry['key'] : `entry ${index + 1}`}`;
      if (typeof version === 'string') faults.push(`${name}: ${version}`);
      else {
        faults.push(
          ...schemaFaults(kind, version.content as JsonObject).map(
            ({ pointer, detail }) => `${name}: ${pointer} ${detail}`,
          ),
        );
        wanted.push(version);
      }
    }
  }
  faults.push(
    ...overlaps(wanted.map((one) => ({ ...one, version: 1 }))).map(
      (name) => `${name}: holds twice at the same time`,
    ),
  );
  if (faults.length === 0)
    faults.push(
      ...faultsOverTime(
        wanted.map((one, index) => ({ ...one, version: index + 1 })),
        (ref) => contracts.get(ref),
        now.getTime(),
      ).map(sentenceOf),
    );
  if (faults.length > 0) throw new RegionFaults(faults);
  return withApprovals(wanted);
}

/**
 * A notice has a file of its own, named by its key: what people read is written and checked apart. Where it changes on a
 * date, the file is a list of its versions.
 */
const noticesIn = (folder: string, faults: string[]): Json[] =>
  readdirSync(join(folder, 'notices'))
    .filter((file) => /\.ya?ml$/i.test(file))
    .sort()
    .flatMap((file) => {
      if (!file.endsWith('.yaml')) faults.push(`notices/${file}: must end in .yaml`);
      const said = yamlOf(folder, join('notices', file), faults);
      if (said === undefined) return [];
      const key = file.replace(/\.yaml$/, '');
      return (Array.isArray(said) ? said : [said]).map((one) => ({ ...(isObject(one) ? one : {}), key }));
    });

/** Midnight of which place is not said by a day alone: an offset is. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const momentOf = (text: Json | undefined): Date | undefined => {
  const moment = typeof text === 'string' && MOMENT.test(text) ? new Date(text) : undefined;
  return moment && !Number.isNaN(moment.getTime()) ? moment : undefined;
};

function versionOf(kind: ConfigKind, entry: Json, start: Date): WantedVersion | string {
  if (!isObject(entry) || typeof entry['key'] !== 'string') return 'has no key';
  const { key, validFrom, validUntil, signed, ...content } = entry;
  const from = validFrom === undefined ? start : momentOf(validFrom);
  const until = validUntil === undefined ? null : momentOf(validUntil);
  if (!from || until === undefined) return 'validFrom and validUntil are date-times with an offset';
  if (until && until <= from) return 'validUntil must come after validFrom';
  const version = { kind, key: key as string, content, validFrom: from, validUntil: until };
  if (kind !== 'agreement') return signed === undefined ? version : 'only an agreement is signed';
  const approvals = signedBy(content, signed);
  return typeof approvals === 'string' ? approvals : { ...version, approvals };
}

/** What was signed with an agreement are its clauses. */
function withApprovals(wanted: WantedVersion[]): WantedVersion[] {
  const signed = new Map<string, RecordedApproval[]>(
    wanted.flatMap(({ kind, key, approvals }) =>
      kind === 'agreement' && approvals ? [[key, approvals] as const] : [],
    ),
  );
  return wanted.map((one) => {
    const approvals = one.kind === 'clause' ? signed.get(one.content['agreement'] as string) : undefined;
    return approvals ? { ...one, approvals } : one;
  });
}

/**
 * Puts a region's configuration in force; what was applied before and is no longer in the files ends now. What the parties
 * put in force or ended themselves is not changed by files: that becomes a draft for them. Without `at` it counts from the
 * moment of the database.
 */
export async function applyRegion(
  db: Database,
  wanted: WantedVersion[],
  by: string,
  at?: Date,
): Promise<Applied & { draftId?: string }> {
  return db.transaction().execute(async (tx) => {
    await holdConfiguration(tx);
    const now = at ?? (await databaseMoment(tx));
    const before = await approvedVersions(tx);
    const applied = await applyVersions(tx, wanted, by, now);
    // The files were checked as a whole: what is left out of them for the parties may break the rest.
    if (applied.forParties) throwIfBroken(before, await approvedVersions(tx), now);
    const draftId = applied.forParties && (await proposeForParties(tx, applied.forParties, by, now));
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
    return { ...applied, ...(draftId ? { draftId } : {}) };
  });
}

function throwIfBroken(before: ConfigVersion[], after: ConfigVersion[], now: Date): void {
  const faults = newFaults(before, after, () => undefined, now.getTime())
    // Contracts were looked at with the files.
    .filter(({ code }) => code !== 'unknown-contract')
    .map((fault) => `${sentenceOf(fault)}; the parties have to approve the rest first`);
  if (faults.length > 0) throw new RegionFaults(faults);
}
