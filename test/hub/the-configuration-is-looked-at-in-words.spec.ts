import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';

const BUREAU = 'programmabureau';
const SCHOOL = 'goedkeuring-roc';

describe('the configuration', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false });
    // A register whose owner writes formulas, and is planned to.
    const content = {
      ...(await thing('processing-activity/melden-aanbod')).content,
      name: '=HYPERLINK("https://verzonnen.example")',
    };
    const change = {
      kind: 'processing-activity',
      key: 'melden-aanbod',
      content,
      validFrom: '2027-01-01T00:00:00+01:00',
    };
    const proposed = await box
      .client(BUREAU)
      .request('POST', '/v1/drafts', { title: 'Register', changes: [change] });
    const { draftId, hash } = proposed.body as { draftId: string; hash: string };
    const body = { party: 'roc-van-twente', hash };
    await box.client(SCHOOL).request('POST', `/v1/drafts/${draftId}/approvals`, body);
  });
  afterAll(() => box.stop());

  const get = async (path: string, accept?: string): Promise<JsonObject> => {
    const answer = await box.client(BUREAU).request('GET', path, undefined, accept ? { accept } : {});
    expect(answer.status).toBe(200);
    return answer.body as JsonObject;
  };
  const raw = async (path: string, accept: string): Promise<{ type: string; text: string }> => {
    const token = await box.client(BUREAU).token();
    const answer = await fetch(`${box.url}${path}`, {
      headers: { authorization: `Bearer ${token}`, accept },
    });
    expect(answer.status).toBe(200);
    const bytes = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    return { type: answer.headers.get('content-type')!, text: bytes };
  };
  const thing = async (path: string, version = 1) => {
    const { versions } = await get(`/v1/configuration/${path}`);
    return (versions as unknown as (JsonObject & { content: JsonObject })[]).find(
      (one) => one['version'] === version,
    )!;
  };

  it('is listed as it is in force and planned, with hashes that were computed anew', async () => {
    const { versions } = await get('/v1/configuration?kind=processing-activity');
    const own = (versions as JsonObject[]).filter(({ key }) => key === 'melden-aanbod');
    expect(own).toEqual([
      expect.objectContaining({ version: 1, when: 'in-force', hashVerified: true }),
      expect.objectContaining({ version: 2, when: 'planned', hashVerified: true }),
    ]);
    const later = await get('/v1/configuration?kind=processing-activity&at=2027-01-01T00:00:00%2B01:00');
    expect((later['versions'] as JsonObject[]).filter(({ key }) => key === 'melden-aanbod')).toEqual([
      expect.objectContaining({ version: 2, when: 'in-force' }),
    ]);
  });

  it('is shown over time, with who approved', async () => {
    expect(await thing('agreement/leren-en-werken')).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      content: {
        parties: expect.arrayContaining([{ party: 'borne', contact: 'overeenkomsten@borne.voorbeeld' }]),
      },
      approvals: expect.arrayContaining([
        { party: 'borne', document: 'VOORBEELD-leren-en-werken-1', on: '2025-12-15' },
      ]),
    });
    expect((await thing('processing-activity/melden-aanbod', 2))['approvals']).toEqual([
      expect.objectContaining({
        party: 'roc-van-twente',
        document: expect.stringMatching(/^urn:schakel:draft:/),
      }),
    ]);
  });

  it('says what is different between two versions', async () => {
    const path = '/v1/configuration/processing-activity/melden-aanbod/differences?from=1&until=2';
    expect(await get(path)).toMatchObject({
      nl: ['naam: was Melden van opleidingsaanbod, wordt =HYPERLINK("https://verzonnen.example")'],
      en: ['name: was Melden van opleidingsaanbod, becomes =HYPERLINK("https://verzonnen.example")'],
    });
  });

  it('says who may receive what from whom, and nothing that is not agreed', async () => {
    const { rows } = (await get('/v1/matrix')) as { rows: JsonObject[] };
    const between = (sender: string, recipient: string): unknown[] =>
      rows
        .filter((row) => row['sender'] === sender && row['recipient'] === recipient)
        .map(({ clause }) => clause);
    expect(between('borne', 'roc-van-twente')).toEqual(['jongere-aan-school@1', 'volwassene-aan-school@1']);
    expect(between('roc-van-twente', 'borne')).toEqual([]);
    expect(rows.find(({ clause }) => clause === 'volwassene-aan-school@1')).toMatchObject({
      dependsOnChoice: true,
    });
    expect(rows.some(({ sender, recipient }) => sender === recipient)).toBe(false);
  });

  it('has a register whose recipients follow from the clauses', async () => {
    const { activities } = await get('/v1/processing-activities?controller=roc-van-twente');
    const named = Object.fromEntries((activities as JsonObject[]).map((one) => [one['key'], one]));
    expect(Object.keys(named)).toEqual(['adviseren-leren', 'begeleiden-jongere', 'melden-aanbod']);
    expect(named['melden-aanbod']).toMatchObject({
      recipients: ['Leerwerkloket Twente (voorbeeld)', 'Werkcentrum Twente (voorbeeld)'],
      transfers: [],
      security: 'Beveiligingsplan roc-van-twente (voorbeeld)',
    });
    expect((named['begeleiden-jongere'] as JsonObject)['sources']).toHaveLength(14);
  });

  it('gives the register as a table in which no cell is a formula', async () => {
    const path = '/v1/processing-activities?at=2027-02-01T00:00:00Z&controller=roc-van-twente';
    const { type, text } = await raw(path, 'text/csv');
    expect(type).toBe('text/csv; charset=utf-8; header=present');
    expect(text.startsWith('\ufeffverwerking;versie;')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""https://verzonnen.example"") (melden-aanbod)"`);
    expect(text.split('\r\n')).toHaveLength(5);
  });

  it('says what changes between two moments, in words and for whom', async () => {
    const period = 'from=2027-01-01T00:00:00%2B01:00&until=2027-01-02T00:00:00%2B01:00';
    const { items } = (await get(`/v1/plan?${period}`)) as unknown as {
      items: { inWords: { nl: { sentence: string; differences: string[] } }; organisations: string[] }[];
    };
    expect(items.map(({ inWords }) => inWords.nl.sentence)).toEqual([
      'Op 1 januari 2027 om 00.00 uur eindigt: Aansluiting leerwerkloket-systeem (Systeem Leerwerkloket (voorbeeld)).',
      'Op 1 januari 2027 om 00.00 uur eindigt: Balie leerwerkloket-balie (Balie Leerwerkloket (voorbeeld)).',
      'Op 1 januari 2027 om 00.00 uur gaat in: Balie werkcentrum-leren (Balie leren en werken van het Werkcentrum (voorbeeld)).',
      'Op 1 januari 2027 om 00.00 uur verandert: Verwerking melden-aanbod (=HYPERLINK("https://verzonnen.example")).',
      'Op 1 januari 2027 om 00.00 uur eindigt: Route opleidingen-naar-leerwerkloket.',
      'Op 1 januari 2027 om 00.00 uur gaat in: Opvolging van Leerwerkloket Twente (voorbeeld) door Werkcentrum Twente (voorbeeld).',
    ]);
    expect(items[5]!.organisations).toEqual(['enschede', 'leerwerkloket', 'werkcentrum-twente']);
    const own = await get(`/v1/plan?${period}&organisation=saxion`);
    expect((own['items'] as JsonObject[]).map(({ key }) => key)).toEqual(['opleidingen-naar-leerwerkloket']);
    const nothing = await get(
      '/v1/plan?from=2027-01-01T00:00:00.001%2B01:00&until=2027-01-02T00:00:00%2B01:00',
    );
    expect(nothing['items']).toEqual([]);
  });

  it('gives the plan as a calendar', async () => {
    const path = '/v1/plan?from=2027-01-01T00:00:00%2B01:00&until=2028-01-01T00:00:00%2B01:00&language=en';
    const { type, text } = await raw(path, 'text/calendar');
    expect(type).toBe('text/calendar; charset=utf-8');
    const lines = text.split('\r\n');
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
    expect(text).toContain('DTSTART:20261231T230000Z');
    expect(text).toContain('DTSTART:20270630T220000Z');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const whole = text.replaceAll('\r\n ', '');
    expect(whole).toContain(
      'SUMMARY:On 1 July 2027 at 00:00 this ends: Group midden-twente (Midden Twente (subregionaal overleg)).',
    );
  });

  it.each([
    ['/v1/configuration?kind=consent', ['kind']],
    ['/v1/configuration?at=2027-01-01', ['at']],
    ['/v1/configuration?at=2027-13-01T00:00:00Z', ['at']],
    ['/v1/plan', ['from', 'until']],
    ['/v1/plan?from=now&until=2027-01-01T00:00:00Z&organisation=%3D1', ['from', 'organisation']],
    ['/v1/configuration/clause/vacatures/differences?from=x&until=0', ['from', 'until']],
    ['/v1/drafts?state=lost&limit=x', ['limit', 'state']],
  ])('answers %s with every fault', async (path, names) => {
    const { status, body } = await box.client(BUREAU).request('GET', path);
    expect(status).toBe(400);
    const faults = (body as { errors: { code: string }[] }).errors.map(({ code }) => code);
    expect(faults.sort()).toEqual(names);
  });

  it.each([
    '/v1/configuration/clause/nothing',
    '/v1/configuration/consent/x',
    '/v1/configuration/clause/vacatures/differences?from=0&until=1',
    '/v1/configuration/clause/vacatures/differences?from=1&until=9',
  ])('has nothing at %s', async (path) =>
    expect((await box.client(BUREAU).request('GET', path)).status).toBe(404),
  );

  it('counts for nothing where its content is not what was approved', async () => {
    await sql`alter table config_version disable trigger config_version_immutable`.execute(box.admin);
    await sql`update config_version set content = content || '{"categories": ["bsn"]}' where key = 'vacatures'`.execute(
      box.admin,
    );
    await sql`update config_revision set revision = revision + 1`.execute(box.admin);
    const { rows } = (await get('/v1/matrix')) as { rows: JsonObject[] };
    expect(rows.some(({ clause }) => clause === 'vacatures@1')).toBe(false);
    const { versions } = await get('/v1/configuration?kind=clause');
    expect((versions as JsonObject[]).find(({ key }) => key === 'vacatures')).toMatchObject({
      hashVerified: false,
    });
    const question = {
      sender: 'bakkerij-de-proef',
      recipient: 'uwv',
      recordType: 'vacancy' as const,
      purpose: 'employer-service',
    };
    const agreements = (await box.hub.snapshot()).agreements.at(box.clock.now());
    expect(agreements.clausesFor(question)).toEqual([]);
  });
});
