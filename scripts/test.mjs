/**
 * `npm test`: starts one embedded PostgreSQL for all suites, runs jest, and ends with `N passed, N failed`.
 * Suites that need Redis or Chromium run where those are found; what was skipped is said.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, startEmbeddedDatabase } from '#storage';
import { chromiumPath } from './chromium.mjs';

const folder = mkdtempSync(join(tmpdir(), 'schakel-test-'));
const database = await startEmbeddedDatabase({
  dataDir: join(folder, 'postgres'),
  database: 'hub_template',
  temporary: true,
  settings: { max_connections: '300', fsync: 'off' },
});
await migrate(database.url);

const hasRedis = Boolean(process.env.REDIS_URL) || spawnSync('redis-server', ['--version']).status === 0;
const RABBITMQ = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const hasRabbitmq = existsSync(RABBITMQ);
const chromium = chromiumPath();
if (!chromium && process.env.REQUIRE_CHROMIUM) {
  console.error('REQUIRE_CHROMIUM is set and there is no Chromium: the console cannot be tested');
  await database.stop();
  process.exit(1);
}
/** Nothing is named: all of it. */
const isWhole = process.argv.slice(2).every((argument) => argument.startsWith('-'));
const results = join(folder, 'results.json');
const args = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--forceExit'];
const jest = spawn(
  process.execPath,
  [...args, '--json', `--outputFile=${results}`, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      TEST_POSTGRES_URL: database.url,
      TEST_REDIS: hasRedis ? 'yes' : '',
      TEST_RABBITMQ: hasRabbitmq ? RABBITMQ : '',
      TEST_CHROMIUM: chromium ?? '',
      TEST_TOGETHER: isWhole ? 'yes' : '',
    },
  },
);
const exitCode = await new Promise((resolve) => jest.on('exit', (code) => resolve(code ?? 1)));
await database.stop();

if (!hasRedis) console.log('The Redis suite was skipped. To run it: apt-get install -y redis-server');
if (!existsSync('/usr/lib/postgresql'))
  console.log(
    'The restore to a moment was skipped. To run it: apt-get install -y --no-install-recommends postgresql',
  );
if (!existsSync('/usr/sbin/pgbouncer'))
  console.log(
    'The pooler suite was skipped. To run it: apt-get install -y --no-install-recommends pgbouncer',
  );
if (!hasRabbitmq)
  console.log(
    'The broker suite was skipped. To run it: apt-get install -y --no-install-recommends rabbitmq-server',
  );
if (!chromium)
  console.log(
    'The console suite was skipped. To run it: apt-get install -y --no-install-recommends chromium-headless-shell; or CHROMIUM=<path>',
  );
if (!existsSync(process.env.SCHAKEL_VUM_EXAMPLES ?? ''))
  console.log(
    'The published VUM profiles were skipped. To use them: SCHAKEL_VUM_EXAMPLES=<folder with werkzoekenden*.json>',
  );
if (!existsSync(process.env.SCHAKEL_LDV_ATTRIBUTES ?? ''))
  console.log(
    'The published attributes of processing records were skipped. To use them: SCHAKEL_LDV_ATTRIBUTES=<attributes.schema.json>',
  );
if (!existsSync(process.env.SCHAKEL_MERKLE_VECTORS ?? ''))
  console.log(
    'The published Merkle vectors were skipped. To use them: SCHAKEL_MERKLE_VECTORS=<testdata of transparency-dev/merkle>',
  );
const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
  readFileSync(results, 'utf8'),
);
// A suite that could not even be loaded counts as a failure.
const broken = testResults.filter(
  (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
).length;
if (numFailedTestSuites > 0)
  for (const suite of testResults) if (suite.status === 'failed') console.log(`failed: ${suite.name}`);
console.log(`${numPassedTests} passed, ${numFailedTests + broken} failed`);
process.exit(exitCode);
