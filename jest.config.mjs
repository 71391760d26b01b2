import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const { folders, alone } = JSON.parse(
  readFileSync(new URL('test/together/parts.json', import.meta.url), 'utf8'),
);
/** Of a run of everything (scripts/test.mjs) the scenarios of these folders run in parts; see test/together/together.ts. */
const isWhole = Boolean(process.env.TEST_TOGETHER);
const names = alone.map((file) => file.replace(/^test\/|\.spec\.ts$/g, '')).join('|');
const inParts = `<rootDir>/test/(?!(?:${names})\\.spec)(?:${Object.keys(folders).join('|')})/`;

/** Tests run from source; the `source` condition of package.json's imports map finds the libs. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', isWhole ? inParts : '<rootDir>/test/together/'],
  testSequencer: '<rootDir>/test/together/sequencer.mjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // What is meant to happen is waited for a minute, also on a busy machine; then it says itself what did not.
  testTimeout: 120_000,
  // Suites wait for partners, retries and rounds much of the time: one more side by side than there are cores.
  maxWorkers: Math.min(4, availableParallelism() + 1),
  // What a suite loaded stays in its worker.
  workerIdleMemoryLimit: '1GB',
};
