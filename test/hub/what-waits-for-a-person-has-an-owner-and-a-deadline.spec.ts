import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { planDigests, replayHeld, sendNotifications, viewHeld, type HeldItem } from '#exchange';
import { createMailer } from '#delivery';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from '../medium/rig.js';
import { startMailServer, type MailServer } from '../mail-server.js';

const LANE = 'klantsysteem-almelo';
const SENDER = 'bakkerij-systeem';
const who = (own: string, operates = false) => ({
  own,
  operates,
  actor: `connection:${own}`,
  origin: 'test',
});
const MONTH_MS = 30 * 24 * 3_600_000;

describe('what waits for a person', () => {
  let rig: Rig;
  let mail: MailServer;
  beforeAll(async () => {
    mail = await startMailServer();
    rig = await Rig.start({
      settings: { OPERATOR_CONTACT: 'beheer@schakel.example' },
      region: (wanted) =>
        wanted.map((one) =>
          one.key === LANE && one.kind === 'connection'
            ? {
                ...one,
                content: {
                  ...one.content,
                  contact: { email: 'post@almelo.example', escalation: 'hoofd@almelo.example' },
                  serviceHours: {
                    windows: [{ days: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', from: '08:00', until: '17:00' }],
                  },
                },
              }
            : one,
        ),
    });
    rig.hub.mailer = createMailer({ smtpUrl: mail.url, from: 'schakel@hub.example' });
  });
  afterAll(async () => {
    rig.hub.mailer?.close();
    await rig.stop();
    await mail.stop();
  });

  let serial = 0;
  /** Accepted and not yet distributed; what breaks it is undone by the function that comes back. */
  const broken = async (subject: string): Promise<{ id: string; mend: () => Promise<unknown> }> => {
    serial += 1;
    const [receipt] = await rig.sendBatch(SENDER, [
      {
        id: `v-${serial}`,
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject,
        data: vacancyOf(subject),
      },
    ]);
    const id = receipt!.ok ? receipt!.value.messageId : '';
    const { rows } = await sql<{ document: Buffer }>`
      select document from message where id = ${id}`.execute(rig.admin);
    await sql`update message set document = '\\x00' where id = ${id}`.execute(rig.admin);
    await rig.distribute();
    const mend = () =>
      sql`update message set document = ${rows[0]!.document} where id = ${id}`.execute(rig.admin);
    return { id, mend };
  };
  const held = async (of = who('uwv-systeem', true), controllers: string[] = []): Promise<HeldItem[]> =>
    (await viewHeld(rig.hub, of, controllers)).items;
  let first: Awaited<ReturnType<typeof broken>>;

  it('is shown with its owner, a deadline and whom to turn to', async () => {
    first = await broken('A');
    const [item] = await held();
    expect(item).toMatchObject({
      kind: 'message',
      id: first.id,
      code: 'unreadable',
      owner: 'operator',
      escalation: 'beheer@schakel.example',
      overtaken: false,
    });
    expect(item!.deadline.getTime() - item!.since.getTime()).toBe(MONTH_MS);
  });

  it('is shown to its own sender and to whoever runs the hub, and to nobody else', async () => {
    expect(await held(who(SENDER), ['bakkerij-de-proef'])).toHaveLength(1);
    expect(await held(who(LANE), ['almelo'])).toEqual([]);
    const foreign = await replayHeld(rig.hub, who(LANE), ['almelo'], first.id);
    expect(foreign).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });

  it('goes on when it is mended, in its own place', async () => {
    // Not mended it is held again: the path is the same.
    expect(await replayHeld(rig.hub, who(SENDER), ['bakkerij-de-proef'], first.id)).toMatchObject({
      ok: true,
    });
    await rig.distribute();
    expect(await held()).toHaveLength(1);
    await first.mend();
    await replayHeld(rig.hub, who(SENDER), ['bakkerij-de-proef'], first.id);
    await rig.distribute();
    expect(await held()).toEqual([]);
    const { rows } = await sql`
      select 1 from delivery where message_id = ${first.id} and lane = ${LANE}`.execute(rig.admin);
    expect(rows).toHaveLength(1);
    const again = await replayHeld(rig.hub, who(SENDER), ['bakkerij-de-proef'], first.id);
    expect(again).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });

  it('does not go on over a newer version of its record', async () => {
    const old = await broken('B');
    await rig.sendBatch(SENDER, [
      {
        id: 'v-newer',
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject: 'B',
        data: vacancyOf('B'),
      },
    ]);
    await rig.distribute();
    await old.mend();
    expect(await held()).toMatchObject([{ id: old.id, overtaken: true }]);
    expect(await replayHeld(rig.hub, who(SENDER), ['bakkerij-de-proef'], old.id)).toMatchObject({
      ok: false,
      refusal: { code: 'newer-version' },
    });
  });

  it('is the recipient’s when the recipient refused it; its deadline is when it is there, and not after its term', async () => {
    rig.clock.turnTo(new Date('2026-11-05T12:00:00Z'));
    rig.answer = () => ({ kind: 'rejected', status: 422, code: 'not-for-us' });
    await rig.deliver(LANE);
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    const own = await held(who(LANE), ['almelo']);
    expect(own).toHaveLength(2);
    expect(own[0]).toMatchObject({
      kind: 'delivery',
      code: 'rejected-by-recipient',
      reason: 'not-for-us',
      owner: 'recipient',
      escalation: 'hoofd@almelo.example',
      // Thirty days on it is a Saturday, and it is gone before Monday.
      deadline: new Date('2026-12-04T16:00:00Z'),
    });
    expect(await held(who(SENDER), ['bakkerij-de-proef'])).toMatchObject([{ kind: 'message' }]);
  });

  it('is in a digest once a day, for who has something to do and nobody else', async () => {
    await planDigests(rig.hub);
    await planDigests(rig.hub);
    await sendNotifications(rig.hub);
    expect(mail.received.map(({ to }) => to)).toEqual([['post@almelo.example']]);
    expect(mail.received[0]!.text).toContain('Bezorgingen die niet lukten: 2');
    expect(mail.received[0]!.text).not.toMatch(/Bakker|VAC-/);
    rig.clock.turnBy(25 * 3_600_000);
    await planDigests(rig.hub);
    await sendNotifications(rig.hub);
    expect(mail.received).toHaveLength(2);
    // What is too old to be seen to is not asked for any longer.
    rig.clock.turnBy(MONTH_MS);
    await planDigests(rig.hub);
    await sendNotifications(rig.hub);
    expect(mail.received).toHaveLength(2);
  });

  it('is told later when the mail server is away, and not twice', async () => {
    const away = await broken('C');
    const down = createMailer({ smtpUrl: 'smtp://127.0.0.1:9', from: 'schakel@hub.example' });
    const up = rig.hub.mailer!;
    rig.hub.mailer = down;
    await planDigests(rig.hub);
    await sendNotifications(rig.hub);
    rig.hub.mailer = up;
    await sendNotifications(rig.hub);
    expect(mail.received).toHaveLength(2);
    rig.clock.turnBy(600_000);
    await sendNotifications(rig.hub);
    await sendNotifications(rig.hub);
    expect(mail.received.slice(2).map(({ to }) => to)).toEqual([['beheer@schakel.example']]);
    await away.mend();
  });
});
