import { sql, type Kysely } from 'kysely';

/** Processing records are taken along in the form that a logbook takes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table audit_export drop constraint audit_export_format_check,
     add constraint audit_export_format_check check (format in ('jsonl', 'csv', 'otlp'))`,
];
