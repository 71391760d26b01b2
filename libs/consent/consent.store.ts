import { sql } from 'kysely';
import type { Category, Purpose } from '#kernel';
import { plain, type Query } from '#storage';
import type { Provision } from './provision.rules.js';
import type { PersonFlags } from './consent.decision.js';
import type { ConsentFacts, DeclarationFacts } from './statement.rules.js';

/** What proves how a statement came about: who asked, for whom, when, how, with which notice. Never a name. */
export interface Evidence {
  askedBy: string;
  askedFor: string;
  how: 'at-the-desk' | 'by-telephone' | 'online' | 'in-writing';
  /** The exact version that was shown; `hash` is of that version's text. */
  notice: { version: string; language: string; hash?: string };
  request: string;
  refusalHasNoConsequenceSaid: true;
  givenBy: 'person' | 'representative';
  /** Of a representative: that there is one for this matter; never why. */
  representation?: 'none' | 'for-this-matter';
}

interface NewStatement {
  id: string;
  subjectId: string;
  recipients: string[];
  includesSuccessors: boolean;
  givenAt: Date;
  validUntil: Date;
  evidence: Evidence;
}

export interface NewConsent extends NewStatement {
  purpose: Purpose;
  categories: Category[];
  state: 'given' | 'refused';
  exceptions?: readonly Provision[];
  /** The consent that this one gives again. */
  renews?: string;
}

const statementColumns = (statement: NewStatement) => ({
  id: statement.id,
  subject_id: statement.subjectId,
  recipients: statement.recipients,
  includes_successors: statement.includesSuccessors,
  given_at: statement.givenAt,
  valid_until: statement.validUntil,
  evidence: JSON.stringify(statement.evidence),
});

/** `by`: the connection through which it came, or the person. */
export async function insertConsent(db: Query, consent: NewConsent, by: string): Promise<void> {
  await db
    .insertInto('consent')
    .values({
      ...statementColumns(consent),
      purpose: consent.purpose,
      categories: consent.categories,
      state: consent.state,
      exceptions: JSON.stringify(consent.exceptions ?? []),
      renews: consent.renews ?? null,
      registered_by: by,
    })
    .execute();
}

/** The written declaration of no objection: it lifts secrecy and gives no basis. */
export async function insertDeclaration(db: Query, declaration: NewStatement): Promise<void> {
  await db.insertInto('declaration').values(statementColumns(declaration)).execute();
}

/** The subject of a statement of this controller, or undefined: another controller's statement does not exist here. */
export async function ownStatement(
  db: Query,
  kind: 'consent' | 'declaration',
  controller: string,
  id: string,
): Promise<{ subjectId: string; withdrawnAt: Date | null } | undefined> {
  const { rows } = await sql<{ subjectId: string; withdrawnAt: Date | null }>`
    select t.subject_id as "subjectId", t.withdrawn_at as "withdrawnAt"
    from ${sql.table(kind)} t join subject s on s.id = t.subject_id
    where t.id = ${id} and s.controller = ${controller}`.execute(db);
  return rows[0];
}

export async function markWithdrawn(
  db: Query,
  kind: 'consent' | 'declaration',
  id: string,
  moment: Date,
): Promise<void> {
  await db
    .updateTable(kind)
    .set({ withdrawn_at: moment })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Everything that a decision about these people may have to look at, in three statements whatever their number. */
export interface Grounds {
  consents: ConsentFacts[];
  declarations: DeclarationFacts[];
  flags: PersonFlags;
}

export async function groundsOf(db: Query, subjectIds: string[]): Promise<Map<string, Grounds>> {
  const ids = [...new Set(subjectIds)];
  const { rows } = await sql<{ id: string } & PersonFlags>`
    select id, restricted or case_restricted as restricted, objected, address_secret as "addressSecret",
      objected_to || stopped_for as "objectedTo"
    from subject where id = any(${plain(ids)}::uuid[])`.execute(db);
  const grounds = new Map<string, Grounds>(
    rows.map(({ id, ...flags }) => [id, { consents: [], declarations: [], flags }]),
  );
  const consents = await sql<Omit<ConsentFacts, 'exceptions'> & StoredConsent>`
    select id, subject_id as "subjectId", purpose, recipients, categories, state,
      includes_successors as "includesSuccessors", given_at as "givenAt", valid_until as "validUntil",
      withdrawn_at as "withdrawnAt", exceptions, evidence ->> 'givenBy' as "givenBy"
    from consent where subject_id = any(${plain(ids)}::uuid[])`.execute(db);
  for (const { subjectId, exceptions, ...consent } of consents.rows)
    grounds.get(subjectId)?.consents.push({ ...consent, exceptions: exceptions.map(provisionOf) });
  const declarations = await sql<DeclarationFacts & { subjectId: string }>`
    select id, subject_id as "subjectId", recipients, includes_successors as "includesSuccessors", given_at as "givenAt",
      valid_until as "validUntil", withdrawn_at as "withdrawnAt"
    from declaration where subject_id = any(${plain(ids)}::uuid[])`.execute(db);
  for (const declaration of declarations.rows)
    grounds.get(declaration.subjectId)?.declarations.push(declaration);
  return grounds;
}

interface StoredConsent {
  subjectId: string;
  exceptions: StoredProvision[];
}

/** As JSON keeps it: moments are text. */
interface StoredProvision {
  about: Record<string, string[]>;
  from?: string;
  until?: string;
  exceptions?: StoredProvision[];
}

const provisionOf = ({ about, from, until, exceptions = [] }: StoredProvision): Provision => ({
  about,
  ...(from ? { from: new Date(from) } : {}),
  ...(until ? { until: new Date(until) } : {}),
  exceptions: exceptions.map(provisionOf),
});
