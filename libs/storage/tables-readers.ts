import type { ColumnType, Generated } from 'kysely';

/** What an auditor takes along. */
export interface AuditExportTable {
  id: string;
  party: string;
  question: string;
  format: 'jsonl' | 'csv' | 'otlp';
  state: 'running' | 'finished' | 'broken';
  lines: Generated<string>;
  digest: Buffer | null;
  note: string | null;
  begun_at: ColumnType<Date, Date, never>;
  moved_at: Date;
}

export interface ReaderTables {
  audit_export: AuditExportTable;
}
