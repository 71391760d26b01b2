/**
 * Verifies an export of the access log, offline:
 *   node audit-verify.mjs <export> --key <public key or file> [--checkpoint <file>]…
 * `npm run audit:verifier` makes one file of this folder, which is all that an auditor needs beside Node 20.12.
 * docs/audit.md says what is checked. Exit 0: all is well, 1: it is not, 2: asked wrongly.
 */
import { createReadStream, existsSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Verdict, VerifyOptions } from './verdict.js';
import { createVerifier } from './verifier.js';

const NEW_LINE = 10;
export async function verifyExport(
  chunks: AsyncIterable<Buffer | string>,
  options: VerifyOptions,
): Promise<Verdict> {
  const verifier = createVerifier(options);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, Buffer.from(chunk as Buffer)]);
    let from = 0;
    for (let to = bytes.indexOf(NEW_LINE); to !== -1; to = bytes.indexOf(NEW_LINE, from)) {
      verifier.line(bytes.subarray(from, to));
      from = to + 1;
    }
    rest = bytes.subarray(from);
    if (verifier.hasStopped()) break;
  }
  verifier.line(rest);
  return verifier.end();
}

/** Opened when it is read: what was asked wrongly is said before. */
async function* piecesOf(file: string): AsyncGenerator<Buffer> {
  yield* createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
}

async function main(): Promise<number> {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const given = {
    key: { type: 'string', multiple: true },
    checkpoint: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ options: given, allowPositionals: true });
    const [file] = positionals;
    if (positionals.length !== 1 || !values.key)
      throw new Error('audit-verify <export> --key <public key or file> [--checkpoint <file>]… [--json]');
    const keys = values.key.flatMap((one) =>
      existsSync(one) ? readFileSync(one, 'utf8').split('\n').filter(Boolean) : [one],
    );
    const checkpoints = (values.checkpoint ?? []).map((one) => readFileSync(one, 'utf8'));
    const verdict = await verifyExport(piecesOf(file!), { keys, checkpoints });
    if (values.json) say(JSON.stringify(verdict));
    else {
      for (const { position, what } of verdict.faults)
        say(`BAD  ${position === null ? '' : `position ${position}: `}${what}`);
      for (const { from, to, why, first, last } of verdict.purged)
        say(
          `purged (${why}${verdict.kind === 'whole' ? '' : ', by the word of the file only'})  positions ${from} to ${to}, between ${first} and ${last}`,
        );
      for (const { position, moment, after } of verdict.late.first)
        say(`late  position ${position} says ${moment}, and was put in after ${after} had been signed`);
      if (verdict.late.count > verdict.late.first.length)
        say(`late  and ${verdict.late.count - verdict.late.first.length} more`);
      say(
        `${verdict.ok ? 'OK' : 'NOT OK'}  ${verdict.leaves} leaves of a tree of ${verdict.size} (${verdict.kind}), ${verdict.decisions} decisions, ${verdict.checkpoints} checkpoints, signed ${verdict.signedAt ?? 'without a time'}`,
      );
    }
    return verdict.ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = await main();
