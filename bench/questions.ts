import { sql } from 'kysely';
import { createSealer, createSigner } from '#audit';
import { QUESTIONS, searchLog, type QuestionName, type RunningHub, type Searches } from '#exchange';
import { newTraceId, systemClock } from '#kernel';
import { openDatabase, type Database } from '#storage';
import { percentile } from './gauges.js';
import { PeopleRig } from './people.js';

export interface QuestionTime {
  question: string;
  /** The middle, 99 of 100, the worst. */
  ms: number[];
  /** The most lines that one answer had. */
  lines: number;
}

const AT_ONCE = 20_000;
const SHARES = [0.5, 0.99, 1];
const PAGE = 50;
/** Of each message: taken in, decided, and for nine of ten decided again and delivered. */
const EVENTS_A_MESSAGE = 3.8;
const OWN = 'enschede';
const PARTNER = 'roc-van-twente';
const AUDITOR = {
  controller: OWN,
  actor: 'connection:bench',
  origin: 'bench',
  reason: { kind: 'periodic-check', reference: 'BENCH' } as const,
};

/** Each question, asked over and over in a log of so many events, of one page of answers, its own line in the log included. */
export async function measureQuestions(
  databaseUrl: string,
  { events, asks }: { events: number; asks: number },
  say: (line: string) => void,
): Promise<QuestionTime[]> {
  const rig = await PeopleRig.start(databaseUrl);
  const owner = openDatabase({ url: databaseUrl, poolSize: 1, asOwner: true });
  try {
    say(`making ${events} events of a year`);
    await prepare(owner);
    const messages = Math.ceil(events / EVENTS_A_MESSAGE);
    for (let from = 0; from < messages; from += AT_ONCE)
      await make(owner, from, Math.min(AT_ONCE, messages - from));
    for (const table of ['audit_event', 'decision', 'delivery', 'message', 'subject', 'attempt'])
      await sql`vacuum analyze ${sql.table(table)}`.execute(owner);
    say('sealing');
    await seal(rig.hub, databaseUrl);
    const times: QuestionTime[] = [];
    for (const question of Object.keys(ASKED) as (keyof typeof ASKED)[]) {
      say(`asking ${question}`);
      times.push(await timesOf(rig.hub, owner, question, asks));
    }
    return times;
  } finally {
    await rig.stop();
    await owner.destroy();
  }
}

async function seal({ config }: RunningHub, databaseUrl: string): Promise<void> {
  const { origin, keys } = config.audit;
  const signers = keys.map((key) => createSigner(origin, key));
  const sealer = createSealer({ databaseUrl, origin, signers, clock: systemClock, checkpointEvery: 0 });
  await sealer.round();
  await sealer.close();
}

type Picked = { recordId: string; decisionId: string; traceId: string; at: Date };

/** With what is asked: somebody, some decision, some trace, some month. */
const ASKED: { [Name in Exclude<QuestionName, 'lines'>]: (one: Picked) => Searches[Name] } = {
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

async function timesOf<Name extends keyof typeof ASKED>(
  hub: RunningHub,
  owner: Database,
  question: Name,
  asks: number,
): Promise<QuestionTime> {
  const times = new Float64Array(asks);
  let lines = 0;
  for (let ask = 0; ask < asks; ask++) {
    const search = ASKED[question](await picked(owner));
    const from = performance.now();
    const found = await searchLog(hub, { ...AUDITOR, traceId: newTraceId() }, question, (asking) =>
      QUESTIONS[question](asking, search, { limit: PAGE }),
    );
    times[ask] = performance.now() - from;
    if (!found.ok) throw new Error(`${question}: ${found.refusal.code}`);
    lines = Math.max(lines, found.value.lines.length);
  }
  times.sort();
  return { question, ms: SHARES.map((share) => percentile(times, share)), lines };
}

/** Anything of the own organisation, each time something else. */
async function picked(owner: Database): Promise<Picked> {
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
            from made where goes) e
        returning id)
      insert into unsealed (event_id, hash) select id, sha256(id::text::bytea) from appended`.execute(tx);
  });
}
