import { ok, refuse, type Json, type Outcome } from '#kernel';
import type { Contract, Limits } from './contract.js';
import { decodeJson } from './decode-json.js';
import { decodeTable } from './decode-table.js';
import { decodeXml } from './decode-xml.js';
import { isSuwinet } from './suwinet.rules.js';

/** A body in the form of a contract, as JSON; see decodeJson, decodeXml and decodeTable for the refusals. */
export function decodeDocument(contract: Contract, body: Buffer, limits: Limits): Outcome<Json> {
  if (contract.table) return decodeTable(contract.table, body, limits);
  return contract.xml ? decodeXml(contract.xml, body, limits) : decodeJson(body, limits);
}

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
