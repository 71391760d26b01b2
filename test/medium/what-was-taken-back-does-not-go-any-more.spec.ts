import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  confirmIncident,
  decideRequest,
  executeRequest,
  leasePost,
  receiveRequest,
  reportIncident,
  settleLeases,
} from '#exchange';
import type { Right } from '#consent';
import type { JsonObject, Outcome } from '#kernel';
import { Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const ALMELO = 'klantsysteem-almelo';
const BAKER = 'bakkerij-de-proef';
const SCHOOL = 'roc-systeem';
const CAME = 'nl.schakel.client.published';
const TOLD = 'nl.schakel.client.withdrawn';
const HOUR = 3_600_000;
let serial = 0;

/** Records that were tried and did not come, as far as anybody knows, before their recipient is told what to do with them. */
describe('what was taken back', () => {
  let rig: Rig;
  let person: string;
  beforeAll(async () => {
    rig = await Rig.start({ settings: { RETRY_SCHEDULE: '0s,1h,1h,1h' } });
  });
  afterAll(() => rig.stop());
  beforeEach(async () => {
    person = `PERSON-${(serial += 1)}`;
    await rig.occasion(person);
    await rig.says('given', person);
    rig.answer = () => ({ kind: 'later', reason: 'status', status: 503 });
  });

  afterEach(async () => {
    await comes();
  });

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const enschede = () => rig.speaker('enschede');
  const send = async (data: JsonObject = {}): Promise<void> => {
    must(await rig.sendClient(ENSCHEDE, 'enschede', person, { data }));
    await rig.distribute();
  };
  /** Once, and whoever is there does not take it. */
  const tryToSend = async (): Promise<void> => {
    await send();
    await rig.deliver(SCHOOL);
  };
  const takeBack = async (): Promise<void> => {
    const { data: _, ...event } = await rig.clientEvent('enschede', person, { type: TOLD });
    must((await rig.sendBatch(ENSCHEDE, [event]))[0]!);
    await rig.distribute();
  };
  const events = (sent: JsonObject[]): unknown[] =>
    sent.map(({ type, sequence }) => [type, Number(sequence)]);
  /** What comes when the recipient is there again, when all that waits is due. */
  const comes = async (lane = SCHOOL): Promise<JsonObject[]> => {
    rig.sent.length = 0;
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    rig.clock.turnBy(2 * HOUR);
    await rig.deliver(lane);
    return rig.sent.map(({ event }) => event);
  };
  const lease = async (): Promise<JsonObject[]> => {
    const { events: leased } = await leasePost(rig.hub, SCHOOL, 10, 0, () => false);
    return leased.map((text) => JSON.parse(text) as JsonObject);
  };
  const documents = async (): Promise<unknown[]> => {
    const { rows } = await sql<{ state: string; code: string | null }>`
      select d.state, d.code from delivery d join subject s on s.id = d.subject_id
      where s.record_id = ${person} and d.kind = 'document' order by d.seq`.execute(rig.admin);
    return rows.map(({ state, code }) => [state, code]);
  };
  const ask = async (kind: Right, who: { recordId: string } | { email: string }, controller = 'enschede') => {
    const as = rig.speaker(controller);
    const more = { purposes: [], notedBy: 'team-7', givenBy: 'person', representation: null };
    const { id } = must(await receiveRequest(rig.hub, as, { kind, how: 'at-the-desk', ...more, ...who }));
    must(await decideRequest(rig.hub, as, id, { decision: 'granted' }));
    must(await executeRequest(rig.hub, as, id));
  };

  it('by its source is not tried again, and whoever may have it is told at once', async () => {
    await tryToSend();
    await takeBack();
    expect(await documents()).toEqual([['withdrawn', null]]);
    expect(events(await comes())).toEqual([[TOLD, 2]]);
  });

  it('while it was on its way is not tried again', async () => {
    await send();
    rig.answer = async () => {
      await takeBack();
      return { kind: 'later', reason: 'status', status: 503 };
    };
    await rig.deliver(SCHOOL);
    expect(await documents()).toEqual([['planned', null]]);
    expect(events(await comes())).toEqual([[TOLD, 2]]);
    expect(await documents()).toEqual([['withdrawn', null]]);
  });

  it.each(['while it was on lease', 'after its lease'])('%s is not given again', async (when) => {
    await send();
    expect(events(await lease())).toEqual([[CAME, 1]]);
    if (when === 'after its lease') rig.clock.turnBy(HOUR);
    await takeBack();
    rig.clock.turnBy(HOUR);
    expect(events(await lease())).toEqual([[TOLD, 2]]);
    expect(await documents()).toEqual([['withdrawn', null]]);
  });

  it('and that its recipient wanted later is not given again', async () => {
    await send();
    const [came] = await lease();
    await takeBack();
    await settleLeases(rig.hub, SCHOOL, [{ deliveryId: String(came!['id']), result: 'later' }]);
    rig.clock.turnBy(2 * HOUR);
    expect(events(await lease())).toEqual([[TOLD, 2]]);
  });

  it('because it came to the wrong one does not go there any more, nor does a newer version', async () => {
    await tryToSend();
    await send({ HULPVRAAG: 'language' });
    const scope = { records: [{ recordType: 'client' as const, recordId: person }] };
    const incident = must(await reportIncident(rig.hub, enschede(), { kind: 'wrong-recipient', scope }));
    must(await confirmIncident(rig.hub, enschede(), incident.id, {}));
    expect(events(await comes())).toEqual([[TOLD, 3]]);
    expect(await documents()).toEqual([
      ['withdrawn', null],
      ['withdrawn', null],
    ]);
  });

  it('because it was not right does not go any more, and what is right does', async () => {
    await tryToSend();
    await send({ HULPVRAAG: 'language' });
    await ask('rectification', { recordId: person });
    const came = await comes();
    expect(events(came)).toEqual([
      [CAME, 2],
      [TOLD, 3],
    ]);
    expect(came[1]!['data']).toMatchObject({ action: 'correct' });
  });

  it('under one occasion only goes on under another', async () => {
    const other = await rig.occasion(`OTHER-${person}`);
    await tryToSend();
    await sql`
      with told as (
      insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, occasion_id, subject_id,
        record_pk, seq, place, retracts, action, state, next_attempt_at, trace_id, planned_at)
      select gen_random_uuid(), 'retraction', message_id, sender, recipient, lane, contract, record_type, purpose, ${other},
        subject_id, record_pk, seq + 1, place + 1, id, 'delete', 'planned', next_attempt_at, trace_id, planned_at
      from delivery where subject_id = (select id from subject where record_id = ${person})
      returning id, sender, planned_at)
      insert into retraction (delivery_id, source, due_at) select id, sender, planned_at from told`.execute(
      rig.admin,
    );
    expect(events(await comes())).toEqual([
      [CAME, 1],
      [TOLD, 2],
    ]);
  });

  it('for a contact person goes on without what is said of it: the record is about business', async () => {
    const email = 'sanne.voorbeeld@bakkerij.example';
    const event = {
      id: person,
      source: (await rig.hub.directory()).party(BAKER)!.urn,
      type: 'nl.schakel.vacancy.published',
      dataschema: 'schema-org/vacancy@30',
      subject: { recordId: person },
      data: vacancy(person, email),
    };
    must((await rig.sendBatch('bakkerij-systeem', [event]))[0]!);
    await rig.distribute();
    await rig.deliver(ALMELO);
    await ask('restriction', { email }, BAKER);
    const came = await comes(ALMELO);
    expect(came.map(({ type }) => type)).toEqual([event.type, 'nl.schakel.vacancy.withdrawn']);
    expect(JSON.stringify(came)).not.toContain(email);
  });
});

const vacancy = (identifier: string, email: string): JsonObject => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  identifier,
  title: 'Bakker (verzonnen)',
  description: 'Brood bakken bij Bakkerij De Proef.',
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', postalCode: '7511 AB', addressLocality: 'Enschede' },
  },
  applicationContact: [{ '@type': 'ContactPoint', name: 'Verzonnen contact', email }],
});
