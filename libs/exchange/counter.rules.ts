import {
  checkDocument,
  decodeDocument,
  documentIn,
  isSuwinet,
  type Contracts,
  type Limits,
} from '#contracts';
import { ok, partyNameOf, partyUrn, refuse, type Outcome } from '#kernel';
import type { Mapping } from '#translation';
import type { Caller, Checked, Incoming, Recognised } from './post.js';
import { subjectFaults } from './subject.rules.js';

/**
 * The counter: who speaks for whom, does the document honour the contract, and is it the one that the envelope names. Pure;
 * nothing is stored here.
 */
export interface Counter {
  recognise(caller: Caller, incoming: Incoming): Outcome<Recognised>;
  decode(recognised: Recognised): Outcome<Recognised>;
  validate(recognised: Recognised): Outcome<Checked>;
}

/** By which table a document of a contract is translated now; none: it cannot be used, and what comes waits for one. */
type TableOf = (contract: string) => Mapping | undefined;

export function createCounter(
  contracts: Contracts,
  limits: Limits,
  now: () => Date,
  tableOf: TableOf,
): Counter {
  return {
    recognise(caller, incoming) {
      const contract = contracts.get(incoming.contractRef);
      if (!contract || contract.direction === 'out') return refuse('unknown-contract');
      const name = partyNameOf(incoming.source);
      const party = name && caller.directory.partyByUrn(partyUrn(name));
      // An unknown organisation and one without a mandate get the same answer: who takes part is not told here.
      if (!party || !caller.directory.isMandated(caller.connection, party.key, now()))
        return refuse('not-mandated');
      if (contract.recordType !== incoming.recordType || !caller.connection.sends.includes(contract.ref)) {
        return refuse('record-type-not-allowed');
      }
      if (incoming.subject.bsn && !party.bsn) {
        const detail = 'This organisation may not use the citizen service number.';
        return refuse('invalid-envelope', {
          faults: [{ pointer: '/subject/bsn', code: 'envelope', detail }],
        });
      }
      if (caller.directory.lifetimes.isRetired(contract.ref, now())) return refuse('contract-retired');
      const { body: _, ...envelope } = incoming;
      return ok({
        ...envelope,
        incoming,
        contract,
        controller: party.key,
        connection: caller.connection.key,
        origin: caller.origin,
        document: null,
      });
    },

    decode(recognised) {
      const { body, action } = recognised.incoming;
      if (action === 'withdraw') return ok(recognised);
      if ('value' in body) {
        const document = documentIn(recognised.contract, body.value);
        return document.ok ? ok({ ...recognised, document: document.value }) : document;
      }
      if (body.bytes.length > limits.maxBytes) return refuse('body-too-large');
      if (isSuwinet(body.bytes)) return refuse('wrong-rail');
      const decoded = decodeDocument(recognised.contract, body.bytes, limits);
      return decoded.ok ? ok({ ...recognised, document: decoded.value }) : decoded;
    },

    validate(recognised) {
      const { incoming: _, ...checked } = recognised;
      if (checked.action === 'withdraw') return ok(checked);
      const honoured = checkDocument(checked.contract, checked.document);
      if (!honoured.ok) return honoured;
      const { contract, recordType, document, subject } = checked;
      const table = tableOf(contract.ref);
      const faults = table ? subjectFaults(contracts, table, recordType, document, subject) : [];
      return faults.length > 0 ? refuse('subject-differs', { faults }) : ok(checked);
    },
  };
}
