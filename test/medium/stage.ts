import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import type { InventedPerson } from '../../apps/demo/people.js';
import type { Stage } from '../../apps/demo/play.js';
import { documentOf } from './rig.js';

/** The demo's scenes without its show. */
export const stageOf = (box: Box): Stage => ({
  box,
  report: { scene: () => undefined, line: () => undefined },
  seed: 1,
  totals: { accepted: 0, refused: 0 },
  sameAnswers: [],
  waitingLanes: new Set(),
});

export const invent = (recordId: string, bsn?: string): InventedPerson => ({
  recordId,
  ...(bsn ? { bsn } : {}),
  document: documentOf(recordId),
});

/** The person says no to the school: the same request as a yes, with another state. */
export async function sayNo(
  { box }: Stage,
  clientId: string,
  party: string,
  recordId: string,
): Promise<Answer> {
  const controller = await box.urn(party);
  return box.client(clientId).request('POST', '/v1/consents', {
    controller,
    subject: { recordId },
    recipients: [await box.urn('roc-van-twente')],
    purpose: 'learning',
    categories: ['work-preferences', 'qualifications', 'languages'],
    state: 'refused',
    evidence: {
      askedBy: 'consulent-17',
      askedFor: controller,
      how: 'at-the-desk',
      notice: { version: 'leren-toestemming-1', language: 'nl' },
      request: 'advies over leren',
      refusalHasNoConsequenceSaid: true,
      givenBy: 'person',
    },
  });
}

export const withdraw = (box: Box, clientId: string, consentId: string): Promise<Answer> =>
  box.client(clientId).request('POST', `/v1/consents/${consentId}/withdrawals`);

/** The events of one type that a double took in. */
export const eventsAt = (box: Box, connection: string, type: string): JsonObject[] =>
  box
    .double(connection)
    .received.map(({ event }) => event)
    .filter((event) => event['type'] === `nl.schakel.${type}`);

/** A folder with the region of Twente in which one file was changed. */
export function regionWith(changes: Record<string, (text: string) => string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-region-'));
  cpSync('config/regions/twente', folder, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`nothing changed in ${file}`);
    writeFileSync(path, after);
  }
  return folder;
}
