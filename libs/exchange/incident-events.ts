import { auditEvent, type AuditAction, type AuditEvent } from '#audit';
import { OPERATOR } from './held.js';
import type { Incident } from './incident.store.js';

/** Who works on an incident: for a controller, or, with null, as whoever runs the hub. */
export interface IncidentActor {
  controller: string | null;
  actor: string;
  origin?: string;
}

/** Read by the controller whose incident it is, and by nobody else. */
export const incidentEvent = (
  { actor, origin }: Omit<IncidentActor, 'controller'>,
  action: AuditAction,
  { id, controller, kind }: Pick<Incident, 'id' | 'controller' | 'kind'>,
  result: string,
  moment: Date,
): AuditEvent =>
  auditEvent({
    moment,
    log: 'audit',
    action,
    actor,
    ...(origin === undefined ? {} : { origin }),
    object: `incident:${id}`,
    result,
    organisations: controller === OPERATOR ? [] : [controller],
    details: { kind },
  });
