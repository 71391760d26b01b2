import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { newSecret, verify, type SignatureHeaders } from '#delivery';
import { loadContracts } from '#contracts';
import { readRegion } from '#exchange';
import type { JsonObject } from '#kernel';
import { checkRequest } from '../../apps/api/requests.js';
import { regionWith } from '../region.js';
import { fencesOf } from './pages.js';

const PAGE = 'docs/identity.md';
const blocks = (language: string): string[] =>
  fencesOf(PAGE)
    .filter((fence) => fence.language === language)
    .map(({ text }) => text);

describe('the examples of docs/identity.md', () => {
  const contracts = loadContracts('schemas');
  const yaml = blocks('yaml').map((text) => parse(text) as JsonObject | JsonObject[]);
  const ofConnections = yaml.filter((block): block is JsonObject => !Array.isArray(block));
  const ofRoles = yaml.filter((block): block is (JsonObject & { key: string })[] => Array.isArray(block));

  it.each<[string, JsonObject]>(ofConnections.map((block) => [Object.keys(block).join(', '), block]))(
    'configure a connection: %s',
    (_, block) => {
      const folder = regionWith('connections.yaml', (entry) =>
        entry.key === 'klantsysteem-enschede' ? { ...entry, ...(block as JsonObject) } : entry,
      );
      expect(readRegion(folder, contracts).length).toBeGreaterThan(0);
    },
  );

  it.each(ofRoles)('configure a role', (block) => {
    const folder = regionWith('role-mappings.yaml', (entry) => entry, [block]);
    expect(readRegion(folder, contracts).some(({ key }) => key === block.key)).toBe(true);
  });

  it('sign a body so that the hub takes it', async () => {
    const [example] = blocks('js');
    const { signedHeaders } = (await import(`data:text/javascript,${encodeURIComponent(example!)}`)) as {
      signedHeaders: (keyId: string, secret: string, body: string) => SignatureHeaders;
    };
    const secret = newSecret();
    const headers = signedHeaders('key', secret, '{"é":1}');
    expect(verify([secret], headers, '{"é":1}', Date.now() / 1000)).toBe(true);
    expect(verify([secret], headers, '{"é":2}', Date.now() / 1000)).toBe(false);
  });

  it('set an endpoint that wants a token', () => {
    const [example] = blocks('json');
    expect(checkRequest('Endpoint', JSON.parse(example!))).toMatchObject({ ok: true });
  });
});
