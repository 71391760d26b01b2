import { indexesBeside } from '../indexes.js';

/** Whether something newer came of a record than what is held of it: without this all messages there are were read for it. */
export const { up, indexes } = indexesBeside([{ name: 'message_by_record', on: 'message (record_pk, seq)' }]);
