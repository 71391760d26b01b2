import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { JsonObject, RecordType } from '#kernel';
import { loadMappings } from '#translation';
import { FILTER_FIELDS, unfitting, wants, type Subscription } from './subscription.rules.js';

const VACANCY = {
  adres: { postcode: '7511AB', plaats: 'Enschede' },
  beroep: { codeIsco: '7512' },
  sector: { codeSbi: 1071 },
};
const partiesOf = (name: string): string[] => (name === 'group:bakers' ? ['baker', 'other'] : [name]);
const wanted = (subscription: Subscription | undefined, more: { purpose?: string; sender?: string } = {}) =>
  wants(
    subscription,
    { recordType: 'vacancy', purpose: 'employer-service', sender: 'baker', canonical: VACANCY, ...more },
    partiesOf,
  );
const vacancies = (more: object = {}): Subscription => ({ records: [{ recordType: 'vacancy', ...more }] });

describe('a subscription', () => {
  it('says of an entry all by which it does not want something', () => {
    const offered = {
      recordType: 'vacancy',
      purpose: 'matching',
      sender: 'baker',
      canonical: VACANCY,
    } as const;
    const entry = {
      recordType: 'vacancy' as const,
      purposes: ['learning'],
      senders: ['somebody'],
      regions: ['76'],
      filters: [{ prefix: { isco: '75' } }, { exact: { place: 'Almelo' } }],
    };
    expect([...unfitting(entry, offered, partiesOf)]).toEqual([
      '/purposes',
      '/senders',
      '/regions',
      '/filters/1',
    ]);
    expect([...unfitting({ ...entry, recordType: 'learning-offer' }, offered, partiesOf)]).toEqual([
      '/recordType',
    ]);
    expect([...unfitting({ recordType: 'vacancy' }, offered, partiesOf)]).toEqual([]);
  });

  it.each<[string, Subscription | undefined, boolean]>([
    ['that is not there wants everything', undefined, true],
    ['about status only wants everything', { status: ['message.held'] }, true],
    ['of another record type wants none', { records: [{ recordType: 'learning-offer' }] }, false],
    ['of nothing wants none', { records: [] }, false],
    ['of the record type wants it', vacancies(), true],
    ['for another purpose does not', vacancies({ purposes: ['matching'] }), false],
    ['of a group of senders does', vacancies({ senders: ['group:bakers'] }), true],
    ['of another sender does not', vacancies({ senders: ['somebody'] }), false],
    ['for the region does', vacancies({ regions: ['7411', '75'] }), true],
    ['for a part of a postcode with a space does', vacancies({ regions: ['7511 a'] }), true],
    ['for another region does not', vacancies({ regions: ['76'] }), false],
    ['with an exact value does', vacancies({ filters: [{ exact: { place: 'enschede' } }] }), true],
    ['with the beginning of it only does not', vacancies({ filters: [{ exact: { place: 'ens' } }] }), false],
    ['with a prefix does', vacancies({ filters: [{ prefix: { isco: '75', sector: '10' } }] }), true],
    [
      'has to fit in all of a list',
      vacancies({ filters: [{ prefix: { isco: '75' } }, { exact: { place: 'x' } }] }),
      false,
    ],
    [
      'has to fit in one of any',
      vacancies({ filters: [{ any: [{ exact: { place: 'x' } }, { prefix: { isco: '7' } }] }] }),
      true,
    ],
    ['by what the record does not say does not', vacancies({ filters: [{ exact: { level: '4' } }] }), false],
    [
      'fits when one of its parts fits',
      { records: [{ recordType: 'vacancy', regions: ['76'] }, { recordType: 'vacancy' }] },
      true,
    ],
  ])('%s', (_name, subscription, expected) => {
    expect(wanted(subscription)).toBe(expected);
  });

  it('filters by fields that the canonical forms have', () => {
    for (const [recordType, fields] of Object.entries(FILTER_FIELDS)) {
      const schema = JSON.parse(
        readFileSync(`schemas/canonical/${recordType as RecordType}/v1/contract.schema.json`, 'utf8'),
      ) as JsonObject;
      for (const pointer of Object.values(fields))
        expect([pointer, at(schema, pointer, schema)]).toEqual([pointer, true]);
    }
  });

  it('asks for what the form of an older version cannot say', () => {
    const mappings = loadMappings('schemas');
    const stated = { functieNaam: 'Bakker', beroep: { codeIsco: '7512' }, adres: { postcode: '7511AB' } };
    const { document, losses } = mappings.get('vum/vacancy@2')!.toPartner(stated);
    expect(JSON.stringify(document)).not.toContain('7512');
    expect(losses.map(({ pointer }) => pointer)).toContain('/beroep/codeIsco');
    // Its subscriber is asked what it wants of the canonical form, so it gets the vacancies of this occupation, and no others.
    const bakers = vacancies({ filters: [{ exact: { isco: '7512' } }] });
    const isWanted = (codeIsco: string): boolean =>
      wants(bakers, { recordType: 'vacancy', canonical: { ...stated, beroep: { codeIsco } } }, partiesOf);
    expect([isWanted('7512'), isWanted('7511')]).toEqual([true, false]);
  });
});

function at(schema: JsonObject, pointer: string, root: JsonObject): boolean {
  const ref = schema['$ref'];
  const part =
    typeof ref === 'string' ? ((root['$defs'] as JsonObject)[ref.split('/').at(-1)!] as JsonObject) : schema;
  const [, first, ...rest] = pointer.split('/');
  if (first === undefined) return true;
  const next = first === '*' ? part['items'] : (part['properties'] as JsonObject | undefined)?.[first];
  return next !== undefined && at(next as JsonObject, rest.length > 0 ? `/${rest.join('/')}` : '', root);
}
