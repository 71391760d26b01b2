import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { expectProblem, knock } from '../http-knocker.js';

describe('the pages of the console', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false, withoutDoubles: true });
  });
  afterAll(() => box.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${box.url}${path}`, { headers, redirect: 'manual' });

  it('are the same wherever one begins, kept by nobody, and let in nothing from elsewhere', async () => {
    const pages = await Promise.all(
      ['/console', '/console/overview', '/console/agreements/matrix'].map((one) => get(one)),
    );
    const texts = await Promise.all(pages.map((page) => page.text()));
    expect(new Set(texts).size).toBe(1);
    const policy = pages[0]!.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    expect(texts[0]).not.toMatch(/<script(?![^>]*src="\/console\/assets\/)|<style|\son\w+=|https?:\/\//);
    expect(pages[0]!.headers.get('cache-control')).toBe('no-store');
    const slash = await get('/console/');
    expect([slash.status, slash.headers.get('location')]).toEqual([308, '/console']);
    const refused = await knock(box, 'GET', '/console/', { headers: { accept: 'image/png' } });
    expectProblem(refused, 406, 'not-acceptable');
  });

  it('name files that may be kept for ever, compressed for who takes that', async () => {
    const page = await (await get('/console')).text();
    const files = [...page.matchAll(/"(\/console\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      expect(file).toMatch(/-[\w-]{8}\.(js|css|svg)$/);
      const plain = await get(file, { 'accept-encoding': 'identity' });
      const packed = await get(file, { 'accept-encoding': 'br' });
      expect([plain.status, plain.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
      expect(packed.headers.get('content-encoding')).toBe('br');
      expect(packed.headers.get('vary')).toBe('Accept-Encoding');
      expect(await packed.text()).toBe(await plain.text());
    }
  });

  it('hide no wrong address of the API, nor of a file', async () => {
    for (const path of [
      '/v1/nothing',
      '/nothing',
      '/console/assets/nothing.js',
      '/console/assets/..%2Findex.html',
      '/console/a/b/c',
    ]) {
      const { status, headers } = await get(path);
      expect([path, status, headers.get('content-type')?.split(';')[0]]).toEqual([
        path,
        404,
        'application/problem+json',
      ]);
    }
  });
});
