import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Right } from '#consent';
import {
  decideRequest,
  executeRequest,
  extendRequest,
  liftRequest,
  readRequest,
  receiveRequest,
  sweep,
  type RightsInput,
  type RightsView,
} from '#exchange';
import type { Outcome } from '#kernel';
import { Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const DAY_MS = 86_400_000;
let serial = 0;

/** What a person asks, on a hub of which the test says when it works. */
describe('a request of a person', () => {
  let rig: Rig;
  let person: string;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());
  beforeEach(async () => {
    person = `VRAAGT-${(serial += 1)}`;
    await rig.occasion(person);
    await rig.says('given', person);
    await send();
    await carry();
    rig.sent.length = 0;
  });

  const officer = () => rig.speaker('enschede');
  const send = (): Promise<unknown> =>
    rig.sendClient(ENSCHEDE, 'enschede', person, {
      data: { BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: `Bakker ${(serial += 1)}` }] },
    });
  const carry = async (): Promise<void> => {
    await rig.distribute();
    await rig.deliver(SCHOOL);
  };
  const sentAgain = async (): Promise<number> => {
    rig.sent.length = 0;
    await send();
    await carry();
    return rig.sent.filter(({ event }) => String(event['type']).endsWith('published')).length;
  };
  const ask = async (kind: Right, more: Partial<RightsInput> = {}): Promise<string> => {
    const base = { purposes: [], notedBy: 'team-7', givenBy: 'person', representation: null };
    const input = { kind, recordId: person, how: 'at-the-desk', ...base, ...more };
    return must(await receiveRequest(rig.hub, officer(), input)).id;
  };
  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);
  const grant = async (id: string): Promise<void> => {
    must(await decideRequest(rig.hub, officer(), id, { decision: 'granted' }));
    must(await executeRequest(rig.hub, officer(), id));
    await carry();
  };
  const view = async (id: string): Promise<RightsView> => must(await readRequest(rig.hub, officer(), id));
  const told = (): string[] =>
    rig.sent.flatMap(({ event }) => {
      const data = event['data'] as { action?: string } | undefined;
      return data?.action ?? [];
    });

  it.each(['objection', 'restriction'] as const)(
    '%s: nothing goes until it is decided; refused, it goes on',
    async (kind) => {
      const id = await ask(kind);
      expect(await sentAgain()).toBe(0);
      expect(told()).toEqual([]);
      // What the controller's own system says of the person takes nothing of it away.
      await rig.sendClient(ENSCHEDE, 'enschede', person, { subject: { flags: [] } });
      await carry();
      expect(rig.sent).toEqual([]);
      const refused = await decideRequest(rig.hub, officer(), id, {
        decision: 'refused',
        ground: 'legal-obligation',
      });
      expect(must(refused)).toMatchObject({ state: 'closed', decision: 'refused' });
      expect(await sentAgain()).toBe(1);
    },
  );

  it('objection: to another purpose pauses nothing here', async () => {
    await ask('objection', { purposes: ['matching'] });
    expect(await sentAgain()).toBe(1);
  });

  it.each([
    ['restriction', 'stop-using'],
    ['objection', 'delete'],
  ] as const)(
    '%s: granted, who got the data is told to %s, and it stays so until it is lifted',
    async (kind, action) => {
      const id = await ask(kind);
      await grant(id);
      expect(told()).toEqual([action]);
      expect(await sentAgain()).toBe(0);
      expect(codeOf(await executeRequest(rig.hub, officer(), id))).toBe('other-state');
      must(await liftRequest(rig.hub, officer(), id));
      expect(codeOf(await liftRequest(rig.hub, officer(), id))).toBe('other-state');
      expect(await sentAgain()).toBe(1);
    },
  );

  it('rectification: who got the data is told to correct them, and it is closed when they answered', async () => {
    const id = await ask('rectification');
    await grant(id);
    expect(told()).toEqual(['correct']);
    expect(await view(id)).toMatchObject({ state: 'executed', notices: { told: 1, answered: 0, open: 1 } });
    await sweep(rig.hub);
    expect((await view(id)).state).toBe('executed');
    await sql`update retraction set answer = 'corrected', answered_at = now() where request_id = ${id}`.execute(
      rig.admin,
    );
    await sweep(rig.hub);
    expect(await view(id)).toMatchObject({ state: 'closed', notices: { told: 1, answered: 1, open: 0 } });
    expect(await sentAgain()).toBe(1);
  });

  it('access: tells nobody anything', async () => {
    const id = await ask('access');
    expect(await sentAgain()).toBe(1);
    rig.sent.length = 0;
    await grant(id);
    expect(rig.sent).toEqual([]);
    expect((await view(id)).state).toBe('closed');
  });

  it('is nobody else’s: of another controller it is not found', async () => {
    const id = await ask('objection');
    const other = rig.speaker('almelo');
    expect((await readRequest(rig.hub, other, id)).ok).toBe(false);
    expect(codeOf(await decideRequest(rig.hub, other, id, { decision: 'granted' }))).toBe('not-found');
    expect(codeOf(await executeRequest(rig.hub, other, id))).toBe('not-found');
    expect((await view(id)).state).toBe('received');
  });

  it('is decided once, with a ground where it is not granted, in a way that fits what was asked', async () => {
    const verdict = async (kind: Right, given: object): Promise<string[]> => {
      const outcome = await decideRequest(
        rig.hub,
        officer(),
        await ask(kind, kind === 'objection' ? { purposes: ['learning', 'matching'] } : {}),
        given as never,
      );
      return outcome.ok ? [] : (outcome.refusal.faults ?? []).map(({ pointer }) => pointer);
    };
    expect(await verdict('access', { decision: 'refused' })).toEqual(['/ground']);
    expect(await verdict('access', { decision: 'granted', ground: 'excessive' })).toEqual(['/ground']);
    expect(await verdict('erasure', { decision: 'partly', ground: 'public-task' })).toEqual(['/decision']);
    expect(await verdict('objection', { decision: 'partly', ground: 'public-task' })).toEqual(['/purposes']);
    const part = { decision: 'partly', ground: 'public-task' };
    expect(await verdict('objection', { ...part, purposes: ['guidance'] })).toEqual(['/purposes']);
    expect(await verdict('objection', { ...part, purposes: ['matching'] })).toEqual([]);
    expect(await verdict('access', { decision: 'granted' })).toEqual([]);
    const id = await ask('access');
    expect(codeOf(await executeRequest(rig.hub, officer(), id))).toBe('other-state');
    must(await decideRequest(rig.hub, officer(), id, { decision: 'granted' }));
    expect(codeOf(await decideRequest(rig.hub, officer(), id, { decision: 'granted' }))).toBe('other-state');
    const base = { kind: 'access', purposes: [], how: 'online', notedBy: 'x', givenBy: 'person' } as const;
    const said = { ...base, purposes: [], recordId: person, representation: null };
    const received = async (more: object): Promise<string> =>
      codeOf(await receiveRequest(rig.hub, officer(), { ...said, ...more }));
    expect(await received({ purposes: ['learning'] })).toBe('invalid-request');
    // A representative speaks in a matter; a person for itself.
    expect(await received({ representation: 'for-this-matter' })).toBe('invalid-request');
    expect(await received({ givenBy: 'representative', representation: 'none' })).toBe('invalid-request');
    expect(await received({ givenBy: 'representative', representation: 'for-this-matter' })).toBe('ok');
    expect(await received({ recordId: undefined, email: 'geen adres' })).toBe('invalid-request');
  });

  it('objection: upheld in part, only that part stays stopped', async () => {
    const id = await ask('objection');
    const part = { decision: 'partly', ground: 'legal-obligation' } as const;
    must(await decideRequest(rig.hub, officer(), id, { ...part, purposes: ['matching'] }));
    expect(await sentAgain()).toBe(1);
  });

  it('has a month: a signal a week before its end, another when it is over, and two months more with a reason', async () => {
    const receivedAt = new Date(rig.hub.now().getTime() - 25 * DAY_MS);
    const id = await ask('access', { receivedAt });
    expect((await view(id)).signal).toBe('soon');
    await sweep(rig.hub);
    await sweep(rig.hub);
    const told = async (): Promise<string[]> => {
      const { rows } = await sql<{ action: string }>`
        select action from audit_event where object = ${`rights-request:${id}`} and actor = 'hub' order by moment, id`.execute(
        rig.admin,
      );
      return rows.map(({ action }) => action);
    };
    expect(await told()).toEqual(['rights-request.due-soon']);
    const extended = must(await extendRequest(rig.hub, officer(), id, 'complex'));
    expect(extended.dueAt.getTime() - receivedAt.getTime()).toBeGreaterThan(89 * DAY_MS);
    expect((await view(id)).signal).toBe('none');
    expect(codeOf(await extendRequest(rig.hub, officer(), id, 'complex'))).toBe('other-state');
    await sql`update rights_request set due_at = ${rig.hub.now()} where id = ${id}`.execute(rig.admin);
    await sweep(rig.hub);
    expect((await view(id)).signal).toBe('late');
    expect(await told()).toEqual(['rights-request.due-soon', 'rights-request.late']);
    const { rows } = await sql<{ details: object }>`
      select details from notification where connection = 'party:enschede' and kind = 'rights-requests-due'`.execute(
      rig.admin,
    );
    expect(rows[0]).toEqual({ details: { soon: 1, late: 0 } });
    for (const at of [1, -93])
      await expect(
        ask('access', { receivedAt: new Date(rig.hub.now().getTime() + at * DAY_MS) }),
      ).rejects.toThrow(/receivedAt/);
  });
});
