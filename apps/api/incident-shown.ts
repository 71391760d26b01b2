import type { ConfirmationPreview, Incident, IncidentView, TouchedView } from '#exchange';
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
export function shownIncident(one: IncidentView, operates: boolean, directory: Directory): JsonObject {
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
  if (operates) {
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
  return without({
    ...common,
    controller: urnOf(one.controller),
    ...summed(one, urnOf),
    deletions: one.deletions?.map((told) => ({ ...told, recipient: urnOf(told.recipient) })),
    listReadAt: one.listReadAt,
    authority: one.authority,
    peopleTold: one.peopleTold,
  });
}

type UrnOf = (key: string) => string;

const summed = (one: Incident, urnOf: UrnOf): Record<string, unknown> => ({
  people: one.people,
  deliveries: one.deliveries,
  categories: one.categories,
  recipients: one.recipients.map(urnOf),
  senders: one.senders.map(urnOf),
  firstAt: one.firstAt,
  lastAt: one.lastAt,
});

/** What a confirmation would do: of a controller its own part, for whoever runs the hub who would be told. */
export function shownPreview(
  { id, own, controllers, deletions }: ConfirmationPreview,
  directory: Directory,
): JsonObject {
  const urnOf = urnIn(directory);
  return without({
    incidentId: id,
    ...(own ? summed(own, urnOf) : {}),
    told: controllers?.map(({ controller, hasContact }) => ({
      controller: urnOf(controller),
      mail: hasContact ? 'waiting' : 'no-contact',
    })),
    deletions: deletions.map(({ recipient, records }) => ({ recipient: urnOf(recipient), records })),
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
