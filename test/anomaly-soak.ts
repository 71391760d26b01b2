import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Box } from '../apps/demo/box.js';

/** What a process holds, as Linux counts it; undefined where there is no /proc. */
export interface Held {
  handles: number;
  residentMB: number;
}

export function heldBy(pid: number): Held | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const resident = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) / 1024;
    return { handles: readdirSync(`/proc/${pid}/fd`).length, residentMB: resident };
  } catch {
    return undefined;
  }
}

/** Connections of the hub to its database, whoever of its processes they belong to. */
export async function connectionsOf(box: Box): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and application_name like 'schakel%'`.execute(box.admin);
  return rows[0]!.n;
}

export const middleOf = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The first and the last third of what was seen: what lies between them is what grew. */
export function thirds<T>(all: T[]): [T[], T[]] {
  const third = Math.floor(all.length / 3);
  return [all.slice(0, third), all.slice(-third)];
}
