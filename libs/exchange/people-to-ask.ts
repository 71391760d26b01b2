import { sql } from 'kysely';
import { appendEvents, auditEvent } from '#audit';
import { ok, refuse, type Outcome } from '#kernel';
import { approvedVersions, type Tx } from '#storage';
import type { Reader } from './explanations.js';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';

/** Somebody whose word does not go along to the successor, so that the person is asked again. */
export interface PersonToAsk {
  /** The controller's own record id. */
  recordId: string;
  /** For which purposes there was a consent. */
  purposes: string[];
  /** Whether the declaration of no objection has to be asked again too. */
  declaration: boolean;
  /** Whether something would go to the successor now, if it might. */
  hasOpenOccasion: boolean;
}

/**
 * Whom a controller has asked again because of a succession, planned or in force: its own people who said yes to the
 * predecessor, not also to whoever succeeds it, and nothing since to the successor. Who is on the list said yes and did not
 * take it back: only the privacy officer may see it, and gives a desk no more than it needs. Who looked is written down. `after` and `last` are ids of the hub's own: they go in an
 * address, where nothing that names a person stands.
 */
export async function peopleToAsk(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  reader: Reader,
  key: string,
  page: { after?: string; limit: number },
): Promise<
  Outcome<{ predecessor: string; successor: string; from: Date; people: PersonToAsk[]; last?: string }>
> {
  if (reader !== 'privacy-officer') return refuse('not-mandated');
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const succession = (await approvedVersions(tx)).findLast(
      (one) => one.kind === 'succession' && one.key === key && (!one.validUntil || one.validUntil > now),
    );
    if (!succession) return refuse('not-found');
    const { from: predecessor, to: successor } = succession.content as { from: string; to: string };
    const between = {
      controller,
      predecessor,
      successor,
      moment: now > succession.validFrom ? now : succession.validFrom,
    };
    const found = await listOf(tx, between, { ...page, limit: page.limit + 1 });
    const people = found.slice(0, page.limit);
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'consent.listed',
        actor,
        origin,
        object: `succession:${key}`,
        result: 'listed',
        organisations: [controller],
        details: { people: people.length },
      }),
    ]);
    return ok({
      predecessor,
      successor,
      from: succession.validFrom,
      people: people.map(({ recordId, purposes, declaration, hasOpenOccasion }) => ({
        recordId,
        purposes,
        declaration,
        hasOpenOccasion,
      })),
      ...(found.length > people.length ? { last: people.at(-1)!.id } : {}),
    });
  });
}

/** Whose people, and from whom to whom at which moment. */
export interface Between {
  controller: string;
  predecessor: string;
  successor: string;
  moment: Date;
}

async function listOf(
  tx: Tx,
  { controller, predecessor, successor, moment }: Between,
  { after, limit }: { after?: string; limit: number },
): Promise<(PersonToAsk & { id: string })[]> {
  const { rows } = await sql<PersonToAsk & { id: string }>`
    with asked as (
      ${wordsThatStay({ controller, predecessor, successor, moment })}
        and s.record_id > coalesce((select record_id from subject where id = ${after ?? null}), '')
    )
    select id, record_id as "recordId", purposes, declaration,
      exists (select 1 from occasion o where o.subject_id = asked.id and o.closed_at is null and o.ends_at > ${moment}
        and o.source = ${controller} and o.recipient in (${predecessor}, ${successor})) as "hasOpenOccasion"
    from asked where cardinality(purposes) > 0 or declaration
    order by record_id limit ${limit}`.execute(tx);
  return rows;
}

/** How many they are. */
export async function countPeopleToAsk(tx: Tx, between: Between): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with asked as (${wordsThatStay(between)})
    select count(*)::int as count from asked where cardinality(purposes) > 0 or declaration`.execute(tx);
  return rows[0]!.count;
}

/** Of each of a controller's people, for what a yes to the predecessor does not go along. */
const wordsThatStay = ({ controller, predecessor, successor, moment }: Between) => sql`
      select s.id, s.record_id,
        array(select distinct c.purpose from consent c
          where c.subject_id = s.id and c.state = 'given' and ${predecessor} = any(c.recipients)
            and not c.includes_successors and not (${successor} = any(c.recipients))
            and c.withdrawn_at is null and c.valid_until > ${moment}
            and not exists (select 1 from consent later
              where later.subject_id = s.id and later.purpose = c.purpose and later.given_at >= c.given_at
                and later.id <> c.id and (${successor} = any(later.recipients)
                  or (later.state = 'refused' and ${predecessor} = any(later.recipients))))
          order by c.purpose) as purposes,
        exists (select 1 from declaration d
          where d.subject_id = s.id and ${predecessor} = any(d.recipients) and not d.includes_successors
            and not (${successor} = any(d.recipients)) and d.withdrawn_at is null and d.valid_until > ${moment}
            and not exists (select 1 from declaration later
              where later.subject_id = s.id and later.given_at >= d.given_at and later.id <> d.id
                and ${successor} = any(later.recipients))) as declaration
      from subject s where s.controller = ${controller}`;
