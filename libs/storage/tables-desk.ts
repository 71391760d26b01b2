import type { ColumnType } from 'kysely';

/** Tables about help at a desk; migrations 0095 to 0099 make them. */

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
  due_at: Timestamp;
  signalled_at: NullableTimestamp;
  asks_at: NullableTimestamp;
  follows: string | null;
  announcement_id: string | null;
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

export interface DeskTables {
  introduction_answer: IntroductionAnswerTable;
  report: ReportTable;
  referral: ReferralTable;
  announcement: AnnouncementTable;
}
