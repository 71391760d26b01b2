import type { ColumnType, Generated } from 'kysely';

/** The tables by which the access log proves itself (docs/audit.md). */

type Bigint = ColumnType<string, string | number, string | number>;

export interface UnsealedTable {
  seq: Generated<string>;
  event_ids: string[];
  hashes: Buffer | null;
  since: Generated<Date>;
}

export interface AuditLeafTable {
  position: Bigint;
  event_id: string;
  hash: Buffer;
}

export interface AuditNodeTable {
  level: number;
  index: Bigint;
  hash: Buffer;
}

export interface AuditCheckpointTable {
  origin: string;
  number: Bigint;
  size: Bigint;
  note: string;
  made_at: ColumnType<Date, Date, Date>;
}

export interface AuditKeyTable {
  verifier: string;
  introduced_at: ColumnType<Date, Date, Date>;
}

export interface AuditPurgeTable {
  position: Bigint;
  event_id: string;
  purged_at: Date;
  why: 'term' | 'erased';
}

export interface AuditTermTable {
  only_row: boolean;
  days: number;
}

export interface SealTables {
  unsealed: UnsealedTable;
  audit_leaf: AuditLeafTable;
  audit_node: AuditNodeTable;
  audit_checkpoint: AuditCheckpointTable;
  audit_key: AuditKeyTable;
  audit_purge: AuditPurgeTable;
  audit_term: AuditTermTable;
}
