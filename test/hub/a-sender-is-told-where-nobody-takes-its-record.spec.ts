import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { changeSubscription } from '#exchange';
import type { JsonObject } from '#kernel';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from '../medium/rig.js';

const BAKERY = 'bakkerij-systeem';
const ALMELO = 'klantsysteem-almelo';

describe('a sender of a record that is permitted where nobody takes it', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({
      region: (wanted) =>
        wanted.map((one) =>
          one.kind === 'connection' && one.key === ALMELO
            ? {
                ...one,
                content: {
                  ...one.content,
                  receives: (one.content['receives'] as { recordType: string }[]).filter(
                    ({ recordType }) => recordType !== 'vacancy',
                  ),
                },
              }
            : one,
        ),
    });
  });
  afterAll(() => rig.stop());

  it('is told of that', async () => {
    const connection = (await rig.hub.directory()).connection(BAKERY)!;
    await changeSubscription(rig.hub, { connection, origin: 'test' }, { status: ['message.dead'] });
    await rig.sendBatch(BAKERY, [
      {
        id: 'v-1',
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject: 'VAC-1',
        data: vacancyOf('VAC-1'),
      },
    ]);
    await rig.distribute();
    const { rows } = await sql<{ details: JsonObject }>`
      select details from status_event where event = 'message.dead'`.execute(rig.admin);
    expect(rows).toMatchObject([{ details: { recipient: 'almelo', code: 'no-endpoint' } }]);
  });
});
