import { sql, type Kysely } from 'kysely';

/** What is known of messages, occasions, consents, requests and entries goes at its term: the hub may take it out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `grant delete on message, receipt, record, report, occasion, link, referral, introduction_answer, consent, declaration,
        consent_invitation, link_code, rights_request, subject, data_key to schakel_hub`,
    )
    .execute(db);
}
