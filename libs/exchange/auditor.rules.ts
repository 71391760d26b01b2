import { holdsBsn, isBsn } from '#kernel';
import type { Speaker } from './post.js';

/** Why an auditor searches: a kind, and where it can be looked up. Words of one's own could name somebody, for ever. */
export const SEARCH_REASONS = [
  'periodic-check',
  'complaint',
  'access-request',
  'incident',
  'investigation',
] as const;
export interface SearchReason {
  kind: (typeof SEARCH_REASONS)[number];
  reference: string;
}

/** Somebody who searches the log for one organisation, `controller`, and sees the records in which it appears. */
export interface Auditor extends Speaker {
  reason: SearchReason;
  traceId: string;
}

/** A reference is no place for a number that is somebody's. */
export const namesSomebody = (reference: string): boolean =>
  holdsBsn(reference) ||
  (reference.match(/\d{9,}/g) ?? []).some((digits) =>
    Array.from({ length: digits.length - 8 }, (_, at) => digits.slice(at, at + 9)).some(isBsn),
  );

const PERSON = /^person:[^:]+(?::([^:]+):(.+))?$/;

/** People who acted are shown to their own organisation only: of others in which role, for whom. */
export function actorFor(own: string, actor: string): string {
  const person = PERSON.exec(actor);
  if (person) {
    const [, role, party] = person;
    if (party === own) return actor;
    return role && party ? `person:${role}:${party}` : 'person';
  }
  return actor.startsWith('connection:') || actor === 'config:apply' ? actor : actor.split(':')[0]!;
}

/** The address from which somebody came says as much as a name. */
export const originFor = (own: string, actor: string, origin: string | null): { origin?: string } =>
  origin !== null && actorFor(own, actor) === actor && !actor.startsWith('connection:') ? { origin } : {};

/** A place in a list, as a cursor holds it: what it is sorted by, then an id. */
export interface Place {
  by: string;
  id: string;
}

export const placeOf = (after: string | undefined): Place | undefined => {
  if (after === undefined) return undefined;
  const [by = '', id = ''] = after.split('|');
  return { by, id };
};

/** The first id that an event of this moment can have: they are UUIDv7. */
export const firstIdOf = (moment: Date): string =>
  Math.max(0, moment.getTime())
    .toString(16)
    .padStart(12, '0')
    .padEnd(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export interface Page {
  after?: string;
  limit: number;
}

export interface Found<T> {
  lines: T[];
  /** Where the next page goes on; absent on the last. */
  last?: string;
}

/** Of one more than was asked for: what is on the page, and where to go on. */
export function pageFrom<Row, T>(
  rows: Row[],
  limit: number,
  placeIn: (row: Row) => string,
  view: (row: Row) => T,
): Found<T> {
  const shown = rows.slice(0, limit);
  return {
    lines: shown.map(view),
    ...(rows.length > limit ? { last: placeIn(shown.at(-1)!) } : {}),
  };
}
