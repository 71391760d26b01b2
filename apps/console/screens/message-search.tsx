import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';
import { Button } from '../parts/button';
import { Form, SelectField, TextField, type Faults } from '../parts/forms';
import { dayAfter, dayStart } from './days';
import { ID } from './ids';
import { useNames } from './names';

export interface Filters {
  id: string;
  from: string;
  until: string;
  sender: string;
  recipient: string;
  recordType: string;
  state: string;
  delivery: string;
}

export const NOTHING: Filters = {
  id: '',
  from: '',
  until: '',
  sender: '',
  recipient: '',
  recordType: '',
  state: '',
  delivery: '',
};

export const RECORDS = [
  'client',
  'vacancy',
  'learning-offer',
  'occasion',
  'employer-contact',
  'correction-report',
  'introduction',
  'referral',
] as const;
export const STATES = ['accepted', 'distributed', 'held', 'dead'] as const;
export const DELIVERY_STATES = ['planned', 'delivered', 'withdrawn', 'superseded', 'dead'] as const;

/** As the hub is asked. */
export function queryOf({ id, from, until, ...rest }: Filters) {
  if (id) return { id };
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
  return {
    ...said,
    ...(from ? { from: dayStart(from) } : {}),
    ...(until ? { until: dayAfter(until) } : {}),
  } as {
    recordType?: Schemas['FoundMessage']['recordType'];
    state?: Schemas['FoundMessage']['state'];
    delivery?: (typeof DELIVERY_STATES)[number];
  };
}

interface SearchProps {
  start: Filters;
  isOperator: boolean;
  onSearch: (filters: Filters) => void;
}

export function SearchForm({ start, isOperator, onSearch }: SearchProps) {
  const { t } = useTranslation();
  const names = useNames();
  const [filters, setFilters] = useState(start);
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const set = (name: keyof Filters) => (value: string) => setFilters({ ...filters, [name]: value });
  const submit = (): void => {
    const { id, from, until } = filters;
    const found: Faults = {
      ...(id && !ID.test(id) ? { id: (t) => t('messages.idFault') } : {}),
      ...(!id && from && until && until < from ? { until: (t) => t('forms.period') } : {}),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) onSearch(filters);
  };
  const parties = names.parties.map(({ urn, name }) => ({ value: urn, label: name }));
  const any = t('messages.any');
  return (
    <Form faults={faults} tries={tries} onSubmit={submit} label={t('messages.find')}>
      <div className="field-row">
        <TextField
          name="from"
          type="date"
          label={t('messages.from')}
          value={filters.from}
          onChange={set('from')}
        />
        <TextField
          name="until"
          type="date"
          label={t('messages.until')}
          value={filters.until}
          onChange={set('until')}
        />
        <SelectField
          name="recordType"
          label={t('messages.recordType')}
          none={any}
          value={filters.recordType}
          onChange={set('recordType')}
          options={RECORDS.map((value) => ({ value, label: t(`lists.record.${value}`) }))}
        />
        <SelectField
          name="state"
          label={t('messages.state')}
          none={any}
          value={filters.state}
          onChange={set('state')}
          options={STATES.map((value) => ({ value, label: t(`messages.states.${value}`) }))}
        />
        {isOperator && (
          <SelectField
            name="sender"
            label={t('messages.sender')}
            none={any}
            value={filters.sender}
            onChange={set('sender')}
            options={parties}
          />
        )}
        <SelectField
          name="recipient"
          label={t('messages.recipient')}
          help={t('messages.recipientHelp')}
          none={any}
          value={filters.recipient}
          onChange={set('recipient')}
          options={parties}
        />
        <SelectField
          name="delivery"
          label={t('messages.delivery')}
          help={isOperator ? t('messages.deliveryHelp') : undefined}
          none={any}
          value={filters.delivery}
          onChange={set('delivery')}
          options={DELIVERY_STATES.map((value) => ({ value, label: t(`messages.deliveryStates.${value}`) }))}
        />
        <TextField
          name="id"
          label={t('messages.id')}
          help={t('messages.idHelp')}
          value={filters.id}
          onChange={(id) => set('id')(id.trim().toLowerCase())}
        />
      </div>
      <div className="button-row">
        <Button type="submit">{t('messages.search')}</Button>
        <Button
          kind="subtle"
          onClick={() => {
            setFilters(NOTHING);
            setFaults({});
          }}
        >
          {t('messages.clear')}
        </Button>
      </div>
    </Form>
  );
}
