import type { ColumnType } from 'kysely';

/** Configuration: its versions, the drafts of changes to it, and what the parties said to each. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Jsonb<T> = ColumnType<T, string, string>;

export const CONFIG_KINDS = [
  'region',
  'organisation',
  'arrangement',
  'group',
  'desk',
  'connection',
  'agreement',
  'clause',
  'route',
  'succession',
  'parallel',
  'contract',
  'processing-activity',
  'approval-mandate',
  'role-mapping',
  'notice',
] as const;
export type ConfigKind = (typeof CONFIG_KINDS)[number];

/** That a party approved: in the hub by a draft, or on paper by a document that somebody names. */
export interface RecordedApproval {
  party: string;
  /** Reference of the signed document, or `urn:schakel:draft:<id>`. */
  document: string;
  /** The day of signing, or the moment in the hub. */
  on: string;
  /** The party that approved for it, and under which mandate (`key@version`). */
  by?: string;
  mandate?: string;
}

export interface ConfigVersionTable {
  id: string;
  kind: ConfigKind;
  key: string;
  version: number;
  content: Jsonb<Record<string, unknown>>;
  content_hash: string;
  valid_from: Timestamp;
  valid_until: NullableTimestamp;
  state: 'draft' | 'approved' | 'withdrawn';
  proposed_by: string;
  proposed_at: Timestamp;
  approved_by: string[];
  approved_at: NullableTimestamp;
  approvals: ColumnType<RecordedApproval[], string | undefined, string>;
  draft_id: string | null;
  ended_by: ColumnType<string | null, string | null | undefined, string | null>;
}

export type DraftState = 'open' | 'approved' | 'refused' | 'withdrawn';

export interface ConfigDraftTable {
  id: string;
  /** A proposal waits for the parties; an ending or a turning back is done at once by one of them. */
  sort: 'proposal' | 'ending' | 'turning-back';
  title: string;
  reason: string | null;
  changes: Jsonb<unknown[]>;
  signed: Jsonb<RecordedApproval[]>;
  content_hash: string;
  /** Who has to approve. */
  parties: string[];
  proposed_for: string;
  proposed_by: string;
  proposed_at: Timestamp;
  state: DraftState;
  settled_at: NullableTimestamp;
}

export interface ConfigApprovalTable {
  draft_id: string;
  party: string;
  answer: 'approved' | 'refused';
  by_party: string;
  mandate: string | null;
  actor: string;
  content_hash: string;
  reason: string | null;
  moment: Timestamp;
}

/** How often two parties would have received the same in a parallel period, by day; nothing about a person. */
export interface ParallelOutcomeTable {
  predecessor: string;
  successor: string;
  day: string;
  record_type: string;
  purpose: string;
  outcome: 'same' | 'only-predecessor' | 'only-successor' | 'other-data' | 'neither';
  count: ColumnType<string, string | number, string | number>;
}
