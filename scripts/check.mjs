/** `npm run check`: format, types, lint and generated files; every check runs, then the verdict. */
import { spawn } from 'node:child_process';

/** Those of one row only read, and run side by side. */
const CHECKS = [
  [
    ['types', 'npx', ['tsc', '-p', 'tsconfig.json', '--noEmit', '--incremental', 'false']],
    ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
    ['types of the console', 'npx', ['tsc', '-p', 'apps/console']],
    ['lint', 'npx', ['oxlint', '--deny-warnings', 'apps', 'libs', 'test', 'scripts', 'bench']],
  ],
  [['generated files', 'node', ['scripts/generate.mjs', '--check']]],
  // After the check that builds: it reads dist/.
  [['API design rules', 'node', ['scripts/lint-api.mjs']]],
];

/** Says what it said when it is done, so that two do not speak through each other. */
const run = ([name, command, args]) =>
  new Promise((resolve) => {
    const said = [];
    const check = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [check.stdout, check.stderr]) stream.on('data', (piece) => said.push(piece));
    check.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    check.on('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      console.log(`${status === 0 ? 'ok    ' : 'failed'} ${name}`);
      resolve(status === 0);
    });
  });

let allOk = true;
for (const row of CHECKS) allOk = (await Promise.all(row.map(run))).every(Boolean) && allOk;
process.exit(allOk ? 0 : 1);
