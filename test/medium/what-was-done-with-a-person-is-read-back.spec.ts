import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { sql } from 'kysely';
import { evaluateAccess, readEnvelope, receive } from '#exchange';
import type { JsonObject } from '#kernel';
import { DECISION_LOG_RECORD, PROCESSING_RECORD } from '../../apps/api/processing.schema.js';
import { asked, linesOf } from './auditor.js';
import { Rig } from './rig.js';

const SYSTEM = 'klantsysteem-enschede';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const SENDING = 'urn:schakel:processing-activity:verstrekken-leren@1';
const ADVISING = 'urn:schakel:processing-activity:adviseren-leren@1';
const PROCESSING = 'processing';

/** The attributes as the standard publishes them; not ours to give along. */
const PUBLISHED = process.env['SCHAKEL_LDV_ATTRIBUTES'];

const ajv = (formats as unknown as (ajv: Ajv) => Ajv)(new Ajv({ strict: false, allErrors: true }));
type Line = Record<string, unknown> & { name: string; span_id: string; attributes: Record<string, string> };

describe('what was done with a person', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
    for (const [recordId, state] of [
      ['DOEN-1', 'given'],
      ['DOEN-2', 'given'],
      ['LATEN-1', 'refused'],
    ] as const) {
      await rig.occasion(recordId);
      await rig.says(state, recordId);
    }
    // One request with three people, in a trace that the caller began.
    const directory = await rig.hub.directory();
    const connection = directory.connectionOfClient(SYSTEM, rig.hub.now())!;
    const caller = { connection, directory, scopes: new Set<string>(), origin: 'test' };
    for (const recordId of ['DOEN-1', 'DOEN-2', 'LATEN-1']) {
      const event = await rig.clientEvent('enschede', recordId);
      const incoming = readEnvelope({ specversion: '1.0', ...event }, TRACE);
      if (!incoming.ok) throw new Error(incoming.refusal.code);
      const receipt = await receive(rig.hub.pipeline, caller, { ...incoming.value, parentSpan: CALLER });
      if (!receipt.ok) throw new Error(receipt.refusal.code);
    }
    await rig.distribute();
    await rig.deliver('roc-systeem');
    // Again about one of them, in a trace of its own.
    await rig.sendClient(SYSTEM, 'enschede', 'DOEN-1', { data: { BEMIDDELINGSBEROEP: [] } });
    await rig.distribute();
    await rig.deliver('roc-systeem');
  });
  afterAll(() => rig.stop());

  const processing = (search: JsonObject, own = 'enschede', limit = 50): Promise<Line[]> =>
    linesOf(rig, own, PROCESSING, search, limit) as Promise<Line[]>;
  const decisions = (search: JsonObject, own = 'enschede', limit = 50): Promise<Line[]> =>
    linesOf(rig, own, 'decisions', search, limit) as Promise<Line[]>;
  const personIn = ({ attributes }: Line): string | undefined => attributes['dpl.core.data_subject_id'];

  it('is one record for each person and action, children of the request, in the trace of the caller', async () => {
    const records = await processing({ traceId: TRACE });
    const ids = new Set(records.map((one) => `${one['trace_id']} ${one['span_id']}`));
    expect(ids.size).toBe(records.length);
    expect(records.every((one) => one['trace_id'] === TRACE)).toBe(true);
    const [request, ...rest] = records;
    expect(request).toMatchObject({ parent_span_id: CALLER, name: 'Aanlevering ontvangen' });
    expect(personIn(request!)).toBeUndefined();
    const received = rest.filter(({ name }) => name === 'Bericht over een persoon ontvangen');
    expect(received).toHaveLength(3);
    expect(received.every((one) => one['parent_span_id'] === request!['span_id'])).toBe(true);
    expect(new Set(received.map(personIn)).size).toBe(3);
    // Every other action hangs on one of the same person.
    const bySpan = new Map(records.map((one) => [one['span_id'], one]));
    for (const one of rest) {
      const parent = bySpan.get(one['parent_span_id'] as string)!;
      expect([undefined, personIn(one)]).toContain(personIn(parent));
    }
    const names = rest.map(({ name }) => name);
    expect(names.filter((name) => name === 'Verstrekt aan een ontvanger')).toHaveLength(2);
    expect(names.filter((name) => name.endsWith('mag krijgen'))).toHaveLength(3);
    expect(names.filter((name) => name.endsWith('vlak voor het verzenden'))).toHaveLength(2);
  });

  it('is as the Logboek Dataverwerkingen asks, names a version of the activity and never a user', async () => {
    const records = await processing({ traceId: TRACE });
    const validate = ajv.compile(PROCESSING_RECORD);
    for (const one of records) expect([validate(one), validate.errors]).toEqual([true, null]);
    const sent = records.filter(({ name }) => name === 'Verstrekt aan een ontvanger');
    for (const { attributes } of sent)
      expect(attributes).toMatchObject({
        'dpl.core.processing_activity_id': SENDING,
        'dpl.core.foreign_operation.processor': (await rig.hub.directory()).party('roc-van-twente')!.urn,
      });
    expect(JSON.stringify(records)).not.toMatch(/connection:|person:|DOEN|LATEN/);
    const broken = { ...records[0]!, user: 'somebody' };
    expect(validate(broken)).toBe(false);
  });

  (PUBLISHED && existsSync(PUBLISHED) ? it : it.skip)('has attributes as they are published', async () => {
    const validate = ajv.compile(JSON.parse(readFileSync(PUBLISHED!, 'utf8')) as JsonObject);
    for (const { attributes } of await processing({ traceId: TRACE }))
      expect([validate(attributes), validate.errors]).toEqual([true, null]);
  });

  it('page by page is the same, whatever the size of a page', async () => {
    const spans = (records: Line[]): unknown[] =>
      records.map((one) => one.span_id).toSorted((a, b) => (a < b ? -1 : 1));
    const all = spans(await processing({ traceId: TRACE }));
    for (const limit of [1, 2, 3])
      expect(spans(await processing({ traceId: TRACE }, 'enschede', limit))).toEqual(all);
    const sorted = spans(await processing({ processingActivityId: SENDING }));
    expect(spans(await processing({ processingActivityId: SENDING }, 'enschede', 1))).toEqual(sorted);
  });

  it('is found by person, in every trace, and by activity', async () => {
    const [one] = (await processing({ traceId: TRACE })).filter(personIn);
    const found = await processing({ dataSubjectId: personIn(one!)! });
    expect(new Set(found.flatMap((record) => personIn(record) ?? []))).toEqual(new Set([personIn(one!)]));
    // Of two messages, and of what the person said, which no request led to here.
    expect(new Set(found.map((record) => record['trace_id'])).size).toBe(4);
    const byActivity = await processing({ processingActivityId: SENDING });
    // Decisions at distribution and sending, of which one was a denial, and what was sent.
    expect(byActivity.map(({ name }) => name).filter((name) => name.startsWith('Verstrekt'))).toHaveLength(3);
    expect(
      byActivity.every(({ attributes }) => attributes['dpl.core.processing_activity_id'] === SENDING),
    ).toBe(true);
    expect(await processing({ processingActivityId: `${SENDING}9` })).toEqual([]);
  });

  it('to a recipient is what it received, in the trace that it was given, under names of its own', async () => {
    const own = await processing({ processingActivityId: SENDING });
    const theirs = await processing({ processingActivityId: ADVISING }, 'roc-van-twente');
    expect(theirs.filter(({ name }) => name.startsWith('Verstrekt'))).toHaveLength(3);
    const secret = new Set(own.flatMap((one) => [one['trace_id'], personIn(one)]));
    for (const one of theirs)
      for (const said of [one['trace_id'], personIn(one)]) expect(secret).not.toContain(said);
    const { rows } = await sql<{ id: string }>`select id from delivery order by id limit 1`.execute(
      rig.admin,
    );
    const one = await processing({ deliveryId: rows[0]!.id }, 'roc-van-twente');
    expect(one.map(({ name }) => name)).toContain('Verstrekt aan een ontvanger');
    const found = await processing({ dataSubjectId: personIn(one[0]!)! }, 'roc-van-twente');
    expect(found).toEqual(expect.arrayContaining(one));
  });

  it('is nothing to whom it does not concern', async () => {
    const [one] = (await processing({ traceId: TRACE })).filter(personIn);
    const searches: JsonObject[] = [
      { traceId: TRACE },
      { processingActivityId: SENDING },
      { dataSubjectId: personIn(one!)! },
    ];
    for (const search of searches) expect(await processing(search, 'hengelo')).toEqual([]);
    // In the log of that stands nothing of what was asked about nobody: it could be anything.
    await processing({ dataSubjectId: '00000000000000000000000999993549' }, 'hengelo');
    const { rows } = await sql<{ object: string }>`
      select distinct object from audit_event where action = 'log.searched' and 'hengelo' = any(organisations)
        and object like 'person:%'`.execute(rig.admin);
    expect(rows).toEqual([{ object: 'person:unknown' }]);
    expect(await processing({ traceId: TRACE }, 'roc-van-twente')).toEqual([]);
  });

  it('is asked for by one thing', async () => {
    for (const search of [{}, { traceId: TRACE, processingActivityId: SENDING }])
      expect(await asked(rig, 'enschede', PROCESSING, search)).toMatchObject({
        refusal: { code: 'invalid-request', faults: [{ code: 'one-of' }] },
      });
    const hub = { processingActivityId: 'urn:schakel:processing-activity:hub.judging@1' };
    expect(await asked(rig, 'enschede', PROCESSING, hub)).toMatchObject({
      refusal: { faults: [{ pointer: '/processingActivityId' }] },
    });
  });

  describe('and why it was decided', () => {
    it('is one record for each decision, denials too, in the same trace and under the same span', async () => {
      const records = await decisions({ traceId: TRACE });
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from decision where trace_id = ${TRACE}`.execute(rig.admin);
      expect(records).toHaveLength(rows[0]!.n);
      for (const limit of [1, 2])
        expect(await decisions({ traceId: TRACE }, 'enschede', limit)).toEqual(records);
      const validate = ajv.compile(DECISION_LOG_RECORD);
      for (const one of records) expect([validate(one), validate.errors]).toEqual([true, null]);
      const done = new Set((await processing({ traceId: TRACE })).map((one) => one['span_id']));
      expect(records.every((one) => done.has(one['span_id']))).toBe(true);
      const denied = records.filter((one) => JSON.stringify(one['body']).includes('"decision":false'));
      expect(denied).toMatchObject([
        {
          status: 'Ok',
          attributes: {
            'adl.core.policies': ['urn:schakel:clause:volwassene-aan-school@1'],
            'adl.core.information': [
              expect.stringMatching(/^urn:schakel:consent:/),
              expect.anything(),
              expect.anything(),
            ],
            'adl.core.configuration': [SENDING, 'urn:schakel:contract:ggm/client@2.5', expect.anything()],
          },
          body: { 'adl.core.response': { decision: false, context: { code: 'no-consent' } } },
        },
      ]);
    });

    it('to a recipient is what was permitted, without what the person said', async () => {
      const own = await decisions({ traceId: TRACE });
      const ids = own.map(
        (one) =>
          (one['body'] as { 'adl.core.response': { context: { decisionId: string } } })['adl.core.response']
            .context.decisionId,
      );
      const seen = [];
      for (const decisionId of ids) seen.push(...(await decisions({ decisionId }, 'roc-van-twente')));
      expect(seen).toHaveLength(own.length - 1);
      expect(JSON.stringify(seen)).not.toMatch(/urn:schakel:(consent|occasion|message)|no-consent/);
      for (const one of seen) expect(one['trace_id']).not.toBe(TRACE);
      for (const decisionId of ids) expect(await decisions({ decisionId }, 'hengelo')).toEqual([]);
    });

    it('also where it was only asked', async () => {
      const [asked] = await evaluateAccess(
        rig.hub,
        rig.speaker('enschede'),
        [{ recipient: 'roc-van-twente', purpose: 'learning', recordType: 'client', recordId: 'LATEN-1' }],
        'aaaabbbbccccddddaaaabbbbccccdddd',
      );
      const search = { traceId: 'aaaabbbbccccddddaaaabbbbccccdddd' };
      expect(await decisions(search)).toMatchObject([
        { body: { 'adl.core.response': { context: { decisionId: asked!.id } } } },
      ]);
      expect(await decisions({ decisionId: asked!.id }, 'roc-van-twente')).toEqual([]);
      expect(await processing(search)).toMatchObject([
        { name: 'Gevraagd of een ontvanger een record zou mogen krijgen' },
      ]);
    });
  });
});
