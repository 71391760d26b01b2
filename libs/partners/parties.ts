import type { OrganisationKind, RecordType } from '#kernel';

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

/** A technical client: operated by somebody, acting for parties under mandates. */
export interface Connection {
  key: string;
  version: number;
  name: string;
  operator: string;
  clients: string[];
  mandates: Mandate[];
  sends: string[];
  receives: Receives[];
  channel: 'webhook' | 'inbox';
  concurrency?: number;
  /** Parties whose privacy officer works through this connection, and reads why something was decided. */
  privacyFor?: string[];
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
}

export interface Desk {
  key: string;
  name: string;
  parties: string[];
}
