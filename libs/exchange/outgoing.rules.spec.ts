import { describe, expect, it } from '@jest/globals';
import { loadContracts } from '#contracts';
import { withValueAt, type JsonObject } from '#kernel';
import { keyFor, newDataKey } from '#storage';
import {
  dataOf,
  digestOf,
  documentEvent,
  personPseudonymFor,
  pseudonymFor,
  retractionEvent,
  type Envelope,
} from './outgoing.rules.js';
import type { DueDelivery } from './post.js';

const KEYS = [newDataKey(), newDataKey()].map((key) => keyFor(key, 'pseudonym'));
const PERSON = '019a0000-0000-7000-8000-000000000001';
const due = (parts: Partial<DueDelivery> = {}): DueDelivery =>
  ({
    id: '019a0000-0000-7000-8000-0000000000aa',
    contract: 'canonical/client@1',
    recordType: 'client',
    purpose: 'guidance',
    subjectId: PERSON,
    recordPk: '7',
    recordId: 'HGL-1',
    seq: '9',
    place: 3,
    knownTo: 'enschede',
    action: null,
    plannedAt: new Date('2026-11-02T12:00:00Z'),
    ...parts,
  }) as DueDelivery;
const envelope = (parts: Partial<DueDelivery> = {}): Envelope => ({
  due: due(parts),
  senderUrn: 'urn:nld:oin:00000001001888730000',
  recipientUrn: 'urn:nld:oin:00000001001589623000',
  pseudonym: pseudonymFor(KEYS[0]!, due(parts)),
});

describe('the name by which a recipient knows a person', () => {
  it('is the same each time, whatever the record or the delivery', () => {
    expect(pseudonymFor(KEYS[0]!, due({ id: 'x', place: 9, recordPk: '8' }))).toBe(
      pseudonymFor(KEYS[0]!, due()),
    );
  });

  it('is another for each recipient and each person, and holds nothing of either', () => {
    const other = due({ subjectId: PERSON.replace(/1$/, '2') });
    const names = KEYS.flatMap((key) => [pseudonymFor(key, due()), pseudonymFor(key, other)]);
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });

  it('of a correction report hangs on the report: of one person there may be several', () => {
    const report = { recordType: 'correction-report' as const, subjectId: due().subjectId, recordPk: '7' };
    expect(pseudonymFor(KEYS[0]!, report)).not.toBe(pseudonymFor(KEYS[0]!, { ...report, recordPk: '8' }));
    expect(pseudonymFor(KEYS[0]!, report)).not.toBe(pseudonymFor(KEYS[0]!, due()));
  });

  it('of a business record hangs on the record', () => {
    const vacancy = { recordType: 'vacancy' as const, subjectId: null, recordPk: '7' };
    expect(pseudonymFor(KEYS[0]!, vacancy)).toBe(pseudonymFor(KEYS[0]!, { ...vacancy }));
    expect(pseudonymFor(KEYS[0]!, vacancy)).not.toBe(pseudonymFor(KEYS[0]!, { ...vacancy, recordPk: '8' }));
  });
});

describe('the names in a record that has an id of its own beside the person', () => {
  const introduction = (recordPk: string) => due({ recordType: 'introduction', recordPk });

  it('are one for each record, and for the person the one of her client record', () => {
    const [first, second] = ['7', '8'].map(introduction);
    expect(pseudonymFor(KEYS[0]!, first!)).not.toBe(pseudonymFor(KEYS[0]!, second!));
    expect(pseudonymFor(KEYS[0]!, first!)).not.toBe(pseudonymFor(KEYS[0]!, due()));
    expect(personPseudonymFor(KEYS[0]!, first!)).toBe(pseudonymFor(KEYS[0]!, due()));
    expect(personPseudonymFor(KEYS[1]!, first!)).not.toBe(pseudonymFor(KEYS[0]!, due()));
  });

  it('are put where they belong, and nowhere when that is not there', () => {
    const document = { id: 'own', person: { id: 'own', other: 1 } };
    expect(withValueAt(document, '/person/id', 'name')).toEqual({
      id: 'own',
      person: { id: 'name', other: 1 },
    });
    expect(withValueAt({ id: 'own' }, '/person/id', 'name')).toEqual({ id: 'own' });
    expect(withValueAt(document, '/id', 'name')).toEqual({ ...document, id: 'name' });
    expect(document.person.id).toBe('own');
  });
});

describe('an event for a recipient', () => {
  const contract = loadContracts('schemas').get('canonical/client@1')!;
  const read = (text: string): JsonObject => JSON.parse(text) as JsonObject;
  const eventOf = (document: JsonObject, occasionId: string | null): string =>
    documentEvent(envelope(), contract, dataOf(contract, document), occasionId);

  it('says who sends what to whom, why, and in which order', () => {
    expect(read(eventOf({ idWerkzoekende: 'p' }, 'occasion-1'))).toMatchObject({
      id: '019a0000-0000-7000-8000-0000000000aa',
      source: 'urn:nld:oin:00000001001888730000:systeem:schakel',
      type: 'nl.schakel.client.published',
      recipient: 'urn:nld:oin:00000001001589623000',
      purpose: 'guidance',
      occasion: 'occasion-1',
      sequence: '0000000003',
      dataschema: 'urn:schakel:contract:canonical/client@1',
      data: { idWerkzoekende: 'p' },
    });
  });

  it("never holds the sender's own record id outside of the document", () => {
    expect(eventOf({}, null)).not.toContain('HGL-1');
    expect(eventOf({}, null)).not.toContain('occasion"');
  });

  it('is the same to the byte on every attempt, and another where the document is another', () => {
    const once = eventOf({ a: 1 }, null);
    expect(eventOf({ a: 1 }, null)).toBe(once);
    expect(digestOf(eventOf({ a: 2 }, null)).equals(digestOf(once))).toBe(false);
  });

  it('orders as text the way it orders as numbers', () => {
    const sequences = [9, 10, 123456789].map((place) =>
      String(read(documentEvent(envelope({ place }), contract, '{}', null))['sequence']),
    );
    expect([...sequences].sort()).toEqual(sequences);
  });

  it('that retracts says what to do, and never why', () => {
    const event = read(retractionEvent(envelope({ action: 'delete' })));
    expect(event).toMatchObject({
      type: 'nl.schakel.client.withdrawn',
      dataschema: 'urn:schakel:contract:canonical/retraction@1',
      data: { state: 'retracted', action: 'delete' },
    });
    expect(JSON.stringify(event)).not.toMatch(/consent|withdrawal|objection/);
    expect(event['subject']).toBe(pseudonymFor(KEYS[0]!, due()));
  });
});
