import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

describe('a hub whose port is in use', () => {
  it('says that, and nothing of what it takes down again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'port-'));
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const hub = spawn(process.execPath, ['dist/apps/api/main.js', '--with-worker'], {
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        DEVELOPMENT_IDENTITY_PORT: '0',
        DATA_DIR: folder,
      },
    });
    let said = '';
    for (const stream of [hub.stdout, hub.stderr]) stream.on('data', (piece) => (said += String(piece)));
    const code = await new Promise((resolve) => hub.once('close', resolve));
    other.close();
    rmSync(folder, { recursive: true, force: true });
    expect(code).toBe(1);
    expect(said.trim().split('\n').at(-1)).toMatch(
      new RegExp(`^Schakel did not start: .*address already in use 127\\.0\\.0\\.1:${port}$`),
    );
    expect(said).not.toMatch(/database is away/);
  });
});
