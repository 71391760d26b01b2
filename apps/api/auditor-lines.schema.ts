import { EXPORT_FORMATS } from '#exchange';
import { CATEGORIES, BASES, PURPOSES, RECORD_TYPES, type JsonObject } from '#kernel';
import { DECISION } from './decisions.schema.js';
import { flag, form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';

/** What an auditor is answered, line by line. */

const size: JsonObject = { type: 'integer', minimum: 0 };
const hash: JsonObject = { type: 'string', format: 'byte', maxLength: 44 };
const trace: JsonObject = { type: 'string', pattern: '^[0-9a-f]{32}$', maxLength: 32 };
const person: JsonObject = { ...trace, description: 'What your organisation calls the person here' };
const open = (description: string): JsonObject => ({
  type: 'object',
  additionalProperties: true,
  description,
});
const clause = { ...text(120), description: 'key@version' };
const actor = {
  ...text(300),
  description: 'A person of another organisation is shown by role and organisation only',
};

export const RECEIVED = named(
  'ReceivedLine',
  form(
    {
      deliveryId: id,
      kind: oneOf(['document', 'retraction', 'closing', 'answer']),
      moment: utc,
      certainty: {
        ...oneOf(['received', 'possibly']),
        description: 'possibly: it was sent, and no clear answer came',
      },
      sender: party,
      recipient: party,
      recordType: oneOf(RECORD_TYPES),
      purpose: oneOf(PURPOSES),
      contract: text(120),
      categories: listOf(oneOf(CATEGORIES), 0, 50),
      fields: listOf(text(2000), 0, 5000),
      atDesk: { ...flag, description: 'Shown at a desk with the person there, and not kept' },
      traceId: trace,
    },
    {
      messageId: id,
      basis: oneOf(BASES),
      clause,
      decisionId: { ...id, description: 'The permit under which it went' },
      person,
      eventId: id,
      position: size,
    },
  ),
);

export const REFUSED = named(
  'RefusedLine',
  form(
    {
      decisionId: id,
      moment: utc,
      stage: oneOf(['open', 'distribute', 'deliver']),
      code: oneOf(['no-consent', 'consent-withdrawn']),
      sender: party,
      recipient: party,
      recordType: oneOf(RECORD_TYPES),
      purpose: oneOf(PURPOSES),
      traceId: trace,
    },
    { clause, person },
  ),
);

export const LOOKED = named(
  'LookedLine',
  form(
    { eventId: id, moment: utc, action: text(60), actor, object: text(200) },
    { origin: text(60), question: text(60), reason: text(60), reference: text(60), traceId: trace },
  ),
);

export const MADE_OF = named(
  'DecisionOrigin',
  form(
    {
      decision: DECISION,
      isAsSigned: {
        ...flag,
        description: 'Record, line and signed tree agree, recomputed from what is stored',
      },
      checks: form({ isUnderCheckpoint: flag, record: flag, line: flag, proof: flag }),
      contracts: listOf(form({ ref: text(120), schema: hash, mapping: { ...hash, nullable: true } }), 0, 20),
      clauses: listOf(form({ key: text(100), version: size, contentHash: text(64) }), 0, 20),
    },
    {
      proof: form({
        position: size,
        leafHash: hash,
        treeSize: size,
        rootHash: hash,
        proof: listOf(hash, 0, 64),
        checkpoint: text(2000),
      }),
      evidence: form({
        header: open('What the lines are proven against'),
        lines: listOf(open('As a line of an export'), 0, 10),
      }),
    },
  ),
);

export const CHANGED = named(
  'AgreementChange',
  form(
    {
      moment: utc,
      what: oneOf(['proposal', 'ending', 'turning-back', 'files']),
      by: actor,
      state: text(40),
      hash: text(64),
      hashVerified: flag,
      things: listOf(
        form({ kind: text(40), key: text(99) }, { version: size, validFrom: utc, validUntil: utc }),
        0,
        100,
      ),
      approvals: listOf(
        form(
          { party, answer: oneOf(['approved', 'refused', 'signed']), moment: text(40) },
          { by: actor, byParty: party, mandate: text(120), document: text(200), hash: text(64) },
        ),
        0,
        200,
      ),
      eventIds: listOf(id, 0, 1000),
    },
    { byParty: party, draftId: id, title: text(200), settledAt: utc },
  ),
);

export const OWN_LINE = named(
  'OwnLine',
  form(
    {
      eventId: id,
      moment: utc,
      log: oneOf(['audit', 'decision']),
      action: text(60),
      actor,
      object: text(300),
      result: text(60),
      details: open('Codes, counts and versions'),
    },
    { origin: text(60), traceId: trace, position: size, leafHash: hash },
  ),
);

export const EXPORT = named(
  'LogExportView',
  form(
    {
      exportId: id,
      question: text(60),
      format: oneOf(EXPORT_FORMATS),
      state: oneOf(['running', 'finished', 'broken']),
      lines: size,
      begunAt: utc,
      movedAt: utc,
    },
    {
      digest: { ...hash, description: 'SHA-256 over the bytes of the file' },
      note: { ...text(4000), description: 'A signed note over origin, export, lines and digest' },
    },
  ),
);
