import type { TFunction } from 'i18next';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { Dialog } from '../parts/dialog';
import { faultsIn, Form, SelectField, TextArea, TextField, type Faults, type Words } from '../parts/forms';
import { useMe } from '../session';
import { dayAfter, momentOf } from './days';
import { ID } from './ids';
import { useNames } from './names';

type Body = Schemas['Incident'];
const KINDS = ['wrong-recipient', 'mix-up', 'leaked-key', 'lost-mail', 'tampering'] as const;
const RECORDS = ['client', 'vacancy', 'employer-contact', 'learning-offer', 'referral'] as const;
const WAYS = {
  'desk-employee': ['records', 'deliveries'],
  'privacy-officer': ['records', 'deliveries', 'messages', 'connection'],
  operator: ['connection', 'deliveries', 'messages'],
} as const;
type Way = (typeof WAYS)[keyof typeof WAYS][number];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Says that something may have gone wrong and what was touched: by numbers, never by the name of anybody. */
export function ReportIncident({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const me = useMe();
  const ways: readonly Way[] = WAYS[(me.data?.role ?? 'desk-employee') as keyof typeof WAYS];
  const [kind, setKind] = useState<(typeof KINDS)[number]>('wrong-recipient');
  const [way, setWay] = useState<Way>(ways[0]!);
  const [recordType, setRecordType] = useState<(typeof RECORDS)[number]>('client');
  const [written, setWritten] = useState('');
  const [connection, setConnection] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const named = written.split(/[\s,;]+/).filter(Boolean);
  const scope = (): Body['scope'] => {
    if (way === 'connection')
      return { connection, from: momentOf(from), ...(until ? { until: dayAfter(until) } : {}) };
    if (way === 'records') return { records: named.map((recordId) => ({ recordType, recordId })) };
    return way === 'deliveries' ? { deliveries: named } : { messages: named };
  };
  const reporting = useMutation({
    gcTime: 0,
    mutationFn: () =>
      given(
        hub.POST('/incidents', {
          body: { kind, scope: scope(), ...(day ? { discoveredAt: momentOf(day, time) } : {}) },
        }),
      ),
    onSuccess: onDone,
    onError: (problem) => {
      const at = { written: `/scope/${way}`, from: '/scope/from', day: '/discoveredAt' };
      setFaults(
        faultsIn(problem, at, (code) => (t) => t(`incidents.report.faults.${code}`, { defaultValue: code })),
      );
      setTries((before) => before + 1);
    },
  });
  const required =
    (name: string): Words =>
    (t) =>
      t('forms.required', { field: t(`incidents.report.${name}`) });
  const send = (): void => {
    const isByNumber = way === 'deliveries' || way === 'messages';
    const found: Faults = {
      ...(way !== 'connection' && named.length === 0 ? { written: required(`ways.${way}`) } : {}),
      ...(isByNumber && named.some((one) => !ID.test(one))
        ? { written: (t: TFunction) => t('messages.idFault') }
        : {}),
      ...(way === 'connection' && !connection
        ? {
            connection: (t: TFunction) => t('forms.choose', { field: t('incidents.report.ways.connection') }),
          }
        : {}),
      ...(way === 'connection' && !from ? { from: required('from') } : {}),
      ...(from && until && until < from ? { until: (t: TFunction) => t('forms.period') } : {}),
      ...(time && !TIME.test(time) ? { time: (t: TFunction) => t('incidents.report.timeFault') } : {}),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) reporting.mutate();
  };
  return (
    <Dialog
      title={t('incidents.report.title')}
      action={t('incidents.report.action')}
      busy={reporting.isPending}
      problem={Object.keys(faults).length > 0 ? undefined : reporting.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('incidents.report.text')}</p>
      <Form faults={faults} tries={tries} onSubmit={send} label={t('incidents.report.title')}>
        <SelectField
          name="kind"
          label={t('incidents.report.kind')}
          value={kind}
          onChange={(value) => setKind(value as typeof kind)}
          options={KINDS.map((value) => ({ value, label: t(`incidents.kindsLong.${value}`) }))}
        />
        <SelectField
          name="way"
          label={t('incidents.report.way')}
          value={way}
          onChange={(value) => {
            setWay(value as Way);
            setWritten('');
          }}
          options={ways.map((value) => ({ value, label: t(`incidents.report.ways.${value}`) }))}
        />
        {way === 'records' && (
          <SelectField
            name="recordType"
            label={t('incidents.report.recordType')}
            value={recordType}
            onChange={(value) => setRecordType(value as typeof recordType)}
            options={RECORDS.map((value) => ({ value, label: t(`lists.record.${value}`) }))}
          />
        )}
        {way === 'connection' ? (
          <>
            <SelectField
              name="connection"
              label={t('incidents.report.ways.connection')}
              none={t('forms.chooseOne')}
              value={connection}
              onChange={setConnection}
              options={names.connections.map(({ key, name }) => ({ value: key, label: name }))}
              required
            />
            <div className="field-row">
              <TextField
                name="from"
                type="date"
                label={t('incidents.report.from')}
                value={from}
                onChange={setFrom}
                required
              />
              <TextField
                name="until"
                type="date"
                label={t('incidents.report.until')}
                value={until}
                onChange={setUntil}
              />
            </div>
          </>
        ) : (
          <TextArea
            name="written"
            label={t(`incidents.report.ways.${way}`)}
            help={t(`incidents.report.help.${way}`)}
            rows={3}
            value={written}
            onChange={setWritten}
          />
        )}
        <div className="field-row">
          <TextField name="day" type="date" label={t('incidents.report.day')} value={day} onChange={setDay} />
          <TextField
            name="time"
            label={t('incidents.report.time')}
            value={time}
            onChange={(value) => setTime(value.trim())}
          />
        </div>
      </Form>
    </Dialog>
  );
}
