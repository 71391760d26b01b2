import type { IncidentActor, IncidentView, TouchedView } from '#exchange';
import type { JsonObject } from '#kernel';
import type { Directory } from '#partners';

const urnIn =
  (directory: Directory) =>
  (key: string): string =>
    directory.party(key)?.urn ?? `urn:schakel:${key.replace(':', '-')}`;

const without = (members: Record<string, unknown>): JsonObject =>
  Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined),
  ) as JsonObject;

/** As its controller sees it; whoever runs the hub sees what was named and who was told, and nothing of people. */
export function shownIncident(one: IncidentView, who: IncidentActor, directory: Directory): JsonObject {
  const urnOf = urnIn(directory);
  const { id, kind, state, signal, discoveredAt, dueAt, confirmedAt, closedAt, outcome } = one;
  const common = {
    incidentId: id,
    kind,
    state,
    signal,
    discoveredAt,
    reportBy: dueAt,
    confirmedAt,
    closedAt,
    outcome,
  };
  if (who.controller === null) {
    const { connection, from, until } = one.scope;
    return without({
      ...common,
      ...(directory.party(one.controller) ? { reportedBy: urnOf(one.controller) } : {}),
      connection,
      from,
      until,
      told: one.told?.map((told) => ({ ...told, controller: urnOf(told.controller) })),
      revocations: one.revocations,
    });
  }
  const { people, deliveries, categories, recipients, senders, firstAt, lastAt, listReadAt } = one;
  return without({
    ...common,
    controller: urnOf(one.controller),
    people,
    deliveries,
    categories,
    recipients: recipients.map(urnOf),
    senders: senders.map(urnOf),
    firstAt,
    lastAt,
    listReadAt,
    authority: one.authority,
    peopleTold: one.peopleTold,
  });
}

export function shownTouched(
  { other, side, isErased, ...one }: TouchedView,
  directory: Directory,
): JsonObject {
  const urn = other === null ? undefined : urnIn(directory)(other);
  return without({
    ...one,
    ...(side === 'gave' ? { recipient: urn } : { sender: urn }),
    ...(isErased ? { erased: true } : {}),
  });
}
