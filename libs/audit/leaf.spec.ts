import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Json } from '#kernel';
import { auditEvent, decisionForm, digestOfForm, eventForm, leafOfForm, type AuditEvent } from './index.js';

const EVENT: AuditEvent = {
  id: '019a0000-0000-7000-8000-000000000001',
  moment: new Date('2026-11-02T12:00:00.250Z'),
  log: 'decision',
  action: 'decision.deliver',
  actor: 'hub',
  origin: '192.0.2.1',
  object: 'decision:019a0000-0000-7000-8000-000000000002',
  result: 'permit',
  organisations: ['stad', 'school'],
  details: { recordType: 'client', nested: { b: 1e21, a: ['é', null] } },
  decisionId: '019a0000-0000-7000-8000-000000000002',
  decisionDigest: 'AAAA',
  traceId: '0af7651916cd43dd8448eb211c80319c',
  salt: '000102030405060708090a0b0c0d0e0f',
};

describe('the leaf of an event', () => {
  it('is that of the form that is written down in docs/audit.md, for ever', () => {
    expect(eventForm(EVENT)).toBe(
      '{"action":"decision.deliver","actor":"hub","decision":{"digest":"AAAA","id":"019a0000-0000-7000-8000-000000000002"},' +
        '"details":{"nested":{"a":["é",null],"b":1e+21},"recordType":"client"},"id":"019a0000-0000-7000-8000-000000000001",' +
        '"log":"decision","moment":"2026-11-02T12:00:00.250Z","object":"decision:019a0000-0000-7000-8000-000000000002",' +
        '"organisations":["stad","school"],"origin":"192.0.2.1","result":"permit","salt":"000102030405060708090a0b0c0d0e0f",' +
        '"trace":"0af7651916cd43dd8448eb211c80319c","v":1}',
    );
    const form = eventForm(EVENT);
    const leaf = createHash('sha256')
      .update(Buffer.from([0]))
      .update(form)
      .digest();
    expect(leafOfForm(form)).toEqual(leaf);
  });

  it('is canonical whatever is logged, and leaves out what is absent', () => {
    const { origin: _1, decisionId: _2, decisionDigest: _3, traceId: _4, ...least } = EVENT;
    for (const event of [EVENT, least as AuditEvent]) {
      const form = eventForm(event);
      expect(canonicalJson(JSON.parse(form) as Json)).toBe(form);
      expect(form).not.toContain('null,"b');
    }
    expect(Object.keys(JSON.parse(eventForm(least as AuditEvent)) as object)).not.toContain('origin');
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (text, list, details) => {
          const form = eventForm({ ...EVENT, object: text, organisations: list, details });
          expect(canonicalJson(JSON.parse(form) as Json)).toBe(form);
        },
      ),
    );
  });

  it('changes with every member of the event, and with each bit of one', () => {
    const before = leafOfForm(eventForm(EVENT));
    const changed: Partial<AuditEvent>[] = [
      { id: EVENT.id.replace('1', '2') },
      { moment: new Date(EVENT.moment.getTime() + 1) },
      { log: 'audit' },
      { action: 'decision.distribute' },
      { actor: 'Hub' },
      { origin: undefined },
      { object: 'x' },
      { result: 'deny' },
      { organisations: ['school', 'stad'] },
      { details: { ...EVENT.details, more: false } },
      { decisionId: EVENT.id },
      { decisionDigest: 'AAAB' },
      { traceId: undefined },
      { salt: '010102030405060708090a0b0c0d0e0f' },
    ];
    expect(changed.flatMap(Object.keys).sort()).toEqual(Object.keys(EVENT).sort());
    for (const one of changed) expect(leafOfForm(eventForm({ ...EVENT, ...one }))).not.toEqual(before);
  });

  it('says nothing to whoever guesses the event: two of the same are not alike', () => {
    const { id, salt: _, ...rest } = EVENT;
    const [one, other] = [auditEvent(rest), auditEvent(rest)];
    expect(one.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(leafOfForm(eventForm({ ...one, id }))).not.toEqual(leafOfForm(eventForm({ ...other, id })));
  });

  it('commits to the record of the decision: everything in it, absent or not', () => {
    const decision = {
      id: EVENT.decisionId!,
      moment: EVENT.moment,
      stage: 'deliver' as const,
      messageId: null,
      deliveryId: EVENT.id,
      occasionId: null,
      consentId: null,
      subjectId: null,
      sender: 'stad',
      recipient: 'school',
      recordType: 'client',
      purpose: 'learning',
      permitted: true,
      code: null,
      basis: 'consent',
      categories: ['qualifications'],
      versions: { clause: 'een@1', declaration: null },
      traceId: EVENT.traceId!,
      salt: EVENT.salt,
    };
    const form = decisionForm(decision);
    expect(canonicalJson(JSON.parse(form) as Json)).toBe(form);
    expect(JSON.parse(form)).not.toHaveProperty('code');
    expect(digestOfForm(form)).toBe(createHash('sha256').update(form).digest('base64'));
    // Every member that there is, each known by its own name: what is written by hand forgets none.
    const full = Object.fromEntries(
      Object.entries(decision).map(([name, value]) => [name, value === null ? name : value]),
    ) as unknown as typeof decision;
    expect(JSON.parse(decisionForm(full))).toEqual({ ...full, moment: full.moment.toISOString(), v: 1 });
    const changed = Object.keys(decision).map((name) => ({
      ...decision,
      [name]: name === 'moment' ? new Date(0) : name === 'categories' || name === 'versions' ? {} : 'x',
    }));
    expect(
      new Set([decision, ...changed].map((one) => digestOfForm(decisionForm(one as typeof decision)))).size,
    ).toBe(changed.length + 1);
  });
});
