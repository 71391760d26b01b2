import type { ColumnType, Generated } from 'kysely';

/** Tables about help at a desk; migrations 0095 to 0099 and 0130 to 0139 make them. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface ReferralTable {
  id: string;
  source: string;
  recipient: string;
  desk: string | null;
  purpose: string;
  help_request: string | null;
  language: string | null;
  state: 'reported' | 'taken-up' | 'waiting-for-person' | 'handed-over' | 'closed';
  outcome: string | null;
  made_at: Timestamp;
  since: Timestamp;
  /** The states that it was in before, oldest first. */
  steps: ColumnType<{ state: string; since: string }[], never, never>;
  due_at: Timestamp;
  signalled_at: NullableTimestamp;
  asks_at: NullableTimestamp;
  follows: string | null;
  announcement_id: string | null;
  /** Of a report with the code of a group: who reports twice is one. */
  worker: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface WorkerMarkTable {
  announcement_id: string;
  mark: Buffer;
  worker: string;
}

export interface AnnouncementTable {
  id: string;
  party: string;
  team: string;
  sector: string;
  occupation: string | null;
  people: number;
  on_date: string;
  contact: string;
  code_locator: Buffer;
  code_secret: Buffer;
  made_by: string;
  made_at: Timestamp;
  ends_at: Timestamp;
  closed_at: NullableTimestamp;
  /** The totals as they are told, and since which day; they move by ten and more. */
  told: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  told_on: ColumnType<string, string, string>;
}

export interface IntroductionAnswerTable {
  occasion_id: string;
  answer: string;
  answered_at: Timestamp;
}

export interface ReportTable {
  message_id: string;
  reporter: string;
  source: string;
  made_at: Timestamp;
  due_at: Timestamp;
  answer: string | null;
  answered_at: NullableTimestamp;
  signalled_at: NullableTimestamp;
}

export interface DeskViewTable {
  id: string;
  party: string;
  actor: string;
  purpose: string;
  desk: string | null;
  opened_at: Timestamp;
  ends_at: Timestamp;
}

export interface DeskViewSourceTable {
  view_id: string;
  source: string;
  occasion_id: string | null;
  code_not_valid: Generated<boolean>;
}

export interface DeskTables {
  worker_mark: WorkerMarkTable;
  desk_view: DeskViewTable;
  desk_view_source: DeskViewSourceTable;
  introduction_answer: IntroductionAnswerTable;
  report: ReportTable;
  referral: ReferralTable;
  announcement: AnnouncementTable;
}
