import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** With which something can be reached over a network; what only names a type of it reaches nothing. */
const MODULES =
  /^import (?!type )(.+?) from '(undici|node:https?|node:net|node:tls|node:dgram|node:http2|nodemailer|amqplib|ioredis|pg|bullmq|openid-client|@opentelemetry\/exporter-[a-z-]+-http)';/gms;
/** Of these only what calls; a server, an address and a certificate do not. */
const CALLS = /\b(connect|createConnection|request|get)\b/;
const SERVERS = /^node:/;
const FETCH = /(?<![.\w])fetch\(|\bcreateRemoteJWKSet\(|new (WebSocket|EventSource)\(/;
/** Not part of a running hub: the demo, and pages that a browser runs. */
const ELSEWHERE = /^apps\/(demo|console|client)\//;

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'libs', 'apps'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter(
    (file) =>
      file.endsWith('.ts') && !/\.spec\.ts$|loopback\.ts$|\/generated\//.test(file) && !ELSEWHERE.test(file),
  );

export function goesOut(text: string): boolean {
  const code = text.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/(?<!:)\/\/[^\n]*/g, '');
  const byModule = [...code.matchAll(MODULES)].some(([, names, module]) => {
    const values = names!
      .replaceAll(/\btype \w+/g, '')
      .replaceAll(/[{},\s]/g, ' ')
      .trim();
    if (values === '') return false;
    return SERVERS.test(module!) ? CALLS.test(values) || !names!.includes('{') : true;
  });
  return byModule || FETCH.test(code);
}

describe('what goes out of the hub', () => {
  const page = readFileSync('docs/network.md', 'utf8');
  const listed = [...page.matchAll(/^\| `((?:libs|apps)\/[^`]+)` +\| .+? \| (.+?) \|$/gm)];

  it('stands in docs/network.md, with whose address it is', () => {
    const found = files.filter((file) => goesOut(readFileSync(file, 'utf8')));
    expect(found.toSorted()).toEqual(listed.map(([, file]) => file!).toSorted());
  });

  it('is of a partner and goes through the guard, or is a setting of the operator that there is', () => {
    const settings = readFileSync('config/hub.defaults.yaml', 'utf8');
    for (const [, file, whose] of listed) {
      if (whose!.startsWith('loopback')) continue;
      if (whose!.startsWith('a partner')) {
        const text = readFileSync(file!, 'utf8');
        // Whoever calls undici's own fetch gives it the dispatcher that checks.
        if (/\bsend\(url/.test(text)) expect(text).toContain('dispatcher: agents.of(');
        expect(text).toMatch(/agents\.of\(|lookup: checkedLookup\(/);
        continue;
      }
      expect(whose).toMatch(/^the operator's: /);
      for (const [, name] of whose!.matchAll(/`([A-Z_]+)`/g)) expect(settings).toContain(`\n${name}: `);
    }
  });

  it.each([
    `import { fetch as send } from 'undici';`,
    `import { request } from 'node:http';`,
    `import http from 'node:http';`,
    `import { connect, type Socket } from 'node:tls';`,
    `// a remark\nconst answer = await fetch(url);`,
    `import { createTransport } from 'nodemailer';`,
  ])('is seen in %j', (text) => expect(goesOut(text)).toBe(true));

  it.each([
    `import type { Dispatcher } from 'undici';`,
    `import { BlockList, isIP } from 'node:net';`,
    `import { createServer } from 'node:http';`,
    `void page.refetch(); one.fetch(); // fetch(url)`,
  ])('is not seen in %j', (text) => expect(goesOut(text)).toBe(false));
});
