import {
  createSigner,
  decisionById,
  heldAgainstTree,
  partLines,
  proveInclusion,
  type DecisionRecord,
  type InclusionProof,
} from '#audit';
import { ok, refuse, type JsonObject, type Outcome } from '#kernel';
import type { Answered, Asking } from './auditor.js';
import { clausesOf, contractsOf, headerOf, type Evidence } from './evidence.js';
import { explained, type ExplainedDecision } from './explanations.js';

/** What a decision was made of, and whether it is still what was signed. */
export interface MadeOf {
  decision: ExplainedDecision;
  /** True when the record, its line and the signed tree agree, recomputed from what is stored now. */
  isAsSigned: boolean;
  checks: { isUnderCheckpoint: boolean; record: boolean; line: boolean; proof: boolean };
  proof?: InclusionProof & { checkpoint: string };
  /** To the organisation whose record it was: as a part of an export, which the verifier takes. */
  evidence?: { header: JsonObject; lines: JsonObject[] };
  contracts: Evidence['contracts'];
  clauses: Evidence['clauses'];
}

/** To the sender everything; to a recipient that it was permitted, with the proof, and not what the sender stood on. */
export async function madeOf(
  { hub, tx, own, directory }: Asking,
  { decisionId }: { decisionId: string },
): Promise<Outcome<Answered<MadeOf>>> {
  const decision = await decisionById(tx, decisionId);
  if (!decision || !isShownTo(own, decision)) return refuse('not-found');
  const isOwn = decision.sender === own;
  const { origin, keys } = hub.config.audit;
  const verifiers = keys.map((key) => createSigner(origin, key).verifier);
  const held = await heldAgainstTree(tx, { origin, keys: verifiers }, decisionId);
  const leaf = held?.leaf;
  const checks = {
    isUnderCheckpoint: leaf !== undefined,
    record: held?.recordIsAsSigned ?? false,
    line: held?.lineIsAsSealed ?? false,
    proof: held?.proofHolds ?? false,
  };
  const proof = leaf && {
    ...(await proveInclusion(tx, { position: Number(leaf.position), leaf: leaf.leaf }, leaf.size)),
    checkpoint: leaf.checkpoint,
  };
  const evidence =
    isOwn && leaf
      ? {
          header: await headerOf(hub, { size: leaf.size, note: leaf.checkpoint }, { decision: decisionId }),
          lines: (await partLines(tx, [leaf], leaf.size, true)).map((line) => JSON.parse(line) as JsonObject),
        }
      : undefined;
  return ok({
    lines: [
      {
        decision: shownTo(own, explained(hub, directory, 'privacy-officer', decision)),
        isAsSigned: Object.values(checks).every(Boolean),
        checks,
        ...(proof ? { proof } : {}),
        ...(evidence ? { evidence } : {}),
        contracts: isOwn ? await contractsOf(hub, contractsIn(decision)) : [],
        clauses: await clausesOf(tx, [decisionId]),
      },
    ],
    object: `decision:${decisionId}`,
  });

  function shownTo(reader: string, view: ExplainedDecision): ExplainedDecision {
    if (decision!.sender === reader) return view;
    const { occasionId: _occasion, consentId: _consent, versions: _versions, ...rest } = view;
    return rest;
  }
}

/** Of somebody else's record a recipient sees that it was permitted; a denial, and what was only asked, stays with the sender. */
export const isShownTo = (own: string, { sender, recipient, permitted, stage }: DecisionRecord): boolean =>
  sender === own || (recipient === own && permitted && stage !== 'evaluate');

const contractsIn = ({ versions }: DecisionRecord): string[] => {
  const mapping = versions['mapping'] as { from?: string; to?: string | null } | null | undefined;
  return [mapping?.from, mapping?.to].flatMap((ref) => ref ?? []);
};
