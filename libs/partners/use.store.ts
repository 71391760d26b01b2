import { sql } from 'kysely';
import type { Query } from '#storage';

/** Access that was used: by a person in a role, through a role mapping, by a client, or by a connection without one. */
export interface Use {
  kind: 'person' | 'role-mapping' | 'client' | 'connection';
  key: string;
  role?: string;
  party?: string;
}

export async function noteUses(db: Query, uses: Use[], at: Date): Promise<void> {
  if (uses.length === 0) return;
  const rows = uses.map(({ kind, key, role = '', party = '' }) => ({ kind, key, role, party }));
  await sql`
    insert into access_use (kind, key, role, party, first_at, last_at)
    select u.kind, u.key, u.role, u.party, ${at}, ${at}
    from json_to_recordset(${JSON.stringify(rows)}::json) as u(kind text, key text, role text, party text)
    on conflict (kind, key, role, party) do update set last_at = greatest(access_use.last_at, excluded.last_at)`.execute(
    db,
  );
}

export interface UseNoter {
  note(kind: 'client' | 'connection', key: string, now: Date): void;
}

const DAY_MS = 86_400_000;

/** Of systems once a day for each process: that it was used is not written with every request. */
export function useNoter(db: Query, report: (error: unknown) => void): UseNoter {
  const noted = new Map<string, number>();
  return {
    note(kind, key, now) {
      const day = Math.floor(now.getTime() / DAY_MS);
      const name = `${kind} ${key}`;
      if (noted.get(name) === day) return;
      noted.set(name, day);
      noteUses(db, [{ kind, key }], now).catch((error: unknown) => {
        noted.delete(name);
        report(error);
      });
    },
  };
}
