import type { ColumnType } from 'kysely';

/** Who people and systems are: sessions, the keys of systems that can only sign, and what was answered to whom. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface SessionTable {
  /** SHA-256 of what the cookie holds: whoever reads the table has no session. */
  id_hash: Buffer;
  /** A pseudonym of the person at the identity provider; never a name or an address. */
  person: string;
  /** What of the person's claims a role mapping names, as `claim=value`. */
  grants: string[];
  role: string | null;
  party: string | null;
  acr: string | null;
  authenticated_at: NullableTimestamp;
  /** A keyed hash of `sid` at the identity provider; absent where it names none. */
  provider_session: Buffer | null;
  made_at: Timestamp;
  seen_at: Timestamp;
  ends_at: Timestamp;
}

export interface SigningKeyTable {
  id: string;
  connection: string;
  kind: 'v1' | 'v1a';
  sealed: Buffer;
  key_id: string;
  made_at: Timestamp;
  ends_at: NullableTimestamp;
}

export interface SignedRequestTable {
  connection: string;
  webhook_id: string;
  digest: Buffer;
  seen_at: Timestamp;
}

export interface KeptAnswerTable {
  /** The connection, or the person in a role: as it stands in the log. */
  caller: string;
  /** Keyed hashes: of the Idempotency-Key, which is the caller's own text, and of all that was asked. */
  key_hash: Buffer;
  digest: Buffer;
  begun_at: Timestamp;
  /** Absent while the first request is under way. */
  status: number | null;
  sealed: Buffer | null;
}

export interface IdentityTables {
  kept_answer: KeptAnswerTable;
  session: SessionTable;
  signing_key: SigningKeyTable;
  signed_request: SignedRequestTable;
}
