import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';

/** A question in the words of AuthZEN. */
export const asked = (urn: string, purpose: string, type: string, id: string): JsonObject => ({
  subject: { type: 'organisation', id: urn },
  action: { name: 'receive', properties: { purpose } },
  resource: { type, id },
});

/** May `recipient` get this record of the only party that the client acts for? */
export const evaluate = async (
  box: Box,
  clientId: string,
  recipient: string,
  purpose: string,
  record: [type: string, id: string],
): Promise<Answer> =>
  box
    .client(clientId)
    .request('POST', '/v1/access-evaluations', asked(await box.urn(recipient), purpose, ...record));
