/**
 * `npm run audit:verifier -- <folder>`: lays scripts/audit-verify, as built, down as one file, audit-verify.mjs, that needs
 * Node and nothing else. The modules follow each other; what they import from each other is then in the same file.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PARTS = ['notes', 'purges', 'lateness', 'verifier', 'main'];
const [folder = '.'] = process.argv.slice(2);
const imports = new Map();

const bodies = PARTS.map((part) =>
  readFileSync(join('dist', 'scripts', 'audit-verify', `${part}.js`), 'utf8')
    .replaceAll(/^import \{([^}]*)\} from '([^']+)';\n/gm, (_, names, from) => {
      const known = imports.get(from) ?? new Set();
      if (!from.startsWith('.'))
        imports.set(from, new Set([...known, ...names.split(',').map((name) => name.trim())]));
      return '';
    })
    .replaceAll(/^export /gm, '')
    .replaceAll(/^\/\/# sourceMappingURL=.*$/gm, '')
    .trim(),
);
const head = [...imports].map(([from, names]) => `import { ${[...names].join(', ')} } from '${from}';`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'audit-verify.mjs'), `${[head.join('\n'), ...bodies].join('\n\n')}\n`);
console.log(join(folder, 'audit-verify.mjs'));
