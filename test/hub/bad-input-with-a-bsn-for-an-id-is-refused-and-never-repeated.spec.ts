import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { SANNE } from '../../apps/demo/people.js';
import { personId, staff } from '../../apps/api/forms.schema.js';
import { checkRequest, REQUESTS } from '../../apps/api/requests.js';
import { startBox } from '../harness.js';
import { clientEvent, EVIDENCE, expectHouseRules, expectProblem, nothingStored } from '../http-knocker.js';

const BSN = SANNE.bsn!;
/** Nine digits that are nobody's, and a BSN with a letter before it: as in an envelope these may be ids. */
const FINE = ['999993548', `K${BSN}`];
const SUBJECT = { recordId: SANNE.recordId };

describe('a BSN in the place of an id', () => {
  let box: Box;
  let bodies: [path: string, pointer: string, body: (id: string) => JsonObject][];
  beforeAll(async () => {
    box = await startBox({ worker: false });
    const [hengelo, uwv] = [await box.urn('hengelo'), await box.urn('uwv')];
    const evidence = { ...EVIDENCE, askedFor: hengelo };
    const occasion = { kind: 'question', purpose: 'matching', source: hengelo, recipient: uwv };
    const declaration = { controller: hengelo, recipients: [uwv] };
    const consent = {
      ...declaration,
      purpose: 'learning',
      categories: ['qualifications'],
      state: 'given',
    };
    const right = { controller: hengelo, kind: 'access', how: 'in-writing', givenBy: 'person' };
    bodies = [
      ['/v1/occasions', '/subject/recordId', (recordId) => ({ ...occasion, subject: { recordId } })],
      ['/v1/consents', '/subject/recordId', (recordId) => ({ ...consent, evidence, subject: { recordId } })],
      [
        '/v1/consents',
        '/evidence/askedBy',
        (askedBy) => ({ ...consent, subject: SUBJECT, evidence: { ...evidence, askedBy } }),
      ],
      [
        '/v1/declarations',
        '/subject/recordId',
        (recordId) => ({ ...declaration, evidence, subject: { recordId } }),
      ],
      ['/v1/link-codes', '/subject/recordId', (recordId) => ({ controller: hengelo, subject: { recordId } })],
      ['/v1/rights-requests', '/notedBy', (notedBy) => ({ ...right, notedBy, subject: SUBJECT })],
    ];
    await box.client('leverancier-midden').send(await clientEvent(box));
  });
  afterAll(() => box.stop());

  it('is refused with its pointer, and not repeated nor kept', async () => {
    for (const [path, pointer, body] of bodies) {
      const answer = await nothingStored(box, () =>
        box.client('leverancier-midden').request('POST', path, body(BSN)),
      );
      expectProblem(answer, 400, 'invalid-request', [pointer]);
      expect(answer.body).toMatchObject({ errors: [{ pointer, code: 'envelope' }] });
      expect(answer.text).not.toContain(BSN);
    }
  });

  it('is refused however it is written, in requests and in envelopes', async () => {
    const plain = BSN.replaceAll(/(.{3})(?=.)/g, '$1-');
    for (const id of [
      plain,
      `${BSN.slice(0, 4)}.${BSN.slice(4, 6)}.${BSN.slice(6)}`,
      `BSN${BSN}`,
      `${BSN}-2`,
    ]) {
      for (const [path, pointer, body] of bodies.filter(([, at]) => at === '/subject/recordId')) {
        const answer = await box.client('leverancier-midden').request('POST', path, body(id));
        expectProblem(answer, 400, 'invalid-request', [pointer]);
        expect(answer.text).not.toContain(id);
      }
      const envelopes: JsonObject[] = [
        { subject: { recordId: id } },
        { id, subject: 'HGL-77' },
        { source: `${await box.urn('hengelo')}:systeem:${id}`, subject: 'HGL-77' },
      ];
      for (const more of envelopes) {
        const answer = await nothingStored(box, async () =>
          box.client('leverancier-midden').send(await clientEvent(box, more)),
        );
        expectProblem(answer, 400, 'invalid-envelope', ['/subject']);
        expect(answer.text).not.toContain(id);
      }
    }
  });

  it('is refused in any attribute of an event but its own place', async () => {
    const attributes: [string, JsonObject][] = [
      ['/bsn', { bsn: BSN }],
      ['/bsn', { bsn: Number(BSN) }],
      // How it is called may be somebody's name.
      ['', { sanne: BSN }],
      ['', { [BSN]: 'x' }],
      ['', { [BSN]: {} }],
      ['/time', { time: BSN }],
    ];
    for (const [pointer, more] of attributes) {
      const answer = await nothingStored(box, async () =>
        box.client('leverancier-midden').send(await clientEvent(box, { subject: 'HGL-77', ...more })),
      );
      expectProblem(answer, 400, 'invalid-envelope', [pointer]);
      expect(answer.text).not.toContain(BSN);
      expect(answer.text).not.toContain('sanne');
    }
    const fine = { dossier: 'zaak-2026-00123', sequence: '000000012', traceparent2: 7 };
    const answer = await box
      .client('leverancier-midden')
      .send(await clientEvent(box, { subject: 'HGL-77', ...fine }));
    expect(answer.status).toBe(202);
  });

  it('is refused as the name of a file about people', async () => {
    const answer = await box.client('leverancier-midden').sendFile('ggm/client@2.5', '{}', {
      key: BSN,
      mediaType: 'application/x-ndjson',
      source: await box.urn('hengelo'),
    });
    expectProblem(answer, 400, 'invalid-request', ['']);
    expect(answer.text).not.toContain(BSN);
  });

  it('is all that is refused: what cannot be a BSN is an id as before', async () => {
    for (const [path, pointer, body] of bodies)
      for (const fine of FINE) {
        const answer = await box.client('leverancier-midden').request('POST', path, body(fine));
        const errors = (answer.body as { errors?: { pointer: string }[] }).errors ?? [];
        expect({ path, errors: errors.filter((error) => error.pointer === pointer) }).toEqual({
          path,
          errors: [],
        });
      }
  });

  it('is looked for wherever a body names a person or a member of staff', () => {
    const unseen: string[] = [];
    const walk = (schema: Json, at: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { pattern } = schema as JsonObject;
      const isId = pattern === personId['pattern'] || pattern === staff['pattern'];
      if (isId && !('x-never-bsn' in schema)) unseen.push(at);
      for (const [name, part] of Object.entries(schema)) walk(part as Json, `${at}/${name}`);
    };
    for (const [name, schema] of Object.entries(REQUESTS)) walk(schema, name);
    expect(unseen).toEqual([]);
  });

  it('counts by the kind of the record where the body says that: an id of a vacancy may be any', () => {
    const record = (recordType: string): JsonObject => ({ recordType, recordId: BSN });
    const incident = (recordType: string): JsonObject => ({
      kind: 'wrong-recipient',
      scope: { records: [record(recordType)] },
    });
    const pointersOf = (body: JsonObject): string[] => {
      const outcome = checkRequest('Incident', body);
      return outcome.ok ? [] : outcome.refusal.faults!.map(({ pointer }) => pointer);
    };
    expect(pointersOf(incident('vacancy'))).toEqual([]);
    expect(pointersOf(incident('client'))).toEqual(['/scope/records/0/recordId']);
    const resource = (type: string): unknown =>
      checkRequest('AccessEvaluations', { resource: { type, id: BSN } });
    expect(resource('vacancy')).toMatchObject({ ok: true });
    expect(resource('client')).toMatchObject({
      ok: false,
      refusal: { faults: [{ pointer: '/resource/id' }] },
    });
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
