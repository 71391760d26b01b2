import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { AUDIT_ACTIONS } from '#audit';
import { ROUTES } from '../../apps/api/routes.js';

const PAGE = 'docs/generated/audit-events.md';
/** Where an action is put together: its first part, and what can follow. */
const FAMILIES: Record<string, string[]> = {
  decision: ['open', 'distribute', 'deliver', 'evaluate'],
  draft: ['approved', 'refused'],
};

/** And by its last part. */
const ENDINGS: Record<string, string[]> = { registered: ['consent', 'declaration'] };

const sources = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'libs', 'apps'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('/generated/'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
/** What writes, without the list itself and the table of routes. */
const writers = sources.filter(
  ({ file }) => file !== 'libs/audit/event.ts' && !file.startsWith('apps/api/routes/'),
);

describe('the list of events', () => {
  it('holds nothing that is never written', () => {
    const isWritten = (action: string): boolean => {
      const [first = '', rest = ''] = action.split('.');
      return writers.some(
        ({ text }) =>
          text.includes(`'${action}'`) ||
          (text.includes(`\`${first}.\${`) && FAMILIES[first]?.includes(rest)) ||
          (text.includes(`}.${rest}\``) && ENDINGS[rest]?.includes(first)),
      );
    };
    expect(Object.keys(AUDIT_ACTIONS).filter((action) => !isWritten(action))).toEqual([]);
  });

  it('holds everything that is written: two functions write, and they take nothing else', () => {
    const writing = sources.filter(({ text }) =>
      /insert into audit_event\b|insertInto\('audit_event'\)/.test(text),
    );
    expect(writing.map(({ file }) => file)).toEqual([
      'libs/audit/audit.store.ts',
      'libs/audit/decision.store.ts',
    ]);
    const said = writers.flatMap(({ file, text }) =>
      [...text.matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => ({ file, action: action! })),
    );
    expect(said.length).toBeGreaterThan(15);
    expect(said.filter(({ action }) => !(action in AUDIT_ACTIONS))).toEqual([]);
  });

  it('is a page, line for line', () => {
    const rows = [...readFileSync(PAGE, 'utf8').matchAll(/^\| `([^`]+)` \| (\w+) \| (.+) \|$/gm)];
    expect(Object.fromEntries(rows.map(([, action, , sentence]) => [action, sentence]))).toEqual(
      AUDIT_ACTIONS,
    );
  });

  it('has what every route says that it leaves', () => {
    for (const { path, audits = [] } of ROUTES)
      for (const action of audits)
        expect([path, Object.keys(AUDIT_ACTIONS)]).toEqual([path, expect.arrayContaining([action])]);
  });

  it('has a line for whatever shows something about a person, to people and to systems', () => {
    const silent = ROUTES.filter(({ audits, path }) => !audits?.length && !(path in NOT_ABOUT_PEOPLE));
    const personal = silent.map(({ method, path, operation }) => {
      const said = Object.values(operation.answers).flatMap(({ schema, also = {} }) => [
        schema,
        ...Object.values(also),
      ]);
      return {
        route: `${method} ${path}`,
        shows: membersOf(said).filter((name) => ABOUT_PEOPLE.includes(name)),
      };
    });
    expect(personal.filter(({ shows }) => shows.length > 0)).toEqual([]);
  });
});

/** Members of an answer in which something about one person can stand, or what leads to one. */
const ABOUT_PEOPLE = (
  'bsn canonical data dataSubjectId document dpl.core.data_subject_id evidence givenBy person personCode profile ' +
  'recordId subject subjectId'
).split(' ');
/** Where such a name means something else. */
const NOT_ABOUT_PEOPLE: Record<string, string> = {
  '/v1/me': 'whoever asks, about itself',
  '/v1/mappings': 'canonical is a place in a form',
  '/v1/mappings/:key': 'canonical is a place in a form',
  '/v1/code-lists/:key': 'canonical is a code of the common form',
  '/v1/mapping-previews': 'what the asker gave along, and what becomes of it; nothing of it is kept',
  '/v1/drafts': 'a document of the configuration',
  '/v1/draft-previews': 'a document of the configuration',
  '/v1/drafts/:id': 'a document of the configuration',
  '/v1/configuration/:kind/:key': 'a document of the configuration',
};

function membersOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { properties?: object };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(membersOf)];
}
