/**
 * `node scripts/lint-api.mjs`: holds the OpenAPI document against the API Design Rules and the AsyncAPI document against
 * its parser. Prints what is wrong and exits 1; `--print` writes the OpenAPI document instead, for other linters.
 */
import { Parser } from '@asyncapi/parser';
import spectralCore from '@stoplight/spectral-core';
import { loadContracts } from '#contracts';
import { asyncApi } from '../dist/apps/api/asyncapi.js';
import { openApi } from '../dist/apps/api/openapi.js';
import { API_DESIGN_RULES } from './api-design-rules.mjs';

/** 0 is an error, 1 a warning. */
const [ERROR, WARNING] = ['0', '1'];
const document = openApi({ server: 'https://hub.example', tokens: 'https://login.example/token' });
const events = asyncApi(loadContracts('schemas'));

if (process.argv.includes('--print')) {
  console.log(JSON.stringify(process.argv.includes('--events') ? events : document, null, 2));
  process.exit(0);
}

const spectral = new spectralCore.Spectral();
spectral.setRuleset(API_DESIGN_RULES);
const found = [
  ...(await spectral.run(JSON.stringify(document))).map((one) => ({ ...one, of: 'openapi.json' })),
  ...(await new Parser().validate(JSON.stringify(events))).map((one) => ({ ...one, of: 'asyncapi.json' })),
];
const errors = found.filter(({ severity }) => String(severity) === ERROR);
for (const { of, code, path, message } of found.filter(({ severity }) =>
  [ERROR, WARNING].includes(String(severity)),
))
  console.log(`${of} ${path.join('/')}: ${message} (${code})`);
console.log(
  `${Object.keys(API_DESIGN_RULES.rules).length} rules, ${errors.length} errors, ${found.length - errors.length} remarks`,
);
process.exit(errors.length === 0 ? 0 : 1);
