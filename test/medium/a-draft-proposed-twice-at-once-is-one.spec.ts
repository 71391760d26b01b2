import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { proposeDraft } from '#exchange';
import type { JsonObject } from '#kernel';
import { approvedVersions } from '#storage';
import { Rig } from './rig.js';

const AT_ONCE = 8;
const ROUNDS = 6;

let rig: Rig;
let twin: Rig;
beforeAll(async () => {
  rig = await Rig.start();
  twin = await rig.twin();
});
afterAll(async () => {
  await twin.stop();
  await rig.stop();
});

it('a draft that is proposed several times at once is one draft, of which is told once', async () => {
  const before = (await approvedVersions(rig.admin)).find(({ kind }) => kind === 'clause')!;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const content = { ...(before.content as JsonObject), retention: `P${30 + round}D` };
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        proposeDraft((n % 2 ? rig : twin).hub, rig.speaker('enschede'), {
          title: 'Een voorstel',
          changes: [{ kind: 'clause', key: before.key, content }],
        }),
      ),
    );
    expect(new Set(answers.map((one) => (one.ok ? one.value.id : one.refusal.code))).size).toBe(1);
    const { rows } = await sql`select id from config_draft`.execute(rig.admin);
    const told = await sql`select 1 from audit_event where action = 'draft.proposed'`.execute(rig.admin);
    expect([rows.length, told.rows.length]).toEqual([round, round]);
  }
});
