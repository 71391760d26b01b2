import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  decideRequest,
  executeRequest,
  liftRequest,
  personReport,
  readStopList,
  receiveRequest,
  replayErasures,
  retentionOf,
  sweep,
  liftFromStopList,
  type Receipt,
} from '#exchange';
import type { Right } from '#consent';
import type { JsonObject, Outcome } from '#kernel';
import { everythingIn } from './everything.js';
import { Rig } from './rig.js';

const DAY = 86_400_000;
const BAKER = 'bakkerij-de-proef';
const ALMELO = 'klantsysteem-almelo';
const EMAIL = 'sanne.voorbeeld@bakkerij.example';
const OTHER = 'piet.verzonnen@bakkerij.example';
const FUNCTION = 'vacatures@bakkerij.example';
const journal = mkdtempSync(join(tmpdir(), 'schakel-contact-erasures-'));

/** Vacancies of an invented baker, and who is named in them. */
describe('a contact person of an employer', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ settings: { ERASURE_JOURNAL_DIR: journal } });
  });
  afterAll(() => rig.stop());

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const baker = () => rig.speaker(BAKER);
  const carry = async (): Promise<void> => {
    await rig.distribute();
    await rig.deliver(ALMELO);
  };
  let serial = 0;
  const send = async (
    recordId: string,
    emails: string[],
    more: JsonObject = {},
    action = 'published',
    goes = carry,
  ): Promise<Receipt> => {
    const event = {
      id: `contact-${(serial += 1)}`,
      source: (await rig.hub.directory()).party(BAKER)!.urn,
      type: `nl.schakel.vacancy.${action}`,
      dataschema: 'schema-org/vacancy@30',
      subject: { recordId },
      ...(action === 'published' ? { data: vacancy(recordId, emails, more) } : {}),
    };
    const [sent] = await rig.sendBatch('bakkerij-systeem', [event as JsonObject]);
    const receipt = must(sent!);
    await goes();
    return receipt;
  };
  const contacts = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from contact_person`.execute(
      rig.admin,
    );
    return rows[0]!.n;
  };
  const isKept = async (id: string): Promise<boolean> => {
    const { rows } = await sql<{ kept: boolean }>`
      select document is not null as kept from message where id = ${id}`.execute(rig.admin);
    return rows[0]!.kept;
  };
  const ask = async (kind: Right, email: string): Promise<string> => {
    const more = { purposes: [], how: 'online', notedBy: 'team-7', givenBy: 'person', representation: null };
    return must(await receiveRequest(rig.hub, baker(), { kind, email, ...more })).id;
  };
  const grant = async (id: string): Promise<void> => {
    must(await decideRequest(rig.hub, baker(), id, { decision: 'granted' }));
    must(await executeRequest(rig.hub, baker(), id));
    await carry();
  };
  const lastToAlmelo = (): string =>
    JSON.stringify(rig.sent.findLast(({ url }) => url.includes(ALMELO))!.event);
  const everything = () => everythingIn(rig.admin, 'config%');

  it('has one entry at its controller, whatever the spelling, and its address stands nowhere', async () => {
    await send('VAC-1', [EMAIL]);
    await send('VAC-2', ['Sanne.Voorbeeld@Bakkerij.example']);
    expect(await contacts()).toBe(1);
    expect(lastToAlmelo()).toMatch(/Sanne.Voorbeeld@Bakkerij.example/);
    expect((await everything()).toLowerCase()).not.toContain('sanne.voorbeeld');
  });

  it('is a reason to advise a mailbox of a function, and none to refuse', async () => {
    const receipt = await send('VAC-3', [EMAIL]);
    expect(receipt.advice).toEqual([{ code: 'function-mailbox', pointers: ['/applicationContact/0/email'] }]);
    expect(await send('VAC-3', [FUNCTION])).not.toHaveProperty('advice');
  });

  it('gets a report of its own: where it is named, what is said of it and of nobody else, to whom it went', async () => {
    await send('VAC-4', [EMAIL, OTHER]);
    const id = await ask('access', `  ${EMAIL.toUpperCase()}`);
    must(await decideRequest(rig.hub, baker(), id, { decision: 'granted' }));
    const report = must(await personReport(rig.hub, baker(), id));
    expect(report.entry).toBeUndefined();
    expect(report.contact!.records.map(({ recordId }) => recordId).toSorted()).toEqual([
      'VAC-1',
      'VAC-2',
      'VAC-3',
      'VAC-4',
    ]);
    expect(JSON.stringify(report.documents)).toContain(EMAIL);
    expect(JSON.stringify(report)).not.toContain(OTHER);
    expect(JSON.stringify(report)).not.toContain('Brood bakken');
    expect(report.given[0]).toMatchObject({
      other: 'almelo',
      recordType: 'vacancy',
      categories: ['employer-contact'],
      retention: 'P12M',
      selectionList: 'not-an-archive-document',
      arrived: true,
    });
    expect(report.requests).toEqual([expect.objectContaining({ kind: 'access', decision: 'granted' })]);
    const nobody = await ask('access', 'niemand@bakkerij.example');
    must(await decideRequest(rig.hub, baker(), nobody, { decision: 'granted' }));
    expect(must(await personReport(rig.hub, baker(), nobody))).not.toHaveProperty('contact');
    expect((await personReport(rig.hub, rig.speaker('enschede'), id)).ok).toBe(false);
  });

  it('that objects goes along no more from that moment on, and the vacancy does', async () => {
    const id = await ask('objection', EMAIL);
    rig.sent.length = 0;
    await send('VAC-5', [EMAIL]);
    expect(lastToAlmelo()).toContain('VAC-5');
    expect(lastToAlmelo()).not.toContain(EMAIL);
    expect(lastToAlmelo()).not.toContain('Verzonnen contact');
    rig.sent.length = 0;
    await grant(id);
    // Everybody who got it is told once, and by record.
    const told = rig.sent.map(({ event }) => event['data'] as JsonObject);
    expect(told.map((data) => data['action'])).toEqual(['correct', 'correct', 'correct', 'correct']);
    must(await liftRequest(rig.hub, baker(), id));
    await send('VAC-5', [EMAIL]);
    expect(lastToAlmelo()).toContain(EMAIL);
  });

  it('whose objection comes while its vacancy waits to be sent, is not in it', async () => {
    rig.sent.length = 0;
    await send('VAC-6', [EMAIL], {}, 'published', () => rig.distribute());
    const id = await ask('restriction', EMAIL);
    await carry();
    expect(lastToAlmelo()).toContain('VAC-6');
    expect(lastToAlmelo()).not.toContain(EMAIL);
    must(await decideRequest(rig.hub, baker(), id, { decision: 'refused', ground: 'manifestly-unfounded' }));
    await send('VAC-6', [EMAIL]);
    expect(lastToAlmelo()).toContain(EMAIL);
    // Who is named nowhere and whose request was refused leaves no entry.
    const before = await contacts();
    const stranger = await ask('objection', 'niemand@bakkerij.example');
    expect(await contacts()).toBe(before + 1);
    const no = { decision: 'refused', ground: 'no-data' } as const;
    must(await decideRequest(rig.hub, baker(), stranger, no));
    expect(await contacts()).toBe(before);
  });

  it('that is erased is in nothing that can be read, and the next file does not bring it back', async () => {
    const { messageId } = await send('VAC-7', [EMAIL]);
    const before = await contacts();
    await grant(await ask('erasure', EMAIL));
    expect(await isKept(messageId)).toBe(false);
    const { rows } = await sql<{ left: number }>`
      select count(*)::int as left from contact_person where email_hash is not null`.execute(rig.admin);
    expect(rows[0]!.left).toBe(before - 1);
    rig.sent.length = 0;
    await send('VAC-7', [EMAIL]);
    expect(lastToAlmelo()).toContain('VAC-7');
    expect(lastToAlmelo()).not.toContain(EMAIL);
    expect(await contacts()).toBe(before);
    const written = readdirSync(journal).map((file) => readFileSync(join(journal, file), 'utf8'));
    expect(written).toEqual([expect.stringContaining('"of":"contact"')]);
    expect(written.join()).not.toContain('sanne');
    // It comes back when its controller says so.
    const [stop] = await readStopList(rig.hub, baker());
    must(await liftFromStopList(rig.hub, baker(), stop!.id));
    await send('VAC-7', [EMAIL]);
    expect(lastToAlmelo()).toContain(EMAIL);
  });

  it('that nobody knew when it asked for erasure is left out of what comes later', async () => {
    const early = 'anna.verzonnen@bakkerij.example';
    await grant(await ask('erasure', early));
    await send('VAC-11', [early]);
    expect(lastToAlmelo()).toContain('VAC-11');
    expect(lastToAlmelo()).not.toContain(early);
  });

  it('that was erased is erased again after a restore of an older backup', async () => {
    await send('VAC-8', [OTHER]);
    const { rows } = await sql<{ id: string; hash: Buffer }>`
      select id, email_hash as hash from contact_person where email_hash is not null order by made_at`.execute(
      rig.admin,
    );
    await grant(await ask('erasure', OTHER));
    // What the backup had of it.
    const restored = rows.find(({ id }) => readdirSync(journal).includes(`${id}.json`))!;
    await sql`update contact_person set email_hash = ${restored.hash}, erased_at = null where id = ${restored.id}`.execute(
      rig.admin,
    );
    await sql`update stop_list set lifted_at = now(), lifted_by = 'backup' where lifted_at is null`.execute(
      rig.admin,
    );
    expect(await replayErasures(rig.hub.db, journal, (tx) => rig.hub.moment(tx))).toBe(1);
    const left = await sql<{ n: number }>`
      select count(*)::int as n from contact_person where email_hash = ${restored.hash}`.execute(rig.admin);
    expect(left.rows[0]!.n).toBe(0);
  });

  it('is known of a vacancy until 30 days after it closed, also when somebody never fetched it', async () => {
    const named = 'kees.verzonnen@bakkerij.example';
    const { messageId } = await send('VAC-9', [named]);
    const after = await contacts();
    rig.clock.turnBy(60 * DAY);
    await sweep(rig.hub);
    expect([await isKept(messageId), await contacts()]).toEqual([true, after]);
    await send('VAC-9', [], {}, 'withdrawn');
    rig.clock.turnBy(29 * DAY);
    await sweep(rig.hub);
    expect(await contacts()).toBe(after);
    rig.clock.turnBy(2 * DAY);
    await sweep(rig.hub);
    expect([await isKept(messageId), await contacts()]).toEqual([false, after - 1]);
    const part = (await retentionOf(rig.hub, baker())).parts.find((one) => one.part === 'contact');
    expect(part).toMatchObject({ overdue: 0, since: null });
    const dated = await send('VAC-10', [named], { validThrough: '2027-03-01' });
    rig.clock.turnTo(new Date('2027-03-30T12:00:00Z'));
    await sweep(rig.hub);
    expect(await contacts()).toBe(after);
    rig.clock.turnTo(new Date('2027-04-02T12:00:00Z'));
    const late = (await retentionOf(rig.hub, baker())).parts.find((one) => one.part === 'contact');
    expect(late).toMatchObject({ overdue: 1 });
    await sweep(rig.hub);
    expect([await isKept(dated.messageId), await contacts()]).toEqual([false, after - 1]);
  });

  it('is known of a meeting with an employer for two years', async () => {
    const data = JSON.parse(
      readFileSync('schemas/vum/employer-contact/3/examples/accepted/visit-with-everything.json', 'utf8'),
    ) as JsonObject;
    const event = {
      id: 'meeting-1',
      source: (await rig.hub.directory()).party('enschede')!.urn,
      type: 'nl.schakel.employer-contact.published',
      dataschema: 'vum/employer-contact@3',
      subject: { recordId: (data['aanvulling'] as JsonObject)['idContactmoment']! },
      data,
    };
    const before = await contacts();
    must((await rig.sendBatch('werkgeversteam-enschede', [event as JsonObject]))[0]!);
    await rig.distribute();
    const { rows } = await sql<{ until: Date }>`
      select ends_at as until from contact_named where record_type = 'employer-contact'`.execute(rig.admin);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]!.until.toISOString().slice(0, 10)).toBe(
      `${Number(String(data['datum']).slice(0, 4)) + 2}${String(data['datum']).slice(4)}`,
    );
    rig.clock.turnTo(new Date(rows[0]!.until.getTime() + DAY));
    await sweep(rig.hub);
    expect(await contacts()).toBeLessThanOrEqual(before);
  });
});

const vacancy = (recordId: string, emails: string[], more: JsonObject): JsonObject => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  identifier: recordId,
  title: 'Bakker (verzonnen)',
  description: 'Brood bakken bij Bakkerij De Proef.',
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', postalCode: '7511 AB', addressLocality: 'Enschede' },
  },
  applicationContact: emails.map((email) => ({ '@type': 'ContactPoint', name: 'Verzonnen contact', email })),
  ...more,
});
