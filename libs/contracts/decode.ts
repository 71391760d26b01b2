import { ok, refuse, type Json, type Outcome } from '#kernel';
import type { Contract, Limits } from './contract.js';
import { decodeJson } from './decode-json.js';
import { decodeJsonLd } from './decode-json-ld.js';
import { decodeTable } from './decode-table.js';
import { decodeXml } from './decode-xml.js';
import { recordIn } from './json-ld.rules.js';
import { isSuwinet } from './suwinet.rules.js';

/** A body in the form of a contract, as JSON; see decodeJson, decodeJsonLd, decodeXml and decodeTable for the refusals. */
export function decodeDocument(contract: Contract, body: Buffer, limits: Limits): Outcome<Json> {
  if (contract.table) return decodeTable(contract.table, body, limits);
  if (contract.xml) return decodeXml(contract.xml, body, limits);
  return contract.linkedData ? decodeJsonLd(contract.linkedData, body, limits) : decodeJson(body, limits);
}

/** What an envelope holds, as the document of a contract: of linked data the one record that is in it. */
export const documentIn = (contract: Contract, value: Json): Outcome<Json> =>
  contract.linkedData ? recordIn(value, contract.linkedData) : ok(value);

/** Whether a decoded document honours a contract: refuses with `never-carried` or `contract-broken` and every fault. */
export function checkDocument(contract: Contract, document: Json): Outcome<Json> {
  const faults = contract.validate(document);
  if (faults.length === 0) return ok(document);
  const never = faults.some(({ code }) => code === 'never-carried');
  return refuse(never ? 'never-carried' : 'contract-broken', { faults });
}

/** The whole way of one body: not an answer of Suwinet, decoded, checked. */
export function acceptDocument(contract: Contract, body: Buffer, limits: Limits): Outcome<Json> {
  if (isSuwinet(body)) return refuse('wrong-rail');
  const decoded = decodeDocument(contract, body, limits);
  return decoded.ok ? checkDocument(contract, decoded.value) : decoded;
}
