import type { Notification, NotificationKind } from './notification.store.js';

export type OfIncidents = Extract<
  NotificationKind,
  `incident-${string}` | 'connection-revoked' | 'access-review-due'
>;

const KINDS: Record<string, [nl: string, en: string]> = {
  'wrong-recipient': ['gegevens bij een verkeerde ontvanger', 'data at a wrong recipient'],
  'mix-up': ['twee mensen door elkaar gehaald', 'two people mixed up'],
  'leaked-key': ['een gelekte sleutel', 'a leaked key'],
  'lost-mail': ['post die kwijt is', 'post that was lost'],
  tampering: ['gegevens waaraan geknoeid is', 'data that were tampered with'],
};

/** What is told of an incident by mail: a reference, its kind and the clock, and nothing of anybody. */
export function incidentSentences(
  kind: OfIncidents,
  details: Notification['details'],
  name: string,
): { subject: string; nl: string; en: string } {
  const [nl, en] = KINDS[String(details['kind'])] ?? ['een incident', 'an incident'];
  const [reference, until] = [String(details['reference']), String(details['until'])];
  switch (kind) {
    case 'incident-suspected':
      return {
        subject: `Mogelijk een incident: ${nl}`,
        nl: `Er is iets gemeld dat een incident kan zijn: ${nl}. Kenmerk: ${reference}. Kijk er vandaag naar: GET /v1/incidents/${reference}.`,
        en: `Something was reported that may be an incident: ${en}. Reference: ${reference}. Look into it today: GET /v1/incidents/${reference}.`,
      };
    case 'incident-confirmed':
      return {
        subject: `Incident bij ${name}: ${nl}`,
        nl: `Er is een incident met gegevens van ${name}: ${nl}. Kenmerk: ${reference}. Ontdekt op ${String(details['discovered'])}. Moet het naar de Autoriteit Persoonsgegevens, dan uiterlijk op ${until} (72 uur). De privacyfunctionaris van ${name} opent de lijst van mensen met GET /v1/incidents/${reference}/people. In deze mail staan geen gegevens van mensen.`,
        en: `There is an incident with data of ${name}: ${en}. Reference: ${reference}. Discovered at ${String(details['discovered'])}. If it has to be reported to the authority, then by ${until} (72 hours). The privacy officer of ${name} opens the list of people by GET /v1/incidents/${reference}/people. This mail holds no data of people.`,
      };
    case 'incident-due': {
      const isLate = details['signal'] === 'late';
      return {
        subject: `Incident ${reference}: ${isLate ? 'de 72 uur zijn om' : 'nog een dag'}`,
        nl: `Het incident met kenmerk ${reference} (${nl}) is nog niet afgesloten. De 72 uur ${isLate ? 'waren om' : 'zijn om'} op ${until}.`,
        en: `The incident with reference ${reference} (${en}) is not closed. The 72 hours ${isLate ? 'were over' : 'are over'} at ${until}.`,
      };
    }
    case 'connection-revoked':
      return {
        subject: `${name} is afgesloten`,
        nl: `Uw systeem "${name}" kan niet meer bij Schakel, door een incident. Uw post blijft bewaard. Neem contact op met de beheerder van Schakel.`,
        en: `Your system "${name}" cannot reach Schakel any more, because of an incident. Your post is kept. Turn to whoever runs Schakel.`,
      };
    case 'access-review-due': {
      const isLate = details['signal'] === 'late';
      return {
        subject: `Wie mag wat voor ${name}: ${isLate ? 'de controle is te laat' : 'tijd voor de controle'}`,
        nl: `${isLate ? 'De controle van wie toegang heeft is niet op tijd klaar.' : `Kijk voor ${until} na wie toegang heeft en of dat nog klopt.`} De beheerder vindt de controle met GET /v1/access-reviews.`,
        en: `${isLate ? 'The review of who has access was not done in time.' : `Review by ${until} who has access and whether that is still right.`} The administrator finds it by GET /v1/access-reviews.`,
      };
    }
  }
}
