import { describe, expect, it } from '@jest/globals';
import { loadContracts } from './load.js';

describe('a fault in a closed list of values', () => {
  const contracts = loadContracts('schemas');
  const detailOf = (ref: string, document: Record<string, unknown>, pointer: string): string | undefined =>
    contracts
      .get(ref)!
      .validate(document as never)
      .find((fault) => fault.pointer === pointer && fault.code === 'enum')?.detail;

  it('names those that may stand there, and not the one that did', () => {
    const detail = detailOf(
      'ggm/client@2.5',
      { WERKZOEKENDE: { IDENTIFICATIE: 'A' }, HULPVRAAG: 'geheim' },
      '/HULPVRAAG',
    );
    expect(detail).toMatch(/^Not one of the values that the contract lists: .*language/);
    expect(detail).not.toContain('geheim');
  });

  it('is never longer than a fault may be', () => {
    for (const contract of contracts.all())
      for (const values of listsIn(contract.schema))
        expect([
          contract.ref,
          values
            .map((one) => String(one).slice(0, 60))
            .slice(0, 30)
            .join(', ').length < 940,
        ]).toEqual([contract.ref, true]);
  });
});

describe('a fault in the form of a text', () => {
  it('names the form that is wanted, and not what was there', () => {
    const [fault] = loadContracts('schemas')
      .get('canonical/client@1')!
      .validate({ idWerkzoekende: 'geheim !' });
    expect(fault).toEqual({
      pointer: '/idWerkzoekende',
      code: 'pattern',
      detail: 'Not in the form that the contract describes: ^[a-zA-Z0-9_.-]{1,200}$',
    });
  });
});

function listsIn(schema: unknown): unknown[][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = (schema as { enum?: unknown }).enum;
  return [...(Array.isArray(own) ? [own] : []), ...Object.values(schema).flatMap(listsIn)];
}
