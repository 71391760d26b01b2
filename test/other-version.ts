import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../apps/api/startup.js';

export interface ExtraMigration {
  name: string;
  statements: string[];
  needs?: string;
}

/** A later version of the hub: the build of this one, with migrations that this one does not know. Gives its folder. */
export function laterVersion(migrations: ExtraMigration[]): string {
  const from = projectFolder();
  const root = mkdtempSync(join(tmpdir(), 'schakel-later-'));
  cpSync(join(from, 'dist'), join(root, 'dist'), { recursive: true });
  cpSync(join(from, 'package.json'), join(root, 'package.json'));
  for (const name of ['node_modules', 'config', 'schemas']) symlinkSync(join(from, name), join(root, name));
  const storage = join(root, 'dist', 'libs', 'storage');
  const lines = migrations.map(({ name, statements, needs }, index) => {
    const run = `for (const one of ${JSON.stringify(statements)}) await sql.raw(one).execute(db);`;
    writeFileSync(
      join(storage, 'migrations', `${name}.js`),
      `import { sql } from 'kysely';\nexport async function up(db) { ${run} }\n`,
    );
    return {
      imported: `import * as later${index} from './migrations/${name}.js';`,
      listed: `'${name}': { up: later${index}.up, needs: ${JSON.stringify(needs)} },`,
    };
  });
  const file = join(storage, 'database.js');
  const list = 'export const MIGRATIONS = {';
  const text = readFileSync(file, 'utf8');
  if (!text.includes(list)) throw new Error('the list of migrations is not where it was');
  const changed = text.replace(list, `${list} ${lines.map(({ listed }) => listed).join(' ')}`);
  writeFileSync(file, `${lines.map(({ imported }) => imported).join('\n')}\n${changed}`);
  return root;
}
