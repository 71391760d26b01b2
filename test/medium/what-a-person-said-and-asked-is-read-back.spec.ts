import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import {
  decideRequest,
  executeRequest,
  personReport,
  receiveRequest,
  registerConsent,
  registerDeclaration,
  type Speaker,
} from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { PROCESSING_RECORD } from '../../apps/api/processing.schema.js';
import { linesOf } from './auditor.js';
import { EVIDENCE, Rig } from './rig.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const OTHERS_TRACE = '1af7651916cd43dd8448eb211c80319c';
const ACTIVITY = 'dpl.core.processing_activity_id';
const PERSON = 'dpl.core.data_subject_id';
const hubs = (name: string): string => `urn:schakel:processing-activity:hub.${name}@1`;

type Line = Record<string, unknown> & { name: string; span_id: string; attributes: Record<string, string> };

describe('what a person said and asked', () => {
  let rig: Rig;
  const speaker = (traceId = TRACE): Speaker => ({ ...rig.speaker('enschede'), traceId });
  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const says = async (by: Speaker, recordId: string, state: 'given' | 'refused'): Promise<string> => {
    const base = { recordId, recipients: ['roc-van-twente'], includesSuccessors: false, evidence: EVIDENCE };
    const purpose = 'learning' as const;
    return must(
      await registerConsent(rig.hub, by, { ...base, purpose, categories: ['qualifications'], state }),
    );
  };

  beforeAll(async () => {
    rig = await Rig.start();
    const consent = await says(speaker(), 'ZEGT-1', 'given');
    must(
      await registerDeclaration(rig.hub, speaker(), {
        recordId: 'ZEGT-1',
        recipients: ['roc-van-twente'],
        includesSuccessors: false,
        evidence: EVIDENCE,
      }),
    );
    must(await rig.hub.pipeline.withdraw(speaker(), 'consent', consent));
    const asked = { purposes: [], how: 'in-writing', notedBy: 'team-7', givenBy: 'person' } as const;
    const received = await receiveRequest(rig.hub, speaker(), {
      kind: 'access',
      recordId: 'ZEGT-1',
      representation: null,
      ...asked,
      purposes: [],
    });
    const { id } = must(received);
    must(await decideRequest(rig.hub, speaker(), id, { decision: 'granted' }));
    must(await executeRequest(rig.hub, speaker(), id));
    must(await personReport(rig.hub, speaker(), id));
    // Somebody else in the same trace, and the same in another.
    await says(speaker(), 'ZEGT-2', 'refused');
    await says(speaker(OTHERS_TRACE), 'ZEGT-1', 'given');
  });
  afterAll(() => rig.stop());

  const processing = (search: JsonObject, own = 'enschede', limit = 50): Promise<Line[]> =>
    linesOf(rig, own, 'processing', search, limit) as Promise<Line[]>;
  const ofOne = async (): Promise<string> => (await processing({ traceId: TRACE }))[0]!.attributes[PERSON]!;

  it('is one record for each person and action, in the trace of the request', async () => {
    const records = await processing({ traceId: TRACE });
    expect(records.every((one) => one['trace_id'] === TRACE)).toBe(true);
    const person = await ofOne();
    const own = records.filter(({ attributes }) => attributes[PERSON] === person);
    expect(own.map(({ name, attributes }) => [name, attributes[ACTIVITY]])).toEqual([
      ['Antwoord op een vraag om toestemming vastgelegd', hubs('keeping-statements')],
      ['Verklaring van geen bezwaar vastgelegd', hubs('keeping-statements')],
      ['Toestemming ingetrokken', hubs('keeping-statements')],
      ['Verzoek over eigen gegevens ontvangen', hubs('honouring-rights')],
      ['Beslist op een verzoek over eigen gegevens', hubs('honouring-rights')],
      ['Verzoek over eigen gegevens uitgevoerd', hubs('honouring-rights')],
      ['Overzicht van gegevens gemaakt voor de persoon', hubs('honouring-rights')],
    ]);
    expect(records).toHaveLength(own.length + 1);
  });

  it('is as the Logboek Dataverwerkingen asks, and names nobody', async () => {
    const validate = (formats as unknown as (ajv: Ajv) => Ajv)(new Ajv({ strict: false })).compile(
      PROCESSING_RECORD,
    );
    const records = await processing({ traceId: TRACE });
    for (const one of records) expect([validate(one), validate.errors]).toEqual([true, null]);
    expect(JSON.stringify(records)).not.toMatch(/connection:|person:|ZEGT|team-7|refused|given/);
  });

  it('is found by person, in every trace, whatever the size of a page', async () => {
    const all = await processing({ dataSubjectId: await ofOne() });
    expect(new Set(all.map((one) => one['trace_id']))).toEqual(new Set([TRACE, OTHERS_TRACE]));
    expect(new Set(all.map(({ span_id }) => span_id)).size).toBe(8);
    expect(all).toHaveLength(8);
    for (const limit of [1, 2, 3])
      expect(await processing({ dataSubjectId: await ofOne() }, 'enschede', limit)).toEqual(all);
  });

  it('is nothing to anybody else', async () => {
    for (const own of ['hengelo', 'roc-van-twente'])
      for (const search of [{ traceId: TRACE }, { dataSubjectId: await ofOne() }] as JsonObject[])
        expect(await processing(search, own)).toEqual([]);
  });
});
