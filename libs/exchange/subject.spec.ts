import { describe, expect, it } from '@jest/globals';
import { loadContracts } from '#contracts';
import type { Json, RecordType } from '#kernel';
import { loadMappings } from '#translation';
import { subjectFaults } from './subject.rules.js';

const contracts = loadContracts('schemas');
const mappings = loadMappings('schemas');
const PERSON = { idWerkzoekende: 'ENS-1' };
const REFERRAL = { idVerwijzing: 'VER-1', betrokkene: PERSON };

describe('what a document says that it is', () => {
  const placesOf = (ref: string, document: Json, recordId: string, person?: string): string[] => {
    const { recordType } = contracts.get(ref)! as { recordType: RecordType };
    const subject = { recordId, ...(person ? { person } : {}) };
    return subjectFaults(contracts, mappings.get(ref)!, recordType, document, subject).map(
      ({ pointer }) => pointer,
    );
  };

  it.each<[string, Json, string, string]>([
    ['ggm/client@2.5', { WERKZOEKENDE: { IDENTIFICATIE: 'ENS-1' } }, 'ENS-1', '/WERKZOEKENDE/IDENTIFICATIE'],
    ['sonar/client@1', { idWz: 'ENS-1' }, 'ENS-1', '/idWz'],
    ['vum/client@2', PERSON, 'ENS-1', '/idWerkzoekende'],
    ['vum/client@3', PERSON, 'ENS-1', '/idWerkzoekende'],
    ['canonical/client@1', PERSON, 'ENS-1', '/idWerkzoekende'],
    ['vum/vacancy@2', { idVacature: 'V-1' }, 'V-1', '/idVacature'],
    ['vum/vacancy@3', { idVacature: 'V-1' }, 'V-1', '/idVacature'],
    [
      'vum/employer-contact@3',
      { aanvulling: { idContactmoment: 'C-1' } },
      'C-1',
      '/aanvulling/idContactmoment',
    ],
    ['schema-org/vacancy@30', { identifier: 'V-1' }, 'V-1', '/identifier'],
    ['schema-org/vacancy@30', { identifier: { value: 'V-1' } }, 'V-1', '/identifier/value'],
    [
      'setu/vacancy@1.1',
      { PositionRecordInfo: { Id: { IdValue: 'V-1' } } },
      'V-1',
      '/PositionRecordInfo/Id/IdValue',
    ],
    [
      'hr-open/vacancy@4',
      { positionProfiles: [{ positionId: { value: 'V-1' } }] },
      'V-1',
      '/positionProfiles/0/positionId/value',
    ],
    ['ooapi/learning-offer@5', { programId: 'P-1' }, 'P-1', '/programId'],
  ])('in %s is what its envelope names', (ref, document, recordId, place) => {
    expect(placesOf(ref, document, recordId)).toEqual([]);
    expect(placesOf(ref, document, 'SOMETHING-ELSE')).toEqual([place]);
  });

  it('is the person too where a record has an id of its own', () => {
    const ref = 'canonical/referral@1';
    expect(placesOf(ref, REFERRAL, 'VER-1', 'ENS-1')).toEqual([]);
    expect(placesOf(ref, REFERRAL, 'VER-1', 'ENS-2')).toEqual(['/betrokkene/idWerkzoekende']);
    expect(placesOf(ref, REFERRAL, 'VER-2', 'ENS-2')).toEqual([
      '/idVerwijzing',
      '/betrokkene/idWerkzoekende',
    ]);
  });

  it('may be nothing', () => {
    expect(placesOf('vum/employer-contact@3', { datum: '2026-11-27' }, 'C-1')).toEqual([]);
    expect(placesOf('schema-org/vacancy@30', { title: 'x', identifier: { name: 'y' } }, 'V-1')).toEqual([]);
  });

  it('is read letter by letter about a person', () => {
    for (const other of ['ens-1', 'ENS-01', 'ENS.1', '1', 'ENS-1-'])
      expect(placesOf('canonical/client@1', PERSON, other)).toEqual(['/idWerkzoekende']);
    expect(placesOf('canonical/client@1', { idWerkzoekende: '_ENS_1' }, 'ENS-1')).toEqual([]);
    expect(placesOf('canonical/client@1', { idWerkzoekende: '_ENS_1' }, '1')).toEqual(['/idWerkzoekende']);
  });

  it('may stand in the envelope as it can stand there, where it cannot as it is', () => {
    const placesWith = (identifier: Json, recordId: string): number =>
      placesOf('schema-org/vacancy@30', { identifier }, recordId).length;
    expect(placesWith('VAC_1', 'VAC_1')).toBe(0);
    expect(placesWith(17, '17')).toBe(0);
    expect(placesWith('VAC/2026/7', 'VAC-2026-7')).toBe(0);
    expect(placesWith('VAC/2026/7', 'VAC..2f..2026..2f..7')).toBe(0);
    expect(placesWith('urn:bank:VAC-7', 'VAC-7')).toBe(0);
    expect(placesWith('https://bank.example/vacature/123', '123')).toBe(0);
    expect(placesWith('https://bank.example/vacature/123', '23')).toBe(1);
    expect(placesWith('VAC-2026-7', '7')).toBe(1);
    expect(placesWith('VAC/2026/7', 'VAC-2026-8')).toBe(1);
  });

  it('is one UUID in capitals or not', () => {
    const idMelding = '00000000-0000-4000-8000-0000000000A1';
    const ref = 'canonical/correction-report@1';
    expect(placesOf(ref, { idMelding }, idMelding.toLowerCase())).toEqual([]);
    expect(placesOf(ref, { idMelding }, idMelding.replace('A1', 'A2'))).toEqual(['/idMelding']);
  });
});
