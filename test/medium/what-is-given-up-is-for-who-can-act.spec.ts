import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { planDigests, viewHeld } from '#exchange';
import { VACANCY } from '../http-knocker.js';
import { Rig } from './rig.js';

const LANE = 'klantsysteem-almelo';
const who = (own: string, operates = false) => ({
  own,
  operates,
  actor: `connection:${own}`,
  origin: 'test',
});
const SENDER = who('bakkerij-systeem');
const RECIPIENT = who(LANE);
const OPERATOR = who('uwv-systeem', true);

describe('what was given up', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ settings: { OPERATOR_CONTACT: 'beheer@schakel.example' } });
  });
  afterAll(() => rig.stop());
  afterEach(async () => {
    await sql`update delivery set state = 'superseded' where state = 'dead'`.execute(rig.admin);
    await sql`delete from notification`.execute(rig.admin);
  });

  let serial = 0;
  const gaveUp = async (code: string, lane = LANE): Promise<string> => {
    serial += 1;
    const [receipt] = await rig.sendBatch('bakkerij-systeem', [
      {
        id: `v-${serial}`,
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject: `VAC-${serial}`,
        data: VACANCY,
      },
    ]);
    await rig.distribute();
    const { rows } = await sql<{ id: string }>`
      update delivery set state = 'dead', code = ${code}, lane = ${lane}, settled_at = ${rig.clock.now()}
      where message_id = ${receipt!.ok ? receipt!.value.messageId : ''} and lane = ${LANE} returning id`.execute(
      rig.admin,
    );
    return rows[0]!.id;
  };
  const seenBy = async (one: typeof SENDER, controllers: string[] = []): Promise<string[][]> =>
    (await viewHeld(rig.hub, one, controllers)).items.map(({ id, owner }) => [id, owner]);
  const told = async (): Promise<Record<string, number>> => {
    await planDigests(rig.hub);
    const { rows } = await sql<{ connection: string; dead: number }>`
      select connection, (details ->> 'dead')::int as dead from notification where kind = 'digest'`.execute(
      rig.admin,
    );
    return Object.fromEntries(rows.map(({ connection, dead }) => [connection, dead]));
  };

  it.each([
    ['rejected-by-recipient', 'recipient', LANE],
    ['unreachable', 'recipient', LANE],
    // Of a connection that is not there any more, and of a recipient that never had one.
    ['unreachable', 'operator', 'vroeger-systeem'],
    ['no-endpoint', 'operator', 'nowhere'],
    ['unknown-contract', 'operator', LANE],
    ['contract-not-honoured', 'operator', LANE],
    ['not-found', 'operator', LANE],
    ['hub-error', 'operator', LANE],
  ])('with %s is seen by the %s, who is told, in lane %s', async (code, owner, lane) => {
    const id = await gaveUp(code, lane);
    const isRecipients = owner === 'recipient';
    expect(await seenBy(OPERATOR)).toEqual([[id, owner]]);
    expect(await seenBy(RECIPIENT, ['almelo'])).toEqual(isRecipients ? [[id, owner]] : []);
    expect(await seenBy(SENDER, ['bakkerij-de-proef'])).toEqual([]);
    expect(await told()).toEqual({ [isRecipients ? LANE : 'hub:operator']: 1 });
  });
});
