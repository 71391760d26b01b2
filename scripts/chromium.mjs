import { existsSync } from 'node:fs';

/**
 * Where a Chromium is, or undefined. The shell of it that has no windows to draw comes first: the same engine, for less of the
 * processor.
 */
export const chromiumPath = () =>
  [
    process.env.CHROMIUM,
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
  ].find((path) => path && existsSync(path));
