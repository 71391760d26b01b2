import type { Box } from '../apps/demo/box.js';
import type { PartnerClient } from '../apps/demo/partner.js';
import type { JsonObject } from '#kernel';
import { until } from './anomaly-stream.js';

export const NDJSON = 'application/x-ndjson';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the hub says of a file, as its sender sees it. */
export interface Batch {
  batchId: string;
  state: string;
  records: { read: number; accepted: number; unchanged?: number; refused: number; withdrawn: number };
  stop?: { code: string; line: number; detail?: string };
  missing?: { count: number; keptBecause?: string };
  perSecond: number;
  bytes: number;
}

export interface Refusal {
  line: number;
  record?: number;
  code: string;
  errors: { pointer: string; code: string; detail: string }[];
}

let serial = 0;

/** Uploads a file and waits for its end. */
export async function sent(
  client: PartnerClient,
  contract: string,
  body: string | Buffer,
  options: { mediaType?: string; query?: Record<string, string>; source?: string; key?: string } = {},
): Promise<Batch> {
  const { mediaType = NDJSON, key = `bestand-${++serial}`, ...rest } = options;
  const answer = await client.sendFile(contract, body, { mediaType, key, ...rest });
  if (answer.status !== 202) throw new Error(`answered ${answer.status}: ${answer.text}`);
  return ended(client, (answer.body as unknown as Batch).batchId);
}

export async function batchOf(client: PartnerClient, batchId: string): Promise<Batch> {
  return (await client.request('GET', `/v1/batches/${batchId}`)).body as unknown as Batch;
}

export async function ended(client: PartnerClient, batchId: string, limitMs = 60_000): Promise<Batch> {
  let batch = await batchOf(client, batchId);
  const isOver = (): boolean => ['finished', 'stopped'].includes(batch.state);
  await until(
    `the end of ${batchId}`,
    async () => isOver() || ((batch = await batchOf(client, batchId)), isOver()),
    limitMs,
  );
  return batch;
}

export async function refusalsOf(client: PartnerClient, { batchId }: Batch): Promise<Refusal[]> {
  const { body } = await client.request('GET', `/v1/batches/${batchId}/refusals?limit=1000`);
  return (body as unknown as { refusals: Refusal[] }).refusals;
}

export const linesOf = (documents: readonly unknown[]): string =>
  documents.map((document) => `${JSON.stringify(document)}\n`).join('');

/** A vacancy of the bakery, as small as it may be. */
export const vacancy = (id: string, more: JsonObject = {}): JsonObject => ({
  '@context': 'https://schema.org/',
  '@type': 'JobPosting',
  identifier: id,
  title: `Bakker ${id} (verzonnen)`,
  description: 'Brood bakken bij een verzonnen bakkerij.',
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', postalCode: '7511 AB', addressLocality: 'Enschede' },
  },
  ...more,
});

export const bakery = (box: Box): PartnerClient => box.client('bakkerij-systeem');
