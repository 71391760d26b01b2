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

  it('holds everything that is written: one function writes, and it takes nothing else', () => {
    const others = sources.filter(
      ({ file, text }) =>
        /insert into audit_event\b|insertInto\('audit_event'\)/.test(text) &&
        !file.endsWith('audit.store.ts'),
    );
    expect(others.map(({ file }) => file)).toEqual([]);
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
});
