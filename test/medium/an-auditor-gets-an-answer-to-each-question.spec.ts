import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { explainDecision, type Searches } from '#exchange';
import type { JsonObject } from '#kernel';
import { createVerifier } from '../../scripts/audit-verify/verifier.js';
import { asked, auditorOf, linesOf, seal } from './auditor.js';
import { Rig } from './rig.js';

const SYSTEM = 'klantsysteem-enschede';
const BSN = '999993549';
const PERIOD = { from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') };
const OTHER_PERIOD = { from: new Date('2026-10-01T00:00:00Z'), until: new Date('2026-11-01T00:00:00Z') };

describe('an auditor of an organisation', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
    for (const [recordId, state, subject] of [
      ['JA-1', 'given', { bsn: BSN }],
      ['NEE-1', 'refused', {}],
      ['JA-2', 'given', {}],
    ] as const) {
      await rig.occasion(recordId);
      await rig.says(state, recordId);
      const receipt = await rig.sendClient(SYSTEM, 'enschede', recordId, { subject } as JsonObject);
      if (!receipt.ok) throw new Error(receipt.refusal.code);
    }
    await rig.distribute();
    await rig.deliver('roc-systeem');
    await seal(rig);
  });
  afterAll(() => rig.stop());

  const person = { person: { recordId: 'JA-1' } };
  const received = (search: Searches['receipts-about-person'] = person, own = 'enschede') =>
    linesOf(rig, own, 'receipts-about-person', search);
  const between = { sender: 'enschede', recipient: 'roc-van-twente', ...PERIOD };
  const searchesIn = async (): Promise<JsonObject[]> =>
    (
      await sql<JsonObject>`select object, actor, origin, result, organisations, details, trace_id from audit_event
        where action = 'log.searched' order by id`.execute(rig.admin)
    ).rows;

  describe('who received anything about this person', () => {
    it('is told when, which fields and on which basis', async () => {
      const [line, ...more] = await received();
      expect(more).toEqual([]);
      expect(line).toMatchObject({
        kind: 'document',
        certainty: 'received',
        recipient: (await rig.hub.directory()).party('roc-van-twente')!.urn,
        purpose: 'learning',
        basis: 'consent',
        clause: 'volwassene-aan-school@1',
        categories: expect.arrayContaining(['work-preferences', 'qualifications']),
        fields: expect.arrayContaining([expect.stringMatching(/^\//)]),
        eventId: expect.any(String),
        position: expect.any(Number),
      });
      expect(line!['moment']).toBeInstanceOf(Date);
    });

    it('by BSN or by what it calls the person the same, and nothing of the BSN stays', async () => {
      const byRecord = await received();
      expect(await received({ person: { bsn: BSN } })).toEqual(byRecord);
      expect(await received({ person: { code: byRecord[0]!['person'] as string } })).toEqual(byRecord);
      const { rows } = await sql<{ text: string }>`
        select e::text as text from audit_event e union all select x::text from audit_export x`.execute(
        rig.admin,
      );
      expect(rows.filter(({ text }) => text.includes(BSN))).toEqual([]);
    });

    it('of another who said no, nothing went', async () => {
      expect(await received({ person: { recordId: 'NEE-1' } })).toEqual([]);
      expect(await received({ person: { bsn: '999991425' } })).toEqual([]);
    });

    it('is for the own organisation only: a BSN, a record id or a code leads nobody else to the person', async () => {
      const [line] = await received();
      const code = line!['person'] as string;
      for (const one of [{ bsn: BSN }, { recordId: 'JA-1' }, { code }])
        expect(await received({ person: one }, 'hengelo')).toEqual([]);
    });

    it('is refused by a BSN that is none, and to whoever may not use it', async () => {
      expect(
        await asked(rig, 'enschede', 'receipts-about-person', { person: { bsn: '123456789' } }),
      ).toMatchObject({
        refusal: { code: 'invalid-bsn', faults: [{ pointer: '/person/bsn' }] },
      });
      const answer = await asked(rig, 'bakkerij-de-proef', 'receipts-about-person', { person: { bsn: BSN } });
      expect(answer).toMatchObject({
        refusal: { code: 'invalid-request', faults: [{ pointer: '/person/bsn' }] },
      });
    });
  });

  describe('everything that a partner received of a municipality', () => {
    it('is told in its period, page by page the same', async () => {
      const lines = await linesOf(rig, 'enschede', 'receipts-between-parties', between);
      expect(lines).toHaveLength(2);
      expect(await linesOf(rig, 'enschede', 'receipts-between-parties', between, 1)).toEqual(lines);
      expect(
        await linesOf(rig, 'enschede', 'receipts-between-parties', { ...between, ...OTHER_PERIOD }),
      ).toEqual([]);
      const at = lines[0]!['moment'] as Date;
      const until = { ...between, from: PERIOD.from, until: at };
      expect(await linesOf(rig, 'enschede', 'receipts-between-parties', until)).toEqual([]);
    });

    it('to the partner too, without what the municipality calls the person or what joins it to others', async () => {
      const own = await linesOf(rig, 'enschede', 'receipts-between-parties', between);
      const theirs = await linesOf(rig, 'roc-van-twente', 'receipts-between-parties', between);
      expect(theirs.map((line) => line['deliveryId'])).toEqual(own.map((line) => line['deliveryId']));
      const said = JSON.stringify(theirs);
      for (const line of own)
        for (const name of ['messageId', 'traceId', 'person']) expect(said).not.toContain(line[name]);
    });

    it('and to nobody else', async () => {
      expect(await asked(rig, 'hengelo', 'receipts-between-parties', between)).toMatchObject({
        refusal: { code: 'invalid-request', faults: [{ code: 'own' }] },
      });
    });
  });

  describe('every refusal for lack of consent', () => {
    it('is told with its reason, to whoever sent the record', async () => {
      const lines = await linesOf(rig, 'enschede', 'refusals-for-consent', PERIOD);
      expect(lines).toMatchObject([
        { code: 'no-consent', stage: 'distribute', clause: 'volwassene-aan-school@1' },
      ]);
      expect(await linesOf(rig, 'enschede', 'refusals-for-consent', OTHER_PERIOD)).toEqual([]);
    });

    it('and never to who would have received it', async () => {
      expect(await linesOf(rig, 'roc-van-twente', 'refusals-for-consent', PERIOD)).toEqual([]);
    });

    it('in a period that has an end after its start', async () => {
      const answer = await asked(rig, 'enschede', 'refusals-for-consent', {
        from: PERIOD.until,
        until: PERIOD.from,
      });
      expect(answer).toMatchObject({ refusal: { faults: [{ pointer: '/until' }] } });
    });
  });

  describe("who looked at this person's log", () => {
    it('is told, with the searches of auditors and why, and of nobody else', async () => {
      const refusals = await linesOf(rig, 'enschede', 'refusals-for-consent', PERIOD);
      const other = { person: { code: refusals[0]!['person'] as string } };
      expect(await linesOf(rig, 'enschede', 'readers-of-person', other)).toEqual([
        expect.objectContaining({ question: 'receipts-about-person' }),
      ]);
      const officer = {
        controller: 'enschede',
        actor: 'person:cafe:privacy-officer:enschede',
        origin: '192.0.2.1',
      };
      const read = await explainDecision(
        rig.hub,
        officer,
        'privacy-officer',
        refusals[0]!['decisionId'] as string,
      );
      expect(read.ok).toBe(true);
      const lines = await linesOf(rig, 'enschede', 'readers-of-person', other, 1);
      expect(lines).toMatchObject([
        {
          action: 'log.searched',
          actor: 'person:f00d:auditor:enschede',
          reason: 'periodic-check',
          reference: 'CTRL-1',
        },
        { action: 'log.searched', question: 'readers-of-person' },
        { action: 'explanation.read', actor: officer.actor, origin: officer.origin },
      ]);
      // Each page of that was a look of its own.
      expect(await linesOf(rig, 'enschede', 'readers-of-person', other)).toHaveLength(6);
      expect(await linesOf(rig, 'hengelo', 'readers-of-person', other)).toEqual([]);
    });
  });

  describe('what a decision was made of', () => {
    const decisionOf = async (recordId: string, stage: string): Promise<string> => {
      const { rows } = await sql<{
        id: string;
      }>`select d.id from decision d join subject s on s.id = d.subject_id
        where s.record_id = ${recordId} and d.stage = ${stage}`.execute(rig.admin);
      return rows[0]!.id;
    };

    it('is told with its proof, which the verifier takes without us', async () => {
      const decisionId = await decisionOf('JA-1', 'deliver');
      const [line] = await linesOf(rig, 'enschede', 'decision-origins', { decisionId });
      expect(line).toMatchObject({
        isAsSigned: true,
        checks: { isUnderCheckpoint: true, record: true, line: true, proof: true },
        decision: { outcome: 'permitted', basis: 'consent', consentId: expect.any(String) },
        clauses: [{ key: 'volwassene-aan-school', version: 1 }],
        contracts: expect.arrayContaining([expect.objectContaining({ ref: 'ggm/client@2.5' })]),
      });
      const evidence = line!['evidence'] as { header: { keys: string[] }; lines: JsonObject[] };
      const verifier = createVerifier({ keys: evidence.header.keys });
      verifier.line(Buffer.from(JSON.stringify(evidence)));
      expect(verifier.end()).toMatchObject({ ok: true, decisions: 1 });
    });

    it('to the recipient that it was permitted, and not what the sender stood on', async () => {
      const decisionId = await decisionOf('JA-1', 'deliver');
      const [line] = await linesOf(rig, 'roc-van-twente', 'decision-origins', { decisionId });
      expect(line).toMatchObject({ isAsSigned: true, decision: { outcome: 'permitted' } });
      expect(line).not.toHaveProperty('evidence');
      for (const name of ['consentId', 'occasionId', 'versions'])
        expect(line!['decision']).not.toHaveProperty(name);
      const denied = { decisionId: await decisionOf('NEE-1', 'distribute') };
      expect(await asked(rig, 'roc-van-twente', 'decision-origins', denied)).toMatchObject({
        refusal: { code: 'not-found' },
      });
      expect(await asked(rig, 'hengelo', 'decision-origins', { decisionId })).toMatchObject({
        refusal: { code: 'not-found' },
      });
    });

    it.each([
      ['its record', 'record', sql`update decision set purpose = 'matching' where id = `],
      ['its line', 'line', sql`update audit_event set actor = 'somebody' where decision_id = `],
    ])('says when %s is not what was signed', async (_what, part, change) => {
      const decisionId = await decisionOf('JA-2', part === 'record' ? 'deliver' : 'distribute');
      await rig.admin.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx);
        await sql`${change}${decisionId}`.execute(tx);
      });
      const [line] = await linesOf(rig, 'enschede', 'decision-origins', { decisionId });
      expect(line).toMatchObject({
        isAsSigned: false,
        checks: { record: true, line: true, proof: true, [part]: false },
      });
    });
  });

  it('gets every line in which it appears, and no other', async () => {
    const lines = await linesOf(rig, 'roc-van-twente', 'lines', PERIOD, 3);
    const { rows } = await sql<{ id: string }>`
      select id from audit_event where 'roc-van-twente' = any(organisations) order by id`.execute(rig.admin);
    // Searches of this test about itself came in meanwhile.
    expect(lines.map(({ eventId }) => eventId)).toEqual(rows.slice(0, lines.length).map(({ id }) => id));
    expect(lines.length).toBeGreaterThan(4);
    expect(await linesOf(rig, 'roc-van-twente', 'lines', OTHER_PERIOD)).toEqual([]);
    const { rows: messages } = await sql<{
      traceId: string;
    }>`select trace_id as "traceId" from message`.execute(rig.admin);
    for (const { traceId } of messages) expect(JSON.stringify(lines)).not.toContain(traceId);
  });

  it('leaves a line in the log with every search: who, why, about what, how much', async () => {
    const auditor = auditorOf('enschede', { reason: { kind: 'complaint', reference: 'KLACHT/2026-7' } });
    await linesOf(rig, auditor, 'receipts-about-person', person);
    const [line] = await received();
    expect((await searchesIn()).at(-2)).toEqual({
      object: `person:${line!['person'] as string}`,
      actor: auditor.actor,
      origin: auditor.origin,
      result: 'answered',
      organisations: ['enschede'],
      trace_id: auditor.traceId,
      details: {
        question: 'receipts-about-person',
        lines: 1,
        reason: 'complaint',
        reference: 'KLACHT/2026-7',
      },
    });
  });

  it('may not give a reason that names somebody, and then nothing is shown', async () => {
    const before = (await searchesIn()).length;
    const named = auditorOf('enschede', { reason: { kind: 'complaint', reference: `K-${BSN}` } });
    expect(await asked(rig, named, 'receipts-about-person', person)).toMatchObject({
      refusal: { faults: [{ pointer: '/reason/reference' }] },
    });
    expect(await searchesIn()).toHaveLength(before);
  });
});
