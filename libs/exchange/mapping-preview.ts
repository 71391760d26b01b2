import { acceptDocument, checkDocument, documentIn, type Contract } from '#contracts';
import { ok, refuse, type Fault, type Json, type JsonObject, type Outcome } from '#kernel';
import { contentHash } from '#storage';
import type { Loss, Side } from '#translation';
import type { RunningHub } from './hub.js';
import { coverageOf, type CoveredPlace } from './mapping-coverage.rules.js';
import { wayBack } from './mapping-laws.rules.js';
import { limitsOf, readMapping } from './mapping-trial.js';

export interface PreviewAsked {
  table: JsonObject;
  /** In which form the sample is: the partner's, or the canonical one. */
  from: Side;
  /** A document, or a text in the partner's own form (XML, CSV, a web page). */
  sample: Json;
}

/** What a translation gave, and what is wrong with that. */
export interface PreviewSide {
  document: JsonObject;
  losses: Loss[];
  faults: Fault[];
  /** The fields that the form requires of every document. */
  coverage: CoveredPlace[];
}

export interface Preview {
  contract: string;
  hash: string;
  /** Absent where the sample was in that form already and nothing goes back to it. */
  canonical?: PreviewSide;
  partner?: PreviewSide;
  /** There and back again: places (never values) that were not lost and are not there any more, or were not there before. */
  roundTrip?: { same: boolean; missing: string[]; added: string[] };
}

/**
 * Translates a sample by a table that nobody published: both ways, with losses, required fields and the way back. Lives as
 * long as the answer: nothing of it is stored or logged, and it may be as the door would take it only.
 */
export function previewMapping(
  hub: RunningHub,
  { table: content, from, sample }: PreviewAsked,
): Outcome<Preview> {
  const read = readMapping(hub, content);
  if (!read.ok) return read;
  const { table, mapping } = read.value;
  const contract = hub.contracts.get(table.contract)!;
  const canonical = hub.contracts.canonical(contract.recordType);
  const taken =
    from === 'partner' ? partnerSample(hub, contract, sample) : canonicalSample(canonical, sample);
  if (!taken.ok)
    return refuse(taken.refusal.code, { ...taken.refusal, faults: taken.refusal.faults?.map(inSample) });
  const shown = (side: Side, { document, losses }: { document: JsonObject; losses: Loss[] }): PreviewSide => {
    const form = side === 'partner' ? contract : canonical;
    return {
      document,
      losses,
      faults: form.validate(document),
      coverage: coverageOf(form.schema, table, side, document),
    };
  };
  const base = { contract: contract.ref, hash: contentHash(content) };
  const inward =
    from === 'partner'
      ? mapping.toCanonical(taken.value)
      : { document: taken.value as JsonObject, losses: [] };
  const way = from === 'partner' ? { canonical: shown('canonical', inward) } : {};
  if (contract.direction === 'in') return ok({ ...base, ...way });
  const out = mapping.toPartner(inward.document);
  const again = mapping.toCanonical(out.document).document;
  const { missing, added } = wayBack(inward.document, again, out.losses);
  return ok({
    ...base,
    ...way,
    partner: shown('partner', out),
    roundTrip: { same: missing.length + added.length === 0, missing, added },
  });
}

const inSample = (fault: Fault): Fault => ({ ...fault, pointer: `/sample${fault.pointer}` });

function partnerSample(hub: RunningHub, contract: Contract, sample: Json): Outcome<Json> {
  const isText = typeof sample === 'string';
  if (isText) return acceptDocument(contract, Buffer.from(sample), limitsOf(hub));
  const found = documentIn(contract, sample);
  return found.ok ? checkDocument(contract, found.value) : found;
}

function canonicalSample(canonical: Contract, sample: Json): Outcome<Json> {
  return checkDocument(canonical, sample);
}
