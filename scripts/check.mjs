/** `npm run check`: format, types, lint and generated files; every check runs, then the verdict. */
import { spawnSync } from 'node:child_process';

const CHECKS = [
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['types', 'npx', ['tsc', '-p', 'tsconfig.json', '--noEmit', '--incremental', 'false']],
  ['types of the console', 'npx', ['tsc', '-p', 'apps/console']],
  ['lint', 'npx', ['oxlint', '--deny-warnings', 'apps', 'libs', 'test', 'scripts', 'bench']],
  ['generated files', 'node', ['scripts/generate.mjs', '--check']],
  // After the check that builds: it reads dist/.
  ['API design rules', 'node', ['scripts/lint-api.mjs']],
];

const failed = CHECKS.filter(([name, command, args]) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok    ' : 'failed'} ${name}`);
  return status !== 0;
});
process.exit(failed.length === 0 ? 0 : 1);
