import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Box } from '../../apps/demo/box.js';

/** Every page that somebody reads, as a path from the root; code fences are found the way a reader finds them. */
export const pages = (): string[] => [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter((file) => existsSync(file)),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

export const textOf = (page: string): string => readFileSync(page, 'utf8');

export interface Fence {
  language: string;
  text: string;
  /** The line before it, when that names a file: `New file` or `Add to`. */
  file?: { action: 'New file' | 'Add to'; path: string };
}

const FENCE = /(?:^(New file|Add to) `([^`]+)`:\n\n)?^```([a-z]*)\n([\s\S]*?)^```$/gm;

export const fencesOf = (page: string): Fence[] =>
  [...textOf(page).matchAll(FENCE)].map(([, action, path, language, text]) => ({
    language: language!,
    text: text!,
    ...(path ? { file: { action: action as 'New file' | 'Add to', path } } : {}),
  }));

/** Runs blocks as one shell session, word for word but for the ports, and gives what each of them printed. */
export async function runBlocks(blocks: string[], box: Box, folder: string): Promise<string[]> {
  const mark = '=== next block ===';
  const script = blocks
    .join(`\necho; echo '${mark}'\n`)
    .replaceAll('http://localhost:3000', box.url)
    .replaceAll('http://localhost:3001', box.started.identity!.issuer);
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder });
  return stdout.split(mark).map((part) => part.trim());
}

export const hasShell = ['bash', 'curl'].every((program) =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program))),
);
