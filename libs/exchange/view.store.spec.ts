import { describe, expect, it } from '@jest/globals';
import { REFUSALS, stemsFromPerson, type RefusalCode } from '#kernel';
import { recipientView } from './view.store.js';

type Row = Parameters<typeof recipientView>[1];

const row = (parts: Partial<Row> = {}): Row => ({
  recipient: 'school',
  purpose: 'learning',
  permitted: true,
  code: null,
  dependsOnChoice: false,
  state: 'delivered',
  deliveryCode: null,
  losses: null,
  ...parts,
});
const denied = (code: RefusalCode, parts: Partial<Row> = {}): Row =>
  row({ permitted: false, code, state: null, ...parts });
const stopped = (code: RefusalCode, parts: Partial<Row> = {}): Row =>
  row({ state: 'withdrawn', deliveryCode: code, ...parts });

const CODES = Object.keys(REFUSALS) as RefusalCode[];
const PERSONAL = CODES.filter(stemsFromPerson);

describe('what a sender sees of one recipient', () => {
  it('is one and the same for every refusal that stems from the person, then and at the moment of sending', () => {
    const seen = PERSONAL.flatMap((code) => [denied(code), stopped(code)]).map((one) =>
      recipientView('client', one),
    );
    expect(PERSONAL).toEqual(
      expect.arrayContaining([
        'no-consent',
        'consent-withdrawn',
        'secrecy',
        'objection',
        'restricted',
        'under-age',
      ]),
    );
    expect(new Set(seen.map((view) => JSON.stringify(view)))).toEqual(
      new Set(['{"recipient":"school","purpose":"learning","outcome":"not-permitted"}']),
    );
  });

  it('is not shown at all where it can depend on a choice, whatever became of it', () => {
    const states: Row['state'][] = ['planned', 'delivered', 'withdrawn', 'superseded', 'dead', null];
    const rows = [
      ...states.map((state) => row({ state, dependsOnChoice: true, losses: [] })),
      ...CODES.map((code) => denied(code, { dependsOnChoice: true })),
      ...CODES.map((code) => stopped(code, { dependsOnChoice: true })),
      row({ state: 'dead', deliveryCode: 'unreachable', dependsOnChoice: true }),
    ];
    expect(new Set(rows.map((one) => JSON.stringify(recipientView('client', one))))).toEqual(
      new Set(['{"recipient":"school","purpose":"learning","outcome":"not-shown"}']),
    );
  });

  it('is the code itself where the person has nothing to do with it', () => {
    const others = CODES.filter((code) => !stemsFromPerson(code));
    expect(others.map((code) => recipientView('client', denied(code)))).toEqual(
      others.map((code) => ({ recipient: 'school', purpose: 'learning', outcome: 'refused', code })),
    );
  });

  it.each<[string, Partial<Row>, object]>([
    ['delivered', {}, { outcome: 'delivered' }],
    ['waiting', { state: 'planned' }, { outcome: 'waiting' }],
    ['waiting, not planned yet', { state: null }, { outcome: 'waiting' }],
    [
      'dead, and why',
      { state: 'dead', deliveryCode: 'unreachable' },
      { outcome: 'dead', code: 'unreachable' },
    ],
    ['superseded', { state: 'superseded' }, { outcome: 'superseded' }],
  ])('is %s', (_name, parts, expected) => {
    expect(recipientView('vacancy', row(parts))).toEqual({
      recipient: 'school',
      purpose: 'learning',
      ...expected,
    });
  });

  it('names what was lost on the way, where there was something', () => {
    const losses = [{ pointer: '/a', reason: 'truncated' }] as unknown as Row['losses'];
    expect(recipientView('vacancy', row({ losses }))).toMatchObject({ losses });
    expect(recipientView('vacancy', row({ losses: [] }))).not.toHaveProperty('losses');
  });

  it('of a business record is shown: nobody chose', () => {
    expect(recipientView('vacancy', row({ dependsOnChoice: true })).outcome).toBe('delivered');
  });
});
