import { sql } from 'kysely';
import { exportLog, publicKeys } from '#audit';
import { isObject, type Category } from '#kernel';
import { verifyExport } from '../../scripts/audit-verify/main.js';
import type { Box } from './box.js';

export type InvariantName = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h';

export interface Verdict {
  holds: Record<InvariantName, boolean>;
  /** What was found, per invariant, without personal data. */
  faults: Partial<Record<InvariantName, string[]>>;
}

export interface Expectations {
  /** Values that may stand nowhere but in documents: BSNs, names, addresses. */
  seeds: string[];
  /** Lanes whose post is meant to wait: a partner that is gone, an inbox nobody emptied. */
  waitingLanes: string[];
  /** Answers that only differ in a choice of the person. */
  sameAnswers: [string, string][];
}

/** Asserted after every end-to-end and fault run: invariants a to h of docs/architecture.md, on what really happened. */
export async function checkInvariants(box: Box, expected: Expectations): Promise<Verdict> {
  const faults: Record<InvariantName, string[]> = {
    a: await sentWithoutPermit(box),
    b: await fieldsBeyondPermit(box),
    c: await notFinal(box, expected.waitingLanes),
    d: await decisionsWithoutEvent(box),
    e: [...outOfOrder(box), ...(await placesOutOfOrder(box))],
    f: await personalDataOutside(box, expected.seeds),
    g: await withdrawalsNotHeld(box),
    h: expected.sameAnswers
      .filter(([one, other]) => one !== other)
      .map(() => 'an answer changed with a choice'),
  };
  const names = Object.keys(faults) as InvariantName[];
  return {
    holds: Object.fromEntries(names.map((name) => [name, faults[name].length === 0])) as Record<
      InvariantName,
      boolean
    >,
    faults: Object.fromEntries(
      names.filter((name) => faults[name].length > 0).map((name) => [name, faults[name].slice(0, 5)]),
    ),
  };
}

const FOR_THE_PERSON = /^\/v1\/rights-requests\/[^/]+\/(report|copy)$/;

const idsOf = async (box: Box, query: ReturnType<typeof sql<{ id: string }>>): Promise<string[]> =>
  // As who looks, not as who runs: of a day's post this may take its time.
  (await query.execute(box.admin)).rows.map((row) => row.id);

/** a. Nothing was sent without a permit valid at the moment of sending; about a person never without an open occasion. */
const sentWithoutPermit = (box: Box): Promise<string[]> =>
  idsOf(
    box,
    sql<{ id: string }>`
      select d.id from delivery d
      left join (
        -- Once for all of them: there is no index of decisions by delivery.
        select c.delivery_id, count(*) as valid, count(*) filter (where
          o.opened_at <= c.moment and o.ends_at > c.moment and (o.closed_at is null or o.closed_at > c.moment)) as under_occasion
        from decision c
        left join occasion o on o.id = c.occasion_id
        left join consent s on s.id = c.consent_id
        where c.stage = 'deliver' and c.permitted
          and (s.id is null or s.withdrawn_at is null or s.withdrawn_at > c.moment)
        group by c.delivery_id) c on c.delivery_id = d.id
      where d.attempts > coalesce(
        case when d.kind = 'retraction' or d.subject_id is null then c.valid else c.under_occasion end, 0)`,
  );

/** b. No field was sent that the permit did not name: what arrived, back in canonical form, holds nothing beyond it. */
async function fieldsBeyondPermit(box: Box): Promise<string[]> {
  const { rows } = await sql<{ id: string; categories: Category[] }>`
    select distinct on (delivery_id) delivery_id as id, categories from decision
    where stage = 'deliver' and permitted order by delivery_id, moment desc`.execute(box.admin);
  const permitted = new Map(rows.map((row) => [row.id, new Set(row.categories)]));
  return box.arrived().flatMap((event) => {
    const ref = String(event['dataschema']).replace('urn:schakel:contract:', '');
    const contract = box.hub.contracts.get(ref);
    const mapping = box.hub.mappings.get(ref);
    if (!contract || !mapping || !isObject(event['data'])) return [];
    const canonical = mapping.toCanonical(event['data']).document;
    const categories = permitted.get(String(event['id']));
    if (!categories) return [`${String(event['id'])} has no permit`];
    const { dropped } = box.hub.contracts.keepOnly(canonical, contract.recordType, categories);
    return Object.values(dropped).some((count) => count > 0) ? [String(event['id'])] : [];
  });
}

/** c. Every accepted message reaches exactly one final state for each recipient, or is held and visible. */
const notFinal = (box: Box, waitingLanes: string[]): Promise<string[]> =>
  idsOf(
    box,
    sql<{ id: string }>`
      select id from message where state = 'accepted'
      union all
      select id from delivery where state = 'planned' and lane <> all(${waitingLanes}::text[])
      union all
      select c.id from decision c
      where c.stage = 'distribute' and c.permitted and not exists (select 1 from delivery d where d.id = c.delivery_id)
      union all
      select (array_agg(d.id))[1] from delivery d
      where d.kind = 'document' and d.state <> 'superseded' and d.replay_of is null group by d.message_id, d.recipient, d.purpose having count(*) > 1`,
  );

/** d. Each decision has exactly one audit event, neither can be changed by the hub, and the tree over them verifies. */
async function decisionsWithoutEvent(box: Box): Promise<string[]> {
  const missing = await idsOf(
    box,
    sql<{
      id: string;
    }>`select c.id from decision c where 1 <> (select count(*) from audit_event e where e.decision_id = c.id)`,
  );
  const allowed = await Promise.all(
    ['update decision set code = code', 'delete from audit_event'].map((statement) =>
      isAllowed(box, statement).then((is) => (is ? [`allowed: ${statement}`] : [])),
    ),
  );
  return [...missing, ...allowed.flat(), ...(await unproven(box))];
}

/** Whether the hub may do this; if so it is undone, whatever it was. */
async function isAllowed(box: Box, statement: string): Promise<boolean> {
  let is = false;
  await box.hub.db
    .transaction()
    .execute(async (tx) => {
      await sql.raw(statement).execute(tx);
      is = true;
      throw new Error('undone');
    })
    .catch(() => undefined);
  return is;
}

/** As an auditor would look: at an export, with a program that knows nothing of the hub. */
async function unproven(box: Box, tries = 3): Promise<string[]> {
  await box.sealed();
  const { origin } = box.hub.config.audit;
  const keys = await publicKeys(box.hub.db);
  const { faults, leaves } = await verifyExport(exportLog(box.hub.db, { origin }), { keys });
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from audit_event)::int + (select count(*) from audit_purge)::int as n`.execute(
    box.admin,
  );
  const beyond = rows[0]!.n - leaves;
  // A lane that tries again may have logged something since the export: that is sealed by the next look.
  if (beyond > 0 && faults.length === 0 && tries > 1) return unproven(box, tries - 1);
  return [
    ...faults.map(({ position, what }) => `position ${position}: ${what}`),
    ...(beyond > 0 ? [`${beyond} events are in no tree`] : []),
  ];
}

/** e. Deliveries about one record reached each recipient in the order in which they were accepted. */
function outOfOrder(box: Box): string[] {
  const last = new Map<string, string>();
  return [...box.doubles.entries()].flatMap(([name, double]) =>
    double.received.flatMap(({ event }) => {
      const key = `${name}|${String(event['recipient'])}|${String(event['purpose'])}|${String(event['subject'])}|${String(event['type']).split('.')[2]}`;
      const sequence = String(event['sequence']);
      const before = last.get(key);
      last.set(key, sequence);
      return before !== undefined && before > sequence ? [`${name}: ${sequence} after ${before}`] : [];
    }),
  );
}

/** e. And what waits, or was stopped, has places in that order too, none of them given twice. */
const placesOutOfOrder = (box: Box): Promise<string[]> =>
  idsOf(
    box,
    sql<{ id: string }>`
      select id from (
        select min(id::text) as id, min(place) as first,
          lag(max(place)) over (partition by record_pk, recipient order by seq) as before
        from delivery group by record_pk, recipient, seq) said
      where first <= before`,
  );

/** f. No personal data in logs, queue, metrics, URLs, problem details or audit details: searched for the seeded values. */
async function personalDataOutside(box: Box, seeds: string[]): Promise<string[]> {
  const places: [string, string][] = [
    ['log', box.log],
    ...box.answers
      // What a partner is given to receive, and what is made for the person itself, are documents.
      .filter(({ text, asked }) => !text.includes('"events":') && !FOR_THE_PERSON.test(asked?.path ?? ''))
      .map((a): [string, string] => ['answer', a.text]),
  ];
  const tables = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname in ('public', 'bell')`.execute(box.admin);
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(
      box.admin,
    );
    places.push([name, rows.map((row) => row.row).join('\n')]);
  }
  return places.flatMap(([place, text]) => {
    const found = seeds.findIndex((seed) => text.includes(seed));
    return found === -1 ? [] : [`seed ${found} in ${place}`];
  });
}

/** g. After a withdrawal nothing more is sent under it; everyone who got data under it, and nobody else, was told. */
async function withdrawalsNotHeld(box: Box): Promise<string[]> {
  const after = await idsOf(
    box,
    sql<{ id: string }>`
      select c.id from decision c join consent s on s.id = c.consent_id
      where c.stage = 'deliver' and c.permitted and s.withdrawn_at <= c.moment`,
  );
  const untold = await idsOf(
    box,
    sql<{ id: string }>`
      select d.id from delivery d join consent s on s.id = d.consent_id
      where s.withdrawn_at is not null and d.kind = 'document' and d.state = 'delivered' and not exists (
        select 1 from delivery t where t.kind = 'retraction' and t.record_pk = d.record_pk and t.seq > d.seq)`,
  );
  const toldForNothing = await idsOf(
    box,
    sql<{ id: string }>`
      select t.id from delivery t join delivery d on d.id = t.retracts
      left join consent s on s.id = d.consent_id
      join message m on m.id = t.message_id
      -- What a person asked of its controller and was granted is told as well, and what came where it should not have.
      left join retraction q on q.delivery_id = t.id
      where t.kind = 'retraction' and m.action = 'publish' and (d.attempts = 0 or (q.request_id is null and q.incident_id is null and not exists (
        select 1 from consent n where n.subject_id = s.subject_id and n.purpose = s.purpose
          and (n.withdrawn_at is not null or n.state = 'refused'))))`,
  );
  return [...after, ...untold, ...toldForNothing];
}
