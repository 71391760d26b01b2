import type { JsonObject } from '#kernel';
import type { Connection, Directory } from '#partners';
import type { Review, ReviewEntry } from './access-review.store.js';

type Uses = Map<string, { firstAt: Date; lastAt: Date }>;

export interface ReadReview {
  entries: ReviewEntry[];
  uses: Uses;
}

/** A review, and, where it was read, what there is to confirm or remove with when it was last used. */
export function shownReview(review: Review, directory: Directory, now: Date, read?: ReadReview): JsonObject {
  const { id, party, begunAt, dueAt, doneAt, open, confirmed, removed } = review;
  const isLate = doneAt === null && dueAt.getTime() <= now.getTime();
  return {
    reviewId: id,
    organisation: directory.party(party)?.urn ?? `urn:schakel:${party}`,
    state: doneAt === null ? 'open' : 'done',
    signal: isLate ? 'late' : 'none',
    begunAt,
    dueAt,
    ...(doneAt ? { doneAt } : {}),
    open,
    confirmed,
    removed,
    ...(read ? { entries: read.entries.map((entry) => shownEntry(entry, party, directory, read.uses)) } : {}),
  } as unknown as JsonObject;
}

function shownEntry(entry: ReviewEntry, party: string, directory: Directory, uses: Uses): object {
  const { id, kind, key, role, answer, answeredAt, answeredBy, reason } = entry;
  const common = {
    entryId: id,
    kind,
    ...(answer ? { answer, answeredAt, answeredBy: answeredBy!.replace(/^person:[^:]*:/, '') } : {}),
    ...(reason ? { reason } : {}),
  };
  if (kind === 'person') return { ...common, person: key, role, ...used(uses, `person ${key} ${role}`) };
  if (kind === 'role-mapping') {
    const mapping = directory.roleMappings().find((one) => one.key === key);
    return {
      ...common,
      mapping: key,
      ...(mapping
        ? { claim: mapping.claim, value: mapping.value, role: mapping.role, region: mapping.region === true }
        : {}),
      ...used(uses, `role-mapping ${key} ${mapping?.role ?? ''}`),
    };
  }
  const connection = directory.connection(key);
  return { ...common, connection: key, ...(connection ? ofConnection(connection, party, uses) : {}) };
}

function ofConnection(connection: Connection, party: string, uses: Uses): object {
  const { key, name, operator, clients, mandates } = connection;
  const names = (['privacyFor', 'approvesFor', 'auditsFor'] as const).filter((one) =>
    connection[one]?.includes(party),
  );
  return {
    name,
    operator,
    document: mandates.find((one) => one.party === party)?.document,
    offices: [...names, ...(connection.operates ? ['operates'] : [])],
    clients: clients.map(({ id }) => ({ client: id, ...used(uses, `client ${id} `) })),
    ...used(uses, `connection ${key} `),
  };
}

const used = (uses: Uses, name: string): { firstUsedAt?: Date; lastUsedAt?: Date } => {
  const use = uses.get(name);
  return use ? { firstUsedAt: use.firstAt, lastUsedAt: use.lastAt } : {};
};
