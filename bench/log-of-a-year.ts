import { sql } from 'kysely';
import type { QuestionName, Searches } from '#exchange';
import type { Database } from '#storage';

/** The organisation that asks, and one of those that it deals with. */
export const OWN = 'enschede';
const PARTNER = 'roc-van-twente';
/** Of each message: taken in, decided, for nine of ten decided again and delivered; for each person an occasion and a consent. */
const EVENTS_A_MESSAGE = 3.9;
const AT_ONCE = 20_000;
const TABLES = ['audit_event', 'decision', 'delivery', 'message', 'subject', 'attempt'];

export type Picked = { recordId: string; decisionId: string; traceId: string; at: Date };

/** With what is asked: somebody, some decision, some trace, some month. */
export const ASKED: { [Name in Exclude<QuestionName, 'lines'>]: (one: Picked) => Searches[Name] } = {
  'receipts-about-person': ({ recordId }) => ({ person: { recordId } }),
  'receipts-between-parties': ({ at }) => ({ sender: OWN, recipient: PARTNER, ...monthFrom(at) }),
  'refusals-for-consent': ({ at }) => monthFrom(at),
  'readers-of-person': ({ recordId }) => ({ person: { recordId } }),
  'decision-origins': ({ decisionId }) => ({ decisionId }),
  'agreement-changes': () => ({ kind: 'agreement', key: 'leren-en-werken' }),
  processing: ({ traceId }) => ({ traceId }),
  decisions: ({ traceId }) => ({ traceId }),
};

const MONTH_MS = 30 * 24 * 3_600_000;
const monthFrom = (from: Date): { from: Date; until: Date } => ({
  from,
  until: new Date(from.getTime() + MONTH_MS),
});

/** A year of messages about people, with about so many events in the log; what waits for the sealer waits. */
export async function makeYear(owner: Database, events: number): Promise<void> {
  await prepare(owner);
  const messages = Math.ceil(events / EVENTS_A_MESSAGE);
  for (let from = 0; from < messages; from += AT_ONCE)
    await make(owner, from, Math.min(AT_ONCE, messages - from));
  for (const table of TABLES) await sql`vacuum analyze ${sql.table(table)}`.execute(owner);
}

/** Anything of the own organisation, each time something else. */
export async function picked(owner: Database): Promise<Picked> {
  const { rows } = await sql<Picked>`
    select s.record_id as "recordId", d.id as "decisionId", m.trace_id as "traceId", m.accepted_at as at
    from (select * from subject where controller = ${OWN}
      and record_id >= 'BENCH-' || lpad((floor(random() * (select count(*) from subject)))::int::text, 9, '0')
      order by record_id limit 1) s
    join message m on m.subject_id = s.id join decision d on d.message_id = m.id limit 1`.execute(owner);
  return rows[0] ?? picked(owner);
}

async function prepare(owner: Database): Promise<void> {
  await sql`create function pg_temp.id_at(at timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
      || '8' || substr(md5(random()::text), 1, 15))::uuid $$`.execute(owner);
}

/** As the pipeline leaves it; the hash of a line stands where its form would be hashed. */
async function make(owner: Database, from: number, count: number): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`create temp table made on commit drop as
      select n, at, pg_temp.id_at(at) as message, pg_temp.id_at(at) as first, pg_temp.id_at(at) as second,
        pg_temp.id_at(at) as delivery, n % 10 > 0 as goes, md5(n::text) as trace,
        (array[${OWN}, 'hengelo', 'almelo', 'borne'])[1 + n / 20 % 4] as sender,
        (array[${PARTNER}, 'saxion', 'uwv', 'leerwerkloket', 'werkcentrum-twente'])[1 + n % 5] as recipient,
        'BENCH-' || lpad((n / 20)::text, 9, '0') as person, ('00000000-0000-4000-8000-' || lpad(to_hex(n / 20), 12, '0'))::uuid as subject
      from (select n, now() - interval '1 year' + (random() * interval '364 days') as at
        from generate_series(${from}::int, ${from + count - 1}::int) n) n`.execute(tx);
    await sql`insert into data_key (id, owner, wrapped, made_at)
      select distinct subject, 'subject:' || subject, '\\x00'::bytea, now() from made on conflict do nothing`.execute(
      tx,
    );
    await sql`insert into subject (id, controller, record_id, key_id, made_at)
      select distinct subject, sender, person, subject, now() from made on conflict do nothing`.execute(tx);
    await sql`insert into message (id, controller, connection, record_type, action, contract, sender_id, record_pk, seq,
        subject_id, key_id, state, trace_id, accepted_at, distributed_at)
      select message, sender, 'bench', 'client', 'publish', 'ggm/client@2.5', n::text, n / 20, n % 20, subject, subject,
        'distributed', trace, at, at from made`.execute(tx);
    await sql`insert into decision (id, moment, stage, message_id, delivery_id, subject_id, sender, recipient, record_type,
        purpose, permitted, code, basis, categories, versions, trace_id, salt)
      select id, at, stage, message, case when goes then delivery end, subject, sender, recipient, 'client', 'learning', goes,
        case when goes then null else 'no-consent' end, case when goes then 'consent' end, '{qualifications,languages}',
        '{"clause":"volwassene-aan-school@1","processingActivity":{"sender":"verstrekken-leren@1","recipient":"adviseren-leren@1"}}',
        trace, '\\x00'
      from (select first as id, 'distribute' as stage, made.* from made
        union all select second, 'deliver', made.* from made where goes) d`.execute(tx);
    await sql`create temp table opened on commit drop as
      select pg_temp.id_at(at) as decision, pg_temp.id_at(at) as statement, at, sender, recipient, subject, md5('opened' || n) as trace
      from made where n % 20 = 0`.execute(tx);
    await sql`insert into decision (id, moment, stage, subject_id, sender, recipient, record_type, purpose, permitted, basis,
        categories, versions, trace_id, salt)
      select decision, at, 'open', subject, sender, recipient, 'client', 'learning', true, 'consent', '{qualifications}',
        '{"clause":"volwassene-aan-school@1"}', trace, '\\x00' from opened`.execute(tx);
    await sql`insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, subject_id,
        record_pk, seq, place, state, attempts, next_attempt_at, trace_id, planned_at, settled_at)
      select delivery, 'document', message, sender, recipient, 'bench', 'vum/client@3', 'client', 'learning', subject, n / 20,
        n % 20, n % 20, 'delivered', 1, at, trace, at, at from made where goes`.execute(tx);
    await sql`with appended as (
        insert into audit_event (id, moment, log, action, actor, object, result, organisations, details, decision_id, trace_id, salt)
        select pg_temp.id_at(at), at, log, action, 'hub', object, 'done', organisations, '{}', decision, trace, '\\x00'
        from (
          select at, 'audit' as log, 'message.accepted' as action, 'message:' || message as object, array[sender] as organisations,
            null::uuid as decision, trace from made
          union all select at, 'decision', 'decision.distribute', 'decision:' || first, array[sender, recipient], first, trace from made
          union all select at, 'decision', 'decision.deliver', 'decision:' || second, array[sender, recipient], second, trace
            from made where goes
          union all select at, 'audit', 'delivery.delivered', 'delivery:' || delivery, array[sender, recipient], null, trace
            from made where goes
          union all select at, 'decision', 'decision.open', 'decision:' || decision, array[sender, recipient], decision, trace
            from opened
          union all select at, 'audit', 'consent.registered', 'statement:' || statement, array[sender], null, trace from opened) e
        returning id)
      insert into unsealed (event_ids, hashes)
      select array_agg(id), string_agg(sha256(id::text::bytea), '')
      from (select id, row_number() over () / 64 as batch from appended) m group by batch`.execute(tx);
  });
}
