import { appendEvents, auditEvent } from '#audit';
import {
  isAboutPerson,
  ok,
  refuse,
  type Fault,
  type JsonObject,
  type Outcome,
  type RecordType,
} from '#kernel';
import type { Connection, Directory } from '#partners';
import type { RunningHub } from './hub.js';
import { mappingNow } from './mapping-book.js';
import {
  FILTER_FIELDS,
  unfitting,
  type Filter,
  type Subscription,
  type Wanted,
} from './subscription.rules.js';
import { loadSubscription, saveSubscription } from './subscription.store.js';

const MOST_UNFITTING = 500;

export interface SubscriptionView extends Subscription {
  changedAt?: Date;
  /** What routes offer this connection, and so what it can want: it permits nothing beyond them. */
  offered: { recordType: RecordType; purpose: string; recipient: string }[];
  /** By what each record type can be filtered. */
  fields: Partial<Record<RecordType, string[]>>;
}

export async function viewSubscription(hub: RunningHub, connection: Connection): Promise<SubscriptionView> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  const saved = await loadSubscription(hub.db, connection.key);
  const offered = directory
    .routes()
    .filter(
      ({ recordType, recipient }) =>
        directory.receiverOf(directory.successorOf(recipient, recordType), recordType, null, hub.now())
          ?.connection.key === connection.key,
    )
    .map(({ recordType, purpose, recipient }) => ({
      recordType,
      purpose,
      recipient: urnOf(directory, recipient),
    }));
  const fields = Object.fromEntries(
    Object.entries(FILTER_FIELDS).map(([recordType, names]) => [recordType, Object.keys(names)]),
  );
  return { ...saved?.content, ...(saved ? { changedAt: saved.changedAt } : {}), offered, fields };
}

const urnOf = (directory: Directory, party: string): string =>
  directory.party(party)?.urn ?? `urn:schakel:${party}`;

export async function changeSubscription(
  hub: RunningHub,
  who: { connection: Connection; origin: string },
  input: Subscription,
  check: (changedAt: Date | undefined) => void = () => undefined,
): Promise<Outcome<SubscriptionView>> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  const faults = subscriptionFaults(input, directory);
  if (faults.length > 0) return refuse('invalid-request', { faults });
  const { connection, origin } = who;
  const now = hub.now();
  await hub.db.transaction().execute(async (tx) => {
    check((await loadSubscription(tx, connection.key, 'to-change'))?.changedAt);
    await saveSubscription(tx, connection.key, input, now);
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'subscription.changed',
        actor: `connection:${connection.key}`,
        origin,
        object: `subscription:${connection.key}`,
        result: 'changed',
        organisations: connection.mandates.map(({ party }) => party),
        details: { records: input.records?.length ?? null, status: input.status ?? [] },
      }),
    ]);
  });
  hub.subscriptions.forget();
  return ok(await viewSubscription(hub, connection));
}

/** What a schema cannot say: fields that the record type does not have, and senders who are nobody. */
function subscriptionFaults(input: Subscription, directory: Directory): Fault[] {
  return (input.records ?? []).flatMap((wanted, index) => {
    const pointer = `/records/${index}`;
    const fields = FILTER_FIELDS[wanted.recordType] ?? {};
    const unknown = (wanted.senders ?? []).flatMap((name, i) =>
      partiesNamed(directory)(name).length > 0
        ? []
        : [
            {
              pointer: `${pointer}/senders/${i}`,
              code: 'party',
              detail: 'No such organisation or group takes part.',
            },
          ],
    );
    return [
      ...unknown,
      ...(wanted.filters ?? []).flatMap((filter, i) =>
        filterFaults(filter, `${pointer}/filters/${i}`, fields),
      ),
    ];
  });
}

function filterFaults(filter: Filter, pointer: string, fields: Record<string, string>): Fault[] {
  if ('any' in filter)
    return filter.any.flatMap((one, i) => filterFaults(one, `${pointer}/any/${i}`, fields));
  const [kind, named] = Object.entries(filter)[0] as [string, Record<string, string>];
  const detail = `By this it cannot be filtered; these fields can be: ${Object.keys(fields).join(', ')}.`;
  return Object.keys(named)
    .filter((name) => !fields[name])
    .map((name) => ({ pointer: `${pointer}/${kind}/${name}`, code: 'field', detail }));
}

/** The keys of who is named: a party by its urn, everybody in a group. */
export const partiesNamed =
  (directory: Directory) =>
  (name: string): string[] =>
    name.startsWith('group:') ? directory.membersOf(name) : [directory.partyByUrn(name)?.key ?? []].flat();

export interface SubscriptionTest {
  contract: string;
  data: JsonObject;
  purpose?: string;
  source?: string;
  /** Tried instead of what is saved. */
  records?: Wanted[];
}

export interface SubscriptionAnswer {
  wanted: boolean;
  /** Which entries of `records` want it. */
  by: number[];
  /** Of the entries that do not: what in them it does not fit, by pointer into the subscription. */
  unfitting: string[];
}

/** Whether a sample, in any form of a business record, would come; nothing is kept of it. */
export async function testSubscription(
  hub: RunningHub,
  connection: Connection,
  { contract: ref, data, purpose, source, records: tried }: SubscriptionTest,
): Promise<Outcome<SubscriptionAnswer>> {
  const contract = hub.contracts.get(ref);
  const snapshot = await hub.snapshot();
  const mapping = contract && mappingNow(snapshot.mappings, contract.ref, hub.now());
  if (!contract || !mapping || isAboutPerson(contract.recordType)) return refuse('unknown-contract');
  const faults = contract.validate(data);
  if (faults.length > 0)
    return refuse('contract-broken', {
      faults: faults.map((fault) => ({ ...fault, pointer: `/data${fault.pointer}` })),
    });
  const directory = snapshot.directory.at(hub.now());
  const wrong = subscriptionFaults({ records: tried ?? [] }, directory);
  if (wrong.length > 0) return refuse('invalid-request', { faults: wrong });
  const records = tried ?? (await loadSubscription(hub.db, connection.key))?.content.records;
  if (!records) return ok({ wanted: true, by: [], unfitting: [] });
  const canonical = mapping.toCanonical(data).document;
  const sender = source && directory.partyByUrn(source)?.key;
  const offered = { recordType: contract.recordType, purpose, sender, canonical };
  const misses = records.map((wanted, index) =>
    [...unfitting(wanted, offered, partiesNamed(directory))].map((place) => `/records/${index}${place}`),
  );
  const by = misses.flatMap((missed, index) => (missed.length === 0 ? [index] : []));
  return ok({ wanted: by.length > 0, by, unfitting: misses.flat().slice(0, MOST_UNFITTING) });
}
