import type {
  HelpRequest,
  JsonObject,
  OrganisationKind,
  Purpose,
  RecordType,
  ReferralState,
  Role,
} from '#kernel';

/** Who can be responsible for data: a legal person, or several together by an arrangement. */
export interface Party {
  key: string;
  name: string;
  kind: 'organisation' | 'arrangement';
  /** `urn:nld:oin:…` or `urn:nld:kvk:…`; an arrangement is named by `urn:schakel:<key>`. */
  urn: string;
  organisationKind: OrganisationKind;
  suwi: boolean;
  /** May use the BSN by law; default no. */
  bsn: boolean;
  members: string[];
  /** Where people can turn to it, as its receipts say. */
  contact?: string;
  address?: string;
  /** Who is told of an incident: a mailbox of a function, not of a person. */
  securityContact?: string;
  oin?: string;
}

export interface Mandate {
  party: string;
  document: string;
  from?: string;
  until?: string;
}

/** In which form a connection takes records of a type, and for whom. */
export interface Receives {
  recordType: RecordType;
  contract: string;
  parties?: string[];
  desk?: string;
}

/** See ServiceHours of #delivery, which reads them. */
export interface ServiceHours {
  windows: { days: string; from: string; until: string }[];
  timeZone?: string;
  holidays?: 'closed' | 'open';
}

/** One OAuth client of a connection; without `from` and `until` it is one as long as the connection lasts. */
export interface Client {
  id: string;
  from?: string;
  until?: string;
  /** Its public keys: it signs its way in (private_key_jwt). Told to the development identity provider. */
  keys?: JsonObject[];
  /** The subject of its certificate: it comes in by TLS (tls_client_auth). Told to the development identity provider. */
  certificateSubject?: string;
}

/** A technical client: operated by somebody, acting for parties under mandates. */
export interface Connection {
  key: string;
  version: number;
  name: string;
  operator: string;
  /** Several, so that one takes over from the other while both hold. */
  clients: Client[];
  mandates: Mandate[];
  sends: string[];
  receives: Receives[];
  channel: 'webhook' | 'inbox' | 'broker';
  concurrency?: number;
  /** When a delivery is tried again: `0s,5s,5m,…`; the hub's own RETRY_SCHEDULE where it is not said. */
  retry?: string;
  /** When its system takes post; always, where it is not said. */
  serviceHours?: ServiceHours;
  /** Within which it shows something at a desk with a person there: `20s`; the hub's own ANSWER_EXPECTED where it is not said. */
  answersWithin?: string;
  /** Who is told by mail that something is wrong: mailboxes of a function, not of a person. */
  contact?: { email: string; escalation?: string };
  /** Runs the hub: sees and pauses the lanes of everybody, and what waits for a person; never a document. */
  operates?: boolean;
  /** Parties whose privacy officer works through this connection, and reads why something was decided. */
  privacyFor?: string[];
  /** Parties whose approver works through this connection, and says yes or no to changes for them. */
  approvesFor?: string[];
  /** Parties whose auditor works through this connection, and searches the log for them. */
  auditsFor?: string[];
  /** Behind FSC: `required` means that every request must name its transaction. Absent: accepted, and nothing is sent. */
  fsc?: 'accepted' | 'required';
  /** Instead of the hub's own. */
  limits?: { requestsPerMinute?: number; messagesPerDay?: number; concurrentRequests?: number };
  /** Only access tokens that are bound to a client certificate (RFC 8705) are taken. */
  requireBoundTokens?: boolean;
  /** Whose OIN the client certificate must hold: a party, or the OIN itself. */
  certificateOf?: string;
  /** May sign its messages (Standard Webhooks) instead of bringing a token. */
  signedMessages?: boolean;
}

/** What of a person's claims makes the person hold a role, for whom. */
export interface RoleMapping {
  key: string;
  version: number;
  claim: string;
  value: string;
  role: Role;
  party: string;
  /** An administrator or operator of the whole region, not of one party's connections only. */
  region?: boolean;
}

/** Business records: who is subscribed to what. */
export interface Route {
  key: string;
  version: number;
  recordType: RecordType;
  senders: string[];
  recipient: string;
  purpose: string;
  supersede: boolean;
}

export interface Succession {
  key: string;
  from: string;
  to: string;
  recordTypes?: RecordType[];
  /** Until then it can be turned back in one step. */
  revertibleUntil?: string;
}

/** While it holds, whoever sends to `from` sends to `to` as well. */
export interface Parallel {
  key: string;
  from: string;
  to: string;
  recordTypes?: RecordType[];
}

/** What one of the parties of a desk helps with there. */
export interface Help {
  party: string;
  purpose: Purpose;
  helpRequests: HelpRequest[];
  /** For whom who wants to be helped there: municipalities or groups of them; absent: everywhere. */
  areas?: string[];
  /** ISO 639-3; which languages are spoken there; absent: Dutch. */
  languages?: string[];
}

export interface Desk {
  key: string;
  name: string;
  parties: string[];
  helps?: Help[];
  /** How long a referral may stay in each state here (`P14D`), where that is not as in the settings of the hub. */
  terms?: Partial<Record<OpenReferralState, string>>;
}

export type OpenReferralState = Exclude<ReferralState, 'closed'>;
