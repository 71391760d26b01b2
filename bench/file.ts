import { Readable } from 'node:stream';
import { request } from 'undici';
import { vacancyOf } from './documents.js';
import { sharedClock } from './recipients.js';

/** A file of vacancies as one upload. */
export interface FileOf {
  hubUrl: string;
  token: string;
  series: string;
  messages: number;
  mode: 'changes' | 'full';
  /** A new one for each upload: the same one is the same file. */
  key: string;
}

export interface FileSent {
  bytes: number;
  startedAt: number;
  /** When it was answered: all of it is safely in. */
  acceptedAt: number;
  /** When the last of its records was taken in. */
  readAt: number;
  records: Record<string, number>;
}

export interface FileRound extends FileSent {
  lastArrivalAt: number;
  repeats: number;
}

const LINES_AT_ONCE = 100;
const LOOK_EVERY_MS = 100;

/** Uploads it as it is made, so that the generator holds little of it, and waits until the hub has read it. */
export async function sendFile({ hubUrl, token, series, messages, mode, key }: FileOf): Promise<FileSent> {
  let bytes = 0;
  async function* body(): AsyncGenerator<string> {
    for (let from = 0; from < messages; from += LINES_AT_ONCE) {
      const count = Math.min(LINES_AT_ONCE, messages - from);
      const lines = Array.from({ length: count }, (_, place) =>
        JSON.stringify(vacancyOf(series, from + place)),
      );
      const piece = `${lines.join('\n')}\n`;
      bytes += Buffer.byteLength(piece);
      yield piece;
    }
  }
  const authorization = `Bearer ${token}`;
  const startedAt = sharedClock();
  const query = new URLSearchParams({ contract: 'schema-org/vacancy@30', mode });
  const answer = await request(`${hubUrl}/v1/batches?${query.toString()}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-ndjson', 'idempotency-key': key },
    body: Readable.from(body()),
  });
  const acceptedAt = sharedClock();
  const receipt = await answer.body.text();
  if (answer.statusCode !== 202)
    throw new Error(`the file was answered with ${answer.statusCode}: ${receipt}`);
  const { batchId } = JSON.parse(receipt) as { batchId: string };
  for (;;) {
    const { body: view } = await request(`${hubUrl}/v1/batches/${batchId}`, { headers: { authorization } });
    const { state, records } = (await view.json()) as { state: string; records: Record<string, number> };
    if (state === 'stopped' || records['refused']! > 0)
      throw new Error(`the file was not taken in whole: ${state}, ${JSON.stringify(records)}`);
    if (state === 'finished') return { bytes, startedAt, acceptedAt, readAt: sharedClock(), records };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
