import { existsSync } from 'node:fs';

const SHELL = '/usr/bin/chromium-headless-shell';
const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/**
 * Where a Chromium is, or undefined. The shell of it that has no windows to draw comes first: the same engine, for less of the
 * processor. `forPictures`: the whole one does, because the shell writes dates as in English whatever its language is.
 */
export const chromiumPath = ({ forPictures = false } = {}) =>
  [process.env.CHROMIUM, ...(forPictures ? [...WHOLE, SHELL] : [SHELL, ...WHOLE])].find(
    (path) => path && existsSync(path),
  );
