import { existsSync } from 'node:fs';
import { Box, type BoxOptions } from '../apps/demo/box.js';
import { honoursDocument } from './http-document.js';
import { ownDatabase } from './own-database.js';

export { ownDatabase };

/** A whole hub with its region and doubles, real on loopback, on a database of its own. */
export async function startBox(options: BoxOptions = {}): Promise<Box> {
  const opensAt = options.opensAt ?? new Date('2026-11-02T09:00:00Z');
  return Box.start({ databaseUrl: await ownDatabase(), opensAt, onAnswer: honoursDocument, ...options });
}

export const hasRedis = process.env['TEST_REDIS'] === 'yes';

/**
 * A folder with the job-seeker profiles that the VUM publishes for accreditation, named by SCHAKEL_VUM_EXAMPLES;
 * undefined when it is not named or not there. They are not ours to give: the tests that want them are skipped.
 */
export function vumExamples(): string | undefined {
  const folder = process.env['SCHAKEL_VUM_EXAMPLES'];
  return folder && existsSync(folder) ? folder : undefined;
}
