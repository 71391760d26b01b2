import { sql } from 'kysely';
import pg from 'pg';
import {
  decideRequest,
  executeRequest,
  receiveRequest,
  registerConsent,
  registerDeclaration,
  retract,
} from '#exchange';
import type { Category, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { IN_A_LETTER } from './rights.js';

/** What a person did before anything was sent. */
export type Choice =
  | 'yes'
  | 'never-asked'
  | 'refused'
  | 'withdrawn'
  | 'no-declaration'
  | 'refused-but'
  | 'expired'
  | 'restricted'
  | 'objects'
  | 'objection-upheld';

const EVIDENCE = {
  askedBy: 'consulent-17',
  askedFor: 'enschede',
  how: 'at-the-desk' as const,
  notice: { version: 'leren-toestemming-1', language: 'nl' },
  request: 'learn-on-the-job',
  refusalHasNoConsequenceSaid: true as const,
  givenBy: 'person' as const,
};

/** The person's word is given past the doors of the hub, so that nothing of it is among what the sender does. */
export async function choose(box: Box, recordId: string, choice: Choice): Promise<void> {
  const speaker = { controller: 'enschede', actor: 'person', origin: 'test' };
  const base = { recordId, recipients: ['roc-van-twente'], includesSuccessors: false, evidence: EVIDENCE };
  const categories: Category[] = ['work-preferences', 'qualifications', 'languages'];
  const say = async (state: 'given' | 'refused', more: JsonObject = {}): Promise<string> => {
    const input = { ...base, purpose: 'learning' as const, categories, state, ...more };
    const outcome = await registerConsent(box.hub, speaker, input);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };
  if (choice !== 'no-declaration' && choice !== 'never-asked')
    await registerDeclaration(box.hub, speaker, base);
  if (choice === 'yes' || choice === 'no-declaration') await say('given');
  if (choice === 'restricted') {
    await say('given');
    // As a message of the controller that says so would have set it.
    await sql`update subject set restricted = true where record_id = ${recordId}`.execute(box.admin);
  }
  if (choice === 'objects' || choice === 'objection-upheld') {
    await say('given');
    const received = await receiveRequest(box.hub, speaker, { kind: 'objection', recordId, ...IN_A_LETTER });
    if (!received.ok) throw new Error(received.refusal.code);
    const { id } = received.value;
    if (choice === 'objection-upheld') {
      await decideRequest(box.hub, speaker, id, { decision: 'granted' });
      await executeRequest(box.hub, speaker, id);
    }
  }
  if (choice === 'expired')
    await say('given', { validUntil: new Date(box.hub.now().getTime() + 1) as never });
  if (choice === 'refused') await say('refused');
  if (choice === 'refused-but') await say('refused', { exceptions: [{ about: { category: ['mobility'] } }] });
  if (choice === 'withdrawn') await retract(box.hub.pipeline, speaker, 'consent', await say('given'));
}

/** Ids by the order in which they come, moments and pseudonyms by none: two runs never have the same. */
export function normaliser(): (text: string) => string {
  const ids = new Map<string, string>();
  return (text) =>
    text
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
        if (!ids.has(id)) ids.set(id, `id-${ids.size + 1}`);
        return ids.get(id)!;
      })
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'MOMENT')
      // Of a text with a moment in it.
      .replace(/"etag":"\\"[\w-]+\\""/g, '"etag":"TAG"')
      .replace(/[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}/g, 'CODE')
      .replace(/"(subject|idWerkzoekende)":"[\w-]{32}"/g, '"$1":"PSEUDONYM"');
}

const KEPT =
  /\b(message|delivery|decision|record|subject|occasion|consent|declaration|audit_event|data_key)\b/;

/**
 * Statements about what the hub keeps that the database was asked while `work` went on. Not the look at the revision of the
 * configuration, of which the door takes one in a tenth of a second, whoever knocks; nor the bells, that ring when they do.
 */
export async function countingStatements<T>(work: () => Promise<T>): Promise<[T, number]> {
  const { query } = pg.Client.prototype;
  let count = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text?: string } | undefined)?.text;
    if (text && KEPT.test(text) && !text.includes('bell.')) count += 1;
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    return [await work(), count];
  } finally {
    pg.Client.prototype.query = query;
  }
}
