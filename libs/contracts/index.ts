export type { Contract, Contracts, KeepOptions, Kept, Limits, XmlForm } from './contract.js';
export { loadContracts } from './load.js';
export { decodeJson } from './decode-json.js';
export { acceptDocument, checkDocument, decodeDocument, documentIn } from './decode.js';
export { encodeDocument } from './encode.js';
export { isSuwinet } from './suwinet.rules.js';
export { openRows } from './open-rows.js';
export { TABLE_LIMITS, type RowSubject, type TableForm, type TableLimits, type TableRow } from './table.js';
export { CSV_START, toCsv, toCsvLine } from './csv-out.rules.js';
