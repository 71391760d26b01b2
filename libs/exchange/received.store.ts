import { sql } from 'kysely';
import { isAboutPerson, ok, refuse, type Fault, type Outcome, type RecordType } from '#kernel';
import { pageFrom, placeOf, type Page } from './auditor.rules.js';
import { personOf, type Answered, type Asking, type NamedPerson } from './auditor.js';
import { fieldsOf } from './explanations.js';
import { SCREEN } from './screen.rules.js';
import { traceOfDelivery } from './sending.js';

/** Something that a recipient got, or may have got. */
export interface ReceivedLine {
  deliveryId: string;
  /** To its sender: for all recipients the same, it would join what they call the person. */
  messageId?: string;
  kind: 'document' | 'retraction' | 'closing' | 'answer';
  moment: Date;
  /** `possibly`: it was sent, and no clear answer came. */
  certainty: 'received' | 'possibly';
  sender: string;
  recipient: string;
  recordType: string;
  purpose: string;
  contract: string;
  categories: string[];
  /** Pointers in the canonical form; none of a record without a document of its own. */
  fields: string[];
  basis?: string;
  /** `key@version`. */
  clause?: string;
  /** Shown at a desk with the person there, and not kept. */
  atDesk: boolean;
  /** The permit under which it went, where the question what it was made of begins. */
  decisionId?: string;
  /** How the asking organisation finds the person in what it reads here. */
  person?: string;
  /** To a recipient that of its own delivery. */
  traceId: string;
  /** The line of the log, and where it stands; absent while it is not sealed, and when it was purged. */
  eventId?: string;
  position?: number;
}

interface Row {
  id: string;
  messageId: string | null;
  kind: 'document' | 'retraction' | 'closing' | 'answer';
  moment: Date;
  state: string;
  sender: string;
  recipient: string;
  recordType: RecordType;
  purpose: string;
  contract: string;
  subjectId: string | null;
  traceId: string;
  categories: string[] | null;
  basis: string | null;
  clause: string | null;
  decisionId: string | null;
  atDesk: boolean;
  withoutResidence: boolean;
  eventId: string | null;
  position: string | null;
}

/** With the last permit under which it went, and the line of the log. */
const JOINED = sql`
  left join lateral (
    select d.id as "decisionId", d.categories, d.basis, d.versions ->> 'clause' as clause,
      coalesce((d.versions ->> 'addressSecret')::boolean, false) as "withoutResidence"
    from decision d
    where d.message_id = v.message_id and d.delivery_id = v.id and d.stage = 'deliver' and d.permitted
    order by d.id desc limit 1) x on true
  left join lateral (
    select e.id from audit_event e where e.object = 'delivery:' || v.id and e.decision_id is null
      and e.action = 'delivery.delivered' limit 1) e on true
  left join audit_leaf l on l.event_id = e.id`;

const COLUMNS = sql`v.id, v.lane = ${SCREEN} as "atDesk", v.message_id as "messageId", v.kind, v.state, v.sender, v.recipient, v.record_type as "recordType",
  v.purpose, v.contract, v.subject_id as "subjectId", v.trace_id as "traceId", x.categories, x.basis, x.clause, x."decisionId",
  coalesce(x."withoutResidence", false) as "withoutResidence", e.id as "eventId", l.position`;

const NEVER = '00000000-0000-0000-0000-000000000000';

/** Who received anything about this person: of the entries that the asking organisation has of them. */
export async function receivedAbout(
  asking: Asking,
  { person }: { person: NamedPerson },
  { after, limit }: Page,
): Promise<Outcome<Answered<ReceivedLine>>> {
  const known = await personOf(asking, person);
  if (!known.ok) return known;
  const { subjects, object } = known.value;
  const { rows } = await sql<Row>`
    select ${COLUMNS}, coalesce(v.settled_at, a.ended_at, v.planned_at) as moment
    from (select * from delivery where subject_id = any(${subjects}::uuid[]) and id > ${after ?? NEVER}::uuid
      and (state = 'delivered' or attempts > 0) order by id limit ${limit + 1}) v
    left join lateral (select ended_at from attempt where delivery_id = v.id order by number desc limit 1) a on true
    ${JOINED} order by v.id`.execute(asking.tx);
  return ok({
    ...pageFrom(
      rows,
      limit,
      ({ id }) => id,
      (row) => viewOf(asking, row),
    ),
    object,
  });
}

export interface Between {
  sender: string;
  recipient: string;
  from: Date;
  until: Date;
}

/** Everything that one party received of another in a period; one of the two is the asking organisation. */
export async function receivedBetween(
  asking: Asking,
  { sender, recipient, from, until }: Between,
  { after, limit }: Page,
): Promise<Outcome<Answered<ReceivedLine>>> {
  const wrong = [...periodFaults({ from, until }), ...notOwn(asking, sender, recipient)];
  if (wrong.length > 0) return refuse('invalid-request', { faults: wrong });
  const place = placeOf(after);
  const { rows } = await sql<Row>`
    select ${COLUMNS}, v.settled_at as moment
    from (select * from delivery where state = 'delivered' and sender = ${sender} and recipient = ${recipient}
      and settled_at < ${until} and (settled_at, id) > (${place?.by ?? from.toISOString()}::timestamptz, ${place?.id ?? NEVER}::uuid)
      order by settled_at, id limit ${limit + 1}) v
    ${JOINED} order by v.settled_at, v.id`.execute(asking.tx);
  const other = sender === asking.own ? recipient : sender;
  return ok({
    ...pageFrom(
      rows,
      limit,
      ({ moment, id }) => `${moment.toISOString()}|${id}`,
      (row) => viewOf(asking, row),
    ),
    object: `party:${other}`,
    details: { from: from.toISOString(), until: until.toISOString() },
  });
}

export const periodFaults = ({ from, until }: { from: Date; until: Date }): Fault[] =>
  from < until ? [] : [{ pointer: '/until', code: 'period', detail: 'Lies after from.' }];

const notOwn = ({ own }: Asking, ...parties: string[]): Fault[] =>
  parties.includes(own)
    ? []
    : [{ pointer: '/sender', code: 'own', detail: 'The sender or the recipient is your own organisation.' }];

function viewOf({ hub, own, codeOf, urnOf }: Asking, row: Row): ReceivedLine {
  const { recordType, subjectId, sender } = row;
  const categories = row.categories ?? [];
  return {
    deliveryId: row.id,
    ...(sender === own && row.messageId ? { messageId: row.messageId } : {}),
    kind: row.kind,
    moment: row.moment,
    certainty: row.state === 'delivered' ? 'received' : 'possibly',
    sender: urnOf(sender),
    recipient: urnOf(row.recipient),
    recordType,
    purpose: row.purpose,
    contract: row.contract,
    categories,
    fields: fieldsOf(hub.contracts, recordType, categories, row.withoutResidence),
    atDesk: row.atDesk,
    ...(row.basis ? { basis: row.basis } : {}),
    ...(row.clause ? { clause: row.clause } : {}),
    ...(row.decisionId ? { decisionId: row.decisionId } : {}),
    // Whom a record of another is about, only its own organisation can say.
    ...(subjectId && isAboutPerson(recordType) && sender === own ? { person: codeOf(subjectId) } : {}),
    traceId: sender === own ? row.traceId : traceOfDelivery(row.id).traceId,
    ...(row.eventId ? { eventId: row.eventId } : {}),
    ...(row.position === null ? {} : { position: Number(row.position) }),
  };
}
