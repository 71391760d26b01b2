import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, Problem } from '../hub';
import { Badge, type Tone } from '../parts/badge';
import { CheckGroup, Form, SelectField } from '../parts/forms';
import type { IconName } from '../parts/icon';
import { Section } from '../parts/page';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { comparedRows, type ComparedRow, type MappingTable, type ShownRow } from './mapping-rows';

const LOOK: Record<ComparedRow['difference'], { tone: Tone; icon: IconName }> = {
  same: { tone: 'neutral', icon: 'check' },
  changed: { tone: 'info', icon: 'info' },
  added: { tone: 'good', icon: 'arrow' },
  removed: { tone: 'bad', icon: 'cross' },
};

/** Two versions of one table, row by row beside each other. */
export function CompareVersions({ id, versions }: { id: string; versions: number[] }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(String(versions.at(-2) ?? 0));
  const [right, setRight] = useState(String(versions.at(-1) ?? 0));
  const [only, setOnly] = useState<string[]>(['different']);
  const tables = useQuery({
    queryKey: ['configuration', 'mapping', id, left, right],
    enabled: versions.length > 1,
    queryFn: () => Promise.all([tableOf(id, left), tableOf(id, right)]),
  });
  if (versions.length < 2)
    return <Section id="compare" title={t('mappings.compare')} intro={t('mappings.compareOne')} />;
  const options = versions.map((version) => ({
    value: String(version),
    label: version === 0 ? t('mappings.shipped') : t('mappings.versionNumber', { version }),
  }));
  const nameOf = (version: string): string =>
    options.find(({ value }) => value === version)?.label ?? version;
  return (
    <Section id="compare" title={t('mappings.compare')} intro={t('mappings.compareText')}>
      <Form faults={{}} tries={0} label={t('mappings.compare')} onSubmit={() => undefined}>
        <div className="field-row narrow">
          <SelectField
            name="left"
            label={t('mappings.left')}
            value={left}
            onChange={setLeft}
            options={options}
          />
          <SelectField
            name="right"
            label={t('mappings.right')}
            value={right}
            onChange={setRight}
            options={options}
          />
        </div>
        <CheckGroup
          name="only"
          legend={t('mappings.onlyDifferentLegend')}
          options={[{ value: 'different', label: t('mappings.onlyDifferent') }]}
          chosen={only}
          onChange={setOnly}
        />
      </Form>
      <Asked query={tables}>
        {([before, after]) => {
          const rows = comparedRows(before, after).filter(
            ({ difference }) => only.length === 0 || difference !== 'same',
          );
          return (
            <ComparedRows
              rows={rows}
              left={`${t('mappings.left')}: ${nameOf(left)}`}
              right={`${t('mappings.right')}: ${nameOf(right)}`}
            />
          );
        }}
      </Asked>
    </Section>
  );
}

/** What a proposal makes of a table, beside the one that is in force; of a form that has none yet there is nothing beside it. */
export function BesideInForce({ id, proposed }: { id: string; proposed: MappingTable }) {
  const { t } = useTranslation();
  const mapping = useQuery({
    queryKey: ['configuration', 'mapping', id, 'in-force'],
    queryFn: () => given(hub.GET('/mappings/{key}', { params: { path: { key: id } } })),
  });
  if (mapping.error instanceof Problem && mapping.error.code === 'not-found') return null;
  return (
    <Asked query={mapping}>
      {({ table }) => (
        <ComparedRows
          rows={comparedRows(table as unknown as MappingTable, proposed).filter(
            ({ difference }) => difference !== 'same',
          )}
          left={t('mappings.inForce')}
          right={t('mappings.asProposed')}
        />
      )}
    </Asked>
  );
}

function ComparedRows({ rows, left, right }: { rows: ComparedRow[]; left: string; right: string }) {
  const { t } = useTranslation();
  if (rows.length === 0)
    return <Empty title={t('mappings.noDifference')} text={t('mappings.noDifferenceText')} />;
  return (
    <Table
      caption={`${left} / ${right}`}
      captionHidden
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        {
          name: t('mappings.difference'),
          isHeader: true,
          cell: ({ difference }) => (
            <Badge {...LOOK[difference]}>{t(`mappings.differences.${difference}`)}</Badge>
          ),
        },
        { name: left, cell: ({ left: row }) => <RowSaid row={row} /> },
        { name: right, cell: ({ right: row }) => <RowSaid row={row} /> },
      ]}
    />
  );
}

async function tableOf(id: string, version: string): Promise<MappingTable> {
  const { table } = await given(
    hub.GET('/mappings/{key}', { params: { path: { key: id }, query: { version: Number(version) } } }),
  );
  return table as unknown as MappingTable;
}

function RowSaid({ row }: { row: ShownRow | undefined }) {
  const { t } = useTranslation();
  if (!row) return '–';
  return (
    <>
      <code>{row.partner || '–'}</code> ↔ <code>{row.canonical || '–'}</code>
      <span className="cell-extra">
        {[
          ...row.how.map(({ name, value }) => t(`mappings.hows.${name}`, { value })),
          ...(row.direction === 'both' ? [] : [t(`mappings.directions.${row.direction}`)]),
        ].join(', ')}
      </span>
    </>
  );
}
