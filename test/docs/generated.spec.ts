import { execFileSync } from 'node:child_process';
import { expect, it } from '@jest/globals';

it('keeps the generated pages and NOTICE as current as the code', () => {
  const run = (): string =>
    execFileSync(process.execPath, ['scripts/generate.mjs', '--check', '--no-build'], { encoding: 'utf8' });
  expect(run).not.toThrow();
});
