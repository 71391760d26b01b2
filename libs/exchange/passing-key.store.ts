import { sql, type RawBuilder } from 'kysely';
import { newId } from '#kernel';
import { newDataKey, type KeyRing, type Tx } from '#storage';

/** The key of one message about somebody who is on the stop-list of its controller, until it is distributed to nobody. */
export interface PassingKey {
  id: string;
  data: Buffer;
  wrapped: Buffer;
  messageId: string;
}

export function passingKey(keys: KeyRing, messageId: string, now: Date): PassingKey {
  const [id, data] = [newId(now), newDataKey()];
  return { id, data, wrapped: keys.wrap(id, data), messageId };
}

/** What the key of this message is called among the keys. */
export const passingOwner = (messageId: string): string => `passing:${messageId}`;

/** Part of the statement that inserts the messages, also when there are none: whether somebody is stopped shows nowhere. */
export const insertPassingKeys = (passing: PassingKey[], now: Date): RawBuilder<unknown> => sql`
  insert into data_key (id, owner, wrapped, made_at)
  select id, owner, wrapped, ${now}::timestamptz
  from unnest(${passing.map(({ id }) => id)}::uuid[], ${passing.map(({ messageId }) => passingOwner(messageId))}::text[],
    ${passing.map(({ wrapped }) => wrapped)}::bytea[]) as p(id, owner, wrapped)`;

export async function destroyPassingKeys(tx: Tx, messageIds: string[], now: Date): Promise<void> {
  if (messageIds.length === 0) return;
  await sql`
    update data_key set wrapped = null, destroyed_at = ${now}
    where owner = any(${messageIds.map(passingOwner)}::text[]) and wrapped is not null`.execute(tx);
}
