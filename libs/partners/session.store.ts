import { sql } from 'kysely';
import type { Role } from '#kernel';
import type { Query } from '#storage';

/** A person who logged in, as the hub keeps it: without name, address or token. */
export interface Session {
  idHash: Buffer;
  person: string;
  grants: string[];
  /** What the person works in; absent until it was chosen. */
  chosen?: { role: Role; party: string };
  acr?: string;
  authenticatedAt?: Date;
  /** A keyed hash of the session at the identity provider. */
  providerSession?: Buffer;
  madeAt: Date;
  seenAt: Date;
  endsAt: Date;
}

export async function saveSession(db: Query, session: Session): Promise<void> {
  await db
    .insertInto('session')
    .values({
      id_hash: session.idHash,
      person: session.person,
      grants: session.grants,
      role: session.chosen?.role ?? null,
      party: session.chosen?.party ?? null,
      acr: session.acr ?? null,
      authenticated_at: session.authenticatedAt ?? null,
      provider_session: session.providerSession ?? null,
      made_at: session.madeAt,
      seen_at: session.seenAt,
      ends_at: session.endsAt,
    })
    .execute();
}

/** The session of this cookie while it lasts, and was used not longer ago than `idle` milliseconds. */
export async function loadSession(
  db: Query,
  idHash: Buffer,
  now: Date,
  idle: number,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('id_hash', '=', idHash)
    .where('ends_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - idle))
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    idHash,
    person: row.person,
    grants: row.grants,
    ...(row.role && row.party ? { chosen: { role: row.role as Role, party: row.party } } : {}),
    ...(row.acr === null ? {} : { acr: row.acr }),
    ...(row.authenticated_at === null ? {} : { authenticatedAt: row.authenticated_at }),
    ...(row.provider_session === null ? {} : { providerSession: row.provider_session }),
    madeAt: row.made_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
  };
}

export async function touchSession(db: Query, idHash: Buffer, now: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: now }).where('id_hash', '=', idHash).execute();
}

/** True when there was one to end. */
export async function endSession(db: Query, idHash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('session').where('id_hash', '=', idHash).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Of somebody who lost a role: sessions in it end at once. */
export async function endSessionsInRole(
  db: Query,
  person: string,
  role: string,
  party: string,
): Promise<void> {
  await sql`delete from session where person = ${person} and role = ${role} and party = ${party}`.execute(db);
}

/** Ends what began with this session at the provider, or everything of this person; gives what was ended. */
export async function endSessionsOf(
  db: Query,
  of: { providerSession: Buffer } | { person: string },
): Promise<Pick<Session, 'person' | 'chosen' | 'acr'>[]> {
  const which = 'person' in of ? sql`person = ${of.person}` : sql`provider_session = ${of.providerSession}`;
  const { rows } = await sql<{ person: string; role: Role | null; party: string | null; acr: string | null }>`
    delete from session where ${which} returning person, role, party, acr`.execute(db);
  return rows.map(({ person, role, party, acr }) => ({
    person,
    ...(role && party ? { chosen: { role, party } } : {}),
    ...(acr === null ? {} : { acr }),
  }));
}

/** Forgets what is over: sessions at their end, and ids of signed requests that no signature can bring back. */
export async function purgeIdentity(db: Query, now: Date, signedBefore: Date): Promise<void> {
  await sql`delete from session where ends_at <= ${now}`.execute(db);
  await sql`delete from signed_request where seen_at <= ${signedBefore}`.execute(db);
}
