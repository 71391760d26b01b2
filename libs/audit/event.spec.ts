import { describe, expect, it } from '@jest/globals';
import { isId } from '#kernel';
import { AUDIT_ACTIONS, auditEvent, type AuditEvent } from './index.js';

const event = (moment: Date): AuditEvent =>
  auditEvent({
    moment,
    log: 'audit',
    action: 'occasion.opened',
    actor: 'hub',
    object: 'occasion:1',
    result: 'opened',
    organisations: ['town'],
    details: {},
  });

describe('a line of the log', () => {
  it('has an id of its own that sorts by its moment', () => {
    const [early, late] = [
      event(new Date('2026-01-01T00:00:00Z')),
      event(new Date('2026-01-01T00:00:00.001Z')),
    ];
    expect([early, late].every(({ id }) => isId(id))).toBe(true);
    expect(early.id < late.id).toBe(true);
    expect(event(early.moment).id).not.toBe(early.id);
  });

  it('says what was done in the words of one list, each with a sentence', () => {
    for (const [action, sentence] of Object.entries(AUDIT_ACTIONS)) {
      expect(action).toMatch(/^[a-z-]+\.[a-z-]+$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
    expect(new Set(Object.values(AUDIT_ACTIONS)).size).toBe(Object.keys(AUDIT_ACTIONS).length);
  });
});
