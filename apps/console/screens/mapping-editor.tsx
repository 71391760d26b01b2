import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { Button } from '../parts/button';
import { Form, SelectField, TextArea, TextField, type Faults } from '../parts/forms';
import { Unsaved } from '../parts/unsaved';
import { Section } from '../parts/page';
import { Place } from '../parts/place';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { MappingResult } from './mapping-result';
import { placesIn, shownRows, type MappingRow, type MappingTable } from './mapping-rows';
import { PublishMapping } from './publish-mapping';

export type Preview = Schemas['PreviewSide'];
type From = 'canonical' | 'partner';
const PAUSE_MS = 400;

interface EditorProps {
  id: string;
  before: MappingTable;
  /** What one begins with, as text. */
  sample: string;
}

/** The table beside a sample and what becomes of it; nothing is kept until it is proposed. */
export function MappingEditor({ id, before, sample: first }: EditorProps) {
  const { t } = useTranslation();
  const me = useMe();
  const mayChange = me.data?.role === 'administrator';
  const [table, setTable] = useState(before);
  const [from, setFrom] = useState<From>('canonical');
  const [text, setText] = useState(first);
  const sample = parsed(useSettled(text));
  const preview = useQuery({
    queryKey: ['preview', table, from, sample.value],
    enabled: mayChange && sample.fault === undefined,
    gcTime: 0,
    retry: false,
    placeholderData: (last) => last,
    queryFn: () =>
      given(
        hub.POST('/mapping-previews', {
          body: { table: table as never, from, sample: sample.value as never },
        }),
      ),
  });
  const canonicalPlaces = [
    ...new Set([
      ...(preview.data?.canonical?.coverage ?? []).map(({ pointer }) => pointer),
      ...shownRows(table.rows).map(({ canonical }) => canonical),
    ]),
  ].filter((place) => place && !place.includes('*'));
  return (
    <div className="beside">
      <Unsaved is={table !== before} />
      <div>
        <RowsSection table={table} mayChange={mayChange} remove={(row) => setTable(without(table, row))} />
        {mayChange && (
          <AddRow
            canonical={canonicalPlaces}
            partner={
              from === 'partner' ? placesIn(sample.value) : placesIn(preview.data?.partner?.document ?? {})
            }
            add={(row) => setTable({ ...table, rows: [...table.rows, row] })}
          />
        )}
      </div>
      {mayChange && (
        <div>
          <Section id="sample" title={t('mappings.sample')} intro={t('mappings.sampleText')}>
            <Form
              faults={sample.fault ? { sample: (t) => t('forms.json', { detail: sample.fault }) } : {}}
              tries={0}
              label={t('mappings.sample')}
              onSubmit={() => undefined}
            >
              <SelectField
                name="from"
                label={t('mappings.sampleIs')}
                value={from}
                onChange={(value) => setFrom(value as From)}
                options={(['canonical', 'partner'] as const).map((value) => ({
                  value,
                  label: t(`mappings.sides.${value}`, {
                    form: value === 'partner' ? table.contract : table.canonical,
                  }),
                }))}
              />
              <TextArea
                name="sample"
                label={t('mappings.document')}
                value={text}
                onChange={setText}
                rows={10}
              />
            </Form>
          </Section>
          <MappingResult preview={preview.data} problem={preview.error} from={from} />
          <PublishMapping id={id} table={table} isChanged={table !== before} reset={() => setTable(before)} />
        </div>
      )}
    </div>
  );
}

/** What was typed, when the typing paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const later = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(later);
  }, [text]);
  return useDeferredValue(settled);
}

function parsed(text: string): { value: unknown; fault?: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { value: undefined, fault: error instanceof Error ? error.message : '' };
  }
}

const without = (table: MappingTable, row: MappingRow): MappingTable => ({
  ...table,
  rows: table.rows.filter((one) => one !== row),
});

interface RowsProps {
  table: MappingTable;
  mayChange: boolean;
  remove: (row: MappingRow) => void;
}

function RowsSection({ table, mayChange, remove }: RowsProps) {
  const { t } = useTranslation();
  const rows = shownRows(table.rows);
  return (
    <Section id="rows" title={t('mappings.rows', { count: rows.length })}>
      <div className="tall" tabIndex={0} role="group" aria-label={t('mappings.table')}>
        <Table
          caption={t('mappings.table')}
          captionHidden
          rows={rows}
          keyOf={({ key }) => key}
          columns={[
            {
              name: t('mappings.canonical'),
              isHeader: true,
              cell: ({ canonical }) => <Place pointer={canonical} />,
            },
            {
              name: t('mappings.form'),
              cell: ({ partner, direction }) => (
                <>
                  <Place pointer={partner} />
                  {direction !== 'both' && (
                    <span className="cell-extra">{t(`mappings.directions.${direction}`)}</span>
                  )}
                </>
              ),
            },
            {
              name: t('mappings.how'),
              cell: ({ how, own, canonical }) => (
                <span className="how">
                  {how.map(({ name, value }) => (
                    <span key={name} className="chip">
                      {t(`mappings.hows.${name}`, { value })}
                    </span>
                  ))}
                  {mayChange && own && (
                    <Button
                      kind="subtle"
                      small
                      aria-label={t('mappings.removeOne', { place: canonical })}
                      onClick={() => remove(own)}
                    >
                      {t('mappings.remove')}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      </div>
    </Section>
  );
}

interface AddProps {
  canonical: string[];
  partner: string[];
  add: (row: MappingRow) => void;
}

const PLACE = /^(\/[^/]+)+$/;

function AddRow({ canonical, partner, add }: AddProps) {
  const { t } = useTranslation();
  const [filled, setFilled] = useState({ canonical: '', partner: '', direction: 'both' });
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const submit = (): void => {
    const found: Faults = {
      ...(PLACE.test(filled.canonical) ? {} : { canonical: (t) => t('mappings.place') }),
      ...(PLACE.test(filled.partner) ? {} : { partner: (t) => t('mappings.place') }),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length > 0) return;
    const { direction, ...places } = filled;
    add({ ...places, ...(direction === 'both' ? {} : { direction: direction as 'in' | 'out' }) });
    setFilled({ canonical: '', partner: '', direction: 'both' });
  };
  return (
    <Section id="add" title={t('mappings.add')} intro={t('mappings.addText')}>
      <Form faults={faults} tries={tries} onSubmit={submit} label={t('mappings.add')}>
        <PlaceField
          name="partner"
          label={t('mappings.partnerPlace')}
          value={filled.partner}
          places={partner}
          onChange={(place) => setFilled({ ...filled, partner: place })}
        />
        <PlaceField
          name="canonical"
          label={t('mappings.canonicalPlace')}
          value={filled.canonical}
          places={canonical}
          onChange={(place) => setFilled({ ...filled, canonical: place })}
        />
        <SelectField
          name="direction"
          label={t('mappings.direction')}
          value={filled.direction}
          onChange={(direction) => setFilled({ ...filled, direction })}
          options={(['both', 'in', 'out'] as const).map((value) => ({
            value,
            label: t(`mappings.directions.${value}`),
          }))}
        />
        <Button kind="secondary" type="submit">
          {t('mappings.addAction')}
        </Button>
      </Form>
    </Section>
  );
}

interface PlaceProps {
  name: string;
  label: string;
  value: string;
  places: string[];
  onChange: (place: string) => void;
}

/** Typed, or picked from what stands in the sample. */
function PlaceField({ name, label, value, places, onChange }: PlaceProps) {
  const { t } = useTranslation();
  return (
    <div className="place-field">
      <TextField
        name={name}
        label={label}
        help={t('mappings.placeHelp')}
        value={value}
        onChange={(text) => onChange(text.trim())}
      />
      {places.length > 0 && (
        <SelectField
          name={`${name}-pick`}
          label={t('mappings.pick', { label: label.toLowerCase() })}
          none={t('forms.chooseOne')}
          value={places.includes(value) ? value : ''}
          onChange={onChange}
          options={places.map((place) => ({ value: place, label: place }))}
        />
      )}
    </div>
  );
}
